/** SHA-256 and Ed25519 of this machine, as the ledger wants them, and the names and keys of this installation's log. */
import { createPublicKey, verify as ed25519Verify, hash } from 'node:crypto'
import { type Bytes, type Hash, makeKey, type Sign, type VerifierKey, type Verify } from '@pasokh/ledger'
import type { SigningKey } from '#kit/keys.ts'

// By way of hex, for Node makes a string faster than a buffer.
export const sha256: Hash = (bytes: Bytes) => Buffer.from(hash('sha256', bytes, 'hex'), 'hex')

export const verify: Verify = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return ed25519Verify(null, message, key, signature)
}

export const signWith =
  (key: SigningKey): Sign =>
  (message) =>
    new Uint8Array(key.sign(message))

/** Where the log is served, which is also the name it signs with: `pasokh.example.org/log`. */
export const originOf = (publicUrl: string): string => {
  const { host, pathname } = new URL(publicUrl)
  return `${host}${pathname.replace(/\/$/, '')}/log`
}

export const logKeyOf = (origin: string, key: SigningKey): Promise<VerifierKey> =>
  makeKey(sha256, 'log', origin, key.publicKey)
