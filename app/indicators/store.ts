/** SQL of releases: counting cases of closed days from the published views, and keeping what was released. */
import { sql, type Tx } from '#kit/db.ts'
import type { Release } from './schema.ts'
import { type Closing, proposals, units } from './units.store.ts'

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

/**
 * `measure` is the name of a count, "hidden REASON" or "refusedFor REASON", or "reply", "solution", "passedOn" or "openAges" for
 * a step of a histogram.
 */
export type TallyRow = { line: number; areaId: string; measure: string; days: number; ended: number; waiting: number }

/** Everything that is counted of the planned lines, by area. One scan; the rest works on what it gave. */
export const countLines = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> =>
  tx.rows(sql`
    with ${units(closing)},
    chosen as materialized (
      select line, unit.* from unit join ${lines(wanted)} using (service_id)
      where opened_on between wanted."from" and wanted."to"
    ),
    ${proposals(closing.agencyId)},
    counted as (
      select line, area_id, ${sql.join(Object.entries(COUNTED).map(([, holds], at) => sql`count(*) filter (where ${holds}) as ${sql.ref(`c${at}`)}`))},
             coalesce(sum(objections) filter (where counts), 0) as objections,
             coalesce(sum(objections + is_final::int) filter (where counts), 0) as finals
      from chosen group by 1, 2
    ),
    proposed as (
      select line, area_id, count(*) as proposable, count(*) filter (where unsure) as unsure,
             count(*) filter (where not unsure and proposal.replied) as judged,
             count(*) filter (where not unsure and proposal.replied and is_right) as is_right
      from proposal join chosen using (case_id) group by 1, 2
    )
    select line, area_id as "areaId", measure, 0 as days, n::int as ended, 0 as waiting
    from counted cross join lateral (values
      ${sql.join(Object.keys(COUNTED).map((name, at) => sql`(${name}, ${sql.ref(`c${at}`)})`))},
      ('objections', objections), ('finalReplies', finals)) as measures (measure, n)
    where n > 0
    union all
    select line, area_id, measure, 0, n::int, 0
    from proposed cross join lateral (values
      ('proposable', proposable), ('unsure', unsure), ('proposalJudged', judged), ('proposalRight', is_right)) as measures (measure, n)
    where n > 0
    union all
    select line, area_id, 'hidden ' || coalesce(reason, 'none'), 0, count(*)::int, 0 from chosen where class = 'hidden' group by 1, 2, 3
    union all
    select line, area_id, 'refusedFor ' || coalesce(reason, 'none'), 0, count(*)::int, 0 from chosen where class = 'refused' group by 1, 2, 3
    union all
    select line, area_id, 'reply', reply_days, count(*) filter (where replied)::int, count(*) filter (where not replied)::int
    from chosen where counts group by 1, 2, 4
    union all
    select line, area_id, 'solution', done_days, count(*) filter (where done)::int, count(*) filter (where not done)::int
    from chosen where counts group by 1, 2, 4
    union all
    select line, area_id, 'passedOn', passed_on, count(*)::int, 0 from chosen where counts group by 1, 2, 4
    union all
    select line, area_id, 'openAges', ${closing.untilDay}::date - opened_on, count(*)::int, 0 from chosen where class = 'open' group by 1, 2, 4`)

/** Which units each count counts. */
const COUNTED = {
  received: sql`true`,
  open: sql`class = 'open'`,
  done: sql`class = 'done'`,
  confirmed: sql`class = 'confirmed'`,
  notConfirmed: sql`class = 'not-confirmed'`,
  refused: sql`class = 'refused'`,
  withdrawn: sql`class = 'withdrawn'`,
  objected: sql`counts and objections > 0`,
  objectedUnsettled: sql`counts and objections > 0 and class in ('open', 'done')`,
  replyDue: sql`counts and reply_due`,
  repliedInTime: sql`counts and reply_in_time`,
  solutionDue: sql`counts and solution_due`,
  doneInTime: sql`counts and done_in_time`,
  cases: sql`counts`,
  promised: sql`counts and (reply_due or solution_due or plan_due)`,
  promisesKept: sql`counts and (reply_due or solution_due or plan_due) and (reply_in_time or not reply_due)
                    and (done_in_time or not solution_due) and (plan_kept or not plan_due)`,
  planDue: sql`counts and plan_due`,
  planKept: sql`counts and plan_due and plan_kept`,
  doneJudged: sql`counts and (class in ('confirmed', 'not-confirmed') or done_objected)`,
  doneObjected: sql`counts and done_objected`,
  placed: sql`counts and area_id <> '00000000-0000-0000-0000-000000000000'`,
}

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
