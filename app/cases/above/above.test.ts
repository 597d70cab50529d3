/** A case that came before the umbrella: it speaks, asks and decides there, the agency states, and the person reads all of it behind their receipt. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { APOLOGY } from '../../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, type Sent, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { createAgency } from '../../agencies/index.ts'
import type { WordAboveKind } from '../schema.ts'
import { openWords } from './rules.ts'

let app: TestApp
let agency: TestAgency
let umbrellaId: string
let lead: SignedIn
let above: SignedIn
const umbrella = (slug: string) =>
  app.db.open((tx) => createAgency(app, tx, { slug, kind: 'umbrella', name: { fa: 'وزارت', en: 'The Ministry' } }))
before(async () => {
  app = await testApp({ at: '2026-11-21T06:42:17Z' })
  umbrellaId = await umbrella('above')
  agency = await testAgency(app, 'water')
  await app.rows(sql`update agency set parent_id = ${umbrellaId} where agency_id = ${agency.agencyId} returning 1`)
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  above = await signIn(app, { agencyId: umbrellaId, role: 'umbrella' })
})
after(() => app.close())

const ask = asking(() => app.routes)
type Body = Record<string, unknown>
const token = () => app.random(16).toString('base64url')
type One = Pick<Sent, 'caseId' | 'receipt'>

const contact = { mail: 'person@example.org' }
const send = (text = 'a pipe is leaking'): Promise<One> =>
  sendMessage(app, agency.agencyId, message(text, { serviceId: agency.leak, contact, wantsUpdates: true }))

const reply = ({ caseId }: One, body: object) =>
  ask(lead, 'POST', `/cases/${caseId}/replies`, { body: 'Words.', apology: APOLOGY, ...body })
const object = async ({ receipt }: One) =>
  assert.equal((await ask(null, 'POST', '/receipt/acts', { receipt, act: 'object', text: 'no' })).status, 200)
const comeRound = async () => {
  await app.db.open((tx) => app.jobs.add(tx, 'cases.grant-objected'))
  await app.work()
}

/** Objected to twice, and so before the umbrella. */
async function comeAbove(text?: string): Promise<One> {
  const one = await send(text)
  for (const _ of [1, 2]) {
    assert.equal((await reply(one, { outcome: 'done' })).status, 201)
    await object(one)
  }
  await comeRound()
  return one
}

type Page = {
  case: { state: string; plannedOn: string | null; solvedAt: string | null }
  words: { kind: WordAboveKind; words: string; untilOn: string | null; reasonCode: string | null }[]
  standing: { statementOn: string | null; decided: string | null }
  may: string[]
  reasons: { code: string }[]
  replies: { apology: Body | null }[]
  seen: number
}
const pathOf = ({ caseId }: One) => `/granted-cases/${agency.agencyId}/${caseId}`
const readAbove = async (one: One, by = above) => ask<Page>(by, 'GET', pathOf(one))
async function say(one: One, word: object, by = above) {
  const { seen } = (await readAbove(one)).body
  return ask(by, 'POST', `${pathOf(one)}/words`, { body: 'Words.', token: token(), seen, ...word })
}
type Desk = {
  above: { name: { en: string }; statementOn: string | null; decided: string | null } | null
  events: { type: string; umbrella: { en: string } | null; reason: string | null; isNews: boolean }[]
  case: { news: boolean; plannedOn: string | null; state: string }
  faults: string[]
  seen: number
}
const atDesk = async ({ caseId }: One, by = lead) => (await ask<Desk>(by, 'GET', `/cases/${caseId}`)).body
type Held = {
  state: string
  plannedOn: string | null
  isClosedAbove: boolean
  acts: string[]
  above: { kind: string; words: string; by: { en: string }; untilOn: string | null; reason: { en: string } | null }[]
}
const behind = async ({ receipt }: One) => (await ask<Held>(null, 'POST', '/receipt', { receipt })).body
const linesOf = async ({ caseId }: One) =>
  (
    await app.rows<{ type: string; entry: Buffer }>(
      sql`select type, entry from record_waiting where about = ${caseId} and type ~ 'umbrella|statement' order by type`,
    )
  ).map(({ type, entry }) => {
    const { at, commitment, ...body } = (JSON.parse(entry.toString()) as { body: Body }).body
    assert.ok(at && commitment)
    return { type, body }
  })

