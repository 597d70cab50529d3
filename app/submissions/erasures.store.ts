/** SQL on the list of what was erased. */
import { sql, type Tx } from '#kit/db.ts'
import type { ErasedWhy } from './store.ts'

export type Erasure = { submissionId: string; why: ErasedWhy }

/** Erasures since a day, in the order of their random ids; nobody restores a backup that is older. */
export const erasuresSince = (tx: Tx, agencyId: string, day: Date) =>
  tx.rows<Erasure>(sql`
    select submission_id as "submissionId", why from erasure
    where agency_id = ${agencyId} and erased_on >= (${day}::timestamptz at time zone 'UTC')::date order by submission_id`)

/** Of these those that are there and not erased. */
export const notErased = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.rows<{ submissionId: string }>(sql`
    select submission_id as "submissionId" from submission
    where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[]) and not (erased and (withdrawn or forgotten))`)
