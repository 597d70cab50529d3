/** What an officer changes about areas and who answers where: one transaction each, and a line of the record. */
import type { Tx } from '#kit/db.ts'
import { desksOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import type { AreaInput, ResponsibilityInput } from './schema.ts'
import { addArea, areasOf, putResponsibility, removeResponsibility, setArea } from './store.ts'

type By = { agencyId: string; officerId: string }

export type Refusal = 'not-found' | 'no-such-service' | 'no-such-area' | 'no-such-desk' | 'too-many'

/** Lists of settings are shown whole. */
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
    if (areaId !== null) return (await setArea(tx, areaId, area)) ? areaId : { refusal: 'not-found' }
    const areas = await areasOf(tx, { retired: true, borders: false })
    return areas.length >= MOST_AREAS ? { refusal: 'too-many' } : addArea(tx, area)
  })

/** Says which desk answers for a service in an area; what was said about the same two before is replaced. */
export const saveResponsibility = (app: App, by: By, { serviceId, areaId, deskId }: ResponsibilityInput) =>
  change(app, by, 'responsibility', async (tx) => {
    const services = await servicesOf(tx, { retired: true })
    if (serviceId && !services.some((service) => service.serviceId === serviceId)) return { refusal: 'no-such-service' }
    const areas = await areasOf(tx, { retired: true, borders: false })
    if (areaId && !areas.some((area) => area.areaId === areaId)) return { refusal: 'no-such-area' }
    if (!(await desksOf(tx)).some((desk) => desk.deskId === deskId)) return { refusal: 'no-such-desk' }
    return putResponsibility(tx, { serviceId, areaId, deskId })
  })

export const dropResponsibility = (app: App, by: By, responsibilityId: string) =>
  change(app, by, 'responsibility', async (tx) =>
    (await removeResponsibility(tx, responsibilityId)) ? responsibilityId : { refusal: 'not-found' },
  )
