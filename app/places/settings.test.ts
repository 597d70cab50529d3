/** Areas as officers set them: where they lie, what became of them, and their borders, on the real database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { AreaInput, type ListedArea } from './schema.ts'
import { saveArea } from './settings.actions.ts'
import { areasOf, borderOf } from './store.ts'

let app: TestApp
let agency: TestAgency
let by: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'grounds')
  by = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
})
after(() => app.close())

const input = (fa: string, more: Partial<AreaInput> = {}) => AreaInput.parse({ name: { fa, en: fa }, ...more })
const save = (id: string | null, area: AreaInput) =>
  saveArea(app, { agencyId: agency.agencyId, officerId: by.officerId }, id, area)
const made = async (area: AreaInput) => (await save(null, area)).id!
const listed = async (id: string): Promise<ListedArea> => {
  const answer = await app.routes.request('/api/areas', { headers: by.headers })
  const { items } = (await answer.json()) as { items: ListedArea[] }
  return items.find(({ areaId }) => areaId === id)!
}

test('saveArea() puts an area into a larger one and never into a circle', async () => {
  const city = await made(input('نارون‌شهر', { level: 'city' }))
  const zone = await made(input('منطقهٔ یک', { parentId: city }))
  const quarter = await made(input('باغ', { parentId: zone, moreNames: { ps: 'بڼ' } }))
  assert.deepEqual((await listed(quarter)).moreNames, { ps: 'بڼ' })
  assert.equal((await listed(quarter)).parentId, zone)
  assert.deepEqual(await save(zone, input('منطقهٔ یک', { parentId: quarter })), { refusal: 'lies-in-itself' })
  assert.deepEqual(await save(city, input('نارون‌شهر', { level: 'city', parentId: zone })), {
    refusal: 'lies-in-itself',
  })
  assert.deepEqual(await save(city, input('نارون‌شهر', { level: 'province', parentId: zone })), {
    refusal: 'lies-in-itself',
  })
  assert.deepEqual(await save(null, input('استان', { level: 'province', parentId: city })), {
    refusal: 'parent-too-small',
  })
  const nowhere = '00000000-0000-4000-8000-000000000000'
  assert.deepEqual(await save(null, input('جا', { parentId: nowhere })), { refusal: 'no-such-area' })
  assert.deepEqual(await save(nowhere, input('جا')), { refusal: 'not-found' })
})

test('saveArea() says since when an area was, until when, and what took its place', async () => {
  const next = await made(input('منطقهٔ نو'))
  const former = await made(input('منطقهٔ کهن'))
  const history = { validFrom: '2010-03-21', validTo: '2024-03-19', replacedBy: next, retired: true }
  assert.deepEqual(await save(former, input('منطقهٔ کهن', history)), { id: former })
  const { validFrom, validTo, replacedBy, retired } = await listed(former)
  assert.deepEqual({ validFrom, validTo, replacedBy, retired }, history)
  assert.deepEqual(await save(former, input('منطقهٔ کهن', { ...history, validTo: '2009-01-01' })), {
    refusal: 'ends-before-it-begins',
  })
})

test('saveArea() leaves a border that is not sent, takes one away that is null, and lists show its outline', async () => {
  const circle = Array.from({ length: 600 }, (_, at): [number, number] => [
    51 + Math.cos((at * Math.PI) / 300) / 10,
    35 + Math.sin((at * Math.PI) / 300) / 10,
  ])
  const border = { type: 'Polygon' as const, coordinates: [[...circle, circle[0]!]] }
  const id = await made(input('گرد', { border }))
  const outline = (await listed(id)).outline!
  assert.ok(outline.coordinates.flat().length < 100)
  assert.ok(!('border' in (await listed(id))))
  assert.deepEqual(await save(id, input('گرد و بزرگ')), { id })
  assert.deepEqual((await listed(id)).outline, outline)
  const whole = await app.routes.request(`/api/areas/${id}/border`, { headers: by.headers })
  assert.deepEqual(await whole.json(), { border })
  await save(id, input('گرد', { border: null }))
  assert.deepEqual(
    [(await listed(id)).outline, await (await app.db.in(agency.agencyId, (tx) => borderOf(tx, id)))?.border],
    [null, null],
  )
})

test('areasOf() gives what is offered, and all when it is asked for', async () => {
  const id = await made(input('روستای دور', { level: 'village', offered: false }))
  const ids = async (all: boolean) =>
    (await app.db.in(agency.agencyId, (tx) => areasOf(tx, { all }))).map(({ areaId }) => areaId)
  assert.deepEqual([(await ids(false)).includes(id), (await ids(true)).includes(id)], [false, true])
})

test('every change of an area, address or asset makes a new version of the agency’s places', async () => {
  const version = async () =>
    (
      await app.rows<{ version: number }>(sql`select version from place_version where agency_id = ${agency.agencyId}`)
    )[0]!.version
  const before = await version()
  const areaId = await made(input('نو'))
  const after = await version()
  assert.ok(after > before)
  await app.db.in(agency.agencyId, (tx) =>
    tx.run(
      sql`insert into address (agency_id, keeper, code, area_id) values (${agency.agencyId}, 'own', '1', ${areaId})`,
    ),
  )
  assert.ok((await version()) > after)
})
