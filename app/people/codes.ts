/**
 * Codes of an authenticator app (TOTP, RFC 6238): six digits, 30 s, SHA-1, which is what the apps can do.
 * A code is taken one step early or late, for clocks that differ (section 5.2 of the RFC).
 *
 * The secret is sealed under a key derived from the master key for the agency's officers, not under
 * the agency's own key: signing in comes before any agency's matters, an agency's key may be
 * dropped (that is how everything of an agency is deleted) without locking its officers out of doing so.
 */
import { Secret, TOTP } from 'otpauth'
import { deriveKey, seal, unseal } from '#kit/seal.ts'
import { toLatinDigits } from '#kit/words.ts'
import type { OfficerKey } from './schema.ts'

const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
const STEPS_OFF = 1

const keyOf = (master: Buffer, agencyId: string) => deriveKey(master, `officer ${agencyId}`)
const about = ({ agencyId, officerId }: OfficerKey) => `officer/${agencyId}/${officerId}`

export const newTotpSecret = (random: (bytes: number) => Buffer): string =>
  new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32

export const sealTotp = (master: Buffer, officer: OfficerKey, secret: string): Buffer =>
  seal(keyOf(master, officer.agencyId), about(officer), secret)

export const openTotp = (master: Buffer, officer: OfficerKey, sealed: Buffer): string =>
  unseal(keyOf(master, officer.agencyId), about(officer), sealed).toString('utf8')

/** What an authenticator app reads, as a link or a QR code. */
export const totpUri = (secret: string, email: string): string => totp(secret, email).toString()

/** The step this code belongs to, or null when it is not one of now. Who asks must see that a step serves once. */
export function stepOf(secret: string, typed: string, now: Date): number | null {
  const token = toLatinDigits(typed).replace(/[\s\u200c]/g, '')
  const off = totp(secret, '').validate({ token, timestamp: now.getTime(), window: STEPS_OFF })
  return off === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp: now.getTime() }) + off
}

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Pasokh', label, secret, digits: 6, period: PERIOD_SECONDS, algorithm: 'SHA1' })
