/** Open311 GeoReport v2 over its doors: lenient in, strict out, and nothing of anybody who did not agree. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { whyNotShape } from '../../tests/json-schema.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { difference, readXml } from '../../tests/xml.ts'

const V2 = '/open311/v2'
const SCHEMAS = join(process.env.PASOKH_SHARED ?? '../shared', 'data/open311/open311-schema/schema/georeport-v2')

type Request = Record<string, string | number | null>

let app: TestApp
let agency: TestAgency
let lead: SignedIn

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

const get = (path: string, headers: Record<string, string> = {}) => app.routes.request(V2 + path, { headers })
const json = async (path: string, headers = {}) => (await get(path, headers)).json() as Promise<Request[]>
const post = (fields: Record<string, string>, headers: Record<string, string> = {}, path = '/requests.json') =>
  app.routes.request(V2 + path, { method: 'POST', body: new URLSearchParams(fields), headers })
const LEAK = { service_code: 'leak', description: 'Water runs down the street', lat: '35.7', long: '51.4' }
const errorsOf = async (answer: Response) => (await answer.json()) as { code: string; description: string }[]

async function sent(fields: Record<string, string>, headers = {}) {
  const answer = await post(fields, headers)
  assert.equal(answer.status, 200, await answer.clone().text())
  const [request] = (await answer.json()) as Request[]
  return { id: String(request!.service_request_id), receipt: answer.headers.get('pasokh-receipt')!, request: request! }
}

/** Sends, opens a case, and has an officer release the text; gives the id that the public sees. */
async function released(fields: Record<string, string>) {
  const own = await sent({ ...LEAK, ...fields, 'attribute[may_publish]': 'true' })
  await app.work()
  const { submissionId, caseId } = await caseOf(own.id)
  assert.equal((await setReleased(caseId, submissionId, true)).status, 200)
  return { ...own, submissionId, caseId }
}

async function caseOf(token: string) {
  const [row] = await app.rows<{ submissionId: string; caseId: string }>(sql`
    select submission_id as "submissionId", case_id as "caseId" from case_submission join open311_token using (agency_id, submission_id)
    where token_hash = sha256(${`open311 ${token}`}::bytea)`)
  return row!
}

const setReleased = (caseId: string, submissionId: string, isPublic: boolean) =>
  app.routes.request(`/api/cases/${caseId}/releases`, {
    method: 'PUT',
    headers: lead.headers,
    body: JSON.stringify({ submissionId, isPublic }),
  })

test('XML and JSON of every call are equal in content, well-formed, and say their type', async () => {
  const { id } = await released({})
  for (const path of [
    '/services',
    '/services/leak',
    '/requests',
    `/requests/${id}`,
    `/tokens/${id}`,
    '/services/none',
  ]) {
    const [inJson, inXml] = [await get(`${path}.json`), await get(`${path}.xml`)]
    assert.equal(inJson.headers.get('content-type'), 'application/json; charset=utf-8')
    assert.equal(inXml.headers.get('content-type'), 'text/xml; charset=utf-8')
    assert.equal(inJson.status, inXml.status)
    assert.equal(difference(readXml(await inXml.text()), await inJson.json()), null, path)
  }
})

test('the format is the ending of the address, else what is asked for, else JSON', async () => {
  const typeOf = async (path: string, headers = {}) =>
    (await get(path, headers)).headers.get('content-type')?.split(';')[0]
  assert.equal(await typeOf('/services'), 'application/json')
  assert.equal(await typeOf('/services', { accept: 'text/html, application/xml;q=0.9, */*;q=0.8' }), 'text/xml')
  assert.equal(await typeOf('/services', { accept: 'text/xml;q=0.5, application/json' }), 'application/json')
  assert.equal(await typeOf('/services?format=xml'), 'text/xml')
  assert.equal(await typeOf('/services.json', { accept: 'text/xml' }), 'application/json')
})

test('JSON is a bare list; in the way of FixMyStreet it stands in an object', async () => {
  assert.ok(Array.isArray(await json('/services')))
  assert.deepEqual(Object.keys(await json('/services?wrapped=fixmystreet')), ['services'])
  assert.deepEqual(Object.keys(await json('/requests?wrapped=fixmystreet')), ['service_requests'])
})

