/** JSON doors of passkeys: adding, removing, signing in and confirming with one. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { prose } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { no } from './no.api.ts'
import { addPasskey, askNewPasskey, askPasskey, removePasskey, signInByPasskey } from './passkeys.actions.ts'
import { passkeysOf } from './passkeys.store.ts'
import { password } from './schema.ts'
import { enter, Me, refuseStranger } from './session.api.ts'
import { anyOfficer } from './who.api.ts'

const pending = z.string().max(2000)
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)

// What browsers make (WebAuthn level 3, toJSON()). Not strict: browsers add fields, which are left out here.
const credential = { id: base64url.max(1400), rawId: base64url.max(1400), type: z.literal('public-key') }
const Made = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z
        .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
        .max(7)
        .default([]),
    }),
  })
  .transform((made) => ({ ...made, clientExtensionResults: {} }))
const Shown = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url,
    }),
  })
  .transform((shown) => ({ ...shown, clientExtensionResults: {} }))

/** What goes to navigator.credentials, as the browser's parse…FromJSON() takes it. */
const Asked = z.strictObject({ options: z.looseObject({ challenge: z.string() }), pending: z.string() })
const Listed = z.strictObject({ credentialId: z.string(), name: z.string(), createdAt: z.iso.datetime() })

export const passkeysApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/passkeys',
      summary: "The officer's own passkeys, at most ten",
      who: 'officer',
      answers: { 200: z.strictObject({ passkeys: z.array(Listed) }) },
    },
    async (c) => {
      const signed = await anyOfficer(app, c)
      const rows = await app.db.in(signed.agencyId, (tx) => passkeysOf(tx, signed))
      const passkeys = rows.map(({ credentialId, name, createdAt }) => ({ credentialId, name, createdAt }))
      return c.json({ passkeys })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/passkeys/options',
      summary: 'What to ask the browser for a new passkey',
      who: 'officer',
      body: z.strictObject({ password }),
      answers: { 200: Asked },
    },
    async (c, { body }) => {
      const asked = await askNewPasskey(app, await anyOfficer(app, c), body.password)
      return 'refusal' in asked ? no(c, asked.refusal) : c.json(asked)
    },
  ),
  operation(
    {
      method: 'post',
      path: '/passkeys',
      summary: 'Keeps the passkey that the browser made',
      who: 'officer',
      body: z.strictObject({ pending, name: prose(1, 60), response: Made }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await addPasskey(app, await anyOfficer(app, c), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/passkeys/:credentialId/remove',
      summary: 'Takes a passkey away',
      who: 'officer',
      body: z.strictObject({ password }),
      answers: { 200: Me },
    },
    async (c, { body }) => {
      const credentialId = c.req.param('credentialId') ?? ''
      return enter(app, c, await removePasskey(app, await anyOfficer(app, c), { ...body, credentialId }))
    },
  ),
  operation(
    {
      method: 'post',
      path: '/session/passkey/options',
      summary: 'What to ask the browser for a passkey it has, to sign in or to confirm',
      who: 'anyone',
      answers: { 200: Asked },
    },
    async (c) => {
      await refuseStranger(app, c)
      return c.json(await askPasskey(app))
    },
  ),
  operation(
    {
      method: 'post',
      path: '/session/passkey',
      summary: 'Signs in with a passkey',
      who: 'anyone',
      body: z.strictObject({ pending, response: Shown }),
      answers: { 200: Me },
    },
    async (c, { body }) => {
      await refuseStranger(app, c)
      return enter(app, c, await signInByPasskey(app, body))
    },
  ),
  operation(
    {
      method: 'post',
      path: '/session/confirm/passkey',
      summary: 'Shows a passkey again, for acts that answer confirm-first',
      who: 'officer',
      body: z.strictObject({ pending, response: Shown }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await signInByPasskey(app, body, await anyOfficer(app, c))),
  ),
]
