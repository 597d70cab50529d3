/** Tokens of links that work once: worked out from a key and from what they are for, so that none is kept anywhere as it is given out. */
import { createHmac, hash, type KeyObject } from 'node:crypto'
import { deriveKey, keyOf } from './seal.ts'

const TOKEN_BYTES = 16

const keys = new WeakMap<Buffer, KeyObject>()

/** Thousands of links are made at once: their key is worked out once. */
function keyFor(from: Buffer): KeyObject {
  const key = keys.get(from) ?? keyOf(deriveKey(from, 'pasokh links'))
  keys.set(from, key)
  return key
}

/** 128 bits in 22 letters; the same each time for the same `about`, which must name the one link that is meant. */
export const linkToken = (key: Buffer, about: string): string =>
  createHmac('sha256', keyFor(key)).update(about).digest().subarray(0, TOKEN_BYTES).toString('base64url')

/** What is kept of a token. */
export const linkHash = (token: string): Buffer => hash('sha256', token, 'buffer')
