/** Making an agency with its key, and changing what is set about it. */
import type { Tx } from '#kit/db.ts'
import { newKey, seal, unseal } from '#kit/seal.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import type { Logo } from './logo.ts'
import { type BrokenRule, brokenRule, changedSettings, isReserved } from './rules.ts'
import type { Agency, AgencyChange, NewAgency } from './schema.ts'
import {
  agencyById,
  insertAgency,
  insertKey,
  lockAgency,
  newAgencyId,
  setLogo,
  updateAgency,
  wrappedKey,
} from './store.ts'

/** An officer who changes a setting of their own agency. */
export type By = { agencyId: string; officerId: string }

/**
 * Makes an agency and its key, and enters it: from here on the transaction sees the new agency's rows. It still
 * lacks a desk "to be sorted" and so cannot take a message.
 *
 * @throws RangeError for a reserved slug, or a parent that is no umbrella.
 */
export async function createAgency(app: App, tx: Tx, agency: NewAgency): Promise<string> {
  if (isReserved(agency.slug)) throw new RangeError(`Cannot make an agency: "${agency.slug}" is a reserved word`)
  if (agency.parentId) {
    const parent = await agencyById(tx, agency.parentId)
    if (parent?.kind !== 'umbrella') throw new RangeError('Cannot make an agency: its parent is no umbrella')
  }
  const agencyId = await newAgencyId(tx)
  await tx.enter(agencyId)
  await insertAgency(tx, agencyId, app.now(), agency)
  await insertKey(tx, agencyId, seal(app.keys.master, about(agencyId), newKey()))
  await append(tx, app.now(), {
    type: 'agencies.agency-made',
    agencyId,
    by: 'system',
    body: { slug: agency.slug, kind: agency.kind ?? 'agency' },
  })
  return agencyId
}

const about = (agencyId: string) => `agency_key/${agencyId}`

/**
 * The key under which an agency's things are sealed. It is read anew each time, so that the wall between agencies
 * stands before it too: the transaction must have entered this agency.
 *
 * @throws Error when it has not, or the key does not open under the master key.
 */
export async function agencyKey(app: App, tx: Tx, agencyId: string): Promise<Buffer> {
  const wrapped = await wrappedKey(tx, agencyId)
  if (!wrapped) throw new Error('Cannot open the key of an agency: this transaction has not entered it')
  return unseal(app.keys.master, about(agencyId), wrapped)
}

export type Changed =
  | { agency: Agency; broken?: never; refusal?: never }
  | { agency?: never; broken: BrokenRule; refusal?: never }
  | { agency?: never; broken?: never; refusal: 'only-an-umbrella' }

/** Changes settings, unless that breaks a rule of an umbrella; one line of the record for each that differs. */
export function changeAgency(app: App, by: By, change: AgencyChange): Promise<Changed> {
  return app.db.in(by.agencyId, async (tx) => {
    await lockAgency(tx, by.agencyId)
    const before = (await agencyById(tx, by.agencyId))!
    if (change.demands && before.kind !== 'umbrella') return { refusal: 'only-an-umbrella' }
    const broken = brokenRule(change, before.demanded)
    if (broken) return { broken }
    await updateAgency(tx, by.agencyId, change)
    const after = (await agencyById(tx, by.agencyId))!
    for (const setting of changedSettings(before, after)) await tellChange(app, tx, by, setting)
    return { agency: after }
  })
}

/** Sets the picture that was made anew, or takes it away. */
export const changeLogo = (app: App, by: By, logo: Logo | null) =>
  app.db.in(by.agencyId, async (tx) => {
    await setLogo(tx, by.agencyId, logo)
    await tellChange(app, tx, by, 'logo')
  })

/** Says in the record that a setting was changed, by whom and, where there are many, which one; never its text. */
export const tellChange = (app: App, tx: Tx, by: By, setting: string, which?: string) =>
  append(tx, app.now(), {
    type: 'agencies.setting-changed',
    agencyId: by.agencyId,
    by: 'officer',
    body: { setting, officerId: by.officerId, ...(which !== undefined && { which }) },
  })
