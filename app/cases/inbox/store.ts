/** SQL of the inbox: lists of cases by due time, search, and what an officer takes away as CSV. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import { submissionsWith } from '../../submissions/index.ts'
import type { Case, State } from '../schema.ts'

export type InboxRow = {
  caseId: string
  code: string
  state: State
  serviceId: string | null
  areaId: string | null
  deskId: string
  officeId: string
  openedHour: Date
  dueAt: Date | null
  firstReplyAt: Date | null
  plannedOn: string | null
  objections: number
  sortedBy: Case['sortedBy']
  proposedServiceId: string | null
  probability: number | null
  assignedTo: string | null
  dangerous: boolean
  /** By what it was thought so; null where nothing was, or an officer said. */
  dangerBy: 'words' | 'learned' | 'officer' | null
  /** Words of the text that tell of danger. */
  dangerSigns: string[]
  news: boolean
  submissions: number
  /** The first words of the covered text. */
  excerpt: string
}

export type Cursor = { isUrgent: boolean; dueAt: string; caseId: string }

export type Asked = {
  /** Null sees every desk of the agency. */
  deskIds: readonly string[] | null
  barred: readonly string[]
  deskId?: string | undefined
  states: readonly State[]
  serviceId?: string | undefined
  areaId?: string | undefined
  assignedTo?: string | undefined
  /** Only cases whose next clock runs out before this. */
  dueBefore?: Date | undefined
  unsorted?: boolean | undefined
  dangerous?: boolean | undefined
  /** Terms that must all stand in the text, as searchTerms() gives them. */
  terms?: readonly string[] | undefined
  code?: string | undefined
  after?: Cursor | undefined
  limit: number
}

const EXCERPT_LETTERS = 160
const DUE = sql`m.due_at`
/** As the indexes of joining have it: danger stands first for as long as somebody has to act, then by due time, without a clock last. */
const RANK = sql`(case when m.dangerous and m.state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end)`
const PLACE = sql`coalesce(m.due_at, timestamptz '9999-01-01 00:00:00Z')`
/** So many by their words are looked up by id; where more have them, the inbox is read until a page is full. */
const MOST_BY_WORDS = 3000

/** Cases that may be dangerous first, then by due time, those without a clock last; the case's id breaks ties, so no row is shown twice or skipped. */
export async function listCases(tx: Tx, agencyId: string, asked: Asked): Promise<InboxRow[]> {
  // Found before they are looked at, so that only what is shown is put together.
  return tx.rows<InboxRow>(sql`
    with page as materialized (
      select * from matter m where m.agency_id = ${agencyId} and ${sql.join(await conditions(tx, agencyId, asked), sql` and `)}
      order by ${RANK}, ${PLACE}, m.case_id limit ${asked.limit})
    select m.case_id as "caseId", code, m.state, m.service_id as "serviceId", m.area_id as "areaId", m.desk_id as "deskId", m.office_id as "officeId",
      opened_hour as "openedHour", ${DUE} as "dueAt", first_reply_at as "firstReplyAt", planned_on as "plannedOn", objections,
      sorted_by as "sortedBy", assigned_to as "assignedTo", dangerous, danger_by as "dangerBy", news, first.*,
      (select count(*) from case_submission cs where cs.agency_id = m.agency_id and cs.case_id = m.case_id) as submissions
    from page m
    cross join lateral (
      select s.proposed_service_id as "proposedServiceId", s.probability, s.danger_signs as "dangerSigns", left(coalesce(s.covered, ''), ${EXCERPT_LETTERS}) as excerpt
      from case_submission cs join pub_submission s on s.agency_id = cs.agency_id and s.submission_id = cs.submission_id
      where cs.agency_id = m.agency_id and cs.case_id = m.case_id order by s.received_hour, s.submission_id limit 1) first
    order by ${RANK}, ${PLACE}, m.case_id`)
}

/** Cases from which who asks stands aside are not there. */
const notBarred = (barred: readonly string[]) => (barred.length > 0 ? [sql`m.case_id <> all(${barred}::uuid[])`] : [])

