/** Leave: a colleague has the cases from the first day on, clocks untouched, and they come back after the last, or stay. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import { keepLeaves } from './actions.ts'

let app: TestApp
let agency: TestAgency
let sara: SignedIn
let dara: SignedIn
let lead: SignedIn
before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  app.setNow('2026-11-21T06:30:00Z')
  agency = await testAgency(app)
  const { agencyId } = agency
  sara = await signIn(app, { agencyId, role: 'officer' })
  dara = await signIn(app, { agencyId, role: 'officer' })
  lead = await signIn(app, { agencyId, role: 'lead' })
  await app.db.in(agencyId, (tx) => seatOfficers(tx, agency.deskId, [sara.officerId, dara.officerId]))
})
after(() => app.close())

const ask = asking(() => app.routes)

async function caseOf(officer: SignedIn): Promise<string> {
  const given = message('a pipe leaks', { serviceId: agency.leak })
  const { caseId } = await sendMessage(app, agency.agencyId, given)
  const taken = await ask(officer, 'PUT', `/cases/${caseId}/assignee`, { officerId: officer.officerId })
  assert.equal(taken.status, 200)
  return caseId
}

const away = (by: SignedIn, fromOn: string, toOn: string, more: object = {}) =>
  ask(by, 'POST', '/leaves', { fromOn, toOn, toOfficerId: dara.officerId, comesBack: true, ...more })
const rowOf = async (caseId: string) =>
  (
    await app.rows<{ to: string | null; due: Date; state: string }>(
      sql`select assigned_to as to, due_at as due, state from matter where case_id = ${caseId}`,
    )
  )[0]!
const dayComes = async (at: string) => {
  app.setNow(at)
  await keepLeaves(app, agency.agencyId)
}

test('from the first day to the last the colleague has them, and then they come back; no clock is touched', async () => {
  const caseId = await caseOf(sara)
  const before = await rowOf(caseId)
  assert.equal((await away(sara, '2026-11-23', '2026-11-24')).status, 201)
  await dayComes('2026-11-22T20:00:00Z')
  assert.equal((await rowOf(caseId)).to, sara.officerId, 'not before the first day')
  await dayComes('2026-11-22T21:00:00Z')
  assert.deepEqual(await rowOf(caseId), { ...before, to: dara.officerId }, 'the first day has begun in Tehran')
  await dayComes('2026-11-24T12:00:00Z')
  assert.equal((await rowOf(caseId)).to, dara.officerId, 'not on the last day')
  await dayComes('2026-11-24T21:00:00Z')
  assert.deepEqual(await rowOf(caseId), { ...before, to: sara.officerId })
  const events = await app.rows<{ fields: Record<string, unknown> }>(
    sql`select fields from case_event where case_id = ${caseId} and type = 'assigned' and officer_id is null order by place`,
  )
  assert.deepEqual(
    events.map(({ fields }) => [fields.leave, fields.to]),
    [
      ['begun', dara.officerId],
      ['over', sara.officerId],
    ],
  )
})

test('what comes to hand meanwhile goes along; what has ended, or went on to somebody else, stays there', async () => {
  const [ended, given, mine] = [await caseOf(sara), await caseOf(sara), await caseOf(sara)]
  assert.equal((await away(sara, '2026-11-21', '2026-11-21')).status, 201, 'what begins today begins at once')
  for (const one of [ended, given, mine]) assert.equal((await rowOf(one)).to, dara.officerId)
  await ask(dara, 'POST', `/cases/${ended}/replies`, { outcome: 'refused', body: 'Not ours.', reasonCode: 'not-ours' })
  await ask(dara, 'PUT', `/cases/${given}/assignee`, { officerId: lead.officerId })
  const refused = await ask(dara, 'PUT', `/cases/${mine}/assignee`, { officerId: sara.officerId })
  assert.deepEqual([refused.status, refused.body.title], [409, 'on-leave'])
  const late = await caseOf(sara)
  await dayComes('2026-11-21T08:00:00Z')
  assert.equal((await rowOf(late)).to, dara.officerId)
  await dayComes('2026-11-22T08:00:00Z')
  const last = await Promise.all([ended, given, mine, late].map(rowOf))
  assert.deepEqual(
    last.map(({ to }) => to),
    [dara.officerId, lead.officerId, sara.officerId, sara.officerId],
  )
})

test('it stays with the colleague where that was said, and nothing is given to whom it is about', async () => {
  const [stays, about] = [await caseOf(sara), await caseOf(sara)]
  await ask(sara, 'POST', `/cases/${about}/conflicts`, { officerId: dara.officerId, reason: 'A friend of his.' })
  await away(sara, '2026-11-21', '2026-11-22', { comesBack: false })
  assert.deepEqual([(await rowOf(stays)).to, (await rowOf(about)).to], [dara.officerId, null])
  await dayComes('2026-11-23T08:00:00Z')
  assert.deepEqual([(await rowOf(stays)).to, (await rowOf(about)).to], [dara.officerId, null])
})

test('a lead says it for another and ends it sooner, an officer for themself; nobody is away twice or holds for who is away', async () => {
  const caseId = await caseOf(sara)
  const forSara = { officerId: sara.officerId }
  assert.equal(
    (await away(dara, '2026-11-21', '2026-11-25', { ...forSara, toOfficerId: lead.officerId })).body.title,
    'leads-only',
  )
  const made = await away(lead, '2026-11-21', '2026-11-25', forSara)
  assert.equal(made.status, 201)
  assert.equal((await away(sara, '2026-11-24', '2026-11-26')).body.title, 'away-already')
  assert.equal(
    (await away(dara, '2026-11-24', '2026-11-26', { toOfficerId: lead.officerId })).body.title,
    'away-already',
  )
  assert.equal((await away(sara, '2026-11-19', '2026-11-20')).body.title, 'leave-in-the-past')
  const seen = (await ask(dara, 'GET', '/leaves')).body.leaves as { isAway: boolean; mayEnd: boolean }[]
  assert.deepEqual(
    seen.map(({ isAway, mayEnd }) => [isAway, mayEnd]),
    [[true, false]],
  )
  const ending = `/leaves/${made.body.leaveId}/endings`
  assert.equal((await ask(dara, 'POST', ending)).body.title, 'no-such-leave')
  assert.equal((await ask(sara, 'POST', ending)).status, 200)
  assert.equal((await rowOf(caseId)).to, sara.officerId)
  assert.equal((await ask(sara, 'POST', ending)).body.title, 'no-such-leave')
})
