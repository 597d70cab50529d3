/** Every SQL statement on officers. Sessions, links and passkeys have store files of their own. */
import { sql, type Tx } from '#kit/db.ts'
import type { NewOfficer, OfficerChange, OfficerKey, OwnChange, Role } from './schema.ts'

export type Officer = {
  agencyId: string
  officerId: string
  email: string
  name: string
  role: Role
  lang: 'fa' | 'en'
  passwordHash: string | null
  totpSealed: Buffer | null
  passkeys: number
  failedTries: number
  tryAgainAt: Date | null
  lockedAt: Date | null
}

const PASSKEYS = sql`(select count(*) from passkey
  where passkey.agency_id = officer.agency_id and passkey.officer_id = officer.officer_id)`

const OFFICER = sql`
  agency_id as "agencyId", officer_id as "officerId", email, name, role, lang, password_hash as "passwordHash",
  totp_sealed as "totpSealed", ${PASSKEYS} as passkeys, failed_tries as "failedTries",
  try_again_at as "tryAgainAt", locked_at as "lockedAt"`

const only = ({ agencyId, officerId }: OfficerKey) => sql`agency_id = ${agencyId} and officer_id = ${officerId}`

/** Whose agency an e-mail address is in: the one question asked across agencies. */
export const whoHas = (tx: Tx, email: string) =>
  tx.one<OfficerKey>(sql`
    select agency_id as "agencyId", officer_id as "officerId" from officer_by_email(${email})`)

/** The officer, locked until the transaction ends. */
export const lockOfficer = (tx: Tx, officer: OfficerKey) =>
  tx.one<Officer>(sql`select ${OFFICER} from officer where ${only(officer)} for update`)

/** The new officer's id; null when the address is taken, by an officer of whichever agency. */
export async function insertOfficer(
  tx: Tx,
  agencyId: string,
  {
    email,
    name,
    role,
    lang,
    passwordHash,
    isOnce,
    now,
  }: NewOfficer & { passwordHash: string | null; isOnce: boolean; now: Date },
): Promise<string | null> {
  const row = await tx.one<{ officerId: string }>(sql`
    insert into officer (agency_id, email, name, role, lang, password_hash, password_once, created_at)
    values (${agencyId}, ${email}, ${name}, ${role}, ${lang}, ${passwordHash}, ${isOnce}, ${now})
    on conflict (email) do nothing returning officer_id as "officerId"`)
  return row?.officerId ?? null
}

// ---- Signing in

/** Counts a try as failed before it is known whether it was: tries at the same moment cannot slip past each other. */
export const countTry = (tx: Tx, officer: OfficerKey, tries: number, tryAgainAt: Date | null) =>
  tx.run(sql`update officer set failed_tries = ${tries}, try_again_at = ${tryAgainAt} where ${only(officer)}`)

export const forgetTries = (tx: Tx, officer: OfficerKey) =>
  tx.run(sql`update officer set failed_tries = 0, try_again_at = null where ${only(officer)}`)

/** Takes a step of the codes for used; false when it, or a later one, was used before. */
export const useStep = async (tx: Tx, officer: OfficerKey, step: number): Promise<boolean> =>
  (await tx.run(sql`
    update officer set totp_step = ${step}
    where ${only(officer)} and (totp_step is null or totp_step < ${step})`)) === 1

/** The officer's own password; null takes it away. Waiting after failures ends. */
export const setPassword = (tx: Tx, officer: OfficerKey, passwordHash: string | null) =>
  tx.run(sql`
    update officer set password_hash = ${passwordHash}, password_once = false, failed_tries = 0, try_again_at = null
    where ${only(officer)}`)

/** The secret, with the step whose code proved it and so does not serve again. */
export const setTotp = (tx: Tx, officer: OfficerKey, totp: { sealed: Buffer; step: number } | null) =>
  tx.run(sql`
    update officer set totp_sealed = ${totp?.sealed ?? null}, totp_step = ${totp?.step ?? null}
    where ${only(officer)}`)

// ---- Managing

