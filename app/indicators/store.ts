/** SQL of releases: counting cases of closed days from the published views, and keeping what was released. */
import { sql, type Tx } from '#kit/db.ts'
import type { Release } from './schema.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

/** The zone whose days are meant, and the last closed day. */
export type Closing = { agencyId: string; zone: string; untilDay: string }

/**
 * What is counted, a row each: every case opened on a closed day that is no near-copy, and what was
 * taken back before a case was opened for it. States are those at the end of the last closed day,
 * as far as the case says when they came about.
 */
const units = ({ agencyId, zone, untilDay }: Closing) => sql`
  closing as (select (${untilDay}::date + 1)::timestamp at time zone ${zone} as at),
  known as (
    select case_id, coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           (opened_hour at time zone ${zone})::date as opened_on, objections,
           -- Sorted by bytes: the order of letters in a language costs ten times as much.
           (case when state in ('withdrawn', 'hidden') then state
                 when state in ('done', 'confirmed', 'not-confirmed', 'refused') and solved_at < closing.at then state
                 else 'open' end) collate "C" as class,
           case when first_reply_at < closing.at then first_reply_at end as replied_at,
           case when state in ('done', 'confirmed', 'not-confirmed') and solved_at < closing.at then solved_at end as done_at,
           first_reply_due_at < closing.at as reply_due, solution_due_at < closing.at as solution_due,
           first_reply_due_at, solution_due_at
    from pub_case, closing
    where agency_id = ${agencyId} and opened_hour < closing.at
      and not exists (select from near_copy where near_copy.agency_id = pub_case.agency_id and near_copy.case_id = pub_case.case_id)
  ),
  unit as (
    select service_id, area_id, opened_on, class, (case when class = 'hidden' then ${reasonOf(agencyId)} end) collate "C" as reason,
           class not in ('withdrawn', 'hidden') as counts,
           objections > 0 as objected,
           replied_at is not null as replied,
           greatest(coalesce((replied_at at time zone ${zone})::date, ${untilDay}::date) - opened_on, 0) as reply_days,
           done_at is not null as done,
           greatest(coalesce((done_at at time zone ${zone})::date, ${untilDay}::date) - opened_on, 0) as done_days,
           coalesce(reply_due, false) as reply_due, coalesce(reply_due and replied_at <= first_reply_due_at, false) as reply_in_time,
           coalesce(solution_due, false) as solution_due, coalesce(solution_due and done_at <= solution_due_at, false) as done_in_time
    from known
    union all
    select coalesce(chosen_service_id, ${NIL}::uuid), ${NIL}::uuid, (received_hour at time zone ${zone})::date, 'withdrawn' collate "C", null,
           false, false, false, 0, false, 0, false, false, false, false
    from pub_submission, closing
    where agency_id = ${agencyId} and withdrawn and opened and received_hour < closing.at
      and not exists (select from pub_case_submission joined
                      where joined.agency_id = pub_submission.agency_id and joined.submission_id = pub_submission.submission_id)
  )`

const reasonOf = (agencyId: string) => sql`(
  select min(hidden_reason) from pub_case_submission joined join pub_submission using (agency_id, submission_id)
  where joined.agency_id = ${agencyId} and joined.case_id = known.case_id)`

export type DayRow = { serviceId: string; day: string; count: number }

/** How many there are by service and day of opening, from a day on. */
export const countDays = (tx: Tx, closing: Closing, from: string): Promise<DayRow[]> =>
  tx.rows(sql`
    with ${units(closing)}
    select service_id as "serviceId", opened_on as day, count(*) from unit where opened_on >= ${from}::date
    group by 1, 2`)

/** One service of a planned line: the days of opening that it counts, and those its areas counted before (null for none). */
export type Wanted = {
  line: number
  serviceId: string
  from: string
  to: string
  splitFrom: string | null
  splitTo: string | null
}

/** `measure` is the name of a count, "hidden REASON", or "reply" or "solution" for a day of a histogram. */
export type TallyRow = { line: number; areaId: string; measure: string; days: number; ended: number; waiting: number }

