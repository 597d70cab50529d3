/** What an officer changes about areas and who answers where: one transaction each, and a line of the record. */
import type { Tx } from '#kit/db.ts'
import { agencyBySlug, desksOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { versionOf } from './ask.store.ts'
import { type AreaFault, areaFault } from './nesting.ts'
import { outlinesOf } from './outline.ts'
import type { AreaInput, ResponsibilityInput } from './schema.ts'
import {
  aboveArea,
  addArea,
  bordersOf,
  countOffered,
  keepOutlines,
  putResponsibility,
  removeResponsibility,
  setArea,
} from './store.ts'

type By = { agencyId: string; officerId: string }

export type Refusal =
  | 'not-found'
  | 'no-such-service'
  | 'no-such-area'
  | 'no-such-desk'
  | 'no-such-agency'
  | 'too-many'
  | AreaFault

/** Areas that are offered: they are shown whole. */
export const MOST_AREAS = 2000

/** The id of what was set, or the word of the refusal. */
export type Saved = { id: string; refusal?: never } | { id?: never; refusal: Refusal }

const change = (app: App, by: By, setting: string, run: (tx: Tx) => Promise<string | { refusal: Refusal }>) =>
  app.db.in(by.agencyId, async (tx): Promise<Saved> => {
    const set = await run(tx)
    if (typeof set !== 'string') return set
    await append(tx, app.now(), {
      type: 'places.setting-changed',
      agencyId: by.agencyId,
      by: 'officer',
      body: { setting, officerId: by.officerId, which: set },
    })
    return { id: set }
  })

export const saveArea = (app: App, by: By, areaId: string | null, area: AreaInput) =>
  change(app, by, 'area', async (tx) => {
    const fault = areaFault(areaId, area, {
      above: area.parentId ? await aboveArea(tx, area.parentId) : [],
      isReplacementThere: !area.replacedBy || (await aboveArea(tx, area.replacedBy)).length > 0,
    })
    if (fault) return { refusal: fault }
    if (areaId === null && area.offered && (await countOffered(tx)) >= MOST_AREAS) return { refusal: 'too-many' }
    if (areaId !== null && !(await setArea(tx, areaId, area))) return { refusal: 'not-found' }
    const id = areaId ?? (await addArea(tx, area))
    if (area.border) await drawOutlines(tx)
    // A gazetteer that is kept as bytes is made anew.
    if ((await versionOf(tx))?.block != null)
      await app.jobs.add(tx, 'places.prepare', { agencyId: by.agencyId }, { key: by.agencyId })
    return id
  })

/** Makes the outlines that are missing, and those of all areas of the same level, for they share lines. */
export async function drawOutlines(tx: Tx) {
  const borders = await bordersOf(tx)
  const stale = new Set(borders.filter(({ outline }) => !outline).map(({ level }) => level))
  const outlines = outlinesOf(borders.filter(({ level }) => stale.has(level)))
  if (outlines.size > 0) await keepOutlines(tx, outlines)
}

/** Says which desk answers for a service in an area; what was said about the same two before is replaced. */
export const saveResponsibility = (app: App, by: By, { serviceId, areaId, deskId, otherAgency }: ResponsibilityInput) =>
  change(app, by, 'responsibility', async (tx) => {
    const services = await servicesOf(tx, { retired: true })
    if (serviceId && !services.some((service) => service.serviceId === serviceId)) return { refusal: 'no-such-service' }
    if (areaId && (await aboveArea(tx, areaId)).length === 0) return { refusal: 'no-such-area' }
    if (deskId && !(await desksOf(tx)).some((desk) => desk.deskId === deskId)) return { refusal: 'no-such-desk' }
    const otherAgencyId = otherAgency === null ? null : ((await agencyBySlug(tx, otherAgency))?.agencyId ?? by.agencyId)
    if (otherAgencyId === by.agencyId) return { refusal: 'no-such-agency' }
    return putResponsibility(tx, { serviceId, areaId, deskId, otherAgencyId })
  })

export const dropResponsibility = (app: App, by: By, responsibilityId: string) =>
  change(app, by, 'responsibility', async (tx) =>
    (await removeResponsibility(tx, responsibilityId)) ? responsibilityId : { refusal: 'not-found' },
  )
