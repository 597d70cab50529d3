/** SQL of evidence for "done", sealed with the reply that it goes with. */
import { sql, type Tx } from '#kit/db.ts'
import type { EvidenceKind } from '../schema.ts'

export const addEvidence = (
  tx: Tx,
  agencyId: string,
  { replyId, kind, sealed }: { replyId: string; kind: EvidenceKind; sealed: Buffer },
) =>
  tx.run(
    sql`insert into evidence (agency_id, reply_id, kind, sealed) values (${agencyId}, ${replyId}, ${kind}, ${sealed})`,
  )

export const evidenceOf = (tx: Tx, agencyId: string, replyIds: readonly string[]) =>
  tx.rows<{ replyId: string; sealed: Buffer }>(sql`
    select reply_id as "replyId", sealed from evidence
    where agency_id = ${agencyId} and reply_id = any(${replyIds}::uuid[])`)
