/** Every SQL statement on the lines of the record. */
import { sql, type Tx } from '#kit/db.ts'
import type { Line, WaitingLine } from './schema.ts'

/** One sequencer at a time, in however many processes. */
const SEQUENCER_LOCK = 813_702

export const addWaiting = (tx: Tx, lines: readonly WaitingLine[]) =>
  tx.run(sql`
    insert into record_waiting (ready_at, agency_id, type, body, about, salt, entry)
    select * from unnest(
      ${lines.map(({ readyAt }) => readyAt)}::timestamptz[], ${lines.map(({ agencyId }) => agencyId)}::uuid[],
      ${lines.map(({ type }) => type)}::text[], ${lines.map(({ body }) => JSON.stringify(body))}::jsonb[],
      ${lines.map(({ about }) => about)}::uuid[], ${lines.map(({ salt }) => salt)}::bytea[],
      ${lines.map(({ entry }) => entry)}::bytea[])`)

/** True when this transaction is the only sequencer until it ends. */
export const lockSequencer = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as mine`))?.mine ?? false

export const isAnyReady = async (tx: Tx, now: Date): Promise<boolean> =>
  (await tx.one<{ any: boolean }>(sql`select exists (select from record_waiting where ready_at <= ${now}) as any`))!.any

export type Numbered = { seq: number; entry: Buffer }

/**
 * Numbers up to `limit` lines that are ready, in the order of their random ids: what was ready
 * together is shuffled. Only under the sequencer's lock.
 */
export const numberReady = (tx: Tx, now: Date, limit: number): Promise<Numbered[]> =>
  tx.rows<Numbered>(sql`
    with ready as (
      delete from record_waiting where line_id in (
        select line_id from record_waiting where ready_at <= ${now} order by ready_at, line_id limit ${limit})
      returning line_id, ready_at, agency_id, type, body, about, salt, entry
    ), numbered as (
      insert into record (seq, agency_id, type, body, about, salt, entry)
      select (select coalesce(max(seq) + 1, 0) from record) + row_number() over (order by ready_at, line_id) - 1,
             agency_id, nullif(type, convert_from(entry, 'UTF8')::jsonb ->> 'type'), body, about, salt, entry
      from ready
      returning seq, entry
    )
    select seq, entry from numbered order by seq`)

/**
 * Puts lines back that were published, from a seq on. Those that wait here, for the backup was made before they had a
 * place, are what is known of them; of the others there is what is public.
 */
export const putBackLines = (tx: Tx, seq: number, entries: readonly Buffer[]) =>
  tx.run(sql`
    with given as (
      select entry, place, row_number() over (partition by entry order by place) as nth
      from unnest(${entries}::bytea[]) with ordinality as one (entry, place)
    ), waiting as (
      select line_id, entry, row_number() over (partition by entry order by ready_at, line_id) as nth
      from record_waiting where entry = any(${entries}::bytea[])
    ), known as (
      delete from record_waiting line using waiting
      where line.line_id = waiting.line_id and exists (select from given where (given.entry, given.nth) = (waiting.entry, waiting.nth))
      returning line.*, waiting.nth
    )
    insert into record (seq, agency_id, type, body, about, salt, entry)
    select ${seq}::bigint + place - 1, (shown ->> 'agency')::uuid, nullif(known.type, shown ->> 'type'),
      coalesce(known.body, '{}'), known.about, known.salt, given.entry
    from given left join known on (known.entry, known.nth) = (given.entry, given.nth),
      lateral (select convert_from(given.entry, 'UTF8')::jsonb as shown) one`)

export const nextSeq = async (tx: Tx): Promise<number> =>
  (await tx.one<{ next: number }>(sql`select coalesce(max(seq) + 1, 0) as next from record`))!.next

/** The public bytes of lines, in their order. */
export const entriesFrom = async (tx: Tx, seq: number, count: number): Promise<Buffer[]> =>
  (
    await tx.rows<{ entry: Buffer }>(
      sql`select entry from record where seq >= ${seq} and seq < ${seq + count} and entry is not null order by seq`,
    )
  ).map(({ entry }) => entry)

export const linesAfter = (tx: Tx, seq: number, limit: number): Promise<Line[]> =>
  tx.rows<Line>(sql`
    select seq, ${TYPE} as type, agency_id as "agencyId", body from record where seq > ${seq} order by seq limit ${limit}`)

export async function readerSeq(tx: Tx, name: string): Promise<number> {
  const row = await tx.one<{ seq: number }>(sql`
    insert into record_reader (name, seq) values (${name}, -1)
    on conflict (name) do update set name = excluded.name returning seq`)
  return row?.seq ?? -1
}

export const moveReader = (tx: Tx, name: string, seq: number) =>
  tx.run(sql`update record_reader set seq = ${seq} where name = ${name}`)

/** Of a line; it is kept beside the entry only where the entry does not show it. */
const TYPE = sql`coalesce(type, convert_from(entry, 'UTF8')::jsonb ->> 'type')`

/** Lines about a case or a submission, oldest first. */
export const linesAbout = (tx: Tx, abouts: readonly string[]) =>
  tx.rows<Line & { entry: Buffer }>(sql`
    select seq, ${TYPE} as type, agency_id as "agencyId", body, entry from record
    where about = any(${abouts}::uuid[]) and entry is not null order by seq limit 200`)

/** The same, but waits for the one that is at it. */
export const awaitSequencer = (tx: Tx) => tx.rows(sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK})`)
