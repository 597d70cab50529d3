/** Open311 GeoReport v2, reading: nothing of anybody who did not agree. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { errorsOf, LEAK, open311Doors } from '../../tests/open311.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
let doors: ReturnType<typeof open311Doors>

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  doors = open311Doors(app, lead)
})
after(() => app.close())

test('who holds the token sees status, day and service, and never a word of the text', async () => {
  const { id } = await doors.sent({
    ...LEAK,
    description: 'canary in the coal mine',
    address_string: 'Canary street 5',
  })
  await app.work()
  const [request] = await doors.json(`/requests/${id}?lang=en`)
  assert.equal(request?.status, 'open')
  assert.equal(request?.service_code, 'leak')
  assert.equal(request?.requested_datetime, '2026-11-21T00:00:00+03:30')
  for (const field of ['description', 'address', 'lat', 'long', 'media_url', 'updated_datetime'])
    assert.equal(request?.[field], null, field)
  assert.deepEqual(await doors.json(`/tokens/${id}`), [{ service_request_id: id, token: id }])
  assert.equal((await doors.get(`/requests/${'0'.repeat(32)}`)).status, 404)
  assert.equal((await doors.get(`/tokens/${'0'.repeat(32)}`)).status, 404)
  assert.equal((await doors.get(`/requests/${id}?jurisdiction_id=none`)).status, 404)
  const { submissionId } = await doors.caseOf(id)
  assert.equal(
    (await doors.get(`/requests/${submissionId}`)).status,
    404,
    'its own id opens nothing that is not released',
  )
})

test('only what is of public kind, ticked and released is listed: covered text, day, middle of the area', async () => {
  const { id, submissionId, caseId } = await doors.released({
    description: 'Leak at my house, call 09121234567',
    address_string: 'خیابان بهار، پلاک ۷',
    lat: '35.7123456',
    long: '51.4123456',
    'attribute[area]': agency.areaId,
  })
  const listed = async () =>
    (await doors.json('/requests?lang=en')).find((one) => one.service_request_id === submissionId)
  const request = await listed()
  assert.match(String(request?.description), /Leak at my house/)
  assert.doesNotMatch(String(request?.description), /0912/)
  assert.deepEqual([request?.lat, request?.long, request?.address], [35.7, 51.4, 'Bagh-Sib'])
  assert.equal(request?.requested_datetime, '2026-11-21T00:00:00+03:30')
  assert.deepEqual(
    await doors.json(`/requests?service_request_id=${submissionId},${id}&status=closed`).then((all) => all.length),
    2,
    'ids override filters',
  )
  assert.equal((await doors.setReleased(caseId, submissionId, false)).status, 200)
  assert.equal(await listed(), undefined)
  assert.equal((await doors.get(`/requests/${submissionId}`)).status, 404)
})

test('a case put under a service that is not of public kind is not public any more', async () => {
  const { submissionId, caseId } = await doors.released({ description: 'soon a bill' })
  assert.equal((await doors.get(`/requests/${submissionId}`)).status, 200)
  const moved = await app.routes.request(`/api/cases/${caseId}/service`, {
    method: 'PUT',
    headers: lead.headers,
    body: JSON.stringify({ serviceId: agency.bill }),
  })
  assert.equal(moved.status, 200)
  assert.equal((await doors.get(`/requests/${submissionId}`)).status, 404)
})

test('what was withdrawn is not public, and its token says so until it is forgotten', async () => {
  const { id, receipt, submissionId } = await doors.released({ description: 'to be withdrawn' })
  await app.routes.request('/api/receipt/acts', {
    method: 'POST',
    body: JSON.stringify({ receipt, act: 'withdraw' }),
    headers: { 'content-type': 'application/json' },
  })
  assert.equal((await doors.get(`/requests/${submissionId}`)).status, 404)
  const [request] = await doors.json(`/requests/${id}?lang=en`)
  assert.deepEqual([request?.status, request?.status_notes], ['closed', 'The sender has withdrawn it.'])
})

test('filters by service, status, dates and pages', async () => {
  for (const description of ['A lamp is out', 'A lamp is out again']) await doors.released({ description })
  await doors.released({ description: 'for the filters' })
  const count = async (query: string) => (await doors.json(`/requests?${query}`)).length
  const all = await count('')
  assert.ok(all > 1)
  assert.equal(await count('service_code=leak,bill'), all)
  assert.equal(await count('service_code=bill'), 0)
  assert.equal(await count('status=closed'), 0)
  assert.equal(await count('start_date=2026-11-21T00:00:00%2B03:30&end_date=2026-11-21T00:00:00%2B03:30'), all)
  assert.equal(await count('start_date=2026-11-21T00:00:01%2B03:30'), 0, 'no filter finds out the hour')
  assert.equal(await count('page_size=1'), 1)
  assert.equal(await count(`page_size=1&page=${all + 1}`), 0)
  for (const wrong of ['start_date=x', 'status=planned', 'page=-1', 'start_date=2026-01-01&end_date=2026-11-01'])
    assert.equal((await doors.get(`/requests?${wrong}`)).status, 400, wrong)
})

test('public lists may be read by pages of other sites, set no cookie, and are kept a minute; what a token opens is not kept', async () => {
  const { id } = await doors.sent(LEAK)
  const list = await doors.get('/requests')
  assert.deepEqual(
    ['access-control-allow-origin', 'cache-control', 'set-cookie'].map((name) => list.headers.get(name)),
    ['*', 'public, max-age=60', null],
  )
  assert.equal((await doors.get(`/requests/${id}`)).headers.get('cache-control'), 'no-store')
  assert.equal((await doors.get(`/requests?service_request_id=${id}`)).headers.get('cache-control'), 'no-store')
})

test('tokens are kept as hashes and go when the receipt goes', async () => {
  const { id } = await doors.sent({ ...LEAK, description: 'an old one' })
  assert.deepEqual(await app.rows(sql`select from open311_token where position(${id}::bytea in token_hash) > 0`), [])
  app.setNow('2027-12-01T06:30:00Z')
  await app.db.open((tx) => app.jobs.add(tx, 'submissions.retention', { agencyId: agency.agencyId }))
  await app.work()
  assert.equal((await doors.get(`/requests/${id}`)).status, 404)
  await app.db.open((tx) => app.jobs.add(tx, 'opendata.forget-tokens'))
  await app.work()
  assert.deepEqual(await app.rows(sql`select from open311_token`), [])
  app.setNow('2026-11-21T06:30:00Z')
})

test('with a second agency jurisdiction_id is needed, and a token opens nothing at another agency', async () => {
  const { id } = await doors.sent(LEAK)
  await testAgency(app, 'power')
  const [missing, wrong] = [await doors.get('/services?lang=en'), await doors.get('/services?jurisdiction_id=gas')]
  assert.equal(missing.status, 400)
  assert.match((await errorsOf(missing))[0]!.description, /jurisdiction_id/)
  assert.equal(wrong.status, 404)
  assert.equal((await doors.get(`/requests/${id}?jurisdiction_id=power`)).status, 404)
  assert.equal((await doors.get(`/requests/${id}?jurisdiction_id=water`)).status, 200)
})

test('what is not there is a list of errors too', async () => {
  for (const path of [
    '/nothing',
    '/requests/',
    '/services/leak/x',
    `/requests/${encodeURIComponent('../../etc/passwd')}`,
  ]) {
    const answer = await doors.get(`${path}?jurisdiction_id=water`)
    assert.equal(answer.status, 404, path)
    assert.ok(Array.isArray(await answer.json()), path)
  }
})
