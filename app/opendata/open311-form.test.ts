/** Open311 GeoReport v2, the form of its answers: XML and JSON alike, as published. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { whyNotShape } from '../../tests/json-schema.ts'
import { open311Doors } from '../../tests/open311.ts'
import { signIn } from '../../tests/people.ts'
import { difference, readXml } from '../../tests/xml.ts'

const SCHEMAS = join(process.env.PASOKH_SHARED ?? '../shared', 'data/open311/open311-schema/schema/georeport-v2')

let app: TestApp
let agency: TestAgency
let doors: ReturnType<typeof open311Doors>

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  const lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  doors = open311Doors(app, lead)
})
after(() => app.close())

test('XML and JSON of every call are equal in content, well-formed, and say their type', async () => {
  const { id } = await doors.released({})
  for (const path of [
    '/services',
    '/services/leak',
    '/requests',
    `/requests/${id}`,
    `/tokens/${id}`,
    '/services/none',
  ]) {
    const [inJson, inXml] = [await doors.get(`${path}.json`), await doors.get(`${path}.xml`)]
    assert.equal(inJson.headers.get('content-type'), 'application/json; charset=utf-8')
    assert.equal(inXml.headers.get('content-type'), 'text/xml; charset=utf-8')
    assert.equal(inJson.status, inXml.status)
    assert.equal(difference(readXml(await inXml.text()), await inJson.json()), null, path)
  }
})

test('the format is the ending of the address, else what is asked for, else JSON', async () => {
  const typeOf = async (path: string, headers = {}) =>
    (await doors.get(path, headers)).headers.get('content-type')?.split(';')[0]
  assert.equal(await typeOf('/services'), 'application/json')
  assert.equal(await typeOf('/services', { accept: 'text/html, application/xml;q=0.9, */*;q=0.8' }), 'text/xml')
  assert.equal(await typeOf('/services', { accept: 'text/xml;q=0.5, application/json' }), 'application/json')
  assert.equal(await typeOf('/services?format=xml'), 'text/xml')
  assert.equal(await typeOf('/services.json', { accept: 'text/xml' }), 'application/json')
})

test('JSON is a bare list; in the way of FixMyStreet it stands in an object', async () => {
  assert.ok(Array.isArray(await doors.json('/services')))
  assert.deepEqual(Object.keys(await doors.json('/services?wrapped=fixmystreet')), ['services'])
  assert.deepEqual(Object.keys(await doors.json('/requests?wrapped=fixmystreet')), ['service_requests'])
})

test('the answers have the published shapes', async (t) => {
  if (!existsSync(SCHEMAS)) return t.skip('the published schemas are not on this machine')
  const load = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as Record<string, unknown>
  const { id, submissionId } = await doors.released({ description: 'for the shapes' })
  for (const [path, schema] of [
    ['/services', 'services.json'],
    ['/services/leak', 'service-definition.json'],
    ['/requests', 'requests.json'],
    [`/requests/${id}`, 'requests.json'],
    [`/requests/${submissionId}`, 'requests.json'],
  ] as const)
    assert.equal(whyNotShape(await doors.json(path), load(schema), load), null, path)
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
  const leak = (await (await doors.get('/services/leak')).json()) as Definition
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
  const bill = (await (await doors.get('/services/bill')).json()) as Definition
  assert.deepEqual(
    bill.attributes.map(({ code }) => code),
    ['wants_updates', 'area'],
  )
})
