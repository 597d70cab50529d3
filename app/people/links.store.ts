/** Every SQL statement on the one-time links of invitations and resets. */
import { sql, type Tx } from '#kit/db.ts'
import type { OfficerKey, Purpose } from './schema.ts'
import type { Token } from './tokens.ts'

type Link = OfficerKey & { hash: Buffer; purpose: Purpose; expiresAt: Date }

/** The officer's only link from now on: an older letter no longer works. */
export async function replaceLink(tx: Tx, { agencyId, officerId, hash, purpose, expiresAt }: Link): Promise<void> {
  await deleteLinks(tx, { agencyId, officerId })
  await tx.run(sql`
    insert into officer_token (agency_id, token_hash, officer_id, purpose, expires_at)
    values (${agencyId}, ${hash}, ${officerId}, ${purpose}, ${expiresAt})`)
}

/** Whose link this is, locked until the transaction ends; null when it is spent or too old. */
export const lockLink = (tx: Tx, { agencyId, hash }: Token, now: Date) =>
  tx.one<{ officerId: string; purpose: Purpose }>(sql`
    select officer_id as "officerId", purpose from officer_token
    where agency_id = ${agencyId} and token_hash = ${hash} and expires_at > ${now} for update`)

export const deleteLinks = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.run(sql`delete from officer_token where agency_id = ${agencyId} and officer_id = ${officerId}`)
