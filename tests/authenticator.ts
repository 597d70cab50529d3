/** A passkey in software, as a phone would make it (WebAuthn level 3, ES256, no attestation): for tests of the server's side. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

type Change = {
  origin?: string
  rpId?: string
  flags?: number
  counter?: number
  userHandle?: string
  challenge?: string
}

const USER_PRESENT = 1
const USER_VERIFIED = 4
const HAS_CREDENTIAL = 64

export function softPasskey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  let userHandle = ''

  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  const authData = (rpId: string, flags: number, count: number, more = Buffer.alloc(0)) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([sha256(rpId), Buffer.of(flags), counted, more])
  }

  return {
    id: b64(id),
    /** Answers what POST /passkeys/options asked. */
    make(options: { challenge: string; user: { id: string }; rp: { id: string } }, change: Change = {}) {
      userHandle = options.user.id
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(x!, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y!, 'base64url'))],
      ])
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, isoCBOR.encode(key)])
      const flags = change.flags ?? USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL
      const attested = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData(change.rpId ?? options.rp.id, flags, counter, credential))],
      ])
      const origin = change.origin ?? 'http://localhost:8137'
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        response: {
          clientDataJSON: b64(client('webauthn.create', change.challenge ?? options.challenge, origin)),
          attestationObject: b64(isoCBOR.encode(attested as never)),
          transports: ['internal'],
        },
      }
    },
    /** Answers what POST /session/passkey/options asked. */
    show(options: { challenge: string; rpId: string }, change: Change = {}) {
      counter = change.counter ?? counter + 1
      const flags = change.flags ?? USER_PRESENT | USER_VERIFIED
      const data = authData(change.rpId ?? options.rpId, flags, counter)
      const origin = change.origin ?? 'http://localhost:8137'
      const said = client('webauthn.get', change.challenge ?? options.challenge, origin)
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key',
        response: {
          clientDataJSON: b64(said),
          authenticatorData: b64(data),
          signature: b64(sign('sha256', Buffer.concat([data, sha256(said)]), privateKey)),
          userHandle: change.userHandle ?? userHandle,
        },
      }
    },
  }
}