test('openWords() lets the umbrella decide where somebody below has to act, and never over "done"', () => {
  assert.deepEqual(openWords('open'), ['reply', 'ask', 'uphold', 'close'])
  assert.deepEqual(openWords('done'), ['reply', 'ask'])
  assert.deepEqual(openWords('not-confirmed'), ['reply', 'ask', 'uphold'])
  for (const state of ['confirmed', 'withdrawn', 'hidden', 'joined', 'handed-over'] as const)
    assert.deepEqual(openWords(state), [], state)
})

test('it asks for a statement with a day, the agency states, and it upholds: the case is open again, with a day named to the person', async () => {
  const one = await comeAbove()
  const told = () => app.sent.letters.filter(({ to }) => to === 'person@example.org').length
  const before = told()
  assert.equal((await say(one, { kind: 'ask', untilOn: '2026-11-25', body: 'Why twice?' })).status, 201)
  let desk = await atDesk(one)
  assert.deepEqual([desk.above?.name.en, desk.above?.statementOn], ['The Ministry', '2026-11-25'])
  const asked = desk.events.at(-1)!
  assert.deepEqual([asked.umbrella?.en, asked.reason, asked.isNews], ['The Ministry', 'Why twice?', true])
  assert.ok(desk.case.news)

  const statement = { body: 'The crew went to the wrong lane.', token: token(), seen: desk.seen }
  assert.equal((await ask(lead, 'POST', `/cases/${one.caseId}/statements`, statement)).status, 201)
  assert.deepEqual((await ask(lead, 'POST', `/cases/${one.caseId}/statements`, statement)).body, { again: true })
  const other = { ...statement, body: 'Another one.', token: token() }
  assert.equal((await ask(lead, 'POST', `/cases/${one.caseId}/statements`, other)).body.title, 'not-asked')
  assert.equal((await readAbove(one)).body.standing.statementOn, null)

  assert.equal((await say(one, { kind: 'uphold', untilOn: '2026-11-28', body: 'It has to be mended.' })).status, 201)
  await app.work()
  const page = (await readAbove(one)).body
  assert.deepEqual(
    page.words.map(({ kind, words, untilOn }) => [kind, words, untilOn]),
    [
      ['umbrella-asked', 'Why twice?', '2026-11-25'],
      ['statement-given', 'The crew went to the wrong lane.', null],
      ['umbrella-upheld', 'It has to be mended.', '2026-11-28'],
    ],
  )
  assert.deepEqual([page.case.state, page.case.plannedOn, page.standing.decided], ['open', '2026-11-28', 'upheld'])
  const held = await behind(one)
  assert.deepEqual([held.state, held.plannedOn, held.isClosedAbove], ['open', '2026-11-28', false])
  assert.deepEqual(
    held.above.map(({ words, by }) => [words, by.en]),
    [
      ['Why twice?', 'The Ministry'],
      ['The crew went to the wrong lane.', 'Test Water'],
      ['It has to be mended.', 'The Ministry'],
    ],
  )
  assert.equal(told() - before, 3, 'the person is told of each')
  assert.deepEqual(await linesOf(one), [
    { type: 'cases.granted-to-umbrella', body: { to: umbrellaId, why: 'objections' } },
    { type: 'cases.statement-given', body: {} },
    { type: 'cases.umbrella-asked', body: { umbrella: umbrellaId, untilOn: '2026-11-25' } },
    { type: 'cases.umbrella-upheld', body: { umbrella: umbrellaId, untilOn: '2026-11-28' } },
  ])
  const letters = app.sent.letters.filter(({ to }) => to === lead.email || to === above.email)
  assert.ok(letters.some(({ to, text }) => to === lead.email && text.includes(`/desk/cases/${one.caseId}`)))
  assert.ok(
    letters.some(({ to, text }) => to === above.email && text.includes(`/desk${pathOf(one).replace('-cases', '')}`)),
  )
  assert.doesNotMatch(letters.map(({ text }) => text).join(), /Why twice|wrong lane|mended/)

  const sealed = await app.rows<{ reason: Buffer }>(
    sql`select reason_sealed as reason from case_event where case_id = ${one.caseId} and type ~ 'umbrella|statement'`,
  )
  assert.ok(sealed.every(({ reason }) => !/Why twice|wrong lane|mended/.test(reason.toString('latin1'))))

  // The day passes: it is a promise like another, and an apology is owed for it.
  app.setNow('2026-11-30T06:42:17Z')
  desk = await atDesk(one, await signIn(app, { agencyId: agency.agencyId, role: 'lead' }))
  assert.ok(desk.faults.includes('broken-plan') && desk.faults.includes('objection'))
  const counted = await app.db.in(agency.agencyId, (tx) =>
    tx.rows(
      sql`select outcome, due_on as "dueOn" from pub_reply where case_id = ${one.caseId} and outcome = 'planned'`,
    ),
  )
  assert.deepEqual(counted, [{ outcome: 'planned', dueOn: '2026-11-28' }])
  app.setNow('2026-11-21T06:42:17Z')
})

