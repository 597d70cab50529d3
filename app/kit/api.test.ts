/** One description of a door: what it refuses and what the document says are the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { openApi, operation, routesOf } from './api.ts'
import { readBytes } from './http.ts'

const add = operation(
  {
    method: 'post',
    path: '/things/:thingId/parts',
    summary: 'Adds a part',
    who: 'officer',
    query: z.strictObject({ limit: z.coerce.number().int().max(200).default(50) }),
    body: z.strictObject({ name: z.string().min(1) }),
    answers: { 201: z.strictObject({ id: z.string() }) },
  },
  async (c, { query, body }) => c.json({ id: `${body.name}${query.limit}` }, 201),
)
const routes = routesOf([add])
const post = (body: string, type = 'application/json', query = '') =>
  routes.request(`/things/1/parts${query}`, { method: 'POST', body, headers: { 'content-type': type } })

test('operation() runs on input that fits', async () => {
  assert.deepEqual(await (await post('{"name":"a"}')).json(), { id: 'a50' })
})

for (const [what, status, body, type, query] of [
  ['another content type', 415, 'name=a', 'application/x-www-form-urlencoded', ''],
  ['no JSON', 400, '{', 'application/json', ''],
  ['an unknown field', 422, '{"name":"a","admin":true}', 'application/json', ''],
  ['a query out of range', 422, '{"name":"a"}', 'application/json', '?limit=201'],
  ['an unknown query', 422, '{"name":"a"}', 'application/json', '?x=1'],
  ['a body that is too large', 413, JSON.stringify({ name: 'a'.repeat(300_000) }), 'application/json', ''],
] as const) {
  test(`operation() refuses ${what} with ${status} and a problem`, async () => {
    const answer = await post(body, type, query)
    assert.equal(answer.status, status)
    assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/)
  })
}

test('openApi() shows the shapes that check', () => {
  const { paths } = openApi([add], { title: 'x', version: '1', server: 'http://localhost' })
  const described = paths['/api/things/{thingId}/parts']?.post as Record<string, never>
  assert.deepEqual(Object.keys(described), ['summary', 'security', 'parameters', 'requestBody', 'responses'])
  assert.match(JSON.stringify(described), /"additionalProperties":false/)
})

test('openApi() tells of an instant as JSON has it', () => {
  const answers = { 200: z.object({ at: z.date(), until: z.date().nullable() }) }
  const door = operation({ method: 'get', path: '/clock', summary: 'Now', who: 'anyone', answers }, async (c) =>
    c.json(0),
  )
  const { paths } = openApi([door], { title: 'x', version: '1', server: 'http://localhost' })
  assert.equal(JSON.stringify(paths).match(/"type":"string","format":"date-time"/g)?.length, 2)
})

const upload = operation(
  {
    method: 'put',
    path: '/picture',
    summary: 'Sets a picture',
    who: 'anyone',
    file: ['image/png'],
    answers: { 200: null },
  },
  async (c) => c.json((await readBytes(c, ['image/png'], 10)).toString()),
)
const put = (body: BodyInit, type: string) =>
  routesOf([upload]).request('/picture', { method: 'PUT', body, headers: { 'content-type': type }, ...HALF })
/** A body that comes in parts needs this in Node. */
const HALF = { duplex: 'half' } as RequestInit

test('readBytes() gives a file of the right type and length, and refuses others', async () => {
  assert.equal(await (await put('0123456789', 'Image/PNG; x=y')).json(), '0123456789')
  assert.equal((await put('x', 'image/svg+xml')).status, 415)
  assert.equal((await put('01234567890', 'image/png')).status, 413)
})

test('readBytes() does not read on past the limit', async () => {
  let sent = 0
  const pull = (to: ReadableStreamDefaultController) => {
    sent++
    to.enqueue(new Uint8Array(8))
  }
  const endless = new ReadableStream({ pull }, { highWaterMark: 0 })
  assert.equal((await put(endless, 'image/png')).status, 413)
  assert.ok(sent <= 3, `${sent} parts were read`)
})

test('openApi() names the media types of a file', () => {
  const { paths } = openApi([upload], { title: 'x', version: '1', server: 'http://localhost' })
  assert.match(JSON.stringify(paths['/api/picture']), /"requestBody":\{"required":true,"content":\{"image\/png"/)
})
