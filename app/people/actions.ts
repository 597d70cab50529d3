/** What becomes of officers: each verb is one transaction, or joins its caller's. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { hashPassword, refusePassword } from './passwords.ts'
import type { Done, NewOfficer } from './schema.ts'
import { insertOfficer } from './store.ts'

type Added = NewOfficer & { agencyId: string; password?: string | undefined; by?: string | undefined }

/**
 * Adds an officer with the caller's transaction, which must be in their agency. With a password they
 * can sign in at once; without one they get a letter with an invitation. `by` is the officer who asked.
 */
export async function addOfficer(app: App, tx: Tx, added: Added): Promise<Done<{ officerId: string }>> {
  const { agencyId, password, by, ...officer } = added
  const refusal = password === undefined ? null : refusePassword(password, officer.email)
  if (refusal) return { refusal }
  const passwordHash = password === undefined ? null : await hashPassword(password)
  const officerId = await insertOfficer(tx, agencyId, { ...officer, passwordHash, now: app.now() })
  if (!officerId) return { refusal: 'email-taken' }
  const type = passwordHash ? 'people.officer-added' : 'people.officer-invited'
  const body = { officer: officerId, role: officer.role, by: by ?? null }
  await append(tx, app.now(), { type, agencyId, by: by ? 'officer' : 'system', body })
  return { officerId }
}
