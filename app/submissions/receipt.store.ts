/** The receipts' table, which belongs to no agency and is reached through functions only. */
import { sql, type Tx } from '#kit/db.ts'
import type { Tries } from './receipt.ts'

export type Found = Tries & {
  agencyId: string
  submissionId: string
  secretHmac: Buffer | null
  secretHash: string | null
}

/** Locked until the transaction ends: tries at one receipt stand in a row. */
export const findReceipt = (tx: Tx, lookup: string) =>
  tx.one<Found>(sql`
    select agency_id as "agencyId", submission_id as "submissionId", secret_hmac as "secretHmac", secret_hash as "secretHash",
      wrong_tries as "wrongTries", last_wrong_hour as "lastHour", try_again_at as "tryAgainAt"
    from receipt_find(${lookup})`)

export const keepTries = (tx: Tx, lookup: string, { wrongTries, lastHour, tryAgainAt }: Tries) =>
  tx.rows(sql`select receipt_tried(${lookup}, ${wrongTries}, ${lastHour}, ${tryAgainAt})`)

export const lockWeakReceipts = (tx: Tx, limit: number) =>
  tx.rows<{ lookup: string; secretHmac: Buffer }>(
    sql`select lookup, secret_hmac as "secretHmac" from receipts_weak(${limit})`,
  )

export const strengthen = (tx: Tx, lookup: string, hash: string) =>
  tx.rows(sql`select receipt_strengthen(${lookup}, ${hash})`)

/** Since when the oldest receipt waits to be strengthened; null when none does. */
export const weakSince = async (tx: Tx) =>
  (await tx.one<{ since: Date | null }>(sql`select receipts_weak_since() as since`))?.since ?? null
