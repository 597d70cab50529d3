/** The reply to a case. What is written stays in memory while the officer moves about, and when sending fails. */
import { useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import { useLocation } from 'react-router'
import { owedWith } from '../../../app/cases/apology/rules.ts'
import { longDate } from '../../../app/kit/words.ts'
import { Problem } from '../api.ts'
import { cases, type Outcome, type Whole } from '../case-doors.ts'
import { useAgency, useDesks, useReasons, useServices, useZone } from '../known.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { ErrorNotice, Notice, Said } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { ReadingHint } from '../parts/reading-hint.tsx'
import { ApologyFields } from './apology-fields.tsx'
import { APOLOGY } from './apology-words.ts'
import { useCaseAct } from './case-changes.ts'
import { type Draft, dropDraft, keepDraft, useDraft } from './drafts.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { EVIDENCE } from './evidence-words.ts'
import { Files } from './files.tsx'
import { unreadIn } from './history.ts'
import { JOINING } from './joining-words.ts'
import { type Lack, lackOf, mayApologise, replyOf } from './lack.ts'
import { OutcomeFields } from './outcome-fields.tsx'
import { REPLY } from './reply-words.ts'
import { type Fillings, refill, unfilled } from './template.ts'
import { TemplateChoice } from './template-choice.tsx'
import { Unread } from './unread.tsx'
import { CASE } from './words.ts'

const MOST_LETTERS = 4000
// A year that is half typed, 2 or 20 or 202, has no name in the Jalali calendar; its figures stand in the text until the next is typed.
const WHOLE_YEAR = '1000'

export function ReplyForm({ whole }: { whole: Whole }) {
  const words = useWords(REPLY)
  const { caseId } = whole.case
  const [isSent, setSent] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusWhenAsked(heading)
  return (
    <section className="reply" aria-labelledby="reply-title">
      <h3 id="reply-title" tabIndex={-1} ref={heading}>
        {words.title}
      </h3>
      <Said>{isSent ? words.sent : ''}</Said>
      {whole.outcomes.length === 0 ? (
        <p className="hint">{words.notNow}</p>
      ) : (
        <Writing
          whole={whole}
          onSent={() => {
            dropDraft(caseId)
            setSent(true)
            heading.current?.focus()
          }}
        />
      )}
    </section>
  )
}

/** The key r asks for it by the state of the address. */
function useFocusWhenAsked(heading: React.RefObject<HTMLElement | null>): void {
  const { state } = useLocation()
  const at = (state as { reply?: boolean; at?: number } | null)?.at
  useEffect(() => {
    if (at === undefined) return
    const form = heading.current?.parentElement
    heading.current?.scrollIntoView({ block: 'start' })
    const first = form?.querySelector<HTMLElement>('textarea, input[type=radio]')
    ;(first ?? heading.current)?.focus({ preventScroll: true })
  }, [at, heading])
}

function Writing({ whole, onSent }: { whole: Whole; onSent(): void }) {
  const words = useWords(REPLY)
  const { outcomes: outcomeWords } = useWords(CASE)
  const { goesToAll } = useWords(JOINING)
  const apologyWords = useWords(APOLOGY)
  const evidenceWords = useWords(EVIDENCE)
  const { caseId } = whole.case
  const draft = useDraft(caseId)
  const [lack, setLack] = useState<Lack | null>(null)
  const fillingsOf = useFillings(whole)
  const sending = useCaseAct(caseId, () => cases.reply(caseId, replyOf(draft), draft.files), onSent)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, seen: draft.seen ?? whole.seen, ...part }
    // The choice of a day, a reason or a desk also stands in the text.
    const body = part.body ?? refill(draft.body, fillingsOf(draft), fillingsOf(next))
    keepDraft(caseId, { ...next, body })
    setLack(null)
  }
  const unread = draft.seen === null ? [] : unreadIn(whole, draft.seen)
  const send = () => {
    const lacks = lackOf(draft, whole)
    setLack(lacks)
    if (!lacks) sending.mutate(undefined, { onError: (error) => renewAfter(error, caseId, draft) })
  }
  const lackWords = (of: Lack) => {
    if (lack !== of) return null
    if (of === 'evidence' || of === 'shown' || of === 'photo') return evidenceWords.missing[of]
    if (of === 'apology' || of === 'parts' || of === 'signature') return apologyWords.missing[of]
    return of === 'place' ? words.missing.place(unfilled(draft.body).join('، ')) : words.missing[of]
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <OneOf<Outcome | ''>
        label={words.outcome}
        options={whole.outcomes.map((id) => ({ id, label: outcomeWords[id] }))}
        value={draft.outcome ?? ''}
        onChange={(outcome) => outcome && change({ outcome })}
      />
      <Lacking>{lackWords('outcome')}</Lacking>
      <OutcomeFields deskId={whole.case.deskId} draft={draft} onChange={change} lackWords={lackWords} />
      <TemplateChoice
        facts={factsOf(whole, draft.outcome)}
        fillings={{ fa: fillingsOf(draft, 'fa'), en: fillingsOf(draft, 'en') }}
        onChoose={(text, lang) => change({ body: refill(text, {}, fillingsOf(draft, lang)) })}
      />
      <Field
        label={words.body}
        hint={words.bodyHint}
        rows={7}
        maxLength={MOST_LETTERS}
        value={draft.body}
        error={lackWords('body') ?? lackWords('place')}
        onChange={(body) => change({ body })}
      />
      <ReadingHint text={draft.body} />
      <Files files={draft.files} onChange={(files) => change({ files })} />
      {draft.outcome === 'done' && (
        <EvidenceFields
          isNeeded={whole.needsEvidence}
          evidence={draft.evidence}
          error={lackWords('evidence') ?? lackWords('shown') ?? lackWords('photo')}
          onChange={(evidence) => change({ evidence })}
        />
      )}
      {mayApologise(draft) && (
        <ApologyFields
          owed={owedWith(draft.outcome!, whole.faults)}
          apology={draft.apology}
          body={draft.body}
          error={lackWords('apology') ?? lackWords('parts') ?? lackWords('signature')}
          onChange={(apology) => change({ apology })}
        />
      )}
      {whole.senders > 1 && <Notice kind="warn">{goesToAll(whole.senders)}</Notice>}
      {draft.outcome && <Then outcome={draft.outcome} />}
      <ErrorNotice error={sending.error} />
      <Unread
        whole={whole}
        unread={unread}
        onRead={() => {
          change({ seen: whole.seen })
          sending.reset()
        }}
      />
      <Button type="submit" isPending={sending.isPending}>
        {words.send}
      </Button>
    </Form>
  )
}