test('it closes with a reason: counted as refused, shown as its own; objected to once more, it comes before the umbrella anew', async () => {
  const one = await comeAbove('the old well')
  const [reason] = (await readAbove(one)).body.reasons
  assert.equal((await say(one, { kind: 'close', reasonCode: 'unheard-of' })).body.title, 'no-such-reason')
  assert.equal((await say(one, { kind: 'close', reasonCode: reason!.code, body: 'It is private.' })).status, 201)
  const held = await behind(one)
  assert.deepEqual([held.state, held.isClosedAbove, held.above[0]?.reason?.en], ['refused', true, 'Not ours'])
  assert.ok(held.acts.includes('object'), 'the person has the last word')
  const html = await app.routes.request('/en/receipt', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt: one.receipt }).toString(),
  })
  const text = await html.text()
  assert.match(text, /Closed by the umbrella/)
  assert.match(text, /The Ministry, the umbrella above the agency, closed the case[\s\S]*It is private\./)
  const page = (await readAbove(one)).body
  assert.deepEqual([page.standing.decided, page.may], ['closed', ['reply', 'ask', 'uphold', 'close']])
  assert.ok(page.case.solvedAt)
  await comeRound()
  assert.equal((await readAbove(one)).body.standing.decided, 'closed', 'not before another objection')
  await object(one)
  await comeRound()
  const again = (await readAbove(one)).body
  assert.deepEqual([again.case.state, again.standing.decided], ['open', null])
  assert.equal((await behind(one)).isClosedAbove, false)
})

test('a reply of the umbrella moves no clock, and a reply of the agency must have read it', async () => {
  const one = await comeAbove('the new well')
  const seen = (await atDesk(one)).seen
  const [was] = await app.rows(
    sql`select state, due_at, first_reply_at, solved_at from matter where case_id = ${one.caseId}`,
  )
  const word = { kind: 'reply', body: 'We look into it.', token: token() }
  assert.equal((await say(one, word)).status, 201)
  assert.deepEqual((await say(one, word)).body, { again: true })
  assert.equal((await say(one, { ...word, body: 'Something else.' })).body.title, 'sent-before')
  const [now] = await app.rows(
    sql`select state, due_at, first_reply_at, solved_at from matter where case_id = ${one.caseId}`,
  )
  assert.deepEqual(now, was)
  assert.equal((await reply(one, { outcome: 'done', seen })).body.title, 'read-first')
  assert.equal((await reply(one, { outcome: 'done', seen: (await atDesk(one)).seen })).status, 201)
  const stale = await ask(above, 'POST', `${pathOf(one)}/words`, { ...word, token: token(), seen })
  assert.equal(stale.body.title, 'read-first', 'nor does the umbrella speak over the agency')
  assert.equal((await say(one, { kind: 'uphold', untilOn: '2026-12-01' })).body.title, 'case-closed')
})

