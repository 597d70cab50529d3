/** The one question after the verdict: open to who has spoken, whichever way; answered once; seen by nobody at the desk, and by managers only together. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking, type Who } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

const ask = asking(() => app.routes)
const call = <Answer = Record<string, unknown>>(method: string, path: string, body?: object, by: Who = null) =>
  ask<Answer>(by, method, path, body)
const post = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })

async function said(act: 'confirm' | 'object' | null = null) {
  const more = { serviceId: agency.leak, contact: { mail: 'a@example.org' }, wantsUpdates: true }
  const one = await sendMessage(app, agency.agencyId, message('a pipe is leaking', more))
  await call('POST', `/cases/${one.caseId}/replies`, { outcome: 'done', body: 'Done.' }, lead)
  await app.work()
  if (act) await call('POST', '/receipt/acts', { receipt: one.receipt, act, text: '' })
  return one
}

const rate = (receipt: string, answer: number, text = '') =>
  call('POST', '/receipt/satisfaction', { receipt, answer, text })
const asked = async (receipt: string) => (await call('POST', '/receipt', { receipt })).body.satisfaction

test('it is asked after the verdict, also of who objected, and answered once', async () => {
  const silent = await said()
  assert.deepEqual([await asked(silent.receipt), (await rate(silent.receipt, 5)).status], [null, 409])
  for (const act of ['confirm', 'object'] as const) {
    const { receipt, submissionId } = await said(act)
    assert.equal(await asked(receipt), 'open')
    assert.deepEqual((await rate(receipt, 2, 'too slow')).body, { again: false })
    assert.deepEqual((await rate(receipt, 5)).body, { again: true })
    assert.equal(await asked(receipt), 'answered')
    const rows = await app.rows(sql`select answer from satisfaction where submission_id = ${submissionId}`)
    assert.deepEqual(rows, [{ answer: 2 }])
  }
})

test('it is a form without a script; an answer that lacks a choice keeps what was written', async () => {
  const { receipt } = await said('confirm')
  const page = await (await post('/en/receipt', { receipt })).text()
  assert.match(page, /action="\/en\/receipt\/satisfaction"[\s\S]*type="radio"/)
  const lacking = await post('/en/receipt/satisfaction', { receipt, remark: 'the second visit was <kind>' })
  assert.equal(lacking.status, 422)
  assert.match(await lacking.text(), /Choose one[\s\S]*the second visit was &lt;kind&gt;/)
  const given = await post('/en/receipt/satisfaction', { receipt, answer: '4', remark: 'the second visit was kind' })
  assert.equal(given.status, 200)
  const after = await given.text()
  assert.match(after, /your answer is counted/)
  assert.doesNotMatch(after, /type="radio"/)
  assert.match(after, /the second visit was kind/, 'their own words stay theirs to see')
})

test('the link by which the verdict was given asks it, too, once; before the verdict and with another link it does not', async () => {
  await said()
  const link = /\/en\/v\/([\w-]{22})/.exec(app.sent.letters.at(-1)!.text)![1]!
  assert.equal((await post('/en/v/satisfaction', { link, answer: '5' })).status, 409)
  const page = await (await post('/en/v', { link, act: 'confirm', text: '' })).text()
  assert.match(page, /action="\/en\/v\/satisfaction"/)
  assert.equal((await post('/en/v/satisfaction', { link, remark: 'x' })).status, 422)
  assert.match(await (await post('/en/v/satisfaction', { link, answer: '5' })).text(), /your answer is counted/)
  assert.match(await (await post('/en/v/satisfaction', { link, answer: '1' })).text(), /recorded twice/)
  assert.equal((await post('/en/v/satisfaction', { link: 'A'.repeat(22), answer: '1' })).status, 409)
})

test('the desk sees neither the answer nor what was written beside it', async () => {
  const { receipt, caseId } = await said('confirm')
  await rate(receipt, 1, 'the voice of the heron was rude, call 09127730416')
  for (const path of [`/cases/${caseId}`, '/cases?state=all&limit=200'])
    assert.doesNotMatch(JSON.stringify((await call('GET', path, undefined, lead)).body), /heron|satisf/)
  const [row] = await app.rows<{ sealed: Buffer; covered: string }>(
    sql`select sealed, covered from addition where kind = 'satisfaction' and covered like '%heron%'`,
  )
  assert.ok(!row!.sealed.includes('heron'))
  assert.doesNotMatch(row!.covered, /0912/)
})

type Out = {
  services: { serviceId: string; asked: number; answered: number; answers: object | null; remarks: string[] }[]
}
const summed = async () => (await call<Out>('GET', '/satisfaction', undefined, lead)).body.services[0]!

test('managers read the answers when ten have answered, always beside how many were asked, and the covered words without the case', async () => {
  const before = await summed()
  assert.ok(before.answered < 10)
  assert.deepEqual([before.answers, before.remarks], [null, []])
  assert.equal(before.asked, (await app.rows(sql`select from case_submission where verdict is not null`)).length)
  for (let n = before.answered; n < 10; n++) await rate((await said('confirm')).receipt, 3)
  const now = await summed()
  assert.equal(now.answered, 10)
  const counts = await app.rows<{ answer: number; n: number }>(
    sql`select answer, count(*)::int as n from satisfaction group by 1`,
  )
  for (const { answer, n } of counts) assert.equal((now.answers as Record<string, number>)[answer], n)
  assert.ok(now.remarks.some((remark) => remark.includes('heron') && !remark.includes('0912')))
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  assert.equal((await call('GET', '/satisfaction', undefined, officer)).status, 403)
})

test('who takes their words back takes what they wrote here, too', async () => {
  const { receipt, submissionId } = await said('confirm')
  await rate(receipt, 1, 'to be forgotten')
  await call('POST', '/receipt/acts', { receipt, act: 'withdraw' })
  assert.deepEqual(await app.rows(sql`select from addition where submission_id = ${submissionId}`), [])
  assert.equal((await rate(receipt, 1)).status, 409)
})
