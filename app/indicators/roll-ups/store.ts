/** SQL on `roll_up`: what happened on each day, by desk, service and area, counted from the events of cases. */
import { sql, type Tx } from '#kit/db.ts'

/** What the console counts; each is an event of a case. */
export const MEASURES = [
  'opened',
  'replied',
  'done',
  'confirmed',
  'objected',
  'not-confirmed',
  'withdrawn',
  'hidden',
  'passed-on',
] as const
export type Measure = (typeof MEASURES)[number]

const NIL = '00000000-0000-0000-0000-000000000000'

/** Civil days, both included, in the zone of the agency. */
export type Days = { agencyId: string; zone: string; from: string; to: string }

const between = ({ agencyId, zone, from, to }: Days) => sql`
  pub_case_event.agency_id = ${agencyId} and at >= ${from}::timestamp at time zone ${zone}
  and at < (${to}::date + 1)::timestamp at time zone ${zone}`

/** Many events have all of it in common: what they are is said of each such group, not of each event. */
const happened = (days: Days) => sql`
  with alike as (
    select (at at time zone ${days.zone})::date as day, desk_id, service_id, area_id, type, type = 'replied' and outcome = 'done' as is_done, count(*) as n
    from pub_case_event join pub_case using (agency_id, case_id)
    where ${between(days)} and type = any(${[...MEASURES]}::text[])
    group by 1, 2, 3, 4, 5, 6
  )
  -- A reply that says "done" is two things: a reply and a "done".
  select day, desk_id, coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id, measure, sum(n)::bigint as count
  from alike cross join lateral (values (type), (case when is_done then 'done' end)) as measures (measure)
  where measure is not null group by 1, 2, 3, 4, 5`

const KEY = sql`day, desk_id, service_id, area_id, measure`

/** Counts these days again: what is new is put in, what changed is put right, what is no more is taken out. */
export async function countDaysAgain(tx: Tx, days: Days): Promise<void> {
  // In the order of the key, so that two that count at once wait for each other and do not deadlock.
  await tx.run(sql`
    with now as materialized (${happened(days)}),
    kept as (select ${KEY}, count from roll_up where agency_id = ${days.agencyId} and day between ${days.from}::date and ${days.to}::date),
    -- Both are read once and held against each other; to look up each in the other would take the square of their number.
    changed as materialized (
      select ${KEY}, now.count from now full join kept using (${KEY}) where now.count is distinct from kept.count
    ),
    gone as (
      delete from roll_up using (
        select old.day, old.desk_id, old.service_id, old.area_id, old.measure from roll_up old join changed using (${KEY})
        where old.agency_id = ${days.agencyId} and changed.count is null
        order by 1, 2, 3, 4, 5 for update of old) dead
      where roll_up.agency_id = ${days.agencyId} and roll_up.day = dead.day and roll_up.desk_id = dead.desk_id
        and roll_up.service_id = dead.service_id and roll_up.area_id = dead.area_id and roll_up.measure = dead.measure
    )
    insert into roll_up (agency_id, day, desk_id, service_id, area_id, measure, count)
    select ${days.agencyId}, ${KEY}, count from changed where count is not null
    order by ${KEY}
    on conflict (agency_id, day, desk_id, service_id, area_id, measure)
    do update set count = excluded.count where roll_up.count <> excluded.count`)
}

export type Wrong = { day: string; measure: string; kept: number; counted: number }

/** Days on which the sum of the roll-ups is not the number of events. */
export const wrongDays = (tx: Tx, days: Days, limit: number): Promise<Wrong[]> =>
  tx.rows(sql`
    with counted as (
      select (at at time zone ${days.zone})::date as day, measure, count(*) as n
      from pub_case_event
        cross join lateral (values (type), (case when type = 'replied' and outcome = 'done' then 'done' end)) as measures (measure)
      where ${between(days)} and measure = any(${[...MEASURES]}::text[]) group by 1, 2
    ), kept as (
      select day, measure, sum(count)::bigint as n from roll_up
      where agency_id = ${days.agencyId} and day between ${days.from}::date and ${days.to}::date group by 1, 2
    )
    select day, measure, coalesce(kept.n, 0) as kept, coalesce(counted.n, 0) as counted
    from counted full join kept using (day, measure)
    where coalesce(kept.n, 0) <> coalesce(counted.n, 0) order by day, measure limit ${limit}`)

/** The days on which anything of the agency's cases happened, or is said to have; null when nothing did. */
export const daysOfEvents = (tx: Tx, agencyId: string, zone: string) =>
  // The first and the last event stand at the ends of an index; the day of each of them would be worked out for all.
  tx.one<{ from: string | null; to: string | null }>(sql`
    select least((select (min(at) at time zone ${zone})::date from pub_case_event where agency_id = ${agencyId}),
                 (select min(day) from roll_up where agency_id = ${agencyId})) as "from",
           greatest((select (max(at) at time zone ${zone})::date from pub_case_event where agency_id = ${agencyId}),
                    (select max(day) from roll_up where agency_id = ${agencyId})) as "to"`)

export type Sum = { deskId: string; serviceId: string | null; measure: Measure; today: number; all: number }

/** Sums over some days and of the last of them alone, by desk and service. */
export const sumsOf = (tx: Tx, { agencyId, from, to }: Omit<Days, 'zone'>): Promise<Sum[]> =>
  tx.rows(sql`
    select desk_id as "deskId", nullif(service_id, ${NIL}::uuid) as "serviceId", measure,
           coalesce(sum(count) filter (where day = ${to}::date), 0)::int as today, sum(count)::int as all
    from roll_up where agency_id = ${agencyId} and day between ${from}::date and ${to}::date
    group by 1, 2, 3 order by 1, 2, 3`)
