/** Sessions: opened, found again, ended. How one proves who one is, is in sign-in.actions.ts. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { may } from './permissions.ts'
import { IDLE_MS, MAX_SESSIONS, SEEN_EVERY_MS, SESSION_MS } from './rules.ts'
import type { OfficerKey, Signed } from './schema.ts'
import { deleteOldSessions, deleteSession, insertSession, markSeen, replaceToken, sessionOf } from './sessions.store.ts'
import { newSecret, newToken, readToken } from './tokens.ts'

/** What the cookie holds. It is kept nowhere else; the table has its SHA-256. */
export type Opened = { token: string; csrfToken: string }

/** Opens a session with the caller's transaction. `isStrong` when a second factor was shown. */
export async function openSession(app: App, tx: Tx, officer: OfficerKey, isStrong: boolean): Promise<Opened> {
  const { text, hash } = newToken(officer.agencyId, app.random)
  const csrfToken = newSecret(app.random)
  const now = app.now()
  const { agencyId, officerId } = officer
  const expiresAt = new Date(now.getTime() + SESSION_MS)
  // Room is made first: of sessions of one instant the new one might be taken for the oldest.
  await deleteOldSessions(tx, officer, MAX_SESSIONS - 1)
  await insertSession(tx, { agencyId, officerId, hash, csrfToken, strongAt: isStrong ? now : null, now, expiresAt })
  return { token: text, csrfToken }
}

/** The same session under another token, after a second factor was shown in it. */
export async function strengthen(app: App, tx: Tx, signed: Signed): Promise<Opened> {
  const { text, hash } = newToken(signed.agencyId, app.random)
  const csrfToken = newSecret(app.random)
  await replaceToken(tx, signed, { hash, csrfToken, strongAt: app.now() })
  return { token: text, csrfToken }
}

/** Who holds this token, or null when it is none, has ended, or its officer is locked. */
export async function whoHolds(app: App, tokenText: string): Promise<Signed | null> {
  const token = readToken(tokenText)
  if (!token) return null
  const now = app.now()
  return app.db.in(token.agencyId, async (tx) => {
    const row = await sessionOf(tx, token, { now, idleMs: IDLE_MS })
    if (!row) return null
    const { seenAt, ...signed } = row
    if (now.getTime() - seenAt.getTime() > SEEN_EVERY_MS) await markSeen(tx, token, now)
    return signed
  })
}

/** The same with the caller's transaction, and without counting as being there: a page that is only open works no session on. */
export async function whoStillHolds(app: App, tx: Tx, tokenText: string): Promise<Signed | null> {
  const token = readToken(tokenText)
  const row = token && (await sessionOf(tx, token, { now: app.now(), idleMs: IDLE_MS }))
  if (!row || !may(row.role, 'cases.read')) return null
  const { seenAt: _, ...signed } = row
  return signed
}

/** Ends the session of this token, if there is one. */
export async function endSession(app: App, tokenText: string): Promise<void> {
  const token = readToken(tokenText)
  if (token) await app.db.in(token.agencyId, (tx) => deleteSession(tx, token))
}
