/**
 * The receipt: eight lookup digits, not secret, and twelve secret ones. It is derived from the form's
 * token, so that the same form sent twice gives the same receipt; only an HMAC of the secret is kept,
 * and later only Argon2id of that. (RULINGS, "The receipt"; HKDF: RFC 5869.)
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { keyOf } from '#kit/seal.ts'
import { toLatinDigits } from '#kit/words.ts'

const LOOKUP_DIGITS = 8
export const TOKEN_BYTES = 16

/** Other lookup digits for the same token are tried while the first ones are taken by someone else. */
export const MAX_DRAWS = 20

export type Receipt = { lookup: string; secret: string }

/**
 * The receipt of a token, in its `draw`-th form. 96 bits taken modulo 10^20 make the digits, so no
 * receipt is more likely than another by more than one part in 10^8.
 */
export function deriveReceipt(serverKey: Buffer, token: string, draw = 0): Receipt {
  const bits = Buffer.from(hkdfSync('sha256', keyOf(serverKey), Buffer.alloc(0), `receipt ${draw} ${token}`, 12))
  const digits = (BigInt(`0x${bits.toString('hex')}`) % 10n ** 20n).toString().padStart(20, '0')
  return { lookup: digits.slice(0, LOOKUP_DIGITS), secret: digits.slice(LOOKUP_DIGITS) }
}

/** What a person typed as a receipt: any of three scripts' digits, with or without spaces and dashes; null when it cannot be one. */
export function parseReceipt(typed: string): Receipt | null {
  const digits = toLatinDigits(typed).replace(/[\s\u200c\u200e\u200f\-–—_.]/g, '')
  return /^[0-9]{20}$/.test(digits)
    ? { lookup: digits.slice(0, LOOKUP_DIGITS), secret: digits.slice(LOOKUP_DIGITS) }
    : null
}

/** Five groups of four digits. */
export const showReceipt = ({ lookup, secret }: Receipt): string =>
  `${lookup}${secret}`.replace(/(\d{4})(?=\d)/g, '$1 ')

/** What is stored of the secret at once: it cannot be tried without the server's key. */
export const secretHmac = (serverKey: Buffer, { lookup, secret }: Receipt): Buffer =>
  createHmac('sha256', keyOf(serverKey)).update(`secret ${lookup} ${secret}`).digest()

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)

/** The unique key by which the same form is known again. */
export const idempotencyKey = (token: string): Buffer => createHash('sha256').update(`form ${token}`).digest()

export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)

const HOUR_MS = 3_600_000
const MAX_WRONG_TRIES = 5
const MAX_WAIT_HOURS = 24

/** Hours only: a try is an act of a person, whoever that is. */
export type Tries = {
  wrongTries: number
  /** The hour of the last wrong try. */
  lastHour: Date | null
  tryAgainAt: Date | null
}

/** Whether the secret may be looked at now, or only later. */
export const mustWait = ({ tryAgainAt }: Tries, now: Date): boolean => tryAgainAt !== null && tryAgainAt > now

/**
 * What a wrong try leaves behind: five in any hour are free, then the wait doubles from one hour up to
 * a day, so that twelve digits cannot be tried out. A wait ends with an hour and is never shorter than said.
 */
export function afterWrongTry({ wrongTries, lastHour }: Tries, now: Date): Tries {
  const hour = Math.floor(now.getTime() / HOUR_MS)
  const quietHours = lastHour === null ? Number.POSITIVE_INFINITY : hour - lastHour.getTime() / HOUR_MS
  // An hour has passed for certain only when a whole one lies between.
  const tries = quietHours < 2 || wrongTries >= MAX_WRONG_TRIES ? wrongTries + 1 : 1
  const over = tries - MAX_WRONG_TRIES
  const waitHours = Math.min(2 ** over, MAX_WAIT_HOURS)
  return {
    wrongTries: tries,
    lastHour: new Date(hour * HOUR_MS),
    tryAgainAt: over < 0 ? null : new Date((hour + 1 + waitHours) * HOUR_MS),
  }
}