test('the answers have the published shapes', async (t) => {
  if (!existsSync(SCHEMAS)) return t.skip('the published schemas are not on this machine')
  const load = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as Record<string, unknown>
  const { id, submissionId } = await released({ description: 'for the shapes' })
  for (const [path, schema] of [
    ['/services', 'services.json'],
    ['/services/leak', 'service-definition.json'],
    ['/requests', 'requests.json'],
    [`/requests/${id}`, 'requests.json'],
    [`/requests/${submissionId}`, 'requests.json'],
  ] as const)
    assert.equal(whyNotShape(await json(path), load(schema), load), null, path)
  assert.notEqual(whyNotShape([{ service_code: 1 }], load('services.json'), load), null, 'the check itself can fail')
})

test('discovery names the endpoint in both formats', async () => {
  const inJson = (await (await app.routes.request('/open311/discovery.json')).json()) as {
    endpoints: { url: string; formats: string[] }[]
  }
  assert.equal(inJson.endpoints[0]?.url, 'http://localhost:8137/open311/v2')
  assert.deepEqual(inJson.endpoints[0]?.formats, ['text/xml', 'application/json'])
  const inXml = await (await app.routes.request('/open311/discovery.xml')).text()
  assert.equal(difference(readXml(inXml), inJson), null)
})

test('a service says what else may be sent; a service that is not of public kind does not ask about reading', async () => {
  type Definition = { attributes: { code: string; order: number; values: { key: string }[] }[] }
  const leak = (await (await get('/services/leak')).json()) as Definition
  assert.deepEqual(
    leak.attributes.map(({ code, order }) => [code, order]),
    [
      ['may_publish', 1],
      ['wants_updates', 2],
      ['area', 3],
    ],
  )
  assert.deepEqual(
    leak.attributes[2]?.values.map(({ key }) => key),
    [agency.areaId],
  )
  const bill = (await (await get('/services/bill')).json()) as Definition
  assert.deepEqual(
    bill.attributes.map(({ code }) => code),
    ['wants_updates', 'area'],
  )
})

// ---- Sending

test('a request is taken in through the intake, and its receipt opens it', async () => {
  const { id, receipt, request } = await sent(LEAK)
  assert.match(id, /^[0-9a-f]{32}$/)
  assert.deepEqual(Object.keys(request), ['service_request_id', 'service_notice', 'account_id'])
  assert.match(receipt, /^(\d{4} ){4}\d{4}$/)
  const seen = await app.routes.request('/api/receipt', {
    method: 'POST',
    body: JSON.stringify({ receipt }),
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(((await seen.json()) as { text: string }).text, LEAK.description)
})

test('the receipt stands in the answer only when extensions are asked for, and never in what is read later', async () => {
  const { id, receipt, request } = await sent({ ...LEAK, extensions: 'true' })
  assert.equal(request.receipt, receipt)
  for (const path of [`/requests/${id}`, `/tokens/${id}`]) {
    const text = await (await get(path)).text()
    assert.ok(!text.includes(receipt) && !text.includes(receipt.replaceAll(' ', '')))
  }
})

test('form, multipart and JSON, numbers with commas and Persian digits, attribute[x] and attribute[x][]: each is read', async () => {
  const point = async (id: string) => {
    await app.work()
    const { caseId, submissionId } = await caseOf(id)
    const original = await app.routes.request(`/api/cases/${caseId}/originals`, {
      method: 'POST',
      headers: lead.headers,
      body: JSON.stringify({ submissionId }),
    })
    return ((await original.json()) as { point: unknown }).point
  }
  const PLACE = { lat: 35.75, lon: 51.5 }
  const first = await sent({ ...LEAK, lat: '35,75', long: '۵۱٫۵' })
  assert.deepEqual(await point(first.id), PLACE)
  const multipart = new FormData()
  for (const [name, value] of Object.entries({
    ...LEAK,
    lat: '35.75',
    long: '51.5',
    'attribute[area][]': agency.areaId,
    unknown: 'x',
    'attribute[x]': '1',
  }))
    multipart.append(name, value)
  const second = await app.routes.request(`${V2}/requests.json`, { method: 'POST', body: multipart })
  assert.equal(second.status, 200)
  const inJson = await app.routes.request(`${V2}/requests.json?jurisdiction_id=water`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      ...LEAK,
      lat: 35.75,
      long: 51.5,
      attribute: { may_publish: true },
      email: null,
      media_url: 'http://127.0.0.1/x',
    }),
  })
  assert.equal(inJson.status, 200, await inJson.clone().text())
  const [third] = (await inJson.json()) as Request[]
  assert.deepEqual(await point(String(third!.service_request_id)), PLACE)
  const [row] = await app.rows<{ may: boolean }>(
    sql`select may_publish as may from submission join open311_token using (submission_id) where token_hash = sha256(${`open311 ${third!.service_request_id}`}::bytea)`,
  )
  assert.equal(row?.may, true)
})

