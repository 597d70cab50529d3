/** For how long one is let in, and what an officer may do to officers. Pure: no clock, no database. */
import type { Purpose, Refusal, Role, Signed } from './schema.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** NIST SP 800-63B-4, AAL2: at most 24 h in all and 1 h idle. A working day, and a case that needs thought. */
export const SESSION_MS = 12 * HOUR_MS
export const IDLE_MS = HOUR_MS
/** `seen_at` is written at most this often, so that reading does not write. */
export const SEEN_EVERY_MS = MINUTE_MS
/** Signing in once more ends the oldest. */
export const MAX_SESSIONS = 10

/** For this long a shown second factor opens what asks for a fresh one. */
const FRESH_MS = 15 * MINUTE_MS

/** Whether one who has a second factor must show it again now. Who has none cannot. */
export const mustConfirm = ({ hasSecondFactor, strongAt }: Signed, now: Date): boolean =>
  hasSecondFactor && (strongAt === null || now.getTime() - strongAt.getTime() > FRESH_MS)

/** Whether this one may not work before they have set a second factor up. */
export const mustAddFactor = (
  { secondFactor }: { secondFactor: 'required' | 'offered' },
  { hasSecondFactor }: Pick<Signed, 'hasSecondFactor'>,
): boolean => secondFactor === 'required' && !hasSecondFactor

const FREE_TRIES = 4
const FIRST_WAIT_SECONDS = 30
const MAX_WAIT_SECONDS = 15 * 60

/** How long after the n-th failure in a row the next try is heard: 0 at first, then 30 s doubling up to 15 minutes. */
export function waitSecondsAfter(failedTries: number): number {
  if (failedTries <= FREE_TRIES) return 0
  return Math.min(MAX_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failedTries - FREE_TRIES - 1))
}

/** What an officer is, as far as managing goes. */
export type Standing = { role: Role; canSignIn: boolean }

/** Why an officer may not become `to`, or null: an agency always keeps one administrator who can sign in. */
export function refuseStanding(from: Standing, to: Standing, otherAdministrators: number): Refusal | null {
  const isManaging = ({ role, canSignIn }: Standing) => role === 'administrator' && canSignIn
  return isManaging(from) && !isManaging(to) && otherAdministrators === 0 ? 'last-administrator' : null
}

/** How long a link in a letter works: an invitation over a weekend, a reset while one waits for it. */
export const LINK_MS: Record<Purpose, number> = { invitation: 72 * HOUR_MS, reset: HOUR_MS }
/** For this long the server remembers nothing: what it asked comes back sealed with the answer. */
export const PENDING_MS = 10 * MINUTE_MS
export const MAX_PASSKEYS = 10
