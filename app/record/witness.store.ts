/** SQL of witnessing others, and of who has witnessed us. */
import { sql, type Tx } from '#kit/db.ts'

/** One request for a log at a time, until this transaction ends. */
export const lockOrigin = (tx: Tx, origin: string) =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`witness ${origin}`}, 0))`)

export const witnessedNote = async (tx: Tx, origin: string): Promise<string | null> =>
  (await tx.one<{ note: string }>(sql`select note from witnessed where origin = ${origin}`))?.note ?? null

export const keepWitnessed = (tx: Tx, origin: string, { size, note }: { size: number; note: string }, now: Date) =>
  tx.run(sql`
    insert into witnessed (origin, size, note, signed_at) values (${origin}, ${size}, ${note}, ${now})
    on conflict (origin) do update set size = excluded.size, note = excluded.note, signed_at = excluded.signed_at`)

/** The size that a witness last signed of our log, as far as we know. */
export const sizeAt = async (tx: Tx, logId: number, name: string): Promise<number> =>
  (await tx.one<{ size: number }>(sql`select size from log_witness where log_id = ${logId} and name = ${name}`))
    ?.size ?? 0

export const keepSizeAt = (tx: Tx, logId: number, name: string, size: number) =>
  tx.run(sql`
    insert into log_witness (log_id, name, size) values (${logId}, ${name}, ${size})
    on conflict (log_id, name) do update set size = excluded.size`)

/** A checkpoint, locked: signatures are added to what stands there now. */
export const lockNote = async (tx: Tx, logId: number, size: number): Promise<string | null> =>
  (
    await tx.one<{ note: string }>(
      sql`select note from log_checkpoint where log_id = ${logId} and size = ${size} for update`,
    )
  )?.note ?? null
