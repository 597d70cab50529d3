/** Every SQL statement on sessions. */
import { sql, type Tx } from '#kit/db.ts'
import type { OfficerKey, Signed } from './schema.ts'
import type { Token } from './tokens.ts'

type NewSession = OfficerKey & {
  hash: Buffer
  csrfToken: string
  strongAt: Date | null
  now: Date
  expiresAt: Date
}

export const insertSession = (tx: Tx, session: NewSession) =>
  tx.run(sql`
    insert into session (agency_id, token_hash, officer_id, csrf_token, strong_at, created_at, seen_at, expires_at)
    values (${session.agencyId}, ${session.hash}, ${session.officerId}, ${session.csrfToken}, ${session.strongAt},
            ${session.now}, ${session.now}, ${session.expiresAt})`)

/** Ends the oldest sessions of an officer but `kept`. */
export const deleteOldSessions = (tx: Tx, { agencyId, officerId }: OfficerKey, kept: number) =>
  tx.run(sql`
    delete from session where agency_id = ${agencyId} and token_hash in (
      select token_hash from session where agency_id = ${agencyId} and officer_id = ${officerId}
      order by created_at desc, token_hash offset ${kept})`)

/** Who holds this session now, with today's role: a lock or another role counts at once. */
export const sessionOf = (tx: Tx, { agencyId, hash }: Token, { now, idleMs }: { now: Date; idleMs: number }) =>
  tx.one<Signed & { seenAt: Date }>(sql`
    select officer.agency_id as "agencyId", officer_id as "officerId", name, email, role, lang,
           strong_at as "strongAt", csrf_token as "csrfToken", seen_at as "seenAt",
           password_once as "mustChangePassword", wants_digest as "wantsDigest",
           totp_sealed is not null or exists (
             select from passkey where passkey.agency_id = officer.agency_id and passkey.officer_id = officer.officer_id
           ) as "hasSecondFactor"
    from session join officer using (agency_id, officer_id)
    where session.agency_id = ${agencyId} and token_hash = ${hash} and locked_at is null
      and expires_at > ${now} and seen_at > ${new Date(now.getTime() - idleMs)}`)

export const markSeen = (tx: Tx, { agencyId, hash }: Token, now: Date) =>
  tx.run(sql`update session set seen_at = ${now} where agency_id = ${agencyId} and token_hash = ${hash}`)

/** Gives the session of this CSRF token another token, and notes that a second factor was shown; its end stays. */
export const replaceToken = (
  tx: Tx,
  { agencyId, csrfToken }: Pick<Signed, 'agencyId' | 'csrfToken'>,
  next: { hash: Buffer; csrfToken: string; strongAt: Date },
) =>
  tx.run(sql`
    update session set token_hash = ${next.hash}, csrf_token = ${next.csrfToken}, strong_at = ${next.strongAt}
    where agency_id = ${agencyId} and csrf_token = ${csrfToken}`)

export const deleteSession = (tx: Tx, { agencyId, hash }: Token) =>
  tx.run(sql`delete from session where agency_id = ${agencyId} and token_hash = ${hash}`)

export const deleteSessionsOf = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.run(sql`delete from session where agency_id = ${agencyId} and officer_id = ${officerId}`)

/** Ends the officer's sessions but the one with this CSRF token. */
export const deleteOtherSessions = (tx: Tx, { agencyId, officerId, csrfToken }: OfficerKey & { csrfToken: string }) =>
  tx.run(sql`
    delete from session
    where agency_id = ${agencyId} and officer_id = ${officerId} and csrf_token <> ${csrfToken}`)

/** Deletes what has run out, in all agencies; how many rows that was. */
export async function expireSignIns(tx: Tx, now: Date, idleMs: number): Promise<number> {
  const idle = `${idleMs / 1000} seconds`
  const row = await tx.one<{ gone: number }>(sql`select expire_sign_ins(${now}, ${idle}::interval) as gone`)
  return row?.gone ?? 0
}
