/** Objected to once, somebody else has it; twice, the umbrella reads it, once, and nobody learns the minute of the objection. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { APOLOGY } from '../../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking, type Who } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { createAgency } from '../../agencies/index.ts'

let app: TestApp
let agency: TestAgency
let umbrellaId: string
let lead: SignedIn
let above: SignedIn
before(async () => {
  app = await testApp({ at: '2026-11-21T06:42:17Z' })
  umbrellaId = await app.db.open((tx) =>
    createAgency(app, tx, { slug: 'above', kind: 'umbrella', name: { fa: 'چتر', en: 'Umbrella' } }),
  )
  agency = await testAgency(app, 'water')
  await app.rows(sql`update agency set parent_id = ${umbrellaId} where agency_id = ${agency.agencyId} returning 1`)
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  above = await signIn(app, { agencyId: umbrellaId, role: 'umbrella' })
})
after(() => app.close())

const ask = asking(() => app.routes)
const call = <Answer = Record<string, unknown>>(method: string, path: string, body?: object, by: Who = null) =>
  ask<Answer>(by, method, path, body)

const send = () => sendMessage(app, agency.agencyId, message('a pipe is leaking', { serviceId: agency.leak }))

async function objectTo({ caseId, receipt }: { caseId: string; receipt: string }) {
  assert.equal(
    (await call('POST', `/cases/${caseId}/replies`, { outcome: 'done', body: 'Done.', apology: APOLOGY }, lead)).status,
    201,
  )
  assert.equal((await call('POST', '/receipt/acts', { receipt, act: 'object', text: 'no' })).status, 200)
}

type Granted = { cases: { caseId: string; why: string; objections: number }[] }
const seenFromAbove = async () => (await call<Granted>('GET', '/granted-cases', undefined, above)).body.cases
const comeRound = async () => {
  await app.db.open((tx) => app.jobs.add(tx, 'cases.grant-objected'))
  await app.work()
}

test('the second objection puts the case before the umbrella, with a letter that says how many, once', async () => {
  const one = await send()
  await objectTo(one)
  await comeRound()
  assert.deepEqual(await seenFromAbove(), [])
  await objectTo(one)
  await comeRound()
  await comeRound()
  const [granted, ...more] = await seenFromAbove()
  assert.deepEqual([granted?.caseId, granted?.why, granted?.objections, more], [one.caseId, 'objections', 2, []])
  const letters = app.sent.letters.filter(({ to }) => to === above.email)
  assert.equal(letters.length, 1)
  assert.doesNotMatch(letters[0]!.text, /leak/)
  assert.equal((await call('GET', `/granted-cases/${agency.agencyId}/${one.caseId}`, undefined, above)).status, 200)
  const events = await app.rows(sql`
    select fields ->> 'step' as step from case_event where case_id = ${one.caseId} and type = 'escalated'`)
  assert.deepEqual(events, [{ step: 'umbrella' }])
})

test('without an umbrella, and once it was said to be done again, nothing is granted', async () => {
  const one = await send()
  await objectTo(one)
  await objectTo(one)
  assert.equal(
    (await call('POST', `/cases/${one.caseId}/replies`, { outcome: 'done', body: 'Now.', apology: APOLOGY }, lead))
      .status,
    201,
  )
  await comeRound()
  assert.ok(!(await seenFromAbove()).some(({ caseId }) => caseId === one.caseId))
  assert.equal((await call('POST', '/receipt/acts', { receipt: one.receipt, act: 'object', text: 'no' })).status, 200)
  await app.rows(sql`update agency set parent_id = null where agency_id = ${agency.agencyId} returning 1`)
  await comeRound()
  assert.deepEqual(await app.rows(sql`select from case_grant where case_id = ${one.caseId}`), [])
})

test('who has it after an objection is kept with the hour of the objection, and no minute of it', async () => {
  const at = await app.rows(sql`
    select at from case_event where officer_id is null and type in ('objected', 'assigned') and at <> date_trunc('hour', at, 'UTC')`)
  assert.deepEqual(at, [])
})
