/**
 * Tokens of Open311. A token is derived from what the program sent, so that the same message sent again has the same
 * one; it opens status, day and service only, because it stands in URLs. (docs/decisions/0009-open311-tokens.md;
 * HKDF: RFC 5869.)
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { deriveKey } from '#kit/seal.ts'

const FORM_TOKEN_BYTES = 16
const TOKEN_BYTES = 16
/** A shorter key could be guessed, and with it somebody else's receipt. */
export const LEAST_KEY_LENGTH = 16

/**
 * The form token of a message that a program names by a key of its own. It is bound to all that was sent and to the
 * server's key: who knows the key alone cannot get at the receipt, and another message under the same key is another.
 */
export function formToken(receiptKey: Buffer, key: string, message: readonly string[]): string {
  const own = deriveKey(receiptKey, 'open311 idempotency')
  const bound = createHmac('sha256', own)
    .update(JSON.stringify([key, ...message]))
    .digest()
  return bound.subarray(0, FORM_TOKEN_BYTES).toString('base64url')
}

/** The Open311 token of a form token: 32 hexadecimal digits. */
export const requestToken = (receiptKey: Buffer, token: string): string =>
  Buffer.from(hkdfSync('sha256', receiptKey, Buffer.alloc(0), `open311 request ${token}`, TOKEN_BYTES)).toString('hex')

export const isRequestToken = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

/** What is kept of it: 128 random bits need no salt and no slow hash. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(`open311 ${token}`).digest()
