/** What officers change of their own way in. Each asks for the password again, and ends every other session. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { tell } from './actions.ts'
import { newTotpSecret, sealTotp, stepOf, totpUri } from './codes.ts'
import { writeLater } from './letters.actions.ts'
import { hashPassword, isPassword, refusePassword } from './passwords.ts'
import { openPending, sealPending } from './pending.ts'
import type { Done, OfficerKey, Signed } from './schema.ts'
import { type Opened, openSession, strengthen } from './sessions.actions.ts'
import { deleteSessionsOf } from './sessions.store.ts'
import { claimTry, useCode } from './sign-in.actions.ts'
import { forgetTries, lockOfficer, type Officer, setPassword, setTotp } from './store.ts'
import type { Letter } from './words.ts'

/** The officer, after they showed their password again; failures count as at the front door. */
export async function reprove(app: App, key: OfficerKey, password: string): Promise<Done<Officer>> {
  const officer = await claimTry(app, key)
  if (!(await isPassword(officer?.passwordHash ?? null, password)) || !officer) return { refusal: 'wrong-password' }
  await app.db.in(key.agencyId, (tx) => forgetTries(tx, key))
  return officer
}

/** Ends all sessions of the officer and opens a new one, and writes to them that something was changed. */
export async function renew(app: App, tx: Tx, key: OfficerKey, isStrong: boolean, letter: Letter): Promise<Opened> {
  await deleteSessionsOf(tx, key)
  await writeLater(app, tx, key, letter)
  return openSession(app, tx, key, isStrong)
}

export async function changePassword(
  app: App,
  signed: Signed,
  { current, next }: { current: string; next: string },
): Promise<Done<Opened>> {
  const officer = await reprove(app, signed, current)
  if ('refusal' in officer) return officer
  const refusal = current === next ? 'same-password' : refusePassword(next, signed.email)
  if (refusal) return { refusal }
  const passwordHash = await hashPassword(next)
  return app.db.in(signed.agencyId, async (tx) => {
    await setPassword(tx, signed, passwordHash)
    await tell(app, tx, signed, 'password-changed', { by: signed.officerId })
    return renew(app, tx, signed, signed.strongAt !== null, 'password-changed')
  })
}

export type Proposed = { secret: string; uri: string; pending: string }

/** A secret for an authenticator app. Nothing is kept until a code shows that the app has it. */
export async function proposeTotp(app: App, signed: Signed, password: string): Promise<Done<Proposed>> {
  const officer = await reprove(app, signed, password)
  if ('refusal' in officer) return officer
  if (officer.totpSealed) return { refusal: 'second-factor-there' }
  const secret = newTotpSecret(app.random)
  const pending = sealPending(app.keys.master, 'totp', signed.officerId, secret, app.now())
  return { secret, uri: totpUri(secret, signed.email), pending }
}

export async function confirmTotp(
  app: App,
  signed: Signed,
  { pending, code }: { pending: string; code: string },
): Promise<Done<Opened>> {
  const secret = openPending(app.keys.master, 'totp', signed.officerId, pending, app.now())
  if (secret === null) return { refusal: 'too-late' }
  const step = stepOf(secret, code, app.now())
  if (step === null) return { refusal: 'wrong-code' }
  return app.db.in(signed.agencyId, async (tx) => {
    const officer = await lockOfficer(tx, signed)
    if (!officer || officer.lockedAt) return { refusal: 'no-such-officer' }
    if (officer.totpSealed) return { refusal: 'second-factor-there' }
    await setTotp(tx, signed, { sealed: sealTotp(app.keys.master, signed, secret), step })
    await tell(app, tx, signed, 'second-factor-set', { by: signed.officerId })
    return renew(app, tx, signed, true, 'second-factor-changed')
  })
}

export async function removeTotp(
  app: App,
  signed: Signed,
  { password, code }: { password: string; code: string },
): Promise<Done<Opened>> {
  const proved = await reprove(app, signed, password)
  if ('refusal' in proved) return proved
  return app.db.in(signed.agencyId, async (tx) => {
    const officer = await lockOfficer(tx, signed)
    if (!officer?.totpSealed) return { refusal: 'no-second-factor' }
    if (await useCode(app, tx, officer, code)) return { refusal: 'wrong-code' }
    await setTotp(tx, signed, null)
    await tell(app, tx, signed, 'second-factor-removed', { by: signed.officerId })
    return renew(app, tx, signed, officer.passkeys > 0 && signed.strongAt !== null, 'second-factor-changed')
  })
}

/** The session that asked, with another token and the second factor shown just now. */
export async function confirmByCode(app: App, signed: Signed, code: string): Promise<Done<Opened>> {
  const officer = await claimTry(app, signed)
  if (!officer) return { refusal: 'wrong-code' }
  return app.db.in(signed.agencyId, async (tx) => {
    const refusal = await useCode(app, tx, officer, code)
    if (refusal) return { refusal: refusal === 'no-second-factor' ? refusal : 'wrong-code' }
    await forgetTries(tx, signed)
    return strengthen(app, tx, signed)
  })
}
