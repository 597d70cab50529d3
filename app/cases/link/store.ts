/** SQL of the links that ask a sender whether it was done. */
import { sql, type Tx } from '#kit/db.ts'

export type Link = { agencyId: string; submissionId: string; expiresAt: Date; used: boolean }

/** Of any agency; null for a token of which nothing is known, or that a newer one has replaced. */
export const findLink = (tx: Tx, tokenHash: Buffer) =>
  tx.one<Link>(sql`
    select agency_id as "agencyId", submission_id as "submissionId", expires_at as "expiresAt", used
    from verdict_link_find(${tokenHash})`)

/** One link for each of these senders; the one before no longer works. */
export const putLinks = (
  tx: Tx,
  agencyId: string,
  links: readonly { submissionId: string; linkHash: Buffer }[],
  expiresAt: Date,
) =>
  tx.run(sql`
    insert into verdict_link (agency_id, submission_id, token_hash, expires_at)
    select ${agencyId}, id, token_hash, ${expiresAt}
    from unnest(${links.map(({ submissionId }) => submissionId)}::uuid[], ${links.map(({ linkHash }) => linkHash)}::bytea[]) as one (id, token_hash)
    on conflict (agency_id, submission_id) do update
      set token_hash = excluded.token_hash, expires_at = excluded.expires_at, used = false`)

export const spendLink = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.run(sql`
    update verdict_link set used = true where agency_id = ${agencyId} and submission_id = ${submissionId}`)

export const dropExpiredLinks = (tx: Tx, agencyId: string, before: Date) =>
  tx.run(sql`delete from verdict_link where agency_id = ${agencyId} and expires_at < ${before}`)