/** What went out was another text under this token: whoever sends once more means a second reply. */
function renewAfter(error: unknown, caseId: string, draft: Draft): void {
  if (error instanceof Problem && error.word === 'sent-before') keepDraft(caseId, { ...draft, token: '' })
}

/** What follows for the person, said before it is sent. */
function Then({ outcome }: { outcome: Outcome }) {
  const words = useWords(REPLY)
  const confirmDays = useAgency().data?.confirmDays ?? 14
  const follows = words.follows[outcome]
  return <Notice>{typeof follows === 'function' ? follows(confirmDays) : follows}</Notice>
}

/** What is known of the case that a template may ask for. */
const factsOf = ({ case: { serviceId, state }, submissions: [first] }: Whole, outcome: Outcome | null) => ({
  outcome,
  serviceId,
  state,
  lang: first?.textLang ?? null,
  channel: first?.channel ?? null,
})

/** What stands in the places of a template; in the language the person wrote in unless told. */
function useFillings(whole: Whole): (draft: Draft, lang?: 'fa' | 'en') => Fillings {
  const own = whole.submissions[0]?.textLang === 'en' ? 'en' : 'fa'
  const reasons = useReasons().data?.items
  const desks = useDesks().data?.items
  const services = useServices().data?.items
  const agency = useAgency().data
  const zone = useZone()
  const first = whole.submissions[0]
  return ({ outcome, dueOn, reasonCode, deskId }, lang = own) => ({
    day: outcome === 'planned' && dueOn ? (dueOn < WHOLE_YEAR ? dueOn : longDate(lang, dueOn)) : null,
    reason: (outcome === 'refused' && reasons?.find(({ code }) => code === reasonCode)?.name[lang]) || null,
    office: (outcome === 'passed-on' && desks?.find((desk) => desk.deskId === deskId)?.name[lang]) || null,
    service: services?.find(({ serviceId }) => serviceId === whole.case.serviceId)?.name[lang] ?? null,
    received: first ? longDate(lang, new Date(first.receivedHour), zone) : null,
    agency: agency?.name[lang] ?? null,
  })
}
