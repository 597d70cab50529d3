/** Who stands at the door: the cookie, the CSRF token and the permission, for every slice's doors. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { routePath } from 'hono/route'
import { isSameOrigin, wireOf } from '#kit/caller.ts'
import { refuse } from '#kit/http.ts'
import type { App } from '../app.ts'
import { may } from './permissions.ts'
import { mustAddFactor, mustConfirm } from './rules.ts'
import type { Permission, Signed } from './schema.ts'
import { whoHolds } from './sessions.actions.ts'
import { isSame } from './tokens.ts'
import { WORDS } from './words.ts'

const SAFE = ['GET', 'HEAD']

/** The officer who is signed in, or null. Says nothing about what they may do. */
export async function signedIn(app: App, c: Context): Promise<Signed | null> {
  const name = cookieName(app, c)
  const token = name && getCookie(c, name)
  if (!token) return null
  c.header('cache-control', 'no-store')
  return whoHolds(app, token)
}

/**
 * The officer who is signed in and has this permission.
 *
 * @throws HTTPException 403 `https-needed`, 401 `sign-in-first`, 403 `csrf-token-wrong` or `other-origin` (for
 * all but GET and HEAD), 403 `change-password-first`, `second-factor-first` or `not-allowed`.
 */
export async function officerOf(app: App, c: Context, permission: Permission): Promise<Signed> {
  const signed = await anyOfficer(app, c)
  if (signed.mustChangePassword) refuse(c, 403, 'change-password-first')
  if (mustAddFactor(app.config, signed)) refuse(c, 403, 'second-factor-first')
  return may(signed.role, permission)
    ? signed
    : turnAway(app, c, 'not-allowed', { agencyId: signed.agencyId, permission })
}

/** As `officerOf`, for what is not easily undone: whoever has a second factor must have shown it just now (403 `confirm-first`). */
export async function freshOfficerOf(app: App, c: Context, permission: Permission): Promise<Signed> {
  const signed = await officerOf(app, c, permission)
  return mustConfirm(signed, app.now()) ? refuse(c, 403, 'confirm-first') : signed
}

/** The officer who is signed in, whatever they may do: for what is their own. */
export async function anyOfficer(app: App, c: Context): Promise<Signed> {
  refuseOpenWire(app, c)
  const signed = (await signedIn(app, c)) ?? refuse(c, 401, 'sign-in-first')
  if (SAFE.includes(c.req.method)) return signed
  refuseOtherOrigin(app, c)
  if (!isSame(c.req.header('x-csrf-token') ?? '', signed.csrfToken)) turnAway(app, c, 'csrf-token-wrong', signed)
  return signed
}

export function refuseOtherOrigin(app: App, c: Context): void {
  if (!isSameOrigin(app.config, c)) turnAway(app, c, 'other-origin')
}

type Tried = { agencyId?: string; permission?: Permission }

/** An officer's door that was tried from where or by whom it must not be: the log has it, by route and word. */
function turnAway(app: App, c: Context, word: string, { agencyId, permission }: Tried = {}): never {
  const route = `${c.req.method} ${routePath(c, -1)}`
  app.log.warn('turned-away', { route, failure: word, ...(agencyId && { agency: agencyId }) })
  return refuse(c, 403, word, { ...(permission && { permission }) })
}

/** A password or a session on an open wire would be everybody's. */
export function refuseOpenWire(app: App, c: Context): void {
  if (wireOf(app.config, c) !== 'open') return
  const lang = /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'fa'
  refuse(c, 403, 'https-needed', { detail: WORDS[lang].httpsNeeded })
}

/** `__Host-` binds a cookie to this host and to https; a trial on the own machine has no https and no such name. */
function cookieName(app: App, c: Context): string | null {
  const wire = wireOf(app.config, c)
  if (wire === 'open') return null
  return wire === 'https' ? '__Host-pasokh' : 'pasokh'
}

/** The token in the cookie, as it came. */
export function tokenOf(app: App, c: Context): string | null {
  const name = cookieName(app, c)
  return (name && getCookie(c, name)) ?? null
}

/** A session cookie: gone when the browser closes, whatever the table says. Null takes it away. */
export function giveToken(app: App, c: Context, token: string | null): void {
  const secure = wireOf(app.config, c) === 'https'
  setCookie(c, secure ? '__Host-pasokh' : 'pasokh', token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(token === null && { maxAge: 0 }),
  })
}
