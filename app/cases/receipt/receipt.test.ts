/** The doors behind a receipt: what is sent by hand gets a clear refusal, never a fault, and tries are counted. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message } from '../../../tests/message.ts'
import { openIntake, showReceipt } from '../../submissions/index.ts'

let app: TestApp
let agency: TestAgency
let receipt: string
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  const input = message('a pipe is leaking', { serviceId: agency.leak })
  const token = app.random(16).toString('base64url')
  receipt = showReceipt((await openIntake(app)(agency.agencyId, token, input, { channel: 'web' })).receipt)
  await app.work()
})
after(() => app.close())

const post = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })

test('/receipt/file says 404 for what is no id of a file', async () => {
  for (const file of ['', 'abc', "' or 1=1", '00000000-0000-4000-8000-000000000000'])
    assert.equal((await post('/en/receipt/file', { receipt, file })).status, 404, file)
})

test('/receipt takes a message back only when it is said to be meant, and then names no time to come', async () => {
  const token = app.random(16).toString('base64url')
  const input = message('the pipe is whole again', { serviceId: agency.leak })
  const sent = showReceipt((await openIntake(app)(agency.agencyId, token, input, { channel: 'web' })).receipt)
  await app.work()
  const ask = async (more: Record<string, string>) => {
    const answer = await post('/en/receipt', { receipt: sent, ...more })
    return { status: answer.status, page: await answer.text() }
  }
  const before = await ask({ act: 'withdraw' })
  assert.equal(before.status, 422)
  assert.match(before.page, /tick the box and send again\. Until then nothing is erased\./)
  assert.match(before.page, /the pipe is whole again/)
  assert.match(before.page, /<dt>Solution due<\/dt>/)
  const after = await ask({ act: 'withdraw', sure: 'yes' })
  assert.equal(after.status, 200)
  assert.doesNotMatch(after.page, /the pipe is whole again|<dt>[^<]* due<\/dt>/)
})

test('/receipt/file counts tries as the page does', async () => {
  const statuses = []
  for (let at = 0; at < 125; at++) statuses.push((await post('/receipt/file', { receipt: '1', file: '1' })).status)
  const file = '00000000-0000-4000-8000-000000000000'
  for (let at = 0; at < 125; at++) statuses.push((await post('/receipt/file', { receipt: '1', file })).status)
  assert.equal(statuses.at(-1), 429)
})

test('/receipt keeps no control signs and no bidi overrides of what is added', async () => {
  const fresh = await testApp()
  try {
    const sent = await testAgency(fresh, 'water')
    const token = fresh.random(16).toString('base64url')
    const body = JSON.stringify({ text: 'a pipe', token, lang: 'en' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fresh.routes.request('/api/agencies/water/submissions', { method: 'POST', body, headers })
    const { receipt } = (await answer.json()) as { receipt: string }
    const add = (text: string) =>
      fresh.routes.request('/en/receipt', {
        method: 'POST',
        body: new URLSearchParams({ receipt, act: 'more', 'text-more': text }),
      })
    assert.equal((await add('one\u0000two')).status, 422)
    assert.equal((await add(`${'x'.repeat(4001)}`)).status, 422)
    assert.equal((await add('first \u202edrawkcab')).status, 200)
    const rows = await fresh.rows(sql`select covered from addition where agency_id = ${sent.agencyId}`)
    assert.deepEqual(rows, [{ covered: 'first drawkcab' }])
  } finally {
    await fresh.close()
  }
})

test('the form proposes no service for a text that is longer than it takes', async () => {
  const form = await (await app.routes.request('/water')).text()
  const token = /name="token" value="([\w-]{22})"/.exec(form)?.[1] ?? ''
  const answer = await post('/water', { token, do: 'propose', text: 'آب '.repeat(100_000) })
  assert.equal(answer.status, 422)
})
