/**
 * Officers for tests of any slice: signed in by a session made directly, without a password, a letter
 * or a line in the record.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { App } from '../app/app.ts'
import type { Role } from '../app/people/index.ts'
import { openSession } from '../app/people/sessions.actions.ts'
import { insertOfficer } from '../app/people/store.ts'

export type SignedIn = {
  agencyId: string
  officerId: string
  email: string
  /** The value of the Cookie header. */
  cookie: string
  csrf: string
  /** The headers of a JSON request that changes something. */
  headers: Record<string, string>
}

/** A new officer of this role, signed in. `strong` when they showed a second factor just now. */
export async function signIn(
  app: App,
  { agencyId = randomUUID(), role, strong = false }: { agencyId?: string; role: Role; strong?: boolean },
): Promise<SignedIn> {
  const email = `${role}-${randomBytes(6).toString('hex')}@example.org`
  return app.db.in(agencyId, async (tx) => {
    const officer = { email, name: `Test ${role}`, role, lang: 'fa', passwordHash: 'none', isOnce: false } as const
    const officerId = await insertOfficer(tx, agencyId, { ...officer, now: app.now() })
    if (!officerId) throw new Error('the address is taken')
    const { token, csrfToken } = await openSession(app, tx, { agencyId, officerId }, strong)
    const cookie = `pasokh=${token}`
    const headers = { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' }
    return { agencyId, officerId, email, cookie, csrf: csrfToken, headers }
  })
}
