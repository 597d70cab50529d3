/** A rule of who answers, tried before it holds: it says what it would do, does just that when it is set, and changes nothing until then. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { flowsOf, rulesAfter, type Way } from './rules.ts'

const way = (caseId: string, from: string, to: string, otherAgencyId: string | null = null): Way => ({
  caseId,
  code: caseId,
  from: { deskId: from, otherAgencyId: null },
  to: { deskId: to, otherAgencyId },
})

test('flowsOf() counts from where to where, the most first, and not what stays', () => {
  const ways = [way('a', 'd', 'e'), way('b', 'd', 'd'), way('c', 'd', 'e'), way('d', 'e', 'd'), way('e', 'd', 'd', 'x')]
  assert.deepEqual(flowsOf(ways), {
    differ: 4,
    flows: [
      { fromDeskId: 'd', toDeskId: 'e', toAgencyId: null, cases: 2 },
      { fromDeskId: 'd', toDeskId: 'd', toAgencyId: 'x', cases: 1 },
      { fromDeskId: 'e', toDeskId: 'd', toAgencyId: null, cases: 1 },
    ],
  })
  assert.deepEqual(flowsOf([]), { differ: 0, flows: [] })
})

test('rulesAfter() sets one rule in the place of the same two, or takes one away, and leaves the rest', () => {
  const rule = (responsibilityId: string, serviceId: string | null) => ({
    responsibilityId,
    serviceId,
    areaId: null,
    deskId: 'd',
    otherAgencyId: null,
  })
  const rules = [rule('1', null), rule('2', 's')]
  assert.deepEqual(rulesAfter(rules, { drop: '2' }), [rule('1', null)])
  const set = { serviceId: 's', areaId: null, deskId: 'e', otherAgencyId: null }
  assert.deepEqual(rulesAfter(rules, { set }), [rule('1', null), { ...set, responsibilityId: 'tried' }])
  assert.equal(rulesAfter(rules, { set: { ...set, areaId: 'a' } }).length, 3)
})

let app: TestApp
let agency: TestAgency
let admin: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  admin = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
  await send(agency.leak)
  app.setNow('2026-12-29T06:30:00Z')
  for (const service of [agency.leak, agency.leak, agency.bill]) await send(service)
  admin = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
})
after(() => app.close())

const send = (serviceId: string) => sendMessage(app, agency.agencyId, message('a word on it', { serviceId }))
const ask = asking(() => app.routes)

type Tried = {
  cases: number
  differ: number
  flows: { fromDeskId: string; toDeskId: string; cases: number }[]
  examples: { code: string }[]
}
const everything = async () => ({
  rules: await app.rows(sql`select * from responsibility order by 1, 2`),
  cases: await app.rows(sql`select case_id, desk_id, office_id, state from matter order by 1`),
  events: await app.rows(sql`select count(*) as n from case_event`),
  record: await app.rows(sql`select (select count(*) from record) + (select count(*) from record_waiting) as n`),
})

test('a trial tells of the last month’s cases what the rule would do, and leaves everything as it was', async () => {
  const before = await everything()
  const rule = { serviceId: agency.leak, areaId: null, deskId: agency.otherDeskId }
  const { status, body: tried } = await ask<Tried>(admin, 'POST', '/responsibilities/trials', { rule })
  assert.equal(status, 200)
  assert.deepEqual([tried.cases, tried.differ, tried.examples.length], [3, 2, 2], 'one was opened long before')
  assert.deepEqual(
    tried.flows.map(({ fromDeskId, toDeskId, cases }) => [fromDeskId, toDeskId, cases]),
    [[agency.deskId, agency.otherDeskId, 2]],
  )
  assert.deepEqual(await everything(), before)
})

test('the end of a rule is tried in the same way, and a rule that changes nothing says so', async () => {
  const [bill] = await app.rows<{ id: string }>(
    sql`select responsibility_id as id from responsibility where service_id = ${agency.bill}`,
  )
  const dropped = (await ask<Tried>(admin, 'POST', '/responsibilities/trials', { drop: bill!.id })).body
  assert.deepEqual([dropped.differ, dropped.flows[0]?.toDeskId], [1, agency.deskId])
  const same = { serviceId: agency.leak, areaId: null, deskId: agency.deskId }
  assert.equal((await ask<Tried>(admin, 'POST', '/responsibilities/trials', { rule: same })).body.differ, 0)
})

test('what is set afterwards does what the trial said', async () => {
  const rule = { serviceId: agency.leak, areaId: null, deskId: agency.otherDeskId }
  await ask(admin, 'PUT', '/responsibilities', rule)
  assert.equal((await ask<Tried>(admin, 'POST', '/responsibilities/trials', { rule })).body.differ, 0)
  const { caseId } = await send(agency.leak)
  const [last] = await app.rows(sql`select desk_id as "deskId" from matter where case_id = ${caseId}`)
  assert.deepEqual(last, { deskId: agency.otherDeskId })
})

test('only who may set rules may try them', async () => {
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  const rule = { serviceId: null, areaId: null, deskId: agency.deskId }
  assert.equal((await ask(officer, 'POST', '/responsibilities/trials', { rule })).status, 403)
})