async function conditions(tx: Tx, agencyId: string, asked: Asked): Promise<RawBuilder<unknown>[]> {
  const { deskIds, deskId, states, serviceId, areaId, assignedTo, dueBefore, unsorted, dangerous, terms, code, after } =
    asked
  return [
    sql`m.state = any(${states}::text[])`,
    ...notBarred(asked.barred),
    ...(deskIds ? [sql`m.desk_id = any(${deskIds}::uuid[])`] : []),
    ...(deskId ? [sql`m.desk_id = ${deskId}`] : []),
    ...(serviceId ? [sql`m.service_id = ${serviceId}`] : []),
    ...(areaId ? [sql`m.area_id = ${areaId}`] : []),
    ...(assignedTo ? [sql`m.assigned_to = ${assignedTo}`] : []),
    ...(dueBefore ? [sql`${DUE} < ${dueBefore}`] : []),
    ...(unsorted ? [sql`m.service_id is null`] : []),
    ...(dangerous ? [sql`m.dangerous`] : []),
    ...(code ? [ofCode(agencyId, code)] : []),
    ...(terms ? [await matches(tx, agencyId, terms)] : []),
    ...(after
      ? [
          sql`(${RANK}, ${PLACE}, m.case_id) > (${after.isUrgent ? 0 : 1}::int, ${after.dueAt}::timestamptz, ${after.caseId}::uuid)`,
        ]
      : []),
  ]
}

/** A joined case is found by its code in the one that goes on. */
const ofCode = (agencyId: string, code: string) => sql`
  m.case_id in (select coalesce(joined_into, case_id) from matter where agency_id = ${agencyId} and code = ${code})`

/** Each term is the beginning of a word of the text. */
async function matches(tx: Tx, agencyId: string, terms: readonly string[]): Promise<RawBuilder<unknown>> {
  // A question of signs only would ask for nothing, and so for everything.
  if (terms.length === 0) return sql`false`
  const { question, submissionIds } = await submissionsWith(tx, terms, MOST_BY_WORDS + 1)
  if (submissionIds.length <= MOST_BY_WORDS)
    return sql`m.case_id = any(array(
      select case_id from case_submission cs where cs.agency_id = ${agencyId} and cs.submission_id = any(${submissionIds}::uuid[])))`
  return sql`exists (
    select from case_submission cs join pub_submission s on s.agency_id = cs.agency_id and s.submission_id = cs.submission_id
    where cs.agency_id = m.agency_id and cs.case_id = m.case_id and s.search @@ ${question}::tsquery)`
}

export type FoundCase = Pick<
  InboxRow,
  'caseId' | 'code' | 'state' | 'deskId' | 'serviceId' | 'areaId' | 'openedHour' | 'excerpt'
>

/** The cases of these submissions, by the submission's id. */
export const casesOfSubmissions = async (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  new Map(
    (
      await tx.rows<FoundCase & { submissionId: string }>(sql`
        select submission_id as "submissionId", case_id as "caseId", code, state, desk_id as "deskId",
          service_id as "serviceId", area_id as "areaId", opened_hour as "openedHour", left(coalesce(s.covered, ''), ${EXCERPT_LETTERS}) as excerpt
        from case_submission join matter using (agency_id, case_id) join pub_submission s using (agency_id, submission_id)
        where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`)
    ).map((one) => [one.submissionId, one]),
  )

export type DeskCount = { deskId: string; open: number; late: number; news: number }

/** How much waits at each of these desks, and how much of it is late; null counts every desk. */
type Seen = { deskIds: readonly string[] | null; barred: readonly string[] }

export const countDesks = (tx: Tx, agencyId: string, { deskIds, barred }: Seen, now: Date) =>
  tx.rows<DeskCount>(sql`
    select desk_id as "deskId", count(*) as open, count(*) filter (where ${DUE} < ${now}) as late, count(*) filter (where news) as news
    from matter m where agency_id = ${agencyId} and state in ('open', 'answered', 'waiting-for-person')
      and ${sql.join([...notBarred(barred), deskIds ? sql`desk_id = any(${deskIds}::uuid[])` : sql`true`], sql` and `)}
    group by desk_id order by desk_id`)
