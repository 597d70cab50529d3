/** Cases that are joined and split again, on the real system: nobody is left out, nobody sees another's words, nothing is lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { APOLOGY } from '../../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, type Sent, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import type { PersonAct } from '../schema.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

const HOUR_MS = 3_600_000
/** Time passes, and the lead stays signed in. */
async function later(hours: number) {
  app.setNow(new Date(app.now().getTime() + hours * HOUR_MS))
  await app.rows(
    sql`update session set seen_at = ${app.now()}, expires_at = ${new Date(app.now().getTime() + HOUR_MS)}`,
  )
}

const send = (text: string, more: object = {}) =>
  sendMessage(
    app,
    agency.agencyId,
    message(text, { serviceId: agency.leak, contact: { mail: 'a@example.org' }, wantsUpdates: true, ...more }),
  )

/** What the doors of this test answer. */
type Said = { body: string }
type Page = {
  title: string
  case: { caseId: string; dueAt: string }
  cases: { caseId: string; submissions: number; dueAt: string }[]
  senders: number
  submissions: { submissionId: string }[]
  joined: { submissionId: string; code: string }[]
  similar: { caseId: string; mayJoin: boolean; grade: string }[]
  replies: Said[]
}
type View = {
  state: string
  replies: Said[]
  moves: { kind: string }[]
  additions: unknown[]
  objections: number
  plannedOn: string | null
  firstReplyDueOn: string
}

const ask = asking(() => app.routes)
const call = <Answer = Page>(method: string, path: string, body?: object, by = lead) =>
  ask<Answer>(by, method, path, body)

const join = (...sent: readonly Sent[]) =>
  call('POST', '/cases/joinings', { caseIds: sent.map(({ caseId }) => caseId) })
const split = (from: string, ...sent: readonly Sent[]) =>
  call('POST', `/cases/${from}/splittings`, { caseIds: sent.map(({ caseId }) => caseId) })
const reply = (caseId: string, body: object) => call('POST', `/cases/${caseId}/replies`, body)
const see = async ({ receipt }: Sent) => (await call<View>('POST', '/receipt', { receipt })).body
const act = (sent: Sent, what: PersonAct, text = '') =>
  call('POST', '/receipt/acts', { receipt: sent.receipt, act: what, text })
const stateOf = async (caseId: string) =>
  (await app.rows<{ state: string }>(sql`select state from matter where case_id = ${caseId}`))[0]!.state
const bodies = ({ replies }: { replies: readonly Said[] }) => replies.map(({ body }) => body)
const kinds = ({ moves }: View) => moves.map(({ kind }) => kind)

async function pair(): Promise<[Sent, Sent]> {
  const first = await send('the pipe at the corner leaks, says the blue door')
  await later(1)
  return [first, await send('at the corner a pipe leaks, says the red door')]
}

test('the first opened goes on; every sender hears what is said from then on, and nothing that was said to others before', async () => {
  const [first, second] = await pair()
  await reply(first.caseId, { outcome: 'question', body: 'Only to the blue door?' })
  await reply(second.caseId, { outcome: 'update', body: 'Only to the red door.' })
  await later(1)
  const joined = await join(second, first)
  assert.deepEqual([joined.status, joined.body], [200, { caseId: first.caseId, joined: 1 }])
  assert.equal(await stateOf(second.caseId), 'joined')
  assert.equal(await stateOf(first.caseId), 'open', 'the second was asked nothing')
  await app.work()
  await later(1)
  app.sent.letters.length = 0
  await reply(first.caseId, { outcome: 'planned', body: 'To both doors.', dueOn: '2026-12-01' })
  await app.work()
  assert.equal(app.sent.letters.length, 2)
  const [blue, red] = [await see(first), await see(second)]
  assert.deepEqual(bodies(blue), ['Only to the blue door?', 'To both doors.'])
  assert.deepEqual(bodies(red), ['Only to the red door.', 'To both doors.'])
  assert.deepEqual([kinds(blue), kinds(red)], [[], ['joined']])
  assert.doesNotMatch(JSON.stringify(red), /blue door/)
  assert.doesNotMatch(JSON.stringify(blue), /red door/)
  assert.equal(red.plannedOn, '2026-12-01')
})

