/** Standing aside: declared or found in the words, the case is not there for them at any door; a lead lets back. And showing again, and giving. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fold } from '@pasokh/persian'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import { namedIn } from './rules.ts'

let app: TestApp
let agency: TestAgency
let sara: SignedIn
let dara: SignedIn
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  sara = await named('officer', 'Sara Karimi')
  dara = await named('officer', 'دارا نیک‌پور')
  lead = await named('lead', 'Mina Lead')
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.deskId, [sara.officerId, dara.officerId]))
})
after(() => app.close())

async function named(role: 'officer' | 'lead', name: string): Promise<SignedIn> {
  const one = await signIn(app, { agencyId: agency.agencyId, role })
  await app.rows(sql`update officer set name = ${name} where officer_id = ${one.officerId} returning 1`)
  return one
}

const ask = asking(() => app.routes)

const send = (text: string) => sendMessage(app, agency.agencyId, message(text, { serviceId: agency.leak }))

const aside = (by: SignedIn, caseId: string, officer: SignedIn) =>
  ask(by, 'POST', `/cases/${caseId}/conflicts`, { officerId: officer.officerId, reason: 'She is my sister.' })
const listed = async (by: SignedIn) =>
  ((await ask(by, 'GET', '/cases')).body.cases as { caseId: string }[]).map(({ caseId }) => caseId)
const openAt = async (by: SignedIn) =>
  ((await ask(by, 'GET', '/inbox/desks')).body.desks as { deskId: string; open: number }[]).find(
    ({ deskId }) => deskId === agency.deskId,
  )!.open
const pageOf = async (by: SignedIn, caseId: string) =>
  (await ask(by, 'GET', `/cases/${caseId}`)).body as {
    case: { state: string; assignedTo: string | null }
    aside: { officerId: string; how: string }[]
    colleagues: { officerId: string }[]
    events: { type: string; reason: string | null }[]
  }

/** At no door is the case there for this officer. */
async function isGone(by: SignedIn, caseId: string) {
  const doors = {
    page: await ask(by, 'GET', `/cases/${caseId}`),
    dues: await ask(by, 'GET', `/cases/${caseId}/dues`),
    place: await ask(by, 'GET', `/cases/${caseId}/place`),
    reply: await ask(by, 'POST', `/cases/${caseId}/replies`, { outcome: 'done', body: 'It is done.' }),
    take: await ask(by, 'PUT', `/cases/${caseId}/assignee`, { officerId: by.officerId }),
    hide: await ask(by, 'POST', `/cases/${caseId}/hidings`, { reason: 'abuse' }),
    urgency: await ask(by, 'PUT', `/cases/${caseId}/urgency`, { dangerous: true }),
    service: await ask(by, 'PUT', `/cases/${caseId}/service`, { serviceId: agency.bill }),
    original: await ask(by, 'POST', `/cases/${caseId}/originals`, { submissionId: caseId }),
    offer: await ask(by, 'POST', `/cases/${caseId}/handovers`, { toAgencyId: agency.agencyId, body: 'Theirs.' }),
    back: await ask(by, 'POST', `/cases/${caseId}/conflicts/liftings`, { officerId: by.officerId, reason: 'No.' }),
  }
  for (const [door, { status, body }] of Object.entries(doors))
    assert.deepEqual([status, body.title], [404, 'no-such-case'], door)
  assert.ok(!(await listed(by)).includes(caseId))
}

test('namedIn() hears a whole name, or a title and a surname, and no name that many bear', () => {
  const officers = [
    { officerId: 'a', name: 'دارا نیک‌پور' },
    { officerId: 'b', name: 'Sara Karimi' },
    { officerId: 'c', name: 'Sara' },
  ]
  const who = (text: string) => namedIn(text, officers, fold).map(({ officerId }) => officerId)
  assert.deepEqual(who('دارا نیک‌پور جواب سربالا داد'), ['a'])
  assert.deepEqual(who('آقای نيك‌پور، پول خواست.'), ['a'])
  assert.deepEqual(who('MS KARIMI was rude, and sara karimi again'), ['b'])
  assert.deepEqual(who('Sara came, and Karimi street is wet; دارا هم آمد'), [])
  assert.deepEqual(who(''), [])
})

test('who stands aside has no door to the case left, and it is not counted for them; colleagues go on', async () => {
  const { caseId } = await send('The clerk behind the second window shouted at me')
  await ask(sara, 'PUT', `/cases/${caseId}/assignee`, { officerId: sara.officerId })
  const before = await openAt(sara)
  assert.equal((await aside(sara, caseId, sara)).status, 201)
  await isGone(sara, caseId)
  assert.deepEqual([await openAt(sara), await openAt(dara)], [before - 1, before])
  const page = await pageOf(dara, caseId)
  assert.equal(page.case.assignedTo, null)
  assert.deepEqual(
    page.aside.map(({ officerId, how }) => [officerId, how]),
    [[sara.officerId, 'declared']],
  )
  assert.equal(page.events.find(({ type }) => type === 'stood-aside')?.reason, 'She is my sister.')
  assert.ok(!page.colleagues.some(({ officerId }) => officerId === sara.officerId))
  const given = await ask(dara, 'PUT', `/cases/${caseId}/assignee`, { officerId: sara.officerId })
  assert.deepEqual([given.status, given.body.title], [409, 'stands-aside'])
  assert.equal((await aside(dara, caseId, sara)).body.title, 'aside-already')
})