/** How many others administer this agency and can sign in; their rows are locked, so that two cannot end each other. */
export async function lockOtherAdministrators(tx: Tx, { agencyId, officerId }: OfficerKey): Promise<number> {
  // The officer's own row is locked with the rest, in one order, so that two of these wait and do not deadlock.
  const rows = await tx.rows<{ officerId: string; canSignIn: boolean }>(sql`
    select officer_id as "officerId", locked_at is null and password_hash is not null as "canSignIn"
    from officer where agency_id = ${agencyId} and (role = 'administrator' or officer_id = ${officerId})
    order by officer_id for update`)
  return rows.filter((row) => row.officerId !== officerId && row.canSignIn).length
}

export const updateOfficer = (tx: Tx, officer: Officer, { name, role, isLocked }: OfficerChange, now: Date) =>
  tx.run(sql`
    update officer set name = ${name ?? officer.name}, role = ${role ?? officer.role},
      locked_at = ${isLocked === undefined ? officer.lockedAt : isLocked ? (officer.lockedAt ?? now) : null}
    where ${only(officer)}`)

export const updateOwn = (tx: Tx, officer: OfficerKey, { lang, wantsDigest }: OwnChange) =>
  tx.run(sql`
    update officer set lang = coalesce(${lang ?? null}, lang), wants_digest = coalesce(${wantsDigest ?? null}, wants_digest)
    where ${only(officer)}`)

export type Listed = {
  officerId: string
  name: string
  email: string
  role: Role
  lang: 'fa' | 'en'
  isLocked: boolean
  /** Has not yet taken the invitation, or was reset. */
  isInvited: boolean
  hasSecondFactor: boolean
}

/** The officers of an agency by name, after the one whose id is `after`. */
export const listOfficers = (
  tx: Tx,
  agencyId: string,
  { limit, after }: { limit: number; after: string | undefined },
) =>
  tx.rows<Listed>(sql`
    select officer_id as "officerId", name, email, role, lang, locked_at is not null as "isLocked",
           password_hash is null as "isInvited", (totp_sealed is not null or ${PASSKEYS} > 0) as "hasSecondFactor"
    from officer where agency_id = ${agencyId}
      and (${after ?? null}::uuid is null or (name, officer_id) > (
        select name, officer_id from officer where agency_id = ${agencyId} and officer_id = ${after ?? null}))
    order by name, officer_id limit ${limit}`)

/** Who these officers are, for pages that show whose act something was. */
export const officersById = (tx: Tx, agencyId: string, officerIds: readonly string[]) =>
  tx.rows<{ officerId: string; name: string; email: string; role: Role; lang: 'fa' | 'en' }>(sql`
    select officer_id as "officerId", name, email, role, lang from officer
    where agency_id = ${agencyId} and officer_id = any(${officerIds}::uuid[]) order by name, officer_id`)

/** Whether an officer of the agency is there and not locked; with a role, whether they still have it. */
export const isAtWork = async (tx: Tx, agencyId: string, officerId: string, role?: Role): Promise<boolean> =>
  (await tx.one(sql`
    select 1 as yes from officer
    where agency_id = ${agencyId} and officer_id = ${officerId} and locked_at is null and role = coalesce(${role ?? null}, role)`)) !==
  null

/** Officers of these roles who can sign in. */
export const officersOfRoles = (tx: Tx, agencyId: string, roles: readonly Role[]) =>
  tx.rows<{ officerId: string; role: Role }>(sql`
    select officer_id as "officerId", role from officer
    where agency_id = ${agencyId} and role = any(${roles}::text[]) and locked_at is null and password_hash is not null
    order by officer_id`)

/** Officers who can sign in and want a letter about what waits for them. */
export const digestReaders = (tx: Tx, agencyId: string) =>
  tx.rows<{ officerId: string; name: string; email: string; lang: 'fa' | 'en' }>(sql`
    select officer_id as "officerId", name, email, lang from officer
    where agency_id = ${agencyId} and wants_digest and locked_at is null and password_hash is not null
    order by officer_id`)