test('the same message under the same key is one; under a guessed key another sender gets nothing of it', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const fields = { ...LEAK, description: 'once and only once', email: 'own@example.org' }
  const first = await sent(fields, key)
  const again = await sent(fields, key)
  assert.deepEqual([again.id, again.receipt], [first.id, first.receipt])
  const other = await sent({ ...fields, email: 'other@example.org' }, key)
  assert.notEqual(other.receipt, first.receipt)
  const short = await post(fields, { 'idempotency-key': '1' })
  assert.deepEqual([short.status, (await errorsOf(short)).length], [400, 1])
  const rows = await app.rows(
    sql`select from submission join open311_token using (submission_id) where token_hash = sha256(${`open311 ${first.id}`}::bytea)`,
  )
  assert.equal(rows.length, 1)
})

test('errors are a list of code and words, in the language of the request', async () => {
  const none = await post({ description: 'x y z' }, { 'accept-language': 'en-GB, fa;q=0.5' })
  assert.equal(none.status, 400)
  assert.deepEqual(await errorsOf(none), [{ code: '400', description: 'service_code is required.' }])
  const unknown = await post({ ...LEAK, service_code: 'none' })
  assert.equal(unknown.status, 404)
  assert.match((await errorsOf(unknown))[0]!.description, /خدمتی/)
  const many = await post({ service_code: 'leak', description: '', lat: '95', long: '', email: 'x', lang: 'en' })
  assert.equal(many.status, 400)
  assert.equal((await errorsOf(many)).length, 3)
  const inXml = await post({ ...LEAK, description: 'x'.repeat(4001) }, {}, '/requests.xml')
  assert.equal(inXml.status, 400)
  assert.equal(readXml(await inXml.text()).children[0]?.children[0]?.text, '400')
})

test('an empty field counts as absent, and what is not known is passed over', async () => {
  await sent({
    ...LEAK,
    lat: '',
    long: '',
    address_string: '',
    email: '',
    phone: ' ',
    attribute: '',
    api_key: 'xyz',
    device_id: 'tt',
  })
})

test('bad bodies are refused with the status that says why', async () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
    app.routes.request(`${V2}/requests.json`, { method: 'POST', body, headers: { 'content-type': type } })
  assert.equal((await send('<request/>', 'text/xml')).status, 415)
  assert.equal((await send('{"a"', 'application/json')).status, 400)
  assert.equal((await send(Buffer.from('{"description":"\xff\xfe"}', 'latin1'), 'application/json')).status, 400)
  assert.equal((await send('service_code=leak&description=%ff%fe%fd', 'application/x-www-form-urlencoded')).status, 400)
  assert.equal((await send(`description=${'x'.repeat(300_000)}`, 'application/x-www-form-urlencoded')).status, 413)
  const foreign = await post(LEAK, { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 403)
})

// ---- Reading

test('who holds the token sees status, day and service, and never a word of the text', async () => {
  const { id } = await sent({ ...LEAK, description: 'canary in the coal mine', address_string: 'Canary street 5' })
  await app.work()
  const [request] = await json(`/requests/${id}?lang=en`)
  assert.equal(request?.status, 'open')
  assert.equal(request?.service_code, 'leak')
  assert.equal(request?.requested_datetime, '2026-11-21T00:00:00+03:30')
  for (const field of ['description', 'address', 'lat', 'long', 'media_url', 'updated_datetime'])
    assert.equal(request?.[field], null, field)
  assert.deepEqual(await json(`/tokens/${id}`), [{ service_request_id: id, token: id }])
  assert.equal((await get(`/requests/${'0'.repeat(32)}`)).status, 404)
  assert.equal((await get(`/tokens/${'0'.repeat(32)}`)).status, 404)
  assert.equal((await get(`/requests/${id}?jurisdiction_id=none`)).status, 404)
  const { submissionId } = await caseOf(id)
  assert.equal((await get(`/requests/${submissionId}`)).status, 404, 'its own id opens nothing that is not released')
})

