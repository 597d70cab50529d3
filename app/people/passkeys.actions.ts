/**
 * Passkeys (WebAuthn level 3): added by who is signed in, and shown to sign in or to confirm. The key
 * names its officer itself, so signing in asks for no address and tells nobody who has one.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { App } from '../app.ts'
import { tell } from './actions.ts'
import { renew, reprove } from './own.actions.ts'
import { deletePasskey, insertPasskey, moveCounter, type Passkey, passkeysOf } from './passkeys.store.ts'
import { openPending, sealPending } from './pending.ts'
import { MAX_PASSKEYS, PENDING_MS } from './rules.ts'
import type { Done, OfficerKey, Signed } from './schema.ts'
import { type Opened, openSession } from './sessions.actions.ts'
import { lockOfficer } from './store.ts'

type Asked<Options> = { options: Options; pending: string }

const CHALLENGE_BYTES = 32
const rpOf = ({ config }: App) => ({ id: new URL(config.publicUrl).hostname, origin: new URL(config.publicUrl).origin })

/** Asks the browser for a new passkey. */
export async function askNewPasskey(
  app: App,
  signed: Signed,
  password: string,
): Promise<Done<Asked<PublicKeyCredentialCreationOptionsJSON>>> {
  const officer = await reprove(app, signed, password)
  if ('refusal' in officer) return officer
  const there = await app.db.in(signed.agencyId, (tx) => passkeysOf(tx, signed))
  if (there.length >= MAX_PASSKEYS) return { refusal: 'too-many-passkeys' }
  const options = await generateRegistrationOptions({
    rpName: 'Pasokh',
    rpID: rpOf(app).id,
    userName: signed.email,
    userDisplayName: signed.name,
    userID: handleOf(signed),
    challenge: Uint8Array.from(app.random(CHALLENGE_BYTES)),
    timeout: PENDING_MS,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: there.map(({ credentialId }) => ({ id: credentialId })),
  })
  const pending = sealPending(app.keys.master, 'passkey-new', signed.officerId, options.challenge, app.now())
  return { options, pending }
}

export async function addPasskey(
  app: App,
  signed: Signed,
  { pending, name, response }: { pending: string; name: string; response: RegistrationResponseJSON },
): Promise<Done<Opened>> {
  const challenge = await openOnce(app, 'passkey-new', signed.officerId, pending)
  if (challenge === null) return { refusal: 'too-late' }
  const credential = await verifiedNew(app, challenge, response)
  if (!credential) return { refusal: 'passkey-failed' }
  return app.db.in(signed.agencyId, async (tx) => {
    const officer = await lockOfficer(tx, signed)
    if (!officer || officer.lockedAt) return { refusal: 'no-such-officer' }
    if (officer.passkeys >= MAX_PASSKEYS) return { refusal: 'too-many-passkeys' }
    const added = await insertPasskey(tx, signed, { ...credential, name, createdAt: app.now() })
    if (added === 0) return { refusal: 'passkey-failed' }
    await tell(app, tx, signed, 'passkey-added', { by: signed.officerId })
    return renew(app, tx, signed, true, 'second-factor-changed')
  })
}

export async function removePasskey(
  app: App,
  signed: Signed,
  { credentialId, password }: { credentialId: string; password: string },
): Promise<Done<Opened>> {
  const officer = await reprove(app, signed, password)
  if ('refusal' in officer) return officer
  return app.db.in(signed.agencyId, async (tx) => {
    if ((await deletePasskey(tx, signed, credentialId)) === 0) return { refusal: 'no-such-passkey' }
    await tell(app, tx, signed, 'passkey-removed', { by: signed.officerId })
    return renew(app, tx, signed, signed.strongAt !== null, 'second-factor-changed')
  })
}

/** Asks the browser for a passkey it has. */
export async function askPasskey(app: App): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: rpOf(app).id,
    challenge: Uint8Array.from(app.random(CHALLENGE_BYTES)),
    timeout: PENDING_MS,
    userVerification: 'required',
  })
  return { options, pending: sealPending(app.keys.master, 'passkey-shown', '', options.challenge, app.now()) }
}

type Shown = { pending: string; response: AuthenticationResponseJSON }

/** A session for who shows a passkey; `only` when it must be this officer's, who confirms. */
export async function signInByPasskey(app: App, { pending, response }: Shown, only?: Signed): Promise<Done<Opened>> {
  const challenge = await openOnce(app, 'passkey-shown', '', pending)
  const key = readHandle(response.response.userHandle)
  if (challenge === null || !key) return { refusal: 'sign-in-failed' }
  if (only && only.officerId !== key.officerId) return { refusal: 'sign-in-failed' }
  return app.db.in(key.agencyId, async (tx) => {
    const officer = await lockOfficer(tx, key)
    const passkey = (await passkeysOf(tx, key)).find(({ credentialId }) => credentialId === response.id)
    if (!officer || officer.lockedAt || !officer.passwordHash || !passkey) return { refusal: 'sign-in-failed' }
    const counter = await verifiedCounter(app, challenge, response, passkey)
    if (counter === null || !(await moveCounter(tx, key, passkey.credentialId, counter)))
      return { refusal: 'sign-in-failed' }
    return openSession(app, tx, key, true)
  })
}

/** A challenge serves once: kept in memory for as long as it could serve, in each process. */
async function openOnce(app: App, kind: 'passkey-new' | 'passkey-shown', whose: string, pending: string) {
  const challenge = openPending(app.keys.master, kind, whose, pending, app.now())
  if (challenge === null) return null
  const isFirst = await app.limits.allows('passkey-challenge', challenge, { tries: 1, seconds: PENDING_MS / 1000 })
  return isFirst ? challenge : null
}

/** What the browser made, checked; null when anything about it is not as it was asked for. */
async function verifiedNew(app: App, expectedChallenge: string, response: RegistrationResponseJSON) {
  const { id: expectedRPID, origin: expectedOrigin } = rpOf(app)
  const expected = { expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true }
  const { registrationInfo } = await verifyRegistrationResponse({ response, ...expected }).catch(() => ({
    registrationInfo: null,
  }))
  if (!registrationInfo) return null
  const { id: credentialId, publicKey, counter } = registrationInfo.credential
  return { credentialId, publicKey: Buffer.from(publicKey), counter, transports: response.response.transports ?? [] }
}

async function verifiedCounter(
  app: App,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
  { credentialId: id, publicKey, counter }: Passkey,
): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = rpOf(app)
  const expected = { expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true }
  const credential = { id, publicKey: Uint8Array.from(publicKey), counter }
  const checked = await verifyAuthenticationResponse({ response, ...expected, credential }).catch(() => null)
  return checked?.verified ? checked.authenticationInfo.newCounter : null
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** What the passkey keeps and shows again: whose it is, and in which agency. */
const handleOf = ({ agencyId, officerId }: OfficerKey) =>
  Uint8Array.from(Buffer.concat([bytesOf(agencyId), bytesOf(officerId)]))

function readHandle(handle: string | undefined): OfficerKey | null {
  const bytes = Buffer.from(handle ?? '', 'base64url')
  if (bytes.length !== 32) return null
  return { agencyId: uuidOf(bytes.subarray(0, 16)), officerId: uuidOf(bytes.subarray(16)) }
}
