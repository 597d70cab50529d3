/** One description of a door: what it refuses and what the document says are the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { openApi, operation, routesOf } from './api.ts'

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
