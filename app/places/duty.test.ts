/** Who answers where, on the real database: overlapping areas, other agencies, numbered things, large address files. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { doorsAlong } from '../../tests/placed.ts'
import { areaOf, cellOf, responsibleOffice } from './actions.ts'
import { putAddresses, putAssets } from './import.store.ts'
import { preparePlaces } from './prepare.actions.ts'
import type { Border, Place } from './schema.ts'
import { addArea, putResponsibility } from './store.ts'

let app: TestApp
let agency: TestAgency
let other: TestAgency
let by: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'city-hall')
  other = await testAgency(app, 'cables')
  by = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
})
after(() => app.close())

const inAgency: TestApp['db']['in'] = (id, run) => app.db.in(id, run)
const name = (fa: string) => ({ fa, en: fa })
const square = (west: number, south: number, size: number): Border => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})
const answers = (serviceId: string | null, place: Place) =>
  inAgency(agency.agencyId, (tx) => responsibleOffice(tx, serviceId, place))

let city: string
let zone: string
let quarter: string

test('the narrower of overlapping areas wins, and its larger ones are told', async () => {
  await inAgency(agency.agencyId, async (tx) => {
    city = await addArea(tx, { name: name('شهر'), level: 'city', border: square(10, 10, 4), offered: false })
    zone = await addArea(tx, { name: name('منطقهٔ سه'), parentId: city, border: square(10, 10, 2) })
    quarter = await addArea(tx, { name: name('محلهٔ لاله'), parentId: zone, border: square(10, 10, 1) })
    await putResponsibility(tx, { serviceId: agency.leak, areaId: city, deskId: agency.deskId })
    await putResponsibility(tx, { serviceId: agency.leak, areaId: zone, deskId: agency.otherDeskId })
  })
  const inQuarter = await answers(agency.leak, { point: { lat: 10.5, lon: 10.5 } })
  assert.deepEqual(
    [inQuarter.deskId, inQuarter.areaId, inQuarter.why.areaId, inQuarter.why.over],
    [agency.otherDeskId, quarter, zone, [city]],
  )
  const beside = await answers(agency.leak, { point: { lat: 13, lon: 13 } })
  assert.deepEqual([beside.deskId, beside.areaId, beside.why.areaId], [agency.deskId, null, city])
  assert.deepEqual((await answers(agency.leak, { areaId: quarter })).why.areaId, zone)
  assert.equal((await answers(null, { areaId: quarter })).deskId, agency.sortingDeskId)
})

test('a service that is another agency’s is read here first, and everybody is told whose it is', async () => {
  const put = (body: object) =>
    app.routes.request('/api/responsibilities', { method: 'PUT', headers: by.headers, body: JSON.stringify(body) })
  const rule = { serviceId: agency.bill, areaId: zone }
  assert.equal((await put({ ...rule, otherAgency: 'cables' })).status, 200)
  for (const none of ['city-hall', 'nobody']) assert.equal((await put({ ...rule, otherAgency: none })).status, 422)
  assert.equal((await put({ ...rule, otherAgency: 'cables', deskId: agency.deskId })).status, 422)
  assert.equal((await put(rule)).status, 422)
  const listed = await app.routes.request('/api/responsibilities', { headers: by.headers })
  const { items } = (await listed.json()) as {
    items: { serviceId: string; areaId: string; otherAgency: string | null }[]
  }
  assert.equal(
    items.find(({ serviceId, areaId }) => serviceId === agency.bill && areaId === zone)?.otherAgency,
    'cables',
  )
  const found = await answers(agency.bill, { areaId: quarter })
  assert.deepEqual(
    [found.otherAgencyId, found.deskId, found.why.rule],
    [other.agencyId, agency.otherDeskId, 'service-and-area'],
  )
  const asked = await app.routes.request('/api/responsible-office', {
    method: 'POST',
    headers: by.headers,
    body: JSON.stringify({ serviceId: agency.bill, address: 'محله لاله' }),
  })
  const { reason, level, certainty } = (await asked.json()) as {
    reason: { fa: string }
    level: string
    certainty: number
  }
  assert.deepEqual([level, certainty > 0.9], ['quarter', true])
  assert.equal(reason.fa, '«منطقهٔ سه» با «ادارهٔ جنوب» است، «قبض» با «آب و فاضلاب آزمایشی».')
})

test('a numbered thing leads to its area, unless another area is named', async () => {
  await inAgency(agency.agencyId, (tx) =>
    putAssets(tx, [
      {
        kind: 'lamp',
        code: '10-23',
        name: null,
        ownerId: null,
        areaId: quarter,
        point: { lat: 10.2, lon: 10.2 },
        validFrom: null,
        validTo: null,
      },
      {
        kind: 'mast',
        code: 'M2',
        name: null,
        ownerId: null,
        areaId: null,
        point: { lat: 11.5, lon: 11.5 },
        validFrom: null,
        validTo: null,
      },
    ]),
  )
  const at = (text: string) => inAgency(agency.agencyId, (tx) => areaOf(tx, { text }))
  const lamp = await at('تیر چراغ ۱۰۲۳ خاموش است')
  assert.deepEqual([lamp.areaId, lamp.level, lamp.point], [quarter, 'asset', { lat: 10.2, lon: 10.2 }])
  assert.equal((await at('دکل شماره m-2 آتش گرفت')).areaId, zone)
  assert.equal((await at('در باغ‌سیب چراغ ۱۰۲۳ خاموش است')).areaId, agency.areaId)
  assert.equal((await at('چراغ ۹۹۹۹')).areaId, null)
})

test('cellOf() is as fine as eight addresses allow, and null without an address file', async () => {
  const home = { lat: 10.5, lon: 10.5 }
  const cell = () => inAgency(agency.agencyId, (tx) => cellOf(tx, home))
  assert.equal(await cell(), null)
  const street = (count: number, lat: number, lon: number) =>
    doorsAlong(count, { street: 'خیابان بهار', areaId: quarter, from: { lat, lon }, step: 1e-6 })
  await inAgency(agency.agencyId, (tx) => putAddresses(tx, 'own', street(7, 10.5, 10.5)))
  await preparePlaces(app, agency.agencyId)
  assert.equal(await cell(), null)
  await inAgency(agency.agencyId, (tx) => putAddresses(tx, 'own', street(3, 10.515, 10.515)))
  await preparePlaces(app, agency.agencyId)
  const coarse = await cell()
  assert.ok(coarse && Number.parseInt(coarse[1]!, 16) < 8, `${coarse}`)
  await inAgency(agency.agencyId, (tx) => putAddresses(tx, 'own', street(8, 10.5, 10.5)))
  await preparePlaces(app, agency.agencyId)
  assert.equal((await cell())![1], '8')
})

test('a large address file is made into a gazetteer beforehand, kept, and made anew after a change', async () => {
  const { agencyId } = other
  const areaId = other.areaId
  await inAgency(agencyId, (tx) =>
    tx.run(sql`
      insert into address (agency_id, keeper, code, area_id, street, number, point)
      select ${agencyId}, 'own', n::text, ${areaId}, 'خیابان ' || (n % 500), (n / 500)::text, point(51.4 + n / 1e6, 35.7)
      from generate_series(1, 20500) n`),
  )
  const at = (address: string) => inAgency(agencyId, (tx) => areaOf(tx, { address }))
  // Until it is made, areas are found and streets are not.
  assert.deepEqual([(await at('باغ سیب')).areaId, (await at('باغ سیب، خیابان ۱۷')).level], [areaId, 'quarter'])
  await preparePlaces(app, agencyId)
  const parts = await app.rows<{ n: number; version: number }>(
    sql`select count(*) as n, max(version) as version from gazetteer_part where agency_id = ${agencyId}`,
  )
  assert.ok(parts[0]!.n >= 1)
  const found = await at('باغ سیب، خیابان ۱۷، پلاک ۹')
  assert.deepEqual([found.areaId, found.level], [areaId, 'house'])
  const admin = await signIn(app, { agencyId, role: 'administrator' })
  const made = await app.routes.request('/api/areas', {
    method: 'POST',
    headers: admin.headers,
    body: JSON.stringify({ name: name('شهرک نو') }),
  })
  assert.equal(made.status, 201)
  assert.equal((await at('شهرک نو')).why, 'text')
  await app.work()
  const again = await app.rows<{ version: number }>(
    sql`select max(version) as version from gazetteer_part where agency_id = ${agencyId}`,
  )
  assert.ok(again[0]!.version > parts[0]!.version)
  assert.equal((await at('شهرک نو')).areaId, ((await made.json()) as { id: string }).id)
})

test('a gazetteer that an earlier release made, or that is damaged, is made anew; until then areas are found', async () => {
  const { agencyId, areaId } = other
  const found = () => inAgency(agencyId, (tx) => areaOf(tx, { address: 'باغ سیب، خیابان ۱۷، پلاک ۹' }))
  assert.equal((await found()).level, 'house')
  await inAgency(agencyId, (tx) =>
    tx.run(
      sql`update gazetteer_part set bytes = overlay(bytes placing '\x01000000' from 9 for 4), version = version + 1`,
    ),
  )
  await inAgency(agencyId, (tx) => tx.run(sql`update place_version set version = version + 1`))
  const without = await found()
  assert.deepEqual([without.areaId, without.level], [areaId, 'quarter'])
  await preparePlaces(app, agencyId)
  assert.equal((await found()).level, 'house')
})
