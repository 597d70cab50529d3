/** Clocks that stand: only while the office waits for the person, said in the history, in the public log and on the page of the receipt. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { signIn } from '../../../tests/people.ts'
import type { Why } from './why.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(() => app.close())

const asked = asking(() => app.routes)
async function ask<Answer = Record<string, unknown>>(method: string, path: string, body?: object) {
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
  return asked<Answer>(officer, method, path, body)
}

function newCase() {
  app.setNow('2026-11-21T06:30:00Z')
  return sendMessage(app, agency.agencyId, message('قبض من اشتباه است', { serviceId: agency.leak, lang: 'fa' }))
}

const reply = async (caseId: string, body: object) =>
  assert.equal((await ask('POST', `/cases/${caseId}/replies`, { body: 'Some words.', ...body })).status, 201)
const act = async (receipt: string, name: string) =>
  assert.equal((await ask('POST', '/receipt/acts', { receipt, act: name, text: 'Some words.' })).status, 200)

type Row = { solution: Date; dueAt: Date | null; planned: string | null; plannedUntil: Date | null }
const rowOf = async (caseId: string) =>
  (
    await app.rows<Row>(sql`
      select solution_due_at as solution, due_at as "dueAt", planned_on as planned, planned_until as "plannedUntil"
      from matter where case_id = ${caseId}`)
  )[0]!

const inbox = async () =>
  (await ask<{ cases: { caseId: string; dueAt: string | null }[] }>('GET', '/cases?limit=200')).body.cases
const eventsOf = (caseId: string) =>
  app.rows<{ type: string; reason: string; at: Date }>(
    sql`select type, fields ->> 'reason' as reason, at from case_event where case_id = ${caseId} order by place`,
  )

test('a question stops the clock with its reason, an answer lets it run again with what was left', async () => {
  const { caseId, receipt } = await newCase()
  app.setNow('2026-11-22T08:30:00Z')
  await reply(caseId, { outcome: 'question' })
  assert.equal((await rowOf(caseId)).dueAt, null)
  assert.equal((await inbox()).find((row) => row.caseId === caseId)?.dueAt, null)
  type Seen = {
    paused: { reason: string; since: string } | null
    nextDueOn: string | null
    why: Record<string, { fa: Why } | null>
  }
  const seen = (await ask<Seen>('POST', '/receipt', { receipt })).body
  assert.deepEqual(seen.paused, { reason: 'person', since: '2026-11-22' })
  assert.equal(seen.nextDueOn, null)
  assert.match(seen.why.solution!.fa.lines.at(-1)!, /منتظر پاسخ شخص است/)
  app.setNow('2026-11-25T09:50:00Z')
  await act(receipt, 'answer')
  // Asked on Sunday at 12:00 with 36 hours left, answered on Wednesday in the hour that began at 12:30.
  assert.equal((await rowOf(caseId)).solution.toISOString(), '2026-12-02T05:00:00.000Z')
  const why = (await ask<{ solution: { en: Why } }>('GET', `/cases/${caseId}/dues`)).body.solution.en
  assert.equal(why.dueAt, '2026-12-02T05:00:00.000Z')
  assert.equal((await ask<Seen>('POST', '/receipt', { receipt })).body.paused, null)
  const events = await eventsOf(caseId)
  assert.deepEqual(
    events.map(({ type }) => type),
    ['opened', 'replied', 'paused', 'answered', 'resumed'],
  )
  assert.deepEqual(
    events.slice(3).map(({ at }) => at.toISOString()),
    ['2026-11-25T09:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    'of the person the hour counts',
  )
  const told = await app.rows<{ type: string; entry: string }>(sql`
    select type, convert_from(entry, 'UTF8') as entry from record_waiting where about = ${caseId} and type like 'cases.target-%ed' order by type`)
  assert.deepEqual(
    told.map(({ type }) => type),
    ['cases.target-paused', 'cases.target-resumed'],
  )
  for (const { entry } of told) assert.equal(JSON.parse(entry).body.reason, 'person')
})

test('what was missed before the question stays missed, in the list and for the escalation', async () => {
  const { caseId } = await newCase()
  app.setNow('2026-12-20T08:30:00Z')
  await reply(caseId, { outcome: 'question' })
  const { solution, dueAt } = await rowOf(caseId)
  assert.deepEqual(dueAt, solution)
})

test('the day of a plan moves by as many days as its office waited, and no further', async () => {
  const { caseId, receipt } = await newCase()
  await reply(caseId, { outcome: 'planned', dueOn: '2026-11-26' })
  assert.equal((await rowOf(caseId)).plannedUntil?.toISOString(), '2026-11-26T20:30:00.000Z')
  app.setNow('2026-11-22T08:30:00Z')
  await reply(caseId, { outcome: 'question' })
  app.setNow('2026-11-24T10:30:00Z')
  await act(receipt, 'answer')
  const { planned, plannedUntil } = await rowOf(caseId)
  assert.deepEqual([planned, plannedUntil?.toISOString()], ['2026-11-29', '2026-11-29T20:30:00.000Z'])
})

test('whatever else ends the waiting lets the clock run: a plan, passing on, taking the words back', async () => {
  for (const end of [
    (one: { caseId: string }) => reply(one.caseId, { outcome: 'planned', dueOn: '2026-12-30' }),
    (one: { caseId: string }) => reply(one.caseId, { outcome: 'passed-on', deskId: agency.otherDeskId }),
    (one: { receipt: string }) => act(one.receipt, 'withdraw'),
  ]) {
    const one = await newCase()
    await reply(one.caseId, { outcome: 'question' })
    await reply(one.caseId, { outcome: 'update' })
    assert.equal((await eventsOf(one.caseId)).at(-1)?.type, 'replied', 'an update ends no waiting')
    await end(one)
    assert.equal((await eventsOf(one.caseId)).at(-1)?.type, 'resumed')
    assert.deepEqual(await app.rows(sql`select from case_pause where case_id = ${one.caseId} and to_at is null`), [])
  }
})

test('an answer in the hour of the question costs the office nothing and gives it nothing', async () => {
  const { caseId, receipt } = await newCase()
  const { solution } = await rowOf(caseId)
  app.setNow('2026-11-21T06:50:00Z')
  await reply(caseId, { outcome: 'question' })
  app.setNow('2026-11-21T06:59:00Z')
  await act(receipt, 'answer')
  assert.deepEqual((await rowOf(caseId)).solution, solution)
})

test('a clock that stands is not told as missed', async () => {
  const { caseId } = await newCase()
  await reply(caseId, { outcome: 'question' })
  app.setNow('2026-11-29T08:30:00Z')
  await app.db.open((tx) => app.jobs.add(tx, 'cases.tell-missed'))
  await app.work()
  assert.deepEqual(await app.rows(sql`select from missed_target where case_id = ${caseId}`), [])
})

test('cases that wait and are joined wait together, and each promise keeps what was left of it', async () => {
  const [first, second] = [await newCase(), await newCase()]
  for (const { caseId } of [first, second]) await reply(caseId, { outcome: 'question' })
  const before = await rowOf(second.caseId)
  await ask('POST', '/cases/joinings', { caseIds: [first.caseId, second.caseId] })
  app.setNow('2026-11-22T06:30:00Z')
  const [whole] = await app.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from matter where case_id in (${first.caseId}, ${second.caseId}) and joined_into is null`,
  )
  await reply(whole!.caseId, { outcome: 'planned', dueOn: '2026-12-30' })
  const solutions = await app.rows<{ at: Date }>(
    sql`select solution_due_at as at from matter where case_id in (${first.caseId}, ${second.caseId})`,
  )
  for (const { at } of solutions) assert.ok(at > before.solution)
  assert.deepEqual(
    await app.rows(sql`select from case_pause where to_at is null and case_id in (${first.caseId}, ${second.caseId})`),
    [],
  )
})

test('one that waited and is joined to one that does not waits no more', async () => {
  const [first, second] = [await newCase(), await newCase()]
  await reply(second.caseId, { outcome: 'question' })
  await ask('POST', '/cases/joinings', { caseIds: [first.caseId, second.caseId] })
  assert.deepEqual(await app.rows(sql`select from case_pause where to_at is null and case_id = ${second.caseId}`), [])
  assert.deepEqual(
    await app.rows(
      sql`select from matter where paused_since is not null and case_id in (${first.caseId}, ${second.caseId})`,
    ),
    [],
  )
})

test('a day that was named stays known when the work is done, and presses nobody any more', async () => {
  const { caseId } = await newCase()
  await reply(caseId, { outcome: 'planned', dueOn: '2026-11-26' })
  await reply(caseId, { outcome: 'done' })
  const { planned, plannedUntil } = await rowOf(caseId)
  assert.deepEqual([planned, plannedUntil], ['2026-11-26', null])
})
