/** The page behind a link: whose it is, and choosing a password with it. Signing in is another step, with its second factor. */

import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { tell } from './actions.ts'
import { writeLater } from './letters.actions.ts'
import { deleteLinks, lockLink } from './links.store.ts'
import { hashPassword, refusePassword } from './passwords.ts'
import type { Done, Purpose } from './schema.ts'
import { lockOfficer, type Officer, setPassword } from './store.ts'
import { readToken } from './tokens.ts'

type Held = { officer: Officer; purpose: Purpose }

/** Whose link this is. Asking spends nothing: a scanner of letters may ask too. */
export const checkLink = (app: App, token: string): Promise<Done<Held>> =>
  withLink(app, token, async (_tx, held) => held)

/** Sets the password, and spends the link. There is no session to end: who holds a link has no password to open one with. */
export async function takeLink(
  app: App,
  { token, password }: { token: string; password: string },
): Promise<Done<Held>> {
  // Hashed before the rows are locked, and only for a link that is one.
  const held = await checkLink(app, token)
  if ('refusal' in held) return held
  const refusal = refusePassword(password, held.officer.email)
  if (refusal) return { refusal }
  const passwordHash = await hashPassword(password)
  return withLink(app, token, async (tx, now) => {
    await setPassword(tx, now.officer, passwordHash)
    await deleteLinks(tx, now.officer)
    await tell(app, tx, now.officer, `${now.purpose}-taken`, { by: now.officer.officerId })
    if (now.purpose === 'reset') await writeLater(app, tx, now.officer, 'password-changed')
    return now
  })
}

async function withLink(app: App, text: string, run: (tx: Tx, held: Held) => Promise<Held>): Promise<Done<Held>> {
  const token = readToken(text)
  if (!token) return { refusal: 'link-spent' }
  return app.db.in(token.agencyId, async (tx) => {
    const link = await lockLink(tx, token, app.now())
    const officer = link && (await lockOfficer(tx, { agencyId: token.agencyId, officerId: link.officerId }))
    if (!officer || officer.lockedAt) return { refusal: 'link-spent' }
    return run(tx, { officer, purpose: link.purpose })
  })
}
