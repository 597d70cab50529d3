/** What is counted of a request: its route and class of status, never its address. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { openMetrics } from './metrics.ts'

test('count() names the pattern of the door and nothing that stood in the address', async () => {
  const metrics = openMetrics()
  const inner = new Hono().get('/cases/:caseId', (c) => c.text('ok')).get('/broken', (c) => c.text('no', 500))
  const routes = new Hono().use(metrics.count).route('/api', inner)
  for (const path of ['/api/cases/one', '/api/cases/two?q=secret', '/api/broken', '/nowhere/secret'])
    await routes.request(path)
  const text = await metrics.registry.metrics()
  assert.match(text, /pasokh_requests_total\{route="GET \/api\/cases\/:caseId",status="2xx"\} 2/)
  assert.match(text, /pasokh_requests_total\{route="GET \/api\/broken",status="5xx"\} 1/)
  assert.match(text, /pasokh_request_seconds_count 4/)
  assert.doesNotMatch(text, /secret|one|two/)
})

test('watch() asks for the value when the operator looks', async () => {
  const metrics = openMetrics()
  let asked = 0
  metrics.watch('waiting', 'what waits', async () => ++asked)
  assert.equal(asked, 0)
  assert.match(await metrics.registry.metrics(), /^waiting 1$/m)
})
