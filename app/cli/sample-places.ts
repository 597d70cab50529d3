/** The addresses and assets of the made-up town, for each of its agencies; what is there stays as it is. */
import type { Town } from '../../tests/town/town.ts'
import type { App } from '../app.ts'
import { putAddresses, putAssets } from '../places/import.store.ts'
import { preparePlaces } from '../places/prepare.actions.ts'
import type { TownAgency } from './sample.ts'

const BATCH = 2000
const DAYS = { validFrom: null, validTo: null }
const BARE = {
  ...DAYS,
  unit: '',
  postcode: null,
  confidence: null,
  pointKind: null,
  principal: null,
  unitOf: null,
  replacedBy: null,
}

export async function loadTownPlaces(
  app: App,
  { addresses, assets }: Town,
  { agencyId, areas }: TownAgency,
  agencies: ReadonlyMap<string, TownAgency>,
) {
  const rows = addresses.flatMap(({ area, street, alley, number, point: [lat, lon] }) => {
    const areaId = areas.get(area)
    const code = [area, street || alley, number].join(' ')
    return areaId ? [{ ...BARE, code, areaId, street, alley, number, point: { lat, lon }, reliability: 1 }] : []
  })
  const things = assets.map(({ kind, code, name = null, owner, area, point: [lat, lon] }) => {
    const ownerId = agencies.get(owner)?.agencyId ?? null
    return {
      ...DAYS,
      kind,
      code,
      name,
      ownerId: ownerId === agencyId ? null : ownerId,
      areaId: areas.get(area) ?? null,
      point: { lat, lon },
    }
  })
  await app.db.in(agencyId, async (tx) => {
    for (let at = 0; at < rows.length; at += BATCH) await putAddresses(tx, 'own', rows.slice(at, at + BATCH))
    await putAssets(tx, things)
  })
  await preparePlaces(app, agencyId)
}
