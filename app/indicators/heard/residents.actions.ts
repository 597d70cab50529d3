/** What an agency says of how many people live in its areas; results compare with it where people are heard. */
import type { App } from '../../app.ts'
import { areasOf } from '../../places/index.ts'
import { append } from '../../record/index.ts'
import { putResidents, residentsOf } from './residents.store.ts'

export type ResidentsGiven = { source: string; areas: { areaId: string; people: number }[] }

/** Areas that are offered and in use, with their people as far as they are known. */
export const readResidents = (app: App, agencyId: string) =>
  app.db.in(agencyId, async (tx) => {
    const known = new Map((await residentsOf(tx)).map((one) => [one.areaId, one]))
    const areas = await areasOf(tx, { borders: false })
    return {
      source: [...known.values()][0]?.source ?? '',
      areas: areas.map(({ areaId, name }) => ({ areaId, name, people: known.get(areaId)?.people ?? null })),
    }
  })

/** False when one of the areas is not there, or stands in the list twice. */
export const saveResidents = (
  app: App,
  by: { agencyId: string; officerId: string },
  { source, areas }: ResidentsGiven,
): Promise<boolean> =>
  app.db.in(by.agencyId, async (tx) => {
    const known = new Set((await areasOf(tx, { borders: false })).map(({ areaId }) => areaId))
    const given = new Set(areas.map(({ areaId }) => areaId))
    if (given.size < areas.length || [...given].some((areaId) => !known.has(areaId))) return false
    await putResidents(
      tx,
      by.agencyId,
      areas.map((area) => ({ ...area, source })),
    )
    await append(tx, app.now(), {
      type: 'indicators.residents-set',
      agencyId: by.agencyId,
      by: 'officer',
      body: { officerId: by.officerId, areas: areas.length, source },
    })
    return true
  })
