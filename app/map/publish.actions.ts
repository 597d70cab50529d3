/** Makes an agency's sheets: once for each closed month, kept byte for byte, with the hash in the record. */
import { sql, type Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { type Agency, agencyById, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { readRelease, sha256Of } from '../indicators/index.ts'
import { areasOf } from '../places/index.ts'
import { append } from '../record/index.ts'
import { csvOf, geojsonOf } from './files.ts'
import { type Month, monthsDue } from './months.ts'
import type { Share } from './named.ts'
import { type Count, FORMAT, type Kind, METHOD, NO_SERVICE, type Sheet, WHOLE } from './schema.ts'
import { told, writeSheet } from './sheet.ts'
import {
  addressCells,
  addSheet,
  asAWhole,
  type CountRow,
  countCases,
  firstDay,
  lastDay,
  markCounted,
  newestRelease,
} from './store.ts'
import { areaTree, cellTree } from './tree.ts'

/** Makes the sheets of one agency that are due, each whole or not at all; how many were made. */
export async function publishMap(app: App, agencyId: string): Promise<number> {
  const due = await app.db.in(agencyId, (tx) => dueMonths(tx, agencyId))
  for (const month of due)
    await app.db.in(agencyId, async (tx) => {
      // A night's work over all cases of a month; what people wait for keeps its short limit.
      await tx.run(sql`set local statement_timeout = '10min'`)
      await asAWhole(tx)
      await publishMonth(app, tx, agencyId, month)
    })
  return due.length
}

async function dueMonths(tx: Tx, agencyId: string): Promise<Month[]> {
  const agency = await agencyById(tx, agencyId)
  const release = await newestRelease(tx)
  const first = agency && (await firstDay(tx, agency.zone))
  return release && first ? monthsDue(await lastDay(tx), first, release.untilDay) : []
}

async function publishMonth(app: App, tx: Tx, agencyId: string, month: Month) {
  const agency = (await agencyById(tx, agencyId))!
  const madeOn = civilDay(app.now(), agency.zone)
  const areas = await areasOf(tx, { retired: true, borders: false })
  await markCounted(tx, month, agency.zone)
  const sheet = await compose(tx, agency, { month, madeOn, areas })
  const file = writeSheet(sheet)
  const csv = csvOf(sheet)
  const outlines = new Map(areas.map(({ areaId, outline }) => [areaId, outline]))
  const geojson = geojsonOf(sheet, (areaId) => outlines.get(areaId) ?? null)
  const hashes = { sha256: sha256Of(file), csvSha256: sha256Of(csv), geojsonSha256: sha256Of(geojson) }
  if (!(await addSheet(tx, { ...month, madeOn, file, csv, geojson, ...hashes }))) return
  const { smallestGroup, fromDay, toDay } = sheet
  const body = { fromDay, toDay, method: METHOD, sha256: hashes.sha256.toString('hex'), smallestGroup }
  await append(tx, app.now(), { type: 'map.sheet-published', agencyId, by: 'system', body })
}

type Making = { month: Month; madeOn: string; areas: Awaited<ReturnType<typeof areasOf>> }

async function compose(tx: Tx, { slug, name, minGroup }: Agency, { month, madeOn, areas }: Making): Promise<Sheet> {
  const rows = await countCases(tx, month)
  const services = await servicesOf(tx, { retired: true })
  const codes = new Map(services.map(({ serviceId, code }) => [serviceId, code]))
  const addresses = await addressCells(tx)
  const kind = kindOf(rows, addresses.size > 0)
  const known = new Set(areas.map(({ areaId }) => areaId))
  const at = ({ cell, areaId }: CountRow) =>
    (kind === 'cells' ? cell : areaId && known.has(areaId) ? areaId : null) ?? WHOLE
  const counts = rows.map(
    (row): Count => ({
      at: at(row),
      service: codes.get(row.serviceId ?? '') ?? NO_SERVICE,
      cases: row.cases,
    }),
  )
  const used = [...new Set(counts.map(({ at }) => at))].filter((one) => one !== WHOLE)
  const tree = kind === 'cells' ? cellTree(addresses, used) : areaTree([...known])
  const { places, services: named } = told(tree, counts, await sharesOf(tx, [...codes.values()]), minGroup)
  const [inPlaces, inServices] = [
    new Set([...places, ...named].map(({ id }) => id)),
    new Set(named.map(({ service }) => service)),
  ]
  return {
    format: FORMAT,
    method: METHOD,
    agency: { slug, name },
    ...month,
    madeOn,
    smallestGroup: minGroup,
    kind,
    places,
    services: named,
    serviceNames: Object.fromEntries(
      services.filter(({ code }) => inServices.has(code)).map(({ code, name }) => [code, name]),
    ),
    areaNames: Object.fromEntries(
      areas.filter(({ areaId }) => inPlaces.has(areaId)).map(({ areaId, name }) => [areaId, name]),
    ),
  }
}

/** By cells where an address file says how many live in each, and most cases whose place is known are known to a cell. */
function kindOf(rows: readonly CountRow[], hasAddresses: boolean): Kind {
  const cases = (of: readonly CountRow[]) => of.reduce((sum, row) => sum + row.cases, 0)
  const placed = cases(rows.filter(({ cell, areaId }) => cell || areaId))
  return hasAddresses && 2 * cases(rows.filter(({ cell }) => cell)) >= placed ? 'cells' : 'areas'
}

/** Which part of all cases each service has in the newest release: what is public already. Merged ones have none by themselves. */
async function sharesOf(tx: Tx, codes: readonly string[]): Promise<Share[]> {
  const release = await newestRelease(tx)
  const lines = release ? readRelease(release.file).lines : []
  const all = lines.reduce((sum, { counts }) => sum + counts.received, 0)
  const alone = new Map(
    lines.flatMap(({ services, isOthers, counts }) => (isOthers ? [] : [[services[0]!, counts.received]])),
  )
  return codes.map((service) => ({ service, share: all === 0 ? 0 : (alone.get(service) ?? 0) / all }))
}
