/** What came before the umbrella: the list, and one case to be read and answered. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { civilDay, dateTime, longDate } from '../../../app/kit/words.ts'
import { SaidApology } from '../case/apology-said.tsx'
import { SaidAbove } from '../case/said-above.tsx'
import { CASE } from '../case/words.ts'
import { type Granted, type GrantedCase, granted } from '../case-doors.ts'
import { INBOX } from '../inbox/words.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { More } from '../parts/more.tsx'
import { ErrorNotice, Loading, Notice } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { Answering } from './answering.tsx'
import { GRANTED_WORDS } from './words.ts'

export function GrantedPage() {
  const words = useWords(GRANTED_WORDS)
  const { agencyId, caseId } = useParams()
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {agencyId && caseId ? <One agencyId={agencyId} caseId={caseId} /> : <All />}
    </div>
  )
}

function All() {
  const words = useWords(GRANTED_WORDS)
  const all = useInfiniteQuery({
    queryKey: ['granted'],
    queryFn: ({ pageParam }) => granted.list(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = (all.data?.pages ?? []).flatMap(({ cases }) => cases)
  return (
    <>
      <p className="lead">{words.lead}</p>
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {all.data && rows.length === 0 && <p>{words.none}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={`${row.agencyId} ${row.caseId}`}>
            <OneRow row={row} />
          </li>
        ))}
      </ul>
      <More of={all}>{words.more}</More>
    </>
  )
}

/** When something is due, or that it was. */
function useDue(zone: string) {
  const words = useWords(GRANTED_WORDS)
  const { lang } = useLang()
  return (at: string) => {
    const due = new Date(at)
    return (due < new Date() ? words.overdue : words.due)(longDate(lang, due, zone))
  }
}

function OneRow({ row }: { row: Granted }) {
  const words = useWords(GRANTED_WORDS)
  const { states } = useWords(INBOX)
  const { lang } = useLang()
  const zone = useZone()
  const day = (at: string) => longDate(lang, new Date(at), zone)
  const due = useDue(zone)
  return (
    <>
      <Link to={`/granted/${row.agencyId}/${row.caseId}`}>
        <bdi>{row.agency[lang]}</bdi>{' '}
        <bdi className="code" dir="ltr">
          {row.code}
        </bdi>
      </Link>{' '}
      <span className="tag tag-bad">{words.why[row.why]}</span> <span className="tag">{states[row.state]}</span>{' '}
      {row.decided && <span className="tag">{words.decided[row.decided]}</span>}{' '}
      {row.statementOn && (
        <span className={row.statementOn < civilDay(new Date(), zone) ? 'tag tag-bad' : 'tag'}>
          {words.statementBy(longDate(lang, row.statementOn))}
        </span>
      )}{' '}
      <span className="hint">
        {row.dueAt && `${due(row.dueAt)} · `}
        {words.since(day(row.grantedAt))}
      </span>
    </>
  )
}

function One({ agencyId, caseId }: { agencyId: string; caseId: string }) {
  const words = useWords(GRANTED_WORDS)
  const one = useQuery({ queryKey: ['granted', agencyId, caseId], queryFn: () => granted.one(agencyId, caseId) })
  return (
    <>
      <p>
        <Link to="/granted">{words.back}</Link>
      </p>
      <ErrorNotice error={one.error} onRetry={() => void one.refetch()} />
      {one.isPending && <Loading />}
      {one.data && <Reading whole={one.data} />}
      {one.data && <Answering agencyId={agencyId} caseId={caseId} whole={one.data} />}
    </>
  )
}

function Reading({ whole }: { whole: GrantedCase }) {
  const words = useWords(GRANTED_WORDS)
  const { outcomes, events, forDay, additions } = useWords(CASE)
  const { states } = useWords(INBOX)
  const { lang } = useLang()
  const { zone, case: of } = whole
  const day = (at: string) => longDate(lang, new Date(at), zone)
  const due = useDue(zone)
  return (
    <>
      <h2>
        <bdi>{whole.agency[lang]}</bdi>{' '}
        <bdi className="code" dir="ltr">
          {of.code}
        </bdi>{' '}
        <span className={`state state-${of.state}`}>{states[of.state]}</span>
      </h2>
      {of.dueAt && <p>{due(of.dueAt)}</p>}
      {of.objections > 0 && <p className="tag tag-bad">{words.objections(of.objections)}</p>}
      <h3>{words.said}</h3>
      {whole.submissions.map(({ receivedHour, covered, additions: added }) => (
        <div className="said-by-person" key={`${receivedHour} ${covered}`}>
          <p className="said-text" dir="auto">
            {covered ?? words.noText}
          </p>
          <p className="said-by">{day(receivedHour)}</p>
          {added.map((addition) => (
            <p className="said-text" dir="auto" key={`${addition.addedHour} ${addition.covered}`}>
              <strong>{additions[addition.kind]}</strong> {addition.covered ?? words.noText}
            </p>
          ))}
        </div>
      ))}
      <h3>{words.replies}</h3>
      {whole.replies.length === 0 && <p className="hint">{words.noReplies}</p>}
      {whole.replies.map((reply) => (
        <div className="said-by-office" key={reply.repliedAt}>
          <p className="said-head">
            <strong>{outcomes[reply.outcome]}</strong>
            {reply.dueOn && <span>{forDay(longDate(lang, reply.dueOn))}</span>}
          </p>
          <p className="said-text" dir="auto">
            {reply.body}
          </p>
          {reply.apology && <SaidApology {...reply.apology} />}
          <p className="said-by">{dateTime(lang, new Date(reply.repliedAt), zone)}</p>
        </div>
      ))}
      {whole.words.length > 0 && <h3>{words.above}</h3>}
      {whole.words.map((word) => (
        <OneWord key={word.at} word={word} whole={whole} />
      ))}
      {whole.standing.statementOn && <Awaited day={whole.standing.statementOn} zone={zone} />}
      <h3>{words.events}</h3>
      <ol className="plain-list">
        {whole.events.map(({ type, at }, nth) => (
          <li key={`${at} ${type} ${nth.toString()}`}>
            {type === 'assigned' ? words.assigned : events[type]} <span className="hint">{day(at)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function OneWord({ word, whole }: { word: GrantedCase['words'][number]; whole: GrantedCase }) {
  const { noText } = useWords(GRANTED_WORDS)
  const { lang } = useLang()
  const closing = whole.reasons.find(({ code }) => code === word.reasonCode)
  return (
    <SaidAbove
      kind={word.kind}
      untilOn={word.untilOn}
      reason={closing?.name[lang]}
      words={word.words ?? noText}
      at={word.at}
      zone={whole.zone}
      isOfOffice={word.kind === 'statement-given'}
    />
  )
}

/** A statement that was asked for and has not come. */
function Awaited({ day, zone }: { day: string; zone: string }) {
  const words = useWords(GRANTED_WORDS)
  const { lang } = useLang()
  const isLate = day < civilDay(new Date(), zone)
  return (
    <Notice kind={isLate ? 'bad' : 'info'}>
      {(isLate ? words.statementLate : words.statementBy)(longDate(lang, day))}
    </Notice>
  )
}