test('the officer sees all of them on one page, finds it by the code of either, and can ask what each was told', async () => {
  const [first, second] = await pair()
  await reply(second.caseId, { outcome: 'update', body: 'We heard you.' })
  await join(first, second)
  const { body: page } = await call('GET', `/cases/${second.caseId}`)
  assert.equal(page.case.caseId, first.caseId)
  assert.deepEqual([page.senders, page.submissions.length, page.joined.length], [2, 2, 1])
  assert.equal(page.joined[0]!.submissionId, second.submissionId)
  const { body: found } = await call('GET', `/cases?state=all&code=${page.joined[0]!.code}`)
  assert.deepEqual(
    found.cases.map(({ caseId, submissions }) => [caseId, submissions]),
    [[first.caseId, 2]],
  )
  const { body: told } = await call('GET', `/cases/${first.caseId}/senders/${second.submissionId}/replies`)
  assert.deepEqual(bodies(told), ['We heard you.'])
  const { body: more } = await call('GET', `/cases/${first.caseId}/senders?after=${first.submissionId}`)
  assert.deepEqual(
    more.submissions.map(({ submissionId }) => submissionId),
    [second.submissionId],
  )
  assert.equal((await reply(second.caseId, { outcome: 'done', body: 'To nobody' })).body.title, 'case-joined')
})

test("each sender's own verdict counts: one confirmation is not another's, and one objection opens it for all", async () => {
  const [first, second] = await pair()
  await join(first, second)
  await reply(first.caseId, { outcome: 'done', body: 'Mended.' })
  assert.equal((await act(first, 'confirm')).status, 200)
  assert.equal(await stateOf(first.caseId), 'done', 'the other has not spoken')
  assert.deepEqual([(await see(first)).state, (await see(second)).state], ['confirmed', 'done'])
  assert.equal((await act(second, 'object', 'still wet')).status, 200)
  assert.equal(await stateOf(first.caseId), 'open')
  assert.deepEqual([(await see(first)).objections, (await see(second)).objections], [0, 1])
  app.sent.letters.length = 0
  await app.work()
  app.sent.letters.length = 0
  await reply(first.caseId, { outcome: 'done', body: 'Mended once more.', apology: APOLOGY })
  await app.work()
  const subjects = app.sent.letters.map(({ subject }) => subject).sort()
  assert.equal(
    subjects.filter((subject) => subject.startsWith('Was it really done')).length,
    1,
    'who confirmed is not asked again',
  )
  assert.equal(subjects.length, 2, 'both are told')
  assert.equal((await act(second, 'confirm')).status, 200)
  assert.equal(await stateOf(first.caseId), 'confirmed')
})

test('silence is nobody’s confirmation: at the end of the time one word that it was done closes it, and the silent may still object', async () => {
  const [first, second] = await pair()
  await join(first, second)
  await reply(first.caseId, { outcome: 'done', body: 'Mended.' })
  await act(first, 'confirm')
  await later(24 * 20)
  await app.db.open((tx) => app.jobs.add(tx, 'cases.close-silent'))
  await app.work()
  assert.equal(await stateOf(first.caseId), 'confirmed')
  assert.deepEqual([(await see(first)).state, (await see(second)).state], ['confirmed', 'not-confirmed'])
  assert.equal((await act(first, 'object')).status, 409)
  assert.equal((await act(second, 'object', 'no')).status, 200)
  assert.equal(await stateOf(first.caseId), 'open')
})

test('split off, a case is again what it was: its promise, its replies and its sender, and what was said in between', async () => {
  const [first, second] = await pair()
  const own = sql`select desk_id, first_reply_due_at, solution_due_at, first_reply_at, solved_at, planned_on, opened_hour from matter where case_id = ${second.caseId}`
  await reply(second.caseId, { outcome: 'planned', body: 'On its day.', dueOn: '2026-12-24' })
  const was = await app.rows(own)
  await later(1)
  await join(first, second)
  await later(1)
  await reply(first.caseId, { outcome: 'done', body: 'Both are mended.' })
  await act(second, 'confirm')
  assert.deepEqual((await split(first.caseId, second)).body, { split: 1 })
  assert.deepEqual(await app.rows(own), was)
  assert.equal(await stateOf(second.caseId), 'answered')
  await later(1)
  await reply(first.caseId, { outcome: 'update', body: 'Only to the blue door again.' })
  await reply(second.caseId, { outcome: 'done', body: 'The red one, too.' })
  const red = await see(second)
  assert.deepEqual(bodies(red), ['On its day.', 'Both are mended.', 'The red one, too.'])
  assert.deepEqual(kinds(red), ['joined', 'split'])
  assert.equal(red.state, 'done', 'a word on the other matter is none on this one')
  assert.deepEqual(bodies(await see(first)), ['Both are mended.', 'Only to the blue door again.'])
  assert.equal((await split(first.caseId, second)).body.title, 'not-joined')
})

test('a joined case that had others joined to it takes them along, and each can be split off alone', async () => {
  const [first, second] = await pair()
  await later(1)
  const third = await send('a third one about the corner')
  await join(second, third)
  await join(first, second)
  assert.deepEqual(
    await app.rows(
      sql`select distinct joined_into as into from matter where case_id in (${second.caseId}, ${third.caseId})`,
    ),
    [{ into: first.caseId }],
  )
  await reply(first.caseId, { outcome: 'update', body: 'To all three.' })
  await split(first.caseId, third)
  assert.deepEqual([await stateOf(third.caseId), await stateOf(second.caseId)], ['open', 'joined'])
  assert.deepEqual(bodies(await see(third)), ['To all three.'])
  assert.deepEqual(kinds(await see(third)), ['joined', 'joined', 'split'])
})

