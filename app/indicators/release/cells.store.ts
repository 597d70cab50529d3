/** SQL on `case_roll_up`: cases by day of opening, desk, service, area and channel, counted by the rules of a release. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import { COUNT_NAMES, type CountName, WORK_NAMES, type WorkName } from '../formula.schema.ts'
import { type Closing, places, units } from '../roll-ups/units.store.ts'
import { NONE } from '../schema.ts'
import { COUNTED, isOf } from '../store.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

type Name = CountName | WorkName
const NAMES: readonly Name[] = [...COUNT_NAMES, ...WORK_NAMES]

/** The column of a count. */
export const columnOf = (name: Name): RawBuilder<unknown> =>
  sql.ref(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

/** What is told of a case beside its unit. */
const BESIDE: Partial<Record<Name, RawBuilder<unknown>>> = {
  hidden: sql`(${isOf('hidden')})::int`,
  proposable: sql`coalesce(is_proposable, false)::int`,
  unsure: sql`coalesce(is_unsure, false)::int`,
  proposalJudged: sql`coalesce(is_judged, false)::int`,
  proposalRight: sql`coalesce(is_judged and is_right, false)::int`,
}

const isCounted = (name: Name): name is Name & keyof typeof COUNTED => name in COUNTED

/** What one unit adds to a count; `n` is 1. */
export function addedBy(name: Name): RawBuilder<unknown> {
  const beside = BESIDE[name]
  if (beside) return beside
  if (!isCounted(name)) throw new Error(`Nothing says how ${name} is counted for the console`)
  const { where, each } = COUNTED[name]
  return sql`case when ${where} then ${each} else 0 end`
}

/**
 * `chosen`, the units of these days of opening, each with its desk, the channel of its first message, why it was refused,
 * what was proposed, and 1 as `n`. Case by case: they are few of many.
 */
export const namedUnits = (closing: Closing) => sql`
  ${units(closing, { named: true })},
  chosen as materialized (
    select case_id, coalesce(desk_id, ${NIL}::uuid) as desk_id, coalesce(channel, ${NONE}) as channel, service_id, area_id, opened_on,
           class, counts, replied, reply_days, done, done_days, objections, passed_on, bits, 1 as n,
           case when ${isOf('refused')} then coalesce(reason, 'none') end as reason,
           counts and proposable as is_proposable, counts and proposable and unsure as is_unsure,
           counts and proposable and not unsure and replied = 1 as is_judged, proposed is not distinct from nullif(service_id, ${NIL}::uuid) as is_right
    from unit
      left join lateral (
        select (array_agg(channel order by place))[1] as channel, bool_or(proposable) as proposable,
               (array_agg(proposed_service_id order by place) filter (where proposable))[1] as proposed,
               (array_agg(proposed_service_id is null or probability < coalesce(proposal_threshold, 0) order by place) filter (where proposable))[1] as unsure
        from (select joined.submission_id as place, said.*, understood and chosen_service_id is null as proposable
              from pub_case_submission joined join pub_submission said using (agency_id, submission_id)
              where joined.agency_id = ${closing.agencyId} and joined.case_id = unit.case_id) said
      ) said on true
      left join lateral (
        select reason_code as reason from pub_reply
        where agency_id = ${closing.agencyId} and pub_reply.case_id = unit.case_id and outcome = 'refused' and ${isOf('refused')}
        order by replied_at desc limit 1
      ) given on true
  )`

const listOf = (column: RawBuilder<unknown>, holds: RawBuilder<unknown>, type: RawBuilder<unknown>) =>
  sql`coalesce(array_agg(${column} order by ${column}) filter (where ${holds}), '{}')::${type}`

/** Counts the cases opened on these days, the earliest first, again, with their states at the end of the last closed day. */
export async function countCells(tx: Tx, closing: Closing, days: readonly string[]): Promise<void> {
  const { agencyId } = closing
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return
  await tx.run(sql`delete from case_roll_up where agency_id = ${agencyId} and opened_on = any(${[...days]}::date[])`)
  await tx.run(sql`
    with ${namedUnits({ ...closing, opened: { from, to } })}
    insert into case_roll_up (agency_id, opened_on, desk_id, service_id, area_id, channel, ${sql.join(NAMES.map(columnOf))},
                              reply_days, done_days, passed_on, refused_for)
    select ${agencyId}::uuid, opened_on, desk_id, service_id, area_id, channel,
           ${sql.join(NAMES.map((name) => sql`sum(${addedBy(name)})`))},
           ${listOf(sql`reply_days`, sql`counts and replied = 1`, sql`int[]`)}, ${listOf(sql`done_days`, sql`counts and done = 1`, sql`int[]`)},
           ${listOf(sql`passed_on`, sql`counts`, sql`int[]`)}, ${listOf(sql`reason`, sql`reason is not null`, sql`text[]`)}
    from chosen
    where opened_on = any(${[...days]}::date[])
    group by 2, 3, 4, 5, 6`)
}

/** The last closed day that was counted; null before the first count. */
export const countedUntil = async (tx: Tx, agencyId: string): Promise<string | null> =>
  (
    await tx.one<{ untilDay: string }>(sql`
      select until_day as "untilDay" from case_roll_up_day where agency_id = ${agencyId}`)
  )?.untilDay ?? null

export const setCountedUntil = (tx: Tx, agencyId: string, untilDay: string) =>
  tx.run(sql`
    insert into case_roll_up_day (agency_id, until_day) values (${agencyId}, ${untilDay})
    on conflict (agency_id) do update set until_day = excluded.until_day`)

/** Days of opening of which something may be other than it was counted up to a day: what happened, fell due or came late since. */
export const changedDays = (tx: Tx, { agencyId, zone, untilDay }: Closing, since: string): Promise<string[]> =>
  daysIn(
    tx,
    sql`
    with span as (
      select ((${since}::date + 1)::timestamp at time zone ${zone}) as since, ((${untilDay}::date + 1)::timestamp at time zone ${zone}) as until)
    select (opened_hour at time zone ${zone})::date as day from pub_case, span
    where agency_id = ${agencyId} and (opened_hour >= since - interval '3 days' or first_reply_due_at between since and until
      or solution_due_at between since and until or planned_on between ${since}::date and ${untilDay}::date
      or case_id in (select case_id from pub_case_event, span where agency_id = ${agencyId} and at >= since - interval '1 hour'))
    union
    select (received_hour at time zone ${zone})::date from pub_submission, span
    where agency_id = ${agencyId} and withdrawn and received_hour >= since - interval '3 days'`,
  )

/** Days of opening whose cells do not hold as many as were opened; all days before the first count. */
export const wrongCellDays = (tx: Tx, closing: Closing): Promise<string[]> =>
  daysIn(
    tx,
    sql`
    with ${places(closing)},
    counted as (select opened_on, count(*) as n from unit group by 1),
    kept as (select opened_on, sum(received) as n from case_roll_up where agency_id = ${closing.agencyId} group by 1)
    select opened_on as day from counted full join kept using (opened_on) where counted.n is distinct from kept.n`,
  )

const daysIn = async (tx: Tx, query: RawBuilder<unknown>): Promise<string[]> =>
  (await tx.rows<{ day: string }>(sql`select distinct day from (${query}) found order by day`)).map(({ day }) => day)
