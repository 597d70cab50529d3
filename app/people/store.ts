/** Every SQL statement on officers. Sessions, links and passkeys have store files of their own. */
import { sql, type Tx } from '#kit/db.ts'
import type { NewOfficer, OfficerKey, Role } from './schema.ts'

export type Officer = {
  agencyId: string
  officerId: string
  email: string
  name: string
  role: Role
  lang: 'fa' | 'en'
  passwordHash: string | null
  totpSealed: Buffer | null
  failedTries: number
  tryAgainAt: Date | null
  lockedAt: Date | null
}

const OFFICER = sql`
  agency_id as "agencyId", officer_id as "officerId", email, name, role, lang, password_hash as "passwordHash",
  totp_sealed as "totpSealed", failed_tries as "failedTries", try_again_at as "tryAgainAt", locked_at as "lockedAt"`

/** Whose agency an e-mail address is in: the one question asked across agencies. */
export const whoHas = (tx: Tx, email: string) =>
  tx.one<{ agencyId: string; officerId: string }>(sql`
    select agency_id as "agencyId", officer_id as "officerId" from officer_by_email(${email})`)

/** The officer, locked until the transaction ends. */
export const lockOfficer = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.one<Officer>(sql`
    select ${OFFICER} from officer where agency_id = ${agencyId} and officer_id = ${officerId} for update`)

/** The new officer's id; null when the address is taken, by an officer of whichever agency. */
export async function insertOfficer(
  tx: Tx,
  agencyId: string,
  { email, name, role, lang, passwordHash, now }: NewOfficer & { passwordHash: string | null; now: Date },
): Promise<string | null> {
  const row = await tx.one<{ officerId: string }>(sql`
    insert into officer (agency_id, email, name, role, lang, password_hash, created_at)
    values (${agencyId}, ${email}, ${name}, ${role}, ${lang}, ${passwordHash}, ${now})
    on conflict (email) do nothing returning officer_id as "officerId"`)
  return row?.officerId ?? null
}

/** Counts a try as failed before it is known whether it was: tries at the same moment cannot slip past each other. */
export const countTry = (tx: Tx, { agencyId, officerId }: OfficerKey, tries: number, tryAgainAt: Date | null) =>
  tx.run(sql`
    update officer set failed_tries = ${tries}, try_again_at = ${tryAgainAt}
    where agency_id = ${agencyId} and officer_id = ${officerId}`)

export const forgetTries = (tx: Tx, { agencyId, officerId }: OfficerKey) =>
  tx.run(sql`
    update officer set failed_tries = 0, try_again_at = null
    where agency_id = ${agencyId} and officer_id = ${officerId}`)

/** Takes a step of the codes for used; false when it, or a later one, was used before. */
export const useStep = async (tx: Tx, { agencyId, officerId }: OfficerKey, step: number): Promise<boolean> =>
  (await tx.run(sql`
    update officer set totp_step = ${step}
    where agency_id = ${agencyId} and officer_id = ${officerId} and (totp_step is null or totp_step < ${step})`)) === 1
