/**
 * By which key is a note signed, and how is a public key written?
 *
 * A key has a name, a type and 32 bytes; its id of four bytes is taken from all three, so that one pair of bytes may
 * not be mistaken for another use. A key never signs here: the signature functions are passed in.
 *
 * Source: C2SP signed-note, sections "Signatures" and "Verifier keys", https://c2sp.org/signed-note.
 */
import { type Bytes, concat, fromBase64, sameBytes, toBase64, toHex, toUtf8 } from './bytes.ts'
import type { Hash } from './hash.ts'

/** What a key signs: `log` the text of a note (type 1), `witness` a checkpoint with a time (type 4). Both Ed25519. */
export type KeyUse = 'log' | 'witness'

/** A public key: a name without spaces and plus signs, and the 32 bytes of RFC 8032. `id` is 0 to 2^32 - 1. */
export type VerifierKey = { name: string; id: number; use: KeyUse; publicKey: Bytes }

/** Signs bytes with Ed25519: 64 bytes, at once or later. */
export type Sign = (message: Bytes) => Uint8Array | Promise<Uint8Array>

/** Whether an Ed25519 signature of 64 bytes is that of a public key of 32 bytes over a message. */
export type Verify = (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean | Promise<boolean>

export const PUBLIC_KEY_BYTES = 32
export const SIGNATURE_BYTES = 64

const TYPES = { log: 1, witness: 4 } as const

/** Whether a text may name a key: not empty, without Unicode spaces, plus signs and control characters. */
export const isKeyName = (name: string): boolean => /^[^\p{White_Space}\p{Cc}+]+$/u.test(name) && name.isWellFormed()

/**
 * The key of a name and a public key, with its id.
 *
 * @throws TypeError when the name cannot name a key or the public key has not 32 bytes.
 */
export async function makeKey(hash: Hash, use: KeyUse, name: string, publicKey: Uint8Array): Promise<VerifierKey> {
  if (!isKeyName(name)) throw new TypeError(`A key's name has no spaces and no plus sign: ${name}`)
  if (publicKey.length !== PUBLIC_KEY_BYTES)
    throw new TypeError(`An Ed25519 public key has ${PUBLIC_KEY_BYTES} bytes, not ${publicKey.length}`)
  const digest = await hash(concat([toUtf8(`${name}\n`), new Uint8Array([TYPES[use]]), publicKey]))
  const id = new DataView(digest.buffer, digest.byteOffset, 4).getUint32(0)
  return { name, id, use, publicKey: concat([publicKey]) }
}

/** The key as one line, to be published and kept: `name+id+key`. */
export function formatKey({ name, id, use, publicKey }: VerifierKey): string {
  return `${name}+${toHex(idBytes(id))}+${toBase64(concat([new Uint8Array([TYPES[use]]), publicKey]))}`
}

/**
 * The key of a line, or null when it is none: also when its id is not that of its name, type and bytes, and when its
 * type is another one than Ed25519 of a log or of a witness.
 *
 * @example
 * const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
 * const key = await parseKey(sha256, 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
 * [key.name, key.use, key.id.toString(16)]
 * // ['example.com/foo', 'log', '530d903a']
 */
export async function parseKey(hash: Hash, line: string): Promise<VerifierKey | null> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line)
  const bytes = parts && fromBase64(parts[3]!)
  if (!parts || !bytes || bytes.length !== 1 + PUBLIC_KEY_BYTES || !isKeyName(parts[1]!)) return null
  const use = bytes[0] === TYPES.log ? 'log' : bytes[0] === TYPES.witness ? 'witness' : null
  if (!use) return null
  const key = await makeKey(hash, use, parts[1]!, bytes.subarray(1))
  return formatKey(key) === line ? key : null
}

/** The id as it stands before a signature: four bytes, the highest first. */
export function idBytes(id: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, id)
  return bytes
}

/** Whether two keys are the same bytes, whatever they are called. */
export const isSameKey = (a: VerifierKey, b: VerifierKey): boolean => sameBytes(a.publicKey, b.publicKey)