test('the earliest promise leads: in the inbox, and until each sender has heard something', async () => {
  const [first, second] = await pair()
  await app.rows(
    sql`update matter set first_reply_due_at = first_reply_due_at - interval '5 days' where case_id = ${second.caseId} returning 1`,
  )
  const due = async (caseId: string) => (await call('GET', `/cases/${caseId}`)).body.case.dueAt
  const [early, late] = [await due(second.caseId), await due(first.caseId)]
  assert.ok(early < late)
  await reply(first.caseId, { outcome: 'planned', body: 'A day for the blue door.', dueOn: '2027-01-01' })
  await join(first, second)
  assert.equal(await due(first.caseId), early, 'the red door has heard nothing yet')
  const { body } = await call('GET', '/cases?limit=200')
  assert.equal(body.cases.find(({ caseId }) => caseId === first.caseId)?.dueAt, early)
  await reply(first.caseId, { outcome: 'update', body: 'An update is no first reply.' })
  assert.equal(await due(first.caseId), early)
  await reply(first.caseId, { outcome: 'question', body: 'Which of the two?' })
  assert.equal(await due(first.caseId), null, 'both have heard it, and the clock stands')
  await app.db.open((tx) => app.jobs.add(tx, 'cases.tell-missed'))
  await app.work()
  assert.equal(
    (await see(second)).firstReplyDueOn < (await see(first)).firstReplyDueOn,
    true,
    'each keeps their own promise',
  )
})

test('one who takes their words back leaves, and the case goes on; when the last has left it is taken back', async () => {
  const [first, second] = await pair()
  await join(first, second)
  await reply(first.caseId, { outcome: 'done', body: 'Mended.' })
  await act(first, 'confirm')
  await act(second, 'withdraw')
  assert.equal(await stateOf(first.caseId), 'confirmed', 'all who are left have confirmed')
  const [third, fourth] = await pair()
  await join(third, fourth)
  await act(third, 'withdraw')
  await split(third.caseId, fourth)
  assert.deepEqual([await stateOf(third.caseId), await stateOf(fourth.caseId)], ['withdrawn', 'open'])
  assert.equal((await see(fourth)).state, 'open')
})

test('what is closed or at a desk out of reach is not joined, and nothing is changed by trying', async () => {
  const [first, second] = await pair()
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  const tried = await call('POST', '/cases/joinings', { caseIds: [first.caseId, second.caseId] }, officer)
  assert.deepEqual([tried.status, tried.body.title], [404, 'no-such-case'])
  await reply(second.caseId, { outcome: 'done', body: 'Mended.' })
  assert.equal((await join(first, second)).body.title, 'case-closed')
  assert.equal((await join(first, first)).body.title, 'same-case')
  assert.deepEqual([await stateOf(first.caseId), await stateOf(second.caseId)], ['open', 'done'])
})

test('two who join the same cases at once join them once; an act of the person meanwhile finds its case', async () => {
  const [first, second] = await pair()
  const all = await Promise.all([join(first, second), join(second, first), act(second, 'more', 'one more word')])
  assert.deepEqual(all.map(({ status }) => status).sort(), [200, 200, 409])
  const rows = await app.rows(
    sql`select count(*)::int as n from case_event where case_id = ${second.caseId} and type = 'joined'`,
  )
  assert.deepEqual(rows, [{ n: 1 }])
  assert.equal((await see(second)).additions.length, 1)
})

test('each finds in the record their own acts and what the office did to theirs, and no act of another sender', async () => {
  const [first, second] = await pair()
  await later(1)
  await join(first, second)
  await reply(first.caseId, { outcome: 'done', body: 'Mended.' })
  await act(first, 'object', 'no')
  await call('POST', `/cases/${first.caseId}/originals`, { submissionId: first.submissionId })
  await later(2)
  await app.db.open((tx) => app.jobs.add(tx, 'record.number'))
  await app.work()
  const names = async (sent: Sent) => {
    const page = await app.routes.request('/en/receipt', {
      method: 'POST',
      body: new URLSearchParams({ receipt: sent.receipt }),
    })
    return page.text()
  }
  const [blue, red] = [await names(first), await names(second)]
  assert.match(blue, /The sender objected/)
  assert.match(red, /A case was joined to another/)
  assert.match(red, /The office replied/)
  assert.doesNotMatch(red, /The sender objected|opened the original/)
})
