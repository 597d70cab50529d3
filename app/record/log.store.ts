/** SQL on the logs of this installation: their keys, tiles, checkpoints and sums. */
import type { Entry, Tile, TileFile } from '@pasokh/ledger'
import { sql, type Tx } from '#kit/db.ts'
import type { CheckpointRow, LogKeyRow, LogRow } from './schema.ts'

/** All logs, the newest last. */
export const logsOf = (tx: Tx): Promise<LogRow[]> =>
  tx.rows<LogRow>(
    sql`select log_id as "logId", origin, first_seq as "firstSeq", closed as "isClosed" from log order by log_id`,
  )

/** The log that grows; null before the first entry. */
export const currentLog = (tx: Tx): Promise<LogRow | null> =>
  tx.one<LogRow>(
    sql`select log_id as "logId", origin, first_seq as "firstSeq", closed as "isClosed" from log order by log_id desc limit 1`,
  )

export const addLog = (tx: Tx, { logId, origin, firstSeq }: LogRow, now: Date) =>
  tx.run(sql`insert into log (log_id, origin, first_seq, begun_at) values (${logId}, ${origin}, ${firstSeq}, ${now})`)

/** The log that grows grows no more: another follows it. */
export const closeLog = (tx: Tx) =>
  tx.run(sql`update log set closed = true where log_id = (select max(log_id) from log)`)

/** The keys of a log, the first one first. */
export const keysOfLog = (on: Pick<Tx, 'rows'>, logId: number): Promise<LogKeyRow[]> =>
  on.rows<LogKeyRow>(
    sql`select from_size as "fromSize", vkey, handover from log_key where log_id = ${logId} order by from_size`,
  )

export const addLogKey = (tx: Tx, logId: number, { fromSize, vkey, handover }: LogKeyRow) =>
  tx.run(
    sql`insert into log_key (log_id, from_size, vkey, handover) values (${logId}, ${fromSize}, ${vkey}, ${handover})`,
  )

type TileRow = { level: number; index: number; bytes: Buffer }

/** Those of the tiles that are there. They are named one by one, for they are few, and planned sooner so than a list. */
export const tileRows = (on: Pick<Tx, 'rows'>, logId: number, tiles: readonly Tile[]): Promise<TileRow[]> => {
  const named = tiles.map(({ level, index }) => sql`(level = ${level} and index = ${index})`)
  return on.rows<TileRow>(sql`
    select level, index, bytes from log_tile where log_id = ${logId} and (${sql.join(named, sql` or `)})`)
}

export const readTileRow = async (tx: Tx, logId: number, tile: Tile): Promise<Buffer | null> =>
  (await tileRows(tx, logId, [tile]))[0]?.bytes ?? null

/** Writes tiles, each in the place of its narrower form. Bundles are not kept: they are made from the lines. */
export async function putTiles(tx: Tx, logId: number, files: readonly TileFile[]) {
  const tiles = files.filter(({ level }) => level !== 'entries')
  await tx.run(sql`
    insert into log_tile (log_id, level, index, bytes)
    select ${logId}, * from unnest(${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ index }) => index)}::bigint[],
      ${tiles.map(({ bytes }) => Buffer.from(bytes))}::bytea[])
    on conflict (log_id, level, index) do update set bytes = excluded.bytes`)
}

const CHECKPOINT = sql`size, note, witnesses, is_enough as "isEnough", signed_at as "signedAt"`

/** The newest checkpoint, which is the state of the log. */
export const newestCheckpoint = (tx: Tx, logId: number): Promise<CheckpointRow | null> =>
  tx.one<CheckpointRow>(
    sql`select ${CHECKPOINT} from log_checkpoint where log_id = ${logId} order by size desc limit 1`,
  )

/** The newest and, where it is another, the newest that enough witnesses have signed. */
export const newestTwo = (on: Pick<Tx, 'rows'>, logId: number): Promise<CheckpointRow[]> =>
  on.rows<CheckpointRow>(sql`
    (select ${CHECKPOINT} from log_checkpoint where log_id = ${logId} order by size desc limit 1) union
    (select ${CHECKPOINT} from log_checkpoint where log_id = ${logId} and is_enough order by size desc limit 1)
    order by size desc`)

export const addCheckpoint = (tx: Tx, logId: number, size: number, note: string, now: Date) =>
  tx.run(sql`insert into log_checkpoint (log_id, size, note, signed_at) values (${logId}, ${size}, ${note}, ${now})`)

/** Drops checkpoints older than a day but for the last of each day, the newest, and the newest that was witnessed. */
export const thinCheckpoints = (tx: Tx, logId: number, before: Date) =>
  tx.run(sql`
    delete from log_checkpoint old where log_id = ${logId} and signed_at < ${before}
      and exists (select from log_checkpoint later where later.log_id = old.log_id and later.size > old.size
        and later.signed_at >= old.signed_at and later.signed_at < date_trunc('day', old.signed_at, 'UTC') + interval '1 day')
      and size is distinct from (select max(size) from log_checkpoint where log_id = ${logId} and is_enough)`)

/** A word that an entry shows and by which it is counted. */
const wordOf = ({ body }: Entry): string => String(body.reason ?? body.outcome ?? body.which ?? '')

/** What an entry counts for: of many that were erased at once, each. */
const countOf = ({ body }: Entry): number => (typeof body.erased === 'number' ? body.erased : 1)

export async function addToSums(tx: Tx, logId: number, entries: readonly Entry[]) {
  const sums = Map.groupBy(entries, (entry) => JSON.stringify([entry.agency, entry.type, wordOf(entry)]))
  const counted = [...sums].map(([key, all]) => ({
    key: JSON.parse(key) as [string | null, string, string],
    count: all.reduce((sum, entry) => sum + countOf(entry), 0),
  }))
  const rows = counted.filter(({ count }) => count > 0)
  await tx.run(sql`
    insert into log_sum (log_id, agency_id, type, word, count)
    select ${logId}, * from unnest(${rows.map(({ key }) => key[0])}::uuid[], ${rows.map(({ key }) => key[1])}::text[],
      ${rows.map(({ key }) => key[2])}::text[], ${rows.map(({ count }) => count)}::bigint[])
    on conflict (log_id, agency_id, type, word) do update set count = log_sum.count + excluded.count`)
}

/** Of all logs together. */
export const sumsOf = (tx: Tx): Promise<Sum[]> =>
  tx.rows<Sum>(sql`
    select agency_id as "agencyId", type, word, sum(count)::bigint as count from log_sum
    group by agency_id, type, word order by type, word`)

export type Sum = { agencyId: string | null; type: string; word: string; count: number }

/** Keeps the signatures of witnesses with a checkpoint. */
export const setWitnessed = (
  tx: Tx,
  logId: number,
  { size, note, witnesses, isEnough }: Omit<CheckpointRow, 'signedAt'>,
) =>
  tx.run(sql`
    update log_checkpoint set note = ${note}, witnesses = ${witnesses}, is_enough = ${isEnough}
    where log_id = ${logId} and size = ${size}`)