test('only what is of public kind, ticked and released is listed: covered text, day, middle of the area', async () => {
  const { id, submissionId, caseId } = await released({
    description: 'Leak at my house, call 09121234567',
    address_string: 'خیابان بهار، پلاک ۷',
    lat: '35.7123456',
    long: '51.4123456',
    'attribute[area]': agency.areaId,
  })
  const listed = async () => (await json('/requests?lang=en')).find((one) => one.service_request_id === submissionId)
  const request = await listed()
  assert.match(String(request?.description), /Leak at my house/)
  assert.doesNotMatch(String(request?.description), /0912/)
  assert.deepEqual([request?.lat, request?.long, request?.address], [35.7, 51.4, 'Bagh-Sib'])
  assert.equal(request?.requested_datetime, '2026-11-21T00:00:00+03:30')
  assert.deepEqual(
    await json(`/requests?service_request_id=${submissionId},${id}&status=closed`).then((all) => all.length),
    2,
    'ids override filters',
  )
  assert.equal((await setReleased(caseId, submissionId, false)).status, 200)
  assert.equal(await listed(), undefined)
  assert.equal((await get(`/requests/${submissionId}`)).status, 404)
})

test('a case put under a service that is not of public kind is not public any more', async () => {
  const { submissionId, caseId } = await released({ description: 'soon a bill' })
  assert.equal((await get(`/requests/${submissionId}`)).status, 200)
  const moved = await app.routes.request(`/api/cases/${caseId}/service`, {
    method: 'PUT',
    headers: lead.headers,
    body: JSON.stringify({ serviceId: agency.bill }),
  })
  assert.equal(moved.status, 200)
  assert.equal((await get(`/requests/${submissionId}`)).status, 404)
})

test('what was withdrawn is not public, and its token says so until it is forgotten', async () => {
  const { id, receipt, submissionId } = await released({ description: 'to be withdrawn' })
  await app.routes.request('/api/receipt/acts', {
    method: 'POST',
    body: JSON.stringify({ receipt, act: 'withdraw' }),
    headers: { 'content-type': 'application/json' },
  })
  assert.equal((await get(`/requests/${submissionId}`)).status, 404)
  const [request] = await json(`/requests/${id}?lang=en`)
  assert.deepEqual([request?.status, request?.status_notes], ['closed', 'The sender has withdrawn it.'])
})

test('filters by service, status, dates and pages', async () => {
  await released({ description: 'for the filters' })
  const count = async (query: string) => (await json(`/requests?${query}`)).length
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
    assert.equal((await get(`/requests?${wrong}`)).status, 400, wrong)
})

test('public lists may be read by pages of other sites, set no cookie, and are kept a minute; what a token opens is not kept', async () => {
  const { id } = await sent(LEAK)
  const list = await get('/requests')
  assert.deepEqual(
    ['access-control-allow-origin', 'cache-control', 'set-cookie'].map((name) => list.headers.get(name)),
    ['*', 'public, max-age=60', null],
  )
  assert.equal((await get(`/requests/${id}`)).headers.get('cache-control'), 'no-store')
  assert.equal((await get(`/requests?service_request_id=${id}`)).headers.get('cache-control'), 'no-store')
})

test('tokens are kept as hashes and go when the receipt goes', async () => {
  const { id } = await sent({ ...LEAK, description: 'an old one' })
  assert.deepEqual(await app.rows(sql`select from open311_token where position(${id}::bytea in token_hash) > 0`), [])
  app.setNow('2027-12-01T06:30:00Z')
  await app.db.open((tx) => app.jobs.add(tx, 'submissions.retention', { agencyId: agency.agencyId }))
  await app.work()
  assert.equal((await get(`/requests/${id}`)).status, 404)
  await app.db.open((tx) => app.jobs.add(tx, 'opendata.forget-tokens'))
  await app.work()
  assert.deepEqual(await app.rows(sql`select from open311_token`), [])
  app.setNow('2026-11-21T06:30:00Z')
})

test('with a second agency jurisdiction_id is needed, and a token opens nothing at another agency', async () => {
  const { id } = await sent(LEAK)
  await testAgency(app, 'power')
  const [missing, wrong] = [await get('/services?lang=en'), await get('/services?jurisdiction_id=gas')]
  assert.equal(missing.status, 400)
  assert.match((await errorsOf(missing))[0]!.description, /jurisdiction_id/)
  assert.equal(wrong.status, 404)
  assert.equal((await get(`/requests/${id}?jurisdiction_id=power`)).status, 404)
  assert.equal((await get(`/requests/${id}?jurisdiction_id=water`)).status, 200)
})

test('what is not there is a list of errors too', async () => {
  for (const path of [
    '/nothing',
    '/requests/',
    '/services/leak/x',
    `/requests/${encodeURIComponent('../../etc/passwd')}`,
  ]) {
    const answer = await get(`${path}?jurisdiction_id=water`)
    assert.equal(answer.status, 404, path)
    assert.ok(Array.isArray(await answer.json()), path)
  }
})