test('the log says that somebody stands aside and never who; a lead lets back and nobody else', async () => {
  const { caseId } = await send('Somebody of yours asked me for money')
  await aside(dara, caseId, sara)
  const lines = await app.rows<{ body: Body; entry: Buffer }>(
    sql`select body, entry from record_waiting where about = ${caseId} and type = 'cases.stood-aside'`,
  )
  assert.equal(lines.length, 1)
  assert.ok(!JSON.stringify(lines[0]!.body).includes(sara.officerId))
  assert.ok(!lines[0]!.entry.toString().includes(sara.officerId))
  const back = { officerId: sara.officerId, reason: 'It was another window.' }
  assert.equal((await ask(dara, 'POST', `/cases/${caseId}/conflicts/liftings`, back)).body.title, 'leads-only')
  assert.equal((await ask(lead, 'POST', `/cases/${caseId}/conflicts/liftings`, back)).status, 200)
  assert.equal((await ask(lead, 'POST', `/cases/${caseId}/conflicts/liftings`, back)).body.title, 'not-aside')
  assert.equal((await ask(sara, 'GET', `/cases/${caseId}`)).status, 200)
  const { body } = await ask(lead, 'GET', '/conflicts')
  assert.deepEqual([body.declared, body.named, body.lifted], [2, 0, 1])
})

test('whom the words name never sees the case: at its opening, and when words are added', async () => {
  const { caseId, receipt } = await send('Ms Karimi told me to come back tomorrow')
  await isGone(sara, caseId)
  assert.equal((await pageOf(lead, caseId)).aside[0]?.how, 'named')
  await ask(dara, 'POST', `/cases/${caseId}/replies`, { outcome: 'done', body: 'She was spoken to.' })
  const headers = { 'content-type': 'application/json' }
  const objecting = { receipt, act: 'object', text: 'It was دارا نیک‌پور who answered me!' }
  assert.equal((await ask({ headers }, 'POST', '/receipt/acts', objecting)).status, 200)
  await isGone(dara, caseId)
  const page = await pageOf(lead, caseId)
  assert.deepEqual([page.case.state, page.case.assignedTo], ['open', lead.officerId], 'a lead takes it up')
})

test('where nobody is left who may decide, the umbrella may read the case', async () => {
  const umbrella = await testAgency(app)
  await app.rows(
    sql`update agency set parent_id = ${umbrella.agencyId} where agency_id = ${agency.agencyId} returning 1`,
  )
  const { caseId } = await send('Sara Karimi, دارا نیک‌پور and Mina Lead all refused')
  const granted = await app.rows(sql`select why from case_grant where case_id = ${caseId}`)
  assert.deepEqual(granted, [{ why: 'nobody-may-decide' }])
})

test('joined to another, the case is not there for them either', async () => {
  // Of two that were opened in one hour the one goes on whose id comes first.
  const pair = [
    await send('The pipe at the corner of Bahar Street leaks'),
    await send('The pipe at the corner of Bahar Street leaks, said the clerk'),
  ].toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
  const [one, other] = [pair[0]!, pair[1]!]
  await aside(dara, other.caseId, sara)
  assert.equal((await ask(dara, 'POST', '/cases/joinings', { caseIds: [one.caseId, other.caseId] })).status, 200)
  await isGone(sara, one.caseId)
  await ask(dara, 'POST', `/cases/${one.caseId}/splittings`, { caseIds: [other.caseId] })
  assert.equal((await ask(sara, 'GET', `/cases/${one.caseId}`)).status, 200)
  await isGone(sara, other.caseId)
})

test('what was hidden is shown again as it was, with its reason in the history and a line in the log', async () => {
  const { caseId } = await send('A sharp word about the water')
  await ask(dara, 'POST', `/cases/${caseId}/replies`, { outcome: 'question', body: 'Which street?' })
  assert.equal((await ask(dara, 'POST', `/cases/${caseId}/hidings`, { reason: 'abuse' })).status, 200)
  const shown = await ask(dara, 'POST', `/cases/${caseId}/unhidings`, { reason: 'It was a proverb.' })
  assert.deepEqual([shown.status, shown.body.state], [200, 'waiting-for-person'])
  const page = await pageOf(dara, caseId)
  assert.equal(page.events.find(({ type }) => type === 'unhidden')?.reason, 'It was a proverb.')
  const left = await app.rows(sql`select from submission where hidden_reason is not null`)
  assert.equal(left.length, 0)
  const lines = await app.rows(sql`select from record_waiting where about = ${caseId} and type = 'cases.unhidden'`)
  assert.equal(lines.length, 1)
  const again = await ask(dara, 'POST', `/cases/${caseId}/unhidings`, { reason: 'Once more.' })
  assert.equal(again.body.title, 'case-closed')
})

test('hidden, and taken back by its sender, it stays taken back when it is shown again', async () => {
  const { caseId, receipt } = await send('Another sharp word')
  await ask(dara, 'POST', `/cases/${caseId}/hidings`, { reason: 'abuse' })
  const headers = { 'content-type': 'application/json' }
  await ask({ headers }, 'POST', '/receipt/acts', { receipt, act: 'withdraw', text: '' })
  const shown = await ask(dara, 'POST', `/cases/${caseId}/unhidings`, { reason: 'It was a proverb.' })
  assert.equal(shown.body.state, 'withdrawn')
})
