/** Every SQL statement on the record's tables. */
import { sql, type Tx } from '#kit/db.ts'
import type { Event, Line } from './schema.ts'

/** One sequencer at a time, in however many processes. */
const SEQUENCER_LOCK = 813_702

export const addWaiting = (tx: Tx, lines: readonly (Pick<Event, 'type' | 'agencyId' | 'body'> & { readyAt: Date })[]) =>
  tx.run(sql`
    insert into record_waiting (ready_at, agency_id, type, body)
    select "readyAt", "agencyId", type, body
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line ("readyAt" timestamptz, "agencyId" uuid, type text, body jsonb)`)

/**
 * Numbers up to `limit` lines that are ready, in the order of their random ids: what was ready
 * together is shuffled. False when another process is at it.
 */
export async function numberReady(tx: Tx, now: Date, limit: number): Promise<number | null> {
  const lock = await tx.one<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as mine`)
  if (!lock?.mine) return null
  return tx.run(sql`
    with ready as (
      delete from record_waiting where line_id in (
        select line_id from record_waiting where ready_at <= ${now} order by ready_at, line_id limit ${limit})
      returning line_id, ready_at, agency_id, type, body
    )
    insert into record (seq, line_id, agency_id, type, body, numbered_at)
    select (select coalesce(max(seq) + 1, 0) from record) + row_number() over (order by ready_at, line_id) - 1,
           line_id, agency_id, type, body, ${now}
    from ready`)
}

export const linesAfter = (tx: Tx, seq: number, limit: number): Promise<Line[]> =>
  tx.rows<Line>(sql`
    select seq, type, agency_id as "agencyId", body from record where seq > ${seq} order by seq limit ${limit}`)

export async function readerSeq(tx: Tx, name: string): Promise<number> {
  const row = await tx.one<{ seq: number }>(sql`
    insert into record_reader (name, seq) values (${name}, -1)
    on conflict (name) do update set name = excluded.name returning seq`)
  return row?.seq ?? -1
}

export const moveReader = (tx: Tx, name: string, seq: number) =>
  tx.run(sql`update record_reader set seq = ${seq} where name = ${name}`)
