/** A slash too many leads to the page, and never to another host. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { trimmedAddress } from './headers.ts'

const routes = new Hono()
  .use(trimmedAddress)
  .get('/telecom', (c) => c.text('form'))
  .get('/desk/', (c) => c.text('desk'))

const seen = async (path: string, { method = 'GET', accept = 'text/html,*/*' } = {}) => {
  const answer = await routes.request(path, { method, headers: { accept } })
  return [answer.status, answer.headers.get('location')]
}

test('trimmedAddress() leads from an address with a slash at its end to the one without, with its query', async () => {
  assert.deepEqual(await seen('/telecom/'), [301, '/telecom'])
  assert.deepEqual(await seen('/telecom//?lang=fa'), [301, '/telecom?lang=fa'])
})

test('trimmedAddress() leaves alone what has its place, what has no slash, and what is sent', async () => {
  assert.deepEqual(await seen('/telecom'), [200, null])
  assert.deepEqual(await seen('/desk/'), [200, null])
  assert.deepEqual(await seen('/nothing'), [404, null])
  assert.deepEqual(await seen('/'), [404, null])
  assert.deepEqual(await seen('/telecom/', { method: 'POST' }), [404, null])
  assert.deepEqual(await seen('/telecom/', { accept: 'application/json' }), [404, null])
})

test('trimmedAddress() never leads to another host', async () => {
  for (const path of ['//evil.example/', '/\\evil.example/', '/%5Cevil.example/', '///evil.example//'])
    assert.match(String((await seen(`http://localhost${path}`))[1]), /^\/[^/\\]/, path)
})
