/** GeoReport Bulk: what is public and nothing else, the same in three formats, without an hour, and without words in small groups. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { type Element, readXml } from '../../tests/xml.ts'
import { addService } from '../agencies/services.store.ts'
import { release } from '../indicators/index.ts'
import { publish } from './publish.actions.ts'

let app: TestApp
let water: TestAgency
const TEXT = '=پیام <آزاد>, "one"\nدو'

before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  water = await testAgency(app, 'water')
  const [few, bench] = await app.db.in(water.agencyId, async (tx) => [
    await addService(tx, service('few', 'کم', 'Few')),
    await addService(tx, service('bench', 'نیمکت', 'Bench')),
  ])
  const { agencyId, leak, bill, areaId } = water
  const crowd = { days: 100, until: '2026-11-20T20:00:00Z', areas: [areaId] }
  await addCrowd(app, water, { ...crowd, cases: 2500, services: [leak, leak, bill] })
  await addCrowd(app, water, { ...crowd, cases: 18, services: [few!, bench!], first: 5000 })
  await app.rows(sql`
    update submission set may_publish = idempotency < '\\xf8'::bytea, released_at = received_hour, covered = ${TEXT}
    where agency_id = ${agencyId}`)
  await release(app, agencyId)
  await publish(app, agencyId)
})
after(() => app.close())

const service = (code: string, fa: string, en: string) => ({
  code,
  name: { fa, en },
  description: { fa: '', en: '' },
  heading: null,
  publicKind: true,
  callsBack: false,
  needsPlace: false,
  retired: false,
  sort: 1,
})

async function bulk(format: string) {
  const answer = await app.routes.request(`/open311/v2/bulk.${format}?jurisdiction_id=water&lang=en`)
  assert.equal(answer.status, 200)
  return answer.text()
}

const publicIds = async () =>
  (
    await app.rows<{ id: string }>(sql`
      select submission_id as id from submission join case_submission using (agency_id, submission_id) join matter using (agency_id, case_id)
      where may_publish and not withdrawn and hidden_reason is null and not erased
        and state not in ('hidden', 'withdrawn') and service_id <> ${water.bill} order by 1`)
  ).map(({ id }) => id)

test('bulk holds every public request once, across batches, and none that is not', async () => {
  const rows = parse(await bulk('csv'), { columns: true }) as Record<string, string>[]
  const wanted = await publicIds()
  assert.ok(wanted.length > 1200 && wanted.length < 2000)
  assert.deepEqual(
    rows.map((row) => row.service_request_id),
    wanted,
  )
})

test('bulk tells the day and no hour, not what the office did when, and words only where the service stands alone', async () => {
  const rows = parse(await bulk('csv'), { columns: true }) as Record<string, string>[]
  for (const row of rows) {
    assert.match(row.requested_datetime!, /^2026-\d\d-\d\dT00:00:00\+03:30$/)
    assert.deepEqual([row.updated_datetime, row.closed_date, row.source], ['', '', ''])
    assert.match(row.status_description!, /^(open|closed)$/)
    assert.equal(row.description, row.service_name === 'Water leak' ? `'${TEXT}` : '')
    assert.deepEqual([row.lat, row.long], ['35.7', '51.4'])
  }
  assert.ok(rows.some((row) => row.service_name === 'Few'))
})

test('bulk says the same in CSV, JSON and XML, in the columns of the specification', async () => {
  const rows = parse(await bulk('csv'), { columns: true }) as Record<string, string>[]
  const json = JSON.parse(await bulk('json')) as Record<string, string | number | null>[]
  const xml = readXml(await bulk('xml'))
  assert.equal(Object.keys(rows[0]!).join(), Object.keys(json[0]!).join())
  const plain = (value: string | number | null) => String(value ?? '')
  const cells = (element: Element) => Object.fromEntries(element.children.map(({ name, text }) => [name, text]))
  for (const [at, row] of rows.entries()) {
    const one = Object.fromEntries(Object.entries(json[at]!).map(([name, value]) => [name, plain(value)]))
    assert.deepEqual(cells(xml.children[at]!), one)
    // A spreadsheet would take it for a formula.
    assert.deepEqual({ ...row, description: row.description!.replace(/^'/, '') }, one)
  }
})

test('bulk adds no equation about what people kept to themselves: whatever becomes of that, it is the same to the last byte', async () => {
  const all = () => Promise.all(['csv', 'json', 'xml'].map(bulk))
  const before = await all()
  const services = await app.rows<{ id: string }>(sql`
    select service_id as id from service where agency_id = ${water.agencyId}`)
  const more = { cases: 400, days: 100, until: '2026-11-20T20:00:00Z', first: 9000, areas: [water.areaId] }
  await addCrowd(app, water, { ...more, services: services.map(({ id }) => id) })
  assert.deepEqual(await all(), before)
  // Of those that are not public: other states, other places, other days, taken back, and gone from their service.
  const hidden = sql`select case_id from matter join case_submission using (agency_id, case_id) join submission using (agency_id, submission_id)
    where matter.agency_id = ${water.agencyId} and not may_publish`
  const changed = await app.rows(sql`
    update matter set state = 'open', solved_at = null, area_id = null, service_id = ${water.bill}, opened_hour = opened_hour - interval '9 days'
    where agency_id = ${water.agencyId} and case_id in (${hidden}) returning case_id`)
  assert.ok(changed.length > 400)
  assert.deepEqual(await all(), before)
})

test('bulk asks which agency, and allows a place sixty tries an hour', async () => {
  assert.equal((await app.routes.request('/open311/v2/bulk.json?jurisdiction_id=none')).status, 404)
  let status = 200
  for (let tries = 0; tries < 61 && status === 200; tries++)
    status = (await app.routes.request('/open311/v2/bulk.json?jurisdiction_id=water')).status
  assert.equal(status, 429)
})
