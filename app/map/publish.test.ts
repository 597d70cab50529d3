/** Sheets on the real database: what a slow second count gives, once, and the same in every form. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { gridDisk, latLngToCell } from 'h3-js'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { addAddresses, addPlaced, placed } from '../../tests/placed.ts'
import { linesOf } from './files.ts'
import { publishMap } from './publish.actions.ts'
import type { Sheet } from './schema.ts'
import { readSheet } from './sheet.ts'

let app: TestApp
before(async () => {
  // Three days after Aban of 1405 has ended.
  app = await testApp({ at: '2026-11-24T21:00:00Z' })
})
after(() => app.close())

const HOME = latLngToCell(35.7, 51.4, 8)
const CELLS = gridDisk(HOME, 3)

const sheetsIn = ({ agencyId }: TestAgency) =>
  app.rows<{ month: string; file: Buffer; sha256: Buffer }>(
    sql`select month, file, sha256 from map_sheet where agency_id = ${agencyId} order by month`,
  )

async function publish(agency: TestAgency): Promise<Sheet[]> {
  await app.db.in(agency.agencyId, (tx) => app.jobs.add(tx, 'indicators.release', { agencyId: agency.agencyId }))
  await app.work()
  return (await sheetsIn(agency)).map(({ file }) => readSheet(file))
}

const get = (path: string) => app.routes.request(path)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

test('a release makes the sheet of a closed month by cells, without copies and what was taken back', async () => {
  const agency = await testAgency(app)
  await addAddresses(app, agency, CELLS)
  const [near, far] = [CELLS[0]!, CELLS[20]!]
  await addPlaced(app, agency, [
    ...placed(23, { cell: near, serviceId: agency.leak }),
    ...placed(14, { cell: far, serviceId: agency.bill }),
    ...placed(12, { areaId: agency.areaId }),
    ...placed(40, { cell: near, text: 'همان جمله', serviceId: agency.leak }),
    ...placed(30, { cell: near, state: 'withdrawn' }),
    ...placed(30, { cell: near, state: 'hidden' }),
    ...placed(30, { cell: far, opened: '2026-11-23T08:00:00Z' }),
    ...placed(11, { cell: far, certainty: 0.2, serviceId: agency.bill }),
  ])
  const [sheet, ...more] = await publish(agency)
  assert.equal(more.length, 0)
  assert.equal(sheet!.month, '1405-08')
  assert.equal(sheet!.kind, 'cells')
  // 24 with the first of the copies; 14; and 12 + 11 that lie nowhere.
  assert.deepEqual(
    new Map(sheet!.places.map(({ id, atLeast }) => [id, atLeast])),
    new Map([
      [near, 20],
      [far, 10],
      ['', 20],
    ]),
  )
  assert.ok(sheet!.services.every(({ atLeast }) => atLeast >= 10))
})

test('a sheet is made once and stays as it is, and its hash stands in the record', async () => {
  const agency = await testAgency(app)
  await addPlaced(app, agency, [...placed(30, { areaId: agency.areaId }), ...placed(12, {})])
  await publish(agency)
  const [first] = await sheetsIn(agency)
  await addPlaced(app, agency, placed(30, { areaId: agency.areaId }))
  await publish(agency)
  assert.equal(await publishMap(app, agency.agencyId), 0)
  const [again, ...more] = await sheetsIn(agency)
  assert.deepEqual(again, first)
  assert.equal(more.length, 0)
  const lines = await app.rows<{ body: { sha256: string } }>(sql`
    select body from record_waiting where type = 'map.sheet-published' and agency_id = ${agency.agencyId}
    union all select body from record where type = 'map.sheet-published' and agency_id = ${agency.agencyId}`)
  assert.deepEqual(
    lines.map(({ body }) => body.sha256),
    [first!.sha256.toString('hex')],
  )
  assert.deepEqual(first!.sha256, sha256(first!.file))
})

test('a case that comes after the sheet of its month was made is on the next one, and on no other', async () => {
  const agency = await testAgency(app)
  const { areaId } = agency
  const later = (opened: string, n: number) => addPlaced(app, agency, placed(n, { areaId, opened }))
  const now = app.now()
  await later('2026-11-05T08:00:00Z', 30)
  await publish(agency)
  const [first] = await sheetsIn(agency)
  // Eleven of the month that is closed; some of before there was any map, which are on none.
  await later('2026-11-05T08:00:00Z', 11)
  await later('2026-07-05T08:00:00Z', 40)
  await later('2026-12-05T08:00:00Z', 12)
  app.setNow(new Date('2026-12-24T21:00:00Z'))
  await publish(agency)
  await later('2026-12-30T08:00:00Z', 15)
  app.setNow(new Date('2027-01-23T21:00:00Z'))
  const sheets = await publish(agency)
  app.setNow(now)
  assert.deepEqual((await sheetsIn(agency))[0], first)
  assert.deepEqual(
    sheets.map(({ month, places }) => [month, places.map(({ id, atLeast }) => [id, atLeast])]),
    [
      ['1405-08', [[areaId, 30]]],
      ['1405-09', [[areaId, 20]]],
      ['1405-10', [[areaId, 10]]],
    ],
  )
  const page = await (await get(`/en/${agency.slug}/map/1405-09`)).text()
  assert.match(page, /is counted on the next map/)
})

test('without an address file a sheet is by areas, and cells that were kept before do not count', async () => {
  const agency = await testAgency(app)
  await addPlaced(app, agency, [...placed(35, { areaId: agency.areaId, cell: HOME }), ...placed(12, {})])
  const [sheet] = await publish(agency)
  assert.equal(sheet!.kind, 'areas')
  assert.deepEqual(
    sheet!.places.map(({ id, atLeast }) => [id, atLeast]),
    [
      ['', 10],
      [agency.areaId, 30],
    ],
  )
})

test('page, table, shapes and sheet say the same, with the hash of each file', async () => {
  const agency = await testAgency(app)
  await addAddresses(app, agency, CELLS)
  await addPlaced(app, agency, [
    ...CELLS.slice(0, 12).flatMap((cell, n) =>
      placed(10 + 7 * n, { cell, serviceId: n % 2 ? agency.leak : agency.bill }),
    ),
    ...placed(12, {}),
  ])
  const [sheet] = await publish(agency)
  const lines = linesOf(sheet!)
  assert.ok(lines.some(({ service }) => service !== null))

  const csv = await (await get(`/${agency.slug}/map/1405-08/map.csv`)).text()
  const cells = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
  assert.deepEqual(
    cells.map((of) => [of[2], of[4], of[9] || null, Number(of[10]), Number(of[11])]),
    lines.map(({ id, isRest, service, atLeast, atMost }) => [id, String(isRest), service, atLeast, atMost]),
  )
  const shapes = await (await get(`/${agency.slug}/map/1405-08/map.geojson`)).json()
  assert.deepEqual(
    shapes.features.map(({ properties: of }: { properties: Record<string, unknown> }) => [
      of.place,
      of.service,
      of.atLeast,
      of.atMost,
    ]),
    lines.map(({ id, service, atLeast, atMost }) => [id, service, atLeast, atMost]),
  )
  for (const name of ['sheet.json', 'map.csv', 'map.geojson']) {
    const answer = await get(`/${agency.slug}/map/1405-08/${name}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    assert.equal(answer.headers.get('repr-digest'), `sha-256=:${sha256(bytes).toString('base64')}:`)
  }
  const page = await (await get(`/en/${agency.slug}/map`)).text()
  const told = [...page.matchAll(/<td class="number">(\d+) to (\d+)<\/td>/g)].map(([, from, to]) => [
    Number(from),
    Number(to),
  ])
  const all = lines.filter(({ service }) => service === null).map(({ atLeast, atMost }) => [atLeast, atMost])
  assert.deepEqual(told.sort(byFirst), all.sort(byFirst))
})

const byFirst = (a: number[], b: number[]) => a[0]! - b[0]!

test('a page says that there is no map yet, and what is asked wrongly is no page', async () => {
  const agency = await testAgency(app)
  const answer = await get(`/en/${agency.slug}/map`)
  assert.match(await answer.text(), /There is no map yet/)
  await addPlaced(app, agency, [...placed(30, { areaId: agency.areaId }), ...placed(12, {})])
  await publish(agency)
  for (const asked of ['/1405-07', '/1405-08?service=none', '/1405-08?inside=x', '/1405-08/none.csv', '/..%2f'])
    assert.equal((await get(`/${agency.slug}/map${asked}`)).status, 404, asked)
  assert.equal((await get(`/${agency.slug}/map/1405-08?from=-4`)).status, 200)
})

test('the catalogue lists each sheet with its files, and their hashes are those of what one gets', async () => {
  const agency = await testAgency(app)
  await addPlaced(app, agency, [...placed(30, { areaId: agency.areaId }), ...placed(12, {})])
  await publish(agency)
  const catalogue = await (await get(`/data/${agency.slug}/catalog.jsonld`)).json()
  const [sheet, ...more] = catalogue['dcat:dataset'].filter((one: Node) => String(one['@id']).endsWith('#sheet'))
  assert.equal(more.length, 0)
  assert.equal(sheet['dct:temporal']['dcat:endDate']['@value'], '2026-11-21')
  assert.equal(sheet['dcat:distribution'].length, 3)
  for (const file of sheet['dcat:distribution']) {
    const bytes = await (await get(new URL(file['dcat:downloadURL']['@id']).pathname)).arrayBuffer()
    assert.equal(sha256(new Uint8Array(bytes)).toString('hex'), file['spdx:checksum']['spdx:checksumValue']['@value'])
  }
  assert.match(await (await get(`/en/data/${agency.slug}`)).text(), /\/map\/1405-08\/map\.geojson/)
})

type Node = Record<string, unknown>
