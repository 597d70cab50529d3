/** SQL of releases: counting cases of closed days from the published views, and keeping what was released. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import { BIT, CLASS, type Closing, places, proposals, reasons, units } from './roll-ups/units.store.ts'
import type { Release } from './schema.ts'

export type DayRow = { serviceId: string; day: string; count: number }

/** How many there are by service and day of opening, from a day on. */
export const countDays = (tx: Tx, closing: Closing, from: string): Promise<DayRow[]> =>
  tx.rows(sql`
    with ${places(closing)},
    -- Hours are few: to which day one belongs is worked out once for each.
    hourly as (select service_id, opened_hour, count(*) as n from unit group by 1, 2),
    daily as (select service_id, (opened_hour at time zone ${closing.zone})::date as day, n from hourly)
    select service_id as "serviceId", day, sum(n)::int as count from daily where day >= ${from}::date group by 1, 2`)

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

/** What is counted of the planned lines, by area: all but the proposals. */
export const countLines = async (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> => [
  ...(await countUnits(tx, closing, wanted)),
  ...(await countReasons(tx, closing, wanted)),
]

/** One reading of all cases; what is counted of each line and area is added up from what many of them have in common. */
const countUnits = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> =>
  tx.rows(sql`
    with ${units(closing)},
    chosen as materialized (
      select line, unit.* from unit join ${lines(wanted)} using (service_id)
      where opened_on between wanted."from" and wanted."to"
    ),
    grouped as materialized (select line, area_id, bits, passed_on, objections, count(*) as n from chosen group by 1, 2, 3, 4, 5),
    counted as (
      select line, area_id, ${sql.join(
        Object.values(COUNTED).map(
          (of, at) => sql`coalesce(sum(${of.each}) filter (where ${of.where}), 0) as ${sql.ref(`c${at}`)}`,
        ),
      )}
      from grouped group by 1, 2
    )
    select line, area_id as "areaId", measure, 0 as days, n::int as ended, 0 as waiting
    from counted cross join lateral (values
      ${sql.join(Object.keys(COUNTED).map((name, at) => sql`(${name}, ${sql.ref(`c${at}`)})`))}) as measures (measure, n)
    where n > 0
    union all
    select line, area_id, 'passedOn', passed_on, sum(n)::int, 0 from grouped where ${counts} group by 1, 2, 4
    union all
    select line, area_id, 'reply', reply_days, sum(replied)::int, (count(*) - sum(replied))::int from chosen where counts group by 1, 2, 4
    union all
    select line, area_id, 'solution', done_days, sum(done)::int, (count(*) - sum(done))::int from chosen where counts group by 1, 2, 4
    union all
    select line, area_id, 'openAges', ${closing.untilDay}::date - opened_on, count(*)::int, 0
    from chosen where class = ${sql.lit(CLASS.open)} group by 1, 2, 4`)

const countReasons = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> =>
  tx.rows(sql`
    with ${reasons(closing)}
    select line, area_id as "areaId", what || ' ' || reason as measure, 0 as days, count(*)::int as ended, 0 as waiting
    from reasoned join ${lines(wanted)} using (service_id)
    where opened_on between wanted."from" and wanted."to" group by 1, 2, 3`)

/** What was proposed for the cases of the planned lines, by area, and how much of it stood. */
export const countProposals = (tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<TallyRow[]> =>
  tx.rows(sql`
    with ${proposals(closing)},
    proposed as (
      select line, area_id, count(*) as proposable, count(*) filter (where unsure) as unsure,
             count(*) filter (where not unsure and replied) as judged,
             count(*) filter (where not unsure and replied and is_right) as is_right
      from proposal join ${lines(wanted)} using (service_id)
      where opened_on between wanted."from" and wanted."to" group by 1, 2
    )
    select line, area_id as "areaId", measure, 0 as days, n::int as ended, 0 as waiting
    from proposed cross join lateral (values
      ('proposable', proposable), ('unsure', unsure), ('proposalJudged', judged), ('proposalRight', is_right)) as measures (measure, n)
    where n > 0`)

export const isOf = (...classes: (keyof typeof CLASS)[]) =>
  sql`bits & 7 in (${sql.join(classes.map((name) => sql.lit(CLASS[name])))})`
const has = (...bits: (keyof typeof BIT)[]) => {
  const all = bits.reduce((sum, name) => sum | BIT[name], 0)
  return sql`bits & ${sql.lit(all)} = ${sql.lit(all)}`
}
export const counts = sql`bits & 7 not in (${sql.lit(CLASS.withdrawn)}, ${sql.lit(CLASS.hidden)})`
const promised = sql`${counts} and (${has('replyDue')} or ${has('solutionDue')} or ${has('planDue')})`

const cases = (where: RawBuilder<unknown>, each = sql`n`) => ({ where, each })

/** Which units each count counts, and how often each. */
export const COUNTED = {
  received: cases(sql`true`),
  open: cases(isOf('open')),
  done: cases(isOf('done')),
  confirmed: cases(isOf('confirmed')),
  notConfirmed: cases(isOf('not-confirmed')),
  refused: cases(isOf('refused')),
  withdrawn: cases(isOf('withdrawn')),
  objected: cases(sql`${counts} and ${has('objected')}`),
  objectedUnsettled: cases(sql`${isOf('open', 'done')} and ${has('objected')}`),
  replyDue: cases(sql`${counts} and ${has('replyDue')}`),
  repliedInTime: cases(sql`${counts} and ${has('repliedInTime')}`),
  solutionDue: cases(sql`${counts} and ${has('solutionDue')}`),
  doneInTime: cases(sql`${counts} and ${has('doneInTime')}`),
  cases: cases(counts),
  promised: cases(promised),
  promisesKept: cases(sql`${promised} and (${has('repliedInTime')} or not ${has('replyDue')})
                          and (${has('doneInTime')} or not ${has('solutionDue')}) and (${has('planKept')} or not ${has('planDue')})`),
  planDue: cases(sql`${counts} and ${has('planDue')}`),
  planKept: cases(sql`${counts} and ${has('planKept')}`),
  doneJudged: cases(sql`${counts} and (${isOf('confirmed', 'not-confirmed')} or ${has('doneObjected')})`),
  doneObjected: cases(sql`${counts} and ${has('doneObjected')}`),
  objections: cases(counts, sql`n * objections`),
  finalReplies: cases(counts, sql`n * (objections + (${isOf('done', 'confirmed', 'not-confirmed', 'refused')})::int)`),
  placed: cases(sql`${counts} and area_id <> '00000000-0000-0000-0000-000000000000'`),
}

export type MoveRow = { line: number; areaId: string; entered: number; left: number }

/** What came into the days of each line's areas since those were published, and what fell out of them. */
export async function countMoves(tx: Tx, closing: Closing, wanted: readonly Wanted[]): Promise<MoveRow[]> {
  const split = wanted.filter(({ splitTo }) => splitTo !== null)
  if (split.length === 0) return []
  return tx.rows(sql`
    with ${places(closing)}
    select line, area_id as "areaId",
           count(*) filter (where opened_on > wanted."splitTo" and opened_on <= wanted."to") as entered,
           count(*) filter (where opened_on between wanted."splitFrom" and wanted."from" - 1) as "left"
    from unit join ${lines(split)} using (service_id)
    where opened_on > wanted."splitTo" or opened_on < wanted."from"
    group by 1, 2`)
}

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
      select pub_case.case_id, service_id, (opened_hour at time zone ${zone})::date as opened_on, min(md5(folded) collate "C")::uuid as text
      from pub_case join pub_case_submission joined on joined.agency_id = ${agencyId} and joined.case_id = pub_case.case_id
        join pub_submission said on said.agency_id = ${agencyId} and said.submission_id = joined.submission_id
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
