/** One case in the list: what about, since when, until when. */
import { Link, useSearchParams } from 'react-router'
import { longDate, percent } from '../../../app/kit/words.ts'
import { isUnsent, useDraft } from '../case/drafts.ts'
import type { Row } from '../case-doors.ts'
import { ago, dueIn } from '../dates.ts'
import { useAreas, useNames, useServices, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { useMe } from '../session.tsx'
import { INBOX } from './words.ts'

const WORKING = ['open', 'answered', 'waiting-for-person']

export function CaseRow({ row, isOpen, isTabbed }: { row: Row; isOpen: boolean; isTabbed: boolean }) {
  const words = useWords(INBOX)
  const [search] = useSearchParams()
  return (
    <Link
      id={`case-${row.caseId}`}
      className="row"
      to={{ pathname: `/cases/${row.caseId}`, search: String(search) }}
      tabIndex={isTabbed ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className="row-head">
        {row.news && (
          <span className="row-news" title={words.newsLabel}>
            <span className="visually-hidden">{words.newsLabel}</span>
          </span>
        )}
        <ServiceName row={row} />
        <Due row={row} />
      </span>
      <span className="row-text" dir="auto">
        {row.excerpt}
      </span>
      <Foot row={row} />
    </Link>
  )
}

function ServiceName({ row }: { row: Row }) {
  const words = useWords(INBOX)
  const nameOf = useNames(useServices().data?.items, 'serviceId')
  if (row.serviceId) return <span className="row-service">{nameOf(row.serviceId)}</span>
  return <span className="row-service row-service-none">{words.noService}</span>
}

/** What it may be about, where nothing was sure enough. */
function Perhaps({ row: { serviceId, proposedServiceId, probability } }: { row: Row }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const nameOf = useNames(useServices().data?.items, 'serviceId')
  if (serviceId || !proposedServiceId || probability === null) return null
  return <span className="tag">{words.perhaps(nameOf(proposedServiceId), percent(lang, probability))}</span>
}

/** Whether a day stands in the row, and no state in its place. */
export const isDueShown = (row: Pick<Row, 'state' | 'dueAt'> | null): boolean =>
  row !== null && WORKING.includes(row.state) && row.dueAt !== null

/** Until when; where no clock runs, the state stands there instead, unless it is said beside it. */
export function Due({ row, isStateSaid = false }: { row: Pick<Row, 'state' | 'dueAt'>; isStateSaid?: boolean }) {
  const { lang } = useLang()
  const words = useWords(INBOX)
  const zone = useZone()
  if (!WORKING.includes(row.state) || !row.dueAt)
    return isStateSaid ? null : <span className="due">{words.states[row.state]}</span>
  const due = dueIn(lang, row.dueAt, new Date(), zone)
  return <span className={`due due-${due.press}`}>{due.words}</span>
}

/** With the words that made it so. */
function MayBeDangerous({ row: { dangerSigns, dangerBy } }: { row: Row }) {
  const words = useWords(INBOX)
  const signs = dangerBy === 'words' ? dangerSigns.join('، ') : ''
  return (
    <span className="tag tag-bad">
      {words.dangerous}
      {signs && (
        <>
          : <bdi>{signs}</bdi>
        </>
      )}
    </span>
  )
}

function Foot({ row }: { row: Row }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const { officerId } = useMe()
  const zone = useZone()
  const areaOf = useNames(useAreas().data?.items, 'areaId')
  const draft = useDraft(row.caseId)
  return (
    <span className="row-foot">
      <bdi className="code" dir="ltr">
        {row.code}
      </bdi>
      <span>{ago(lang, row.openedHour, new Date(), zone)}</span>
      {row.dangerous && <MayBeDangerous row={row} />}
      {row.areaId && <span>{areaOf(row.areaId)}</span>}
      <Perhaps row={row} />
      {row.submissions > 1 && <span>{words.submissions(row.submissions)}</span>}
      {row.state === 'answered' && row.plannedOn && <span className="tag">{longDate(lang, row.plannedOn)}</span>}
      {row.state === 'waiting-for-person' && <span className="tag">{words.states[row.state]}</span>}
      {row.objections > 0 && <span className="tag tag-bad">{words.objections(row.objections)}</span>}
      {row.assignedTo && (
        <span className="tag">
          {row.assignedTo === officerId ? words.mineTag : words.takenTag(row.assignedName ?? '—')}
        </span>
      )}
      {draft.body !== '' && isUnsent(row.caseId) && <span className="tag tag-warn">{words.unsent}</span>}
    </span>
  )
}