test('nobody speaks there but the umbrella above it, of what was granted, by who may and whom it is not about', async () => {
  const one = await comeAbove('the third well')
  const past = await say(one, { kind: 'uphold', untilOn: '2026-11-20' })
  assert.deepEqual([past.status, past.body.title], [422, 'plan-in-the-past'])
  const word = { kind: 'reply' }
  for (const role of ['manager', 'auditor'] as const)
    assert.equal((await say(one, word, await signIn(app, { agencyId: umbrellaId, role }))).status, 403, role)
  const stranger = await signIn(app, { agencyId: await umbrella('elsewhere'), role: 'umbrella' })
  assert.equal((await say(one, word, stranger)).body.title, 'no-such-case')
  assert.equal((await say(await send('not granted'), { ...word, seen: 0 })).body.title, 'no-such-case')
  await app.rows(sql`update agency set parent_id = null where agency_id = ${agency.agencyId} returning 1`)
  assert.deepEqual((await readAbove(one)).body.may, [])
  assert.equal((await say(one, word)).body.title, 'no-such-case')
  await app.rows(sql`update agency set parent_id = ${umbrellaId} where agency_id = ${agency.agencyId} returning 1`)

  const about = await comeAbove('Nadia Vaziri of the ministry asked me for money')
  const named = await signIn(app, { agencyId: umbrellaId, role: 'umbrella' })
  await app.rows(sql`update officer set name = 'Nadia Vaziri' where officer_id = ${named.officerId} returning 1`)
  assert.equal((await readAbove(about, named)).status, 404)
  assert.equal((await say(about, word, named)).body.title, 'stands-aside')
  assert.equal((await say(about, word)).status, 201)
})

test('of a joined case every sender reads it, and one who is split off later keeps what was said to them', async () => {
  const one = await comeAbove('The fourth well is dry')
  const other = await send('The fourth well is dry, too')
  const joined = await ask(lead, 'POST', '/cases/joinings', { caseIds: [one.caseId, other.caseId] })
  assert.equal(joined.status, 200)
  const whole = { ...one, caseId: String(joined.body.caseId) }
  const granted = { ...one }
  assert.equal((await say(granted, { kind: 'ask', untilOn: '2026-11-26', body: 'Both of you wait.' })).status, 201)
  for (const sender of [one, other])
    assert.deepEqual(
      (await behind(sender)).above.map(({ words }) => words),
      ['Both of you wait.'],
    )
  assert.equal((await atDesk(whole)).above?.statementOn, '2026-11-26')
  const rest = whole.caseId === one.caseId ? other.caseId : one.caseId
  assert.equal((await ask(lead, 'POST', `/cases/${whole.caseId}/splittings`, { caseIds: [rest] })).status, 200)
  assert.equal((await say(granted, { kind: 'reply', body: 'To one of you.' })).status, 201)
  assert.deepEqual(
    [await behind(one), await behind(other)].map(({ above: said }) => said.map(({ words }) => words)),
    [['Both of you wait.', 'To one of you.'], ['Both of you wait.']],
  )
})

test('the umbrella reads the apologies of a case, and no name with them', async () => {
  const one = await comeAbove('the fifth well')
  const { replies } = (await readAbove(one)).body
  const { name, ...parts } = APOLOGY
  assert.deepEqual(
    replies.map(({ apology }) => apology && { ...apology, office: null }),
    replies.map(() => ({ ...parts, office: null })),
  )
  assert.doesNotMatch(JSON.stringify(replies), new RegExp(name))
})
