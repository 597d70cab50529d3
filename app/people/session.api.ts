/** JSON doors of a session: signing in by password, who am I, signing out. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { placeOf } from '#kit/caller.ts'
import { refuse } from '#kit/http.ts'
import { lang } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { no } from './no.api.ts'
import { permissionsOf } from './permissions.ts'
import { mustAddFactor } from './rules.ts'
import { code, type Done, email, OwnChange, PERMISSIONS, password, role, type Signed } from './schema.ts'
import { endSession, type Opened, whoHolds } from './sessions.actions.ts'
import { deleteOtherSessions } from './sessions.store.ts'
import { signInByPassword } from './sign-in.actions.ts'
import { updateOwn } from './store.ts'
import { anyOfficer, giveToken, refuseOpenWire, refuseOtherOrigin, tokenOf } from './who.api.ts'

export const Me = z.strictObject({
  officerId: z.uuid(),
  agencyId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  lang,
  permissions: z.array(z.enum(PERMISSIONS)),
  hasSecondFactor: z.boolean(),
  /** The password was made up for them: until they choose their own, all other doors refuse with change-password-first. */
  mustChangePassword: z.boolean(),
  /** Here nobody works with a password alone: until they set a second factor up, all other doors refuse with second-factor-first. */
  mustAddFactor: z.boolean(),
  wantsDigest: z.boolean(),
  /** Goes back in the header x-csrf-token of whatever changes something. */
  csrfToken: z.string(),
})

// A whole office may stand behind one address and sign in at eight.
const TRIES_BY_PLACE = { tries: 120, seconds: 600 }
const TRIES_BY_EMAIL = { tries: 20, seconds: 600 }

const SignIn = z.strictObject({ email, password, code: code.optional() })

export const sessionApi = (app: App): Operation[] => [
  operation(
    {
      method: 'post',
      path: '/session',
      summary: 'Signs in; 401 code-needed asks for the code of the authenticator app',
      who: 'anyone',
      body: SignIn,
      answers: { 200: Me },
    },
    async (c, { body }) => {
      await refuseStranger(app, c)
      // The same for an address nobody has: it says nothing about who is an officer.
      if (!(await app.limits.allows('sign-in-email', body.email, TRIES_BY_EMAIL))) tooMany(app, c, TRIES_BY_EMAIL)
      const opened = await signInByPassword(app, body)
      return enter(app, c, opened)
    },
  ),
  operation(
    { method: 'get', path: '/session', summary: 'Who is signed in', who: 'officer', answers: { 200: Me } },
    async (c) => c.json(meOf(app, await anyOfficer(app, c))),
  ),
  operation(
    {
      method: 'patch',
      path: '/session',
      summary: "Changes the officer's own language or whether they want the digest",
      who: 'officer',
      body: OwnChange,
      answers: { 200: Me },
    },
    async (c, { body }) => {
      const signed = await anyOfficer(app, c)
      await app.db.in(signed.agencyId, (tx) => updateOwn(tx, signed, body))
      return c.json(meOf(app, await anyOfficer(app, c)))
    },
  ),
  operation(
    {
      method: 'delete',
      path: '/session/others',
      summary: "Ends the officer's sessions in all other browsers",
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const signed = await anyOfficer(app, c)
      await app.db.in(signed.agencyId, (tx) => deleteOtherSessions(tx, signed))
      return c.body(null, 204)
    },
  ),
  operation(
    { method: 'delete', path: '/session', summary: 'Signs out', who: 'officer', answers: { 204: null } },
    async (c) => {
      await anyOfficer(app, c)
      await endSession(app, tokenOf(app, c) ?? '')
      giveToken(app, c, null)
      return c.body(null, 204)
    },
  ),
]

/** Before any door that nobody is signed in at: the wire, the origin, and how often from one place. */
export async function refuseStranger(app: App, c: Context): Promise<void> {
  c.header('cache-control', 'no-store')
  refuseOpenWire(app, c)
  refuseOtherOrigin(app, c)
  const place = placeOf(app.config, c)
  if (!(await app.limits.allows('sign-in-place', place, TRIES_BY_PLACE))) tooMany(app, c, TRIES_BY_PLACE)
}

function tooMany(app: App, c: Context, { seconds }: { seconds: number }): never {
  c.header('retry-after', String(seconds))
  app.log.warn('turned-away', { failure: 'too-many-tries' })
  refuse(c, 429, 'too-many-tries', { waitSeconds: seconds })
}

/** Gives the new session's cookie and says who is in; the session that came with the request ends. */
export async function enter(app: App, c: Context, opened: Done<Opened>): Promise<Response> {
  if ('refusal' in opened) {
    app.log.warn('sign-in-refused', { failure: opened.refusal })
    return no(c, opened.refusal)
  }
  await endSession(app, tokenOf(app, c) ?? '')
  giveToken(app, c, opened.token)
  const signed = await whoHolds(app, opened.token)
  if (!signed) return no(c, 'sign-in-failed')
  app.log.info('signed-in', { agency: signed.agencyId })
  return c.json(meOf(app, signed))
}

export const meOf = (app: App, { strongAt: _, ...signed }: Signed): z.infer<typeof Me> => ({
  ...signed,
  mustAddFactor: mustAddFactor(app.config, signed),
  permissions: [...permissionsOf(signed.role)],
})
