/** What a person does with a receipt, while officers, jobs and other senders of the same case act too. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message } from '../../../tests/message.ts'
import { lockUnopened, markOpened, openIntake, showReceipt, withdraw } from '../../submissions/index.ts'
import { runRetention } from '../../submissions/retention.actions.ts'
import { understand } from '../../submissions/understand.actions.ts'
import { openCases } from '../open.actions.ts'
import type { PersonAct } from '../schema.ts'
import { addCases, caseOfSubmission } from '../store.ts'
import { actByReceipt, seeByReceipt } from './person.actions.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(() => app.close())

const token = () => app.random(16).toString('base64url')

async function send() {
  const input = message('a pipe is leaking', { serviceId: agency.leak })
  const { submissionId, receipt } = await openIntake(app)(agency.agencyId, token(), input, { channel: 'web' })
  await understand(app, agency.agencyId)
  return { submissionId, receipt: showReceipt(receipt) }
}

async function sendWithCase() {
  const sent = await send()
  await openCases(app, agency.agencyId)
  const caseId = await app.db.in(agency.agencyId, (tx) => caseOfSubmission(tx, agency.agencyId, sent.submissionId))
  return { ...sent, caseId: caseId! }
}

const act = (receipt: string, what: PersonAct, { text = '', form = token() } = {}) =>
  actByReceipt(app, receipt, { act: what, text, token: form })
const stateOf = async (caseId: string) =>
  (await app.rows<{ state: string }>(sql`select state from matter where case_id = ${caseId}`))[0]!.state

test('what was confirmed or hidden can be taken back: the words are erased, and the case stays counted as it was', async () => {
  for (const state of ['confirmed', 'hidden'] as const) {
    const { caseId, submissionId, receipt } = await sendWithCase()
    await app.rows(sql`update matter set state = ${state} where case_id = ${caseId}`)
    assert.ok((await seeByReceipt(app, receipt)).view?.acts.includes('withdraw'), state)
    assert.deepEqual(await act(receipt, 'withdraw'), { again: false })
    assert.equal(await stateOf(caseId), state)
    const left = sql`select from submission where submission_id = ${submissionId} and (sealed is not null or covered is not null or wrapped_key is not null)`
    assert.deepEqual(await app.rows(left), [])
    const { view } = await seeByReceipt(app, receipt)
    assert.deepEqual([view?.state, view?.text, view?.acts], ['withdrawn', null, []])
    assert.equal((await act(receipt, 'withdraw')).refusal, 'not-open')
  }
})

test('actByReceipt() takes the case back, too, when one is being opened at that moment', async () => {
  const { submissionId, receipt } = await send()
  const caseId = crypto.randomUUID()
  let acted: ReturnType<typeof act> | undefined
  await app.db.in(agency.agencyId, async (tx) => {
    await lockUnopened(tx, agency.agencyId, 100)
    acted = act(receipt, 'withdraw')
    await wait(300)
    const { officeId, deskId, leak } = agency
    const due = { targetVersion: null, firstReplyDueAt: null, solutionDueAt: null, terms: null }
    const openedHour = new Date('2026-11-21T06:00:00Z')
    const one = { caseId, submissionId, code: 'abcdef', serviceId: leak, areaId: null, officeId, deskId, openedHour }
    await addCases(tx, agency.agencyId, [{ ...one, ...due, sortedBy: 'person' as const, dangerBy: null }])
    await markOpened(tx, agency.agencyId, [submissionId])
  })
  assert.deepEqual(await acted, { again: false })
  assert.equal(await stateOf(caseId), 'withdrawn')
})

test('actByReceipt() withdraws one sender of a joined case, and the case goes on for the other', async () => {
  const [first, second] = [await sendWithCase(), await send()]
  await app.rows(sql`
    insert into case_submission (agency_id, case_id, submission_id) values (${agency.agencyId}, ${first.caseId}, ${second.submissionId})`)
  assert.deepEqual(await act(first.receipt, 'withdraw'), { again: false })
  assert.equal(await stateOf(first.caseId), 'open')
  const erased = await app.rows(
    sql`select erased from submission where submission_id in (${first.submissionId}, ${second.submissionId}) order by erased`,
  )
  assert.deepEqual(erased, [{ erased: false }, { erased: true }])
  await app.rows(sql`update matter set state = 'done' where case_id = ${first.caseId}`)
  assert.deepEqual(await act(first.receipt, 'object'), { refusal: 'not-open' })
  assert.deepEqual(await act(second.receipt, 'withdraw'), { again: false })
  assert.equal(await stateOf(first.caseId), 'withdrawn')
})

test('actByReceipt() takes another act and other words from the same form, and the same ones once', async () => {
  const { caseId, receipt } = await sendWithCase()
  await app.rows(sql`update matter set state = 'done' where case_id = ${caseId}`)
  const form = token()
  assert.deepEqual(await act(receipt, 'more', { text: 'a photo follows', form }), { again: false })
  assert.deepEqual(await act(receipt, 'more', { text: 'it is the blue door', form }), { again: false })
  assert.deepEqual(await act(receipt, 'more', { text: 'it is the blue door', form }), { again: true })
  assert.deepEqual(await act(receipt, 'object', { form }), { again: false })
  assert.equal(await stateOf(caseId), 'open')
  const { view } = await seeByReceipt(app, receipt)
  assert.equal(view?.additions.length, 2)
})

test('actByReceipt() adds nothing to what is being erased: no covered word outlives it', async () => {
  const { submissionId, receipt } = await send()
  let added: ReturnType<typeof act> | undefined
  await app.db.in(agency.agencyId, async (tx) => {
    await withdraw(app, tx, agency.agencyId, submissionId)
    added = act(receipt, 'more', { text: 'one more word' })
    await wait(300)
  })
  assert.deepEqual(await added, { refusal: 'not-open' })
  assert.deepEqual(await app.rows(sql`select 1 from addition where submission_id = ${submissionId}`), [])
})

test('runRetention() counts each submission once, however many run at once', async () => {
  await send()
  app.setNow('2027-12-21T06:30:00Z')
  const due = (await app.rows(sql`select 1 from submission where not forgotten`)).length
  const runs = await Promise.all([1, 2, 3].map(() => runRetention(app, agency.agencyId)))
  assert.equal(
    runs.reduce((sum, erased) => sum + erased, 0),
    due,
  )
})
