/** Open311 GeoReport v2, sending: lenient in, and what is refused says why. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { errorsOf, LEAK, open311Doors, type Request, V2 } from '../../tests/open311.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { readXml } from '../../tests/xml.ts'

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

test('a request is taken in through the intake, and its receipt opens it', async () => {
  const { id, receipt, request } = await doors.sent(LEAK)
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
  const { id, receipt, request } = await doors.sent({ ...LEAK, extensions: 'true' })
  assert.equal(request.receipt, receipt)
  for (const path of [`/requests/${id}`, `/tokens/${id}`]) {
    const text = await (await doors.get(path)).text()
    assert.ok(!text.includes(receipt) && !text.includes(receipt.replaceAll(' ', '')))
  }
})

test('form, multipart and JSON, numbers with commas and Persian digits, attribute[x] and attribute[x][]: each is read', async () => {
  const point = async (id: string) => {
    await app.work()
    const { caseId, submissionId } = await doors.caseOf(id)
    const original = await app.routes.request(`/api/cases/${caseId}/originals`, {
      method: 'POST',
      headers: lead.headers,
      body: JSON.stringify({ submissionId }),
    })
    return ((await original.json()) as { point: unknown }).point
  }
  const PLACE = { lat: 35.75, lon: 51.5 }
  const first = await doors.sent({ ...LEAK, lat: '35,75', long: '۵۱٫۵' })
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
  const first = await doors.sent(fields, key)
  const again = await doors.sent(fields, key)
  assert.deepEqual([again.id, again.receipt], [first.id, first.receipt])
  const other = await doors.sent({ ...fields, email: 'other@example.org' }, key)
  assert.notEqual(other.receipt, first.receipt)
  const short = await doors.post(fields, { 'idempotency-key': '1' })
  assert.deepEqual([short.status, (await errorsOf(short)).length], [400, 1])
  const rows = await app.rows(
    sql`select from submission join open311_token using (submission_id) where token_hash = sha256(${`open311 ${first.id}`}::bytea)`,
  )
  assert.equal(rows.length, 1)
})

test('errors are a list of code and words, in the language of the request', async () => {
  const none = await doors.post({ description: 'x y z' }, { 'accept-language': 'en-GB, fa;q=0.5' })
  assert.equal(none.status, 400)
  assert.deepEqual(await errorsOf(none), [{ code: '400', description: 'service_code is required.' }])
  const unknown = await doors.post({ ...LEAK, service_code: 'none' })
  assert.equal(unknown.status, 404)
  assert.match((await errorsOf(unknown))[0]!.description, /خدمتی/)
  const many = await doors.post({ service_code: 'leak', description: '', lat: '95', long: '', email: 'x', lang: 'en' })
  assert.equal(many.status, 400)
  assert.equal((await errorsOf(many)).length, 3)
  const inXml = await doors.post({ ...LEAK, description: 'x'.repeat(4001) }, {}, '/requests.xml')
  assert.equal(inXml.status, 400)
  assert.equal(readXml(await inXml.text()).children[0]?.children[0]?.text, '400')
})

test('an empty field counts as absent, and what is not known is passed over', async () => {
  await doors.sent({
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
  const foreign = await doors.post(LEAK, { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' })
  assert.equal(foreign.status, 403)
})
