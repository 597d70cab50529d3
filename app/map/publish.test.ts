/** Sheets on the real database: what a slow second count gives, once, and the same in every form. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { cellsAround } from '../places/cells.ts'
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

type Row = { caseId: string; serviceId: string | null; areaId: string | null; cell: string | null; opened: string } & {
  state: string
  text: string
  certainty: number
}

const HOME = latLngToCell(35.7, 51.4, 8)
const CELLS = gridDisk(HOME, 3)

const row = (of: Partial<Row>): Row => ({
  caseId: randomUUID(),
  serviceId: null,
  areaId: null,
  cell: null,
  opened: '2026-11-05T08:00:00Z',
  state: 'open',
  text: randomUUID(),
  certainty: 1,
  ...of,
})
const many = (n: number, of: Partial<Row>) => Array.from({ length: n }, () => row(of))

async function insert({ agencyId, officeId, deskId }: TestAgency, rows: readonly Row[]) {
  const as = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("caseId" uuid, "serviceId" uuid, "areaId" uuid, cell text,
    opened timestamptz, state text, text text, certainty real)`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, text_lang, folded, understood, opened, withdrawn, hidden_reason, commitment)
    select ${agencyId}, "caseId", decode(md5("caseId"::text), 'hex'), opened, 'web', 'fa', 'fa', text, true, true, state = 'withdrawn',
           case when state = 'hidden' then 'abuse' end, ''::bytea from ${as}`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, sorted_by)
    select ${agencyId}, "caseId", left(replace("caseId"::text, '-', ''), 12), "serviceId", "areaId", ${officeId}, ${deskId}, state, opened, 'person' from ${as}`)
  await app.rows(
    sql`insert into case_submission (agency_id, case_id, submission_id) select ${agencyId}, "caseId", "caseId" from ${as}`,
  )
  await app.rows(sql`
    insert into submission_place (agency_id, submission_id, area_id, how, certainty, cell)
    select ${agencyId}, "caseId", "areaId", case when cell is null then 'given' else 'point' end, certainty, cell from ${as}`)
}

/** Twenty addresses in each cell of the town. */
async function insertAddresses({ agencyId }: TestAgency) {
  const counts = new Map<string, number>()
  for (const cell of CELLS) for (const one of cellsIn(cell)) counts.set(one, (counts.get(one) ?? 0) + 20)
  await app.rows(sql`
    insert into address_cell (agency_id, cell, addresses)
    select ${agencyId}, cell, addresses from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) as new (cell, addresses)`)
}
const cellsIn = (cell: string) => [cell, ...cellsAround(pointIn(cell)).slice(1)]
const pointIn = (cell: string) => {
  const [lat, lon] = cellToLatLng(cell)
  return { lat, lon }
}

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
  await insertAddresses(agency)
  const [near, far] = [CELLS[0]!, CELLS[20]!]
  await insert(agency, [
    ...many(23, { cell: near, serviceId: agency.leak }),
    ...many(14, { cell: far, serviceId: agency.bill }),
    ...many(12, { areaId: agency.areaId }),
    ...many(40, { cell: near, text: 'همان جمله', serviceId: agency.leak }),
    ...many(30, { cell: near, state: 'withdrawn' }),
    ...many(30, { cell: near, state: 'hidden' }),
    ...many(30, { cell: far, opened: '2026-11-23T08:00:00Z' }),
    ...many(11, { cell: far, certainty: 0.2, serviceId: agency.bill }),
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
  await insert(agency, [...many(30, { areaId: agency.areaId }), ...many(12, {})])
  await publish(agency)
  const [first] = await sheetsIn(agency)
  await insert(agency, many(30, { areaId: agency.areaId }))
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

test('without an address file a sheet is by areas, and cells that were kept before do not count', async () => {
  const agency = await testAgency(app)
  await insert(agency, [...many(35, { areaId: agency.areaId, cell: HOME }), ...many(12, {})])
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
  await insertAddresses(agency)
  await insert(agency, [
    ...CELLS.slice(0, 12).flatMap((cell, n) =>
      many(10 + 7 * n, { cell, serviceId: n % 2 ? agency.leak : agency.bill }),
    ),
    ...many(12, {}),
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
  await insert(agency, [...many(30, { areaId: agency.areaId }), ...many(12, {})])
  await publish(agency)
  for (const asked of ['/1405-07', '/1405-08?service=none', '/1405-08?inside=x', '/1405-08/none.csv', '/..%2f'])
    assert.equal((await get(`/${agency.slug}/map${asked}`)).status, 404, asked)
  assert.equal((await get(`/${agency.slug}/map/1405-08?from=-4`)).status, 200)
})
