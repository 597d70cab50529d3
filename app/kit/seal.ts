/**
 * Sealing: AES-256-GCM with a key for each thing sealed, wrapped by the agency's key, wrapped by the
 * master key. Dropping a wrapped key is deletion. (NIST SP 800-38D; HKDF: RFC 5869.)
 *
 * A sealed value is version ‖ nonce ‖ tag ‖ ciphertext. `about` names what is sealed and for whom,
 * and is authenticated: a sealed value moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'

const VERSION = 1
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The key in the form that Node's functions take at once: given as bytes, each of them spends five times as long on it. */
export const keyOf = (key: Buffer): KeyObject => createSecretKey(key)

export const newKey = (): Buffer => randomBytes(KEY_BYTES)

/** Random values of 16 bytes, each in memory of its own. */
export const newNonces = (count: number): Buffer[] => {
  const all = randomBytes(count * 16)
  return Array.from({ length: count }, (_, nth) => Buffer.from(all.subarray(nth * 16, (nth + 1) * 16)))
}

export function seal(key: Buffer, about: string, plain: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(about))
  const text = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text])
}

/** @throws Error when the value was changed, belongs to something else, or the key is another. */
export function unseal(key: Buffer, about: string, sealed: Uint8Array): Buffer {
  const value = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (value[0] !== VERSION || value.length < 1 + NONCE_BYTES + TAG_BYTES)
    throw new Error('Cannot open a sealed value: unknown form')
  const nonce = value.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(value.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(value.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()])
}

/** A key for one purpose from a key for many. */
export const deriveKey = (from: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', keyOf(from), Buffer.alloc(0), purpose, KEY_BYTES))
