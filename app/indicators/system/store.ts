/** SQL on `intake_beat`: when messages could be taken in. It belongs to no agency. */
import { sql, type Tx } from '#kit/db.ts'

/** One for each stretch of five minutes; what is older than any result needs goes. */
export const keepBeat = (tx: Tx, now: Date) =>
  tx.run(sql`
    with old as (delete from intake_beat where at < ${now}::timestamptz - interval '400 days')
    insert into intake_beat (at) values (date_bin('5 minutes', ${now}::timestamptz, timestamptz '2020-01-01 00:00:00Z'))
    on conflict do nothing`)

export type Beats = { from: string; minutes: number; up: number }

/** How many minutes were watched from a day on to the end of another, in this zone, and in how many one could send; null before the first. */
export const beatsIn = (tx: Tx, zone: string, fromDay: string, untilDay: string): Promise<Beats | null> =>
  tx.one<Beats>(sql`
    with span as (
      select greatest(min(at), ${fromDay}::timestamp at time zone ${zone}) as from_at, (${untilDay}::date + 1)::timestamp at time zone ${zone} as to_at
      from intake_beat
    )
    select (from_at at time zone ${zone})::date as "from",
           5 * ceil(extract(epoch from to_at - from_at) / 300)::int as minutes,
           5 * (select count(*)::int from intake_beat where at >= from_at and at < to_at) as up
    from span where from_at < to_at`)
