/** SQL of imports: which rows are known already, and what each run did. */
import { sql, type Tx } from '#kit/db.ts'

/** Of these keys those whose submission is there, with its id and the lookup digits of its receipt if it has one. */
export const knownKeys = (tx: Tx, agencyId: string, keys: readonly Buffer[]) =>
  tx.rows<{ key: string; submissionId: string; lookup: string | null; erased: boolean }>(sql`
    select encode(idempotency, 'hex') as key, submission_id as "submissionId", receipt_of(submission_id) as lookup, erased
    from submission where agency_id = ${agencyId} and idempotency = any(${keys}::bytea[])`)

export type Run = { fileHash: Buffer; rows: number; added: number; refused: number; ranAt: Date }

export const addRun = (tx: Tx, agencyId: string, { fileHash, rows, added, refused, ranAt }: Run) =>
  tx.run(sql`
    insert into import_run (agency_id, file_hash, rows, added, refused, ran_at)
    values (${agencyId}, ${fileHash}, ${rows}, ${added}, ${refused}, ${ranAt})`)

/** When a file of these bytes was last imported whole; null when never. */
export const lastRunOf = async (tx: Tx, agencyId: string, fileHash: Buffer): Promise<Date | null> =>
  (await tx.one<{ at: Date | null }>(sql`
    select max(ran_at) as at from import_run where agency_id = ${agencyId} and file_hash = ${fileHash}`))!.at
