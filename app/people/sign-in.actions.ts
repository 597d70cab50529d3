/**
 * Proving who one is by password and code. An address nobody has, a wrong password, a locked officer
 * and one who must wait all get the same work and the same answer.
 */
import { randomUUID } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { openTotp, stepOf } from './codes.ts'
import { isPassword } from './passwords.ts'
import { waitSecondsAfter } from './rules.ts'
import type { Done, OfficerKey, Refusal } from './schema.ts'
import { type Opened, openSession } from './sessions.actions.ts'
import { countTry, forgetTries, lockOfficer, type Officer, useStep, whoHas } from './store.ts'

type Tried = { email: string; password: string; code?: string | undefined }

/** A session for who shows the password, and the code if they have set one up. */
export async function signInByPassword(app: App, { email, password, code }: Tried): Promise<Done<Opened>> {
  const found = await app.db.open((tx) => whoHas(tx, email))
  // Nobody's ids run through the same statements, so that time does not tell who is an officer.
  const key = found ?? { agencyId: randomUUID(), officerId: randomUUID() }
  const officer = await claimTry(app, key)
  if (!(await isPassword(officer?.passwordHash ?? null, password)) || !officer) return { refusal: 'sign-in-failed' }
  // A second factor once set up is asked for on every way in.
  if (!officer.totpSealed && officer.passkeys > 0) return { refusal: 'passkey-needed' }
  if (officer.totpSealed && code === undefined) return { refusal: 'code-needed' }
  return app.db.in(key.agencyId, async (tx) => {
    const refusal = await proveAgain(app, tx, officer, code)
    if (refusal) return { refusal }
    await forgetTries(tx, key)
    return openSession(app, tx, key, officer.totpSealed !== null)
  })
}

/** Counts this try, and gives the officer if it may be heard now. */
export function claimTry(app: App, key: OfficerKey): Promise<Officer | null> {
  return app.db.in(key.agencyId, async (tx) => {
    const now = app.now()
    const officer = await lockOfficer(tx, key)
    const isHeard = officer && !officer.lockedAt && !(officer.tryAgainAt && officer.tryAgainAt > now)
    const tries = (officer?.failedTries ?? 0) + 1
    const waitSeconds = waitSecondsAfter(tries)
    const tryAgainAt = waitSeconds === 0 ? null : new Date(now.getTime() + waitSeconds * 1000)
    await countTry(tx, isHeard ? key : { ...key, officerId: randomUUID() }, tries, tryAgainAt)
    return isHeard ? officer : null
  })
}

/** What may have changed while the password was compared, and the code, which serves once. */
async function proveAgain(app: App, tx: Tx, seen: Officer, code: string | undefined): Promise<Refusal | null> {
  const officer = await lockOfficer(tx, seen)
  if (!officer || officer.lockedAt || officer.passwordHash !== seen.passwordHash) return 'sign-in-failed'
  return officer.totpSealed ? useCode(app, tx, officer, code) : null
}

/** Takes the code of an officer who has codes, or says that it is not right. */
export async function useCode(app: App, tx: Tx, officer: Officer, code = ''): Promise<Refusal | null> {
  if (!officer.totpSealed) return 'no-second-factor'
  const step = stepOf(openTotp(app.keys.master, officer, officer.totpSealed), code, app.now())
  return step !== null && (await useStep(tx, officer, step)) ? null : 'sign-in-failed'
}
