/** What becomes of officers: each verb is one transaction, or joins its caller's. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { writeLater } from './letters.actions.ts'
import { deleteLinks } from './links.store.ts'
import { deletePasskeysOf } from './passkeys.store.ts'
import { hashPassword, refusePassword } from './passwords.ts'
import { refuseStanding } from './rules.ts'
import type { Done, NewOfficer, OfficerChange, OfficerKey, Refusal } from './schema.ts'
import { deleteSessionsOf } from './sessions.store.ts'
import {
  insertOfficer,
  lockOfficer,
  lockOtherAdministrators,
  type Officer,
  setPassword,
  setTotp,
  updateOfficer,
} from './store.ts'

type Added = NewOfficer & {
  agencyId: string
  password?: string | undefined
  /** The password was made up for them: signing in with it opens nothing but choosing an own one. */
  isOnce?: boolean
  /** The officer who asked; nobody when the system did. */
  by?: string | undefined
}

/**
 * Adds an officer with the caller's transaction, which must be in their agency. With a password they
 * can sign in at once; without one they get a letter with an invitation.
 */
export async function addOfficer(app: App, tx: Tx, added: Added): Promise<Done<{ officerId: string }>> {
  const { agencyId, password, isOnce = false, by, ...officer } = added
  const refusal = password === undefined ? null : refusePassword(password, officer.email)
  if (refusal) return { refusal }
  const passwordHash = password === undefined ? null : await hashPassword(password)
  const officerId = await insertOfficer(tx, agencyId, { ...officer, passwordHash, isOnce, now: app.now() })
  if (!officerId) return { refusal: 'email-taken' }
  if (!passwordHash) await writeLater(app, tx, { agencyId, officerId }, 'invitation')
  const about = { agencyId, officerId }
  await tell(app, tx, about, passwordHash ? 'officer-added' : 'officer-invited', { by, role: officer.role })
  return { officerId }
}

/** Changes an officer's name, role or lock. A lock ends their sessions; another role counts with their next request. */
export function changeOfficer(
  app: App,
  by: string | undefined,
  key: OfficerKey,
  change: OfficerChange,
): Promise<Done<{ officerId: string }>> {
  return app.db.in(key.agencyId, async (tx) => {
    const canSignIn = ({ lockedAt, passwordHash }: Officer) =>
      passwordHash !== null && !(change.isLocked ?? lockedAt !== null)
    const officer = await lockFor(tx, key, (now) => ({ role: change.role ?? now.role, canSignIn: canSignIn(now) }))
    if ('refusal' in officer) return officer
    await updateOfficer(tx, officer, change, app.now())
    if (change.isLocked) await deleteSessionsOf(tx, key)
    if (change.isLocked) await deleteLinks(tx, key)
    for (const [type, more] of actsOf(officer, change)) await tell(app, tx, key, type, { by, ...more })
    return { officerId: key.officerId }
  })
}

function actsOf(before: Officer, { name, role, isLocked }: OfficerChange) {
  const acts: [type: string, more: Record<string, string>][] = []
  if (role !== undefined && role !== before.role) acts.push(['role-changed', { from: before.role, to: role }])
  if (isLocked !== undefined && isLocked !== (before.lockedAt !== null))
    acts.push([isLocked ? 'officer-locked' : 'officer-unlocked', {}])
  if (name !== undefined && name !== before.name) acts.push(['officer-renamed', {}])
  return acts
}

/**
 * Takes an officer's password away, ends their sessions and sends a link to choose another. Their
 * second factor stays, unless it is lost and the one who asks has seen that it is them.
 */
export function resetOfficer(
  app: App,
  by: string | undefined,
  key: OfficerKey,
  { alsoSecondFactor }: { alsoSecondFactor: boolean },
): Promise<Done<{ officerId: string }>> {
  return app.db.in(key.agencyId, async (tx) => {
    const officer = await lockFor(tx, key, ({ role }) => ({ role, canSignIn: false }))
    if ('refusal' in officer) return officer
    await setPassword(tx, key, null)
    await deleteSessionsOf(tx, key)
    if (alsoSecondFactor) {
      await setTotp(tx, key, null)
      await deletePasskeysOf(tx, key)
      await tell(app, tx, key, 'second-factor-removed', { by })
    }
    await writeLater(app, tx, key, officer.passwordHash ? 'reset' : 'invitation')
    await tell(app, tx, key, 'officer-reset', { by })
    return { officerId: key.officerId }
  })
}

type Become = (officer: Officer) => Parameters<typeof refuseStanding>[1]

/** The officer, locked together with the administrators, unless what they would become is refused. */
async function lockFor(tx: Tx, key: OfficerKey, become: Become): Promise<Done<Officer>> {
  const others = await lockOtherAdministrators(tx, key)
  const officer = await lockOfficer(tx, key)
  if (!officer) return { refusal: 'no-such-officer' }
  const from = { role: officer.role, canSignIn: officer.passwordHash !== null && officer.lockedAt === null }
  const refusal: Refusal | null = refuseStanding(from, become(officer), others)
  return refusal ? { refusal } : officer
}

type More = { by: string | undefined } & Record<string, string | undefined>

/** A line of the record: whose row, what, and by whom; no name and no address. */
export function tell(app: App, tx: Tx, { agencyId, officerId }: OfficerKey, what: string, { by, ...more }: More) {
  const given = Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value ?? null]))
  const body = { officer: officerId, by: by ?? null, ...given }
  return append(tx, app.now(), { type: `people.${what}`, agencyId, by: by ? 'officer' : 'system', body })
}