/** Everything that is counted of the planned lines, by area. One scan; the rest works on its groups. */
export const countLines = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> =>
  tx.rows(sql`
    with ${units(closing)},
    cell as (
      select line, area_id, class, reason, counts, objected, replied, reply_days, done, done_days,
             reply_due, reply_in_time, solution_due, done_in_time, count(*) as n
      from unit join ${lines(wanted)} using (service_id)
      where opened_on between wanted."from" and wanted."to"
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
    )
    select line, area_id as "areaId", measure, 0 as days, sum(n)::int as ended, 0 as waiting
    from cell cross join lateral (values
      ('received', true), (case class when 'not-confirmed' then 'notConfirmed' when 'hidden' then 'hidden ' || coalesce(reason, 'none') else class end, true),
      ('objected', counts and objected), ('objectedUnsettled', counts and objected and class in ('open', 'done')),
      ('replyDue', counts and reply_due), ('repliedInTime', counts and reply_in_time),
      ('solutionDue', counts and solution_due), ('doneInTime', counts and done_in_time)) as measures (measure, holds)
    where holds group by 1, 2, 3
    union all
    select line, area_id, 'reply', reply_days, coalesce(sum(n) filter (where replied), 0)::int, coalesce(sum(n) filter (where not replied), 0)::int
    from cell where counts group by 1, 2, 4
    union all
    select line, area_id, 'solution', done_days, coalesce(sum(n) filter (where done), 0)::int, coalesce(sum(n) filter (where not done), 0)::int
    from cell where counts group by 1, 2, 4`)

export type MoveRow = { line: number; areaId: string; entered: number; left: number }

/** What came into the days of each line's areas since those were published, and what fell out of them. */
export const countMoves = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<MoveRow[]> =>
  tx.rows(sql`
    with ${units(closing)}
    select line, area_id as "areaId",
           count(*) filter (where opened_on > wanted."splitTo" and opened_on <= wanted."to") as entered,
           count(*) filter (where opened_on between wanted."splitFrom" and wanted."from" - 1) as "left"
    from unit join ${lines(wanted)} using (service_id)
    where opened_on > wanted."splitTo" or opened_on < wanted."from"
    group by 1, 2`)

const lines = (wanted: readonly Wanted[]) => sql`
  jsonb_to_recordset(${JSON.stringify(wanted.map(({ serviceId, ...rest }) => ({ service_id: serviceId, ...rest })))}::jsonb)
    as wanted (line int, service_id uuid, "from" date, "to" date, "splitFrom" date, "splitTo" date)`

/**
 * Keeps in mind which cases of these days say word for word, once folded, what another case of the
 * same service and day says: all but one of each.
 */
export const markCopies = (tx: Tx, { agencyId, zone, untilDay }: Closing, from: string) =>
  tx.run(sql`
    with said as (
      select pub_case.case_id, service_id, (opened_hour at time zone ${zone})::date as opened_on, min(md5(folded)) as text
      from pub_case join pub_case_submission using (agency_id, case_id) join pub_submission using (agency_id, submission_id)
      where pub_case.agency_id = ${agencyId} and folded <> ''
        and opened_hour >= ${from}::timestamp at time zone ${zone} and opened_hour < (${untilDay}::date + 1)::timestamp at time zone ${zone}
      group by 1, 2, 3
    ), numbered as (
      select case_id, row_number() over (partition by service_id, opened_on, text order by case_id) as place from said
    )
    insert into near_copy (agency_id, case_id)
    select ${agencyId}, case_id from numbered where place > 1 order by case_id
    on conflict do nothing`)

const RELEASE = sql`release_id as "releaseId", until_day as "untilDay", file, sha256`

export const latestRelease = (tx: Tx, agencyId: string): Promise<Release | null> =>
  tx.one<Release>(sql`
    select ${RELEASE} from release where agency_id = ${agencyId} order by until_day desc limit 1`)

/** The file of a release by the last day it counts. */
export const releaseOfDay = (tx: Tx, agencyId: string, untilDay: string): Promise<Release | null> =>
  tx.one<Release>(sql`
    select ${RELEASE} from release where agency_id = ${agencyId} and until_day = ${untilDay}`)

/** Which release is the newest, without its file. */
export const latestReleaseId = async (tx: Tx, agencyId: string): Promise<string | null> =>
  (
    await tx.one<{ releaseId: string }>(sql`
      select release_id as "releaseId" from release where agency_id = ${agencyId} order by until_day desc limit 1`)
  )?.releaseId ?? null

export type NewRelease = { untilDay: string; madeOn: string; method: string; file: Buffer; sha256: Buffer }

/** False when a release up to this day is there already. */
export async function addRelease(tx: Tx, agencyId: string, release: NewRelease): Promise<boolean> {
  const { untilDay, madeOn, method, file, sha256 } = release
  const added = await tx.run(sql`
    insert into release (agency_id, until_day, made_on, method, file, sha256)
    values (${agencyId}, ${untilDay}, ${madeOn}, ${method}, ${file}, ${sha256})
    on conflict (agency_id, until_day) do nothing`)
  return added > 0
}
