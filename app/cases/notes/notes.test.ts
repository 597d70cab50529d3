/** Notes between officers: sealed, before who reaches the case and nobody else, and gone with the case; a mention is told by a letter without a word of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { crowd, leadOf } from '../../../tests/crowd.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { routesOf } from '../../kit/api.ts'
import { eraseSubmissions } from '../../submissions/store.ts'
import { addConflict, liftConflict } from '../conflict/store.ts'
import { inboxApi } from '../inbox/api.ts'
import { joinCases, splitCases } from '../joining/actions.ts'
import { receiptApi } from '../receipt/api.ts'
import { forgetOldNotes } from './actions.ts'
import { notesApi } from './api.ts'
import type { Mention, Note } from './schema.ts'

const SECRET = 'the neighbour has called zwolfmeister about it'

let app: TestApp
let agency: TestAgency
let lead: Awaited<ReturnType<typeof leadOf>>
let caseId: string
let doors: Hono
const officers: Record<string, SignedIn> = {}
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  lead = await leadOf(app, agency.agencyId)
  caseId = await crowd(app, agency, 2, lead)
  doors = new Hono().route('/api', routesOf([...inboxApi(app), ...notesApi(app), ...receiptApi(app)]))
  for (const [name, deskId] of [
    ['sara', agency.deskId],
    ['omid', agency.deskId],
    ['dara', agency.otherDeskId],
  ] as const) {
    officers[name] = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
    await app.rows(sql`
      insert into officer_desk (agency_id, officer_id, desk_id) values (${agency.agencyId}, ${officers[name].officerId}, ${deskId})`)
  }
})
after(() => app.close())

const asked = asking(() => doors)
const ask = <Answer>(who: string, method: string, path: string, body?: object) =>
  asked<Answer & { title?: string }>(officers[who]!, method, path, body)

const notesFor = async (who: string, of = caseId) =>
  (await ask<{ notes: Note[] }>(who, 'GET', `/cases/${of}`)).body.notes
const mentionsFor = async (who: string) => (await ask<{ mentions: Mention[] }>(who, 'GET', '/mentions')).body.mentions
const write = (who: string, body: string, mentions: string[] = []) =>
  ask<{ noteId: string }>(who, 'POST', `/cases/${caseId}/notes`, { body, mentions })

test('a note stands before the colleagues of the desk, with who wrote it, and is sealed in the store', async () => {
  assert.equal((await write('sara', SECRET)).status, 201)
  const [note] = await notesFor('omid')
  assert.deepEqual([note?.body, note?.officerName, note?.isForMe], [SECRET, 'Test officer', false])
  const rows = JSON.stringify(await app.rows(sql`select * from case_note`))
  assert.ok(!rows.includes('zwolfmeister') && !rows.includes(Buffer.from(SECRET).toString('hex')))
})

test('a note goes to no receipt, no record, no log and no other agency', async () => {
  const token = 'N'.repeat(22)
  const form = {
    token,
    do: 'send',
    text: 'the pipe leaks again',
    service: agency.leak,
    area: '',
    address: '',
    lat: '',
    lon: '',
    contact: '',
  }
  const page = await (
    await app.routes.request(`/${agency.slug}`, { method: 'POST', body: new URLSearchParams(form) })
  ).text()
  const receipt = /\d{4}(?: \d{4}){4}/.exec(page)![0]
  await app.work()
  const [own] = await app.rows<{ id: string }>(
    sql`select case_id as id from matter where state = 'open' order by opened_hour desc, (case_id = ${caseId}) limit 1`,
  )
  await ask('sara', 'POST', `/cases/${own!.id}/notes`, { body: SECRET })
  const answer = await app.routes.request('/api/receipt', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt }),
  })
  assert.equal(answer.status, 200)
  const behind = await app.routes.request('/receipt', { method: 'POST', body: new URLSearchParams({ receipt }) })
  assert.equal(behind.status, 200)
  const record = JSON.stringify(await app.rows(sql`select body from record`))
  for (const text of [await answer.text(), await behind.text(), record, app.logged.join()])
    assert.ok(!text.includes('zwolfmeister'))
  const other = await testAgency(app)
  const seen = await app.db.in(other.agencyId, (tx) => tx.rows(sql`select 1 from case_note`))
  assert.equal(seen.length, 0)
})

test('a mention is told to a colleague who reaches the desk, by a letter without a word of the note, until it is read', async () => {
  const { omid, dara } = officers
  const { colleagues } = (
    await ask<{ colleagues: { officerId: string }[] }>('sara', 'GET', `/cases/${caseId}/colleagues`)
  ).body
  // The lead of these tests cannot sign in, and so sees nothing.
  assert.deepEqual(
    colleagues.map(({ officerId }) => officerId),
    [omid!.officerId],
  )
  const refused = await write('sara', 'see this', [dara!.officerId])
  assert.deepEqual([refused.status, refused.body.title], [422, 'no-such-officer'])
  assert.equal((await write('sara', `${SECRET}, see`, [omid!.officerId, omid!.officerId])).status, 201)
  await app.work()
  const letters = app.sent.letters.filter(({ to }) => to === omid!.email)
  assert.equal(letters.length, 1)
  assert.ok(letters[0]!.text.includes(`/desk/cases/${caseId}`) && !letters[0]!.text.includes('zwolfmeister'))
  assert.deepEqual(
    (await mentionsFor('omid')).map((one) => one.caseId),
    [caseId],
  )
  assert.deepEqual(await mentionsFor('sara'), [])
  assert.equal((await notesFor('omid')).find(({ mentioned }) => mentioned.length > 0)?.isForMe, true)
  assert.equal((await ask('omid', 'POST', `/cases/${caseId}/mentions/readings`)).status, 204)
  assert.deepEqual(await mentionsFor('omid'), [])
  assert.equal((await notesFor('omid')).find(({ mentioned }) => mentioned.length > 0)?.isForMe, false)
})

test('whom the case is about is neither offered nor told, and what was left for them before is not there', async () => {
  const { officerId } = officers.omid!
  const offered = async () =>
    (
      await ask<{ colleagues: { officerId: string }[] }>('sara', 'GET', `/cases/${caseId}/colleagues`)
    ).body.colleagues.some((one) => one.officerId === officerId)
  await write('sara', 'Please look.', [officerId])
  assert.deepEqual([await offered(), (await mentionsFor('omid')).length], [true, 1])
  const { agencyId } = agency
  await app.db.in(agencyId, (tx) => addConflict(tx, agencyId, { caseId, officerId, how: 'declared', since: app.now() }))
  assert.deepEqual([await offered(), await mentionsFor('omid')], [false, []])
  const before = (await app.rows(sql`select from outbox where template = 'mention'`)).length
  const refused = await write('sara', 'Please look again.', [officerId])
  assert.deepEqual([refused.status, refused.body.title], [422, 'no-such-officer'])
  assert.equal((await app.rows(sql`select from outbox where template = 'mention'`)).length, before)
  await app.db.in(agencyId, (tx) => liftConflict(tx, agencyId, caseId, officerId, app.now()))
  await ask('omid', 'POST', `/cases/${caseId}/mentions/readings`)
})

test('who does not reach the desk reads no note, writes none, and sees no mention any more', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/colleagues'],
    ['POST', '/notes'],
  ] as const)
    assert.equal(
      (await ask('dara', method, `/cases/${caseId}${path}`, method === 'POST' ? { body: 'x' } : undefined)).status,
      404,
    )
  const { omid } = officers
  await write('sara', 'look', [omid!.officerId])
  await app.rows(sql`delete from officer_desk where officer_id = ${omid!.officerId}`)
  assert.deepEqual(await mentionsFor('omid'), [])
  await app.rows(sql`
    insert into officer_desk (agency_id, officer_id, desk_id) values (${agency.agencyId}, ${omid!.officerId}, ${agency.deskId})`)
})

test('notes of a joined case stand with the one that goes on, and go back with it when it is split off', async () => {
  const [joined] = await app.rows<{ id: string }>(sql`select case_id as id from matter where joined_into = ${caseId}`)
  assert.ok('split' in (await splitCases(app, lead, caseId, [joined!.id])))
  await ask('sara', 'POST', `/cases/${joined!.id}/notes`, { body: 'of the second one' })
  const bodies = async (of: string) => (await notesFor('omid', of)).map(({ body }) => body)
  assert.ok(!(await bodies(caseId)).includes('of the second one'))
  assert.ok('joined' in (await joinCases(app, lead, [caseId, joined!.id])))
  assert.ok((await bodies(caseId)).includes('of the second one'))
  assert.equal((await ask('sara', 'POST', `/cases/${joined!.id}/notes`, { body: 'x' })).status, 409)
  assert.ok('split' in (await splitCases(app, lead, caseId, [joined!.id])))
  assert.deepEqual(await bodies(joined!.id), ['of the second one'])
})

test('forgetOldNotes() erases the notes of a case with its last submission, and no other', async () => {
  const { agencyId } = agency
  const of = (id: string) => app.rows(sql`select from case_note where case_id = ${id}`)
  const submissions = await app.rows<{ id: string }>(
    sql`select submission_id as id from case_submission where case_id = ${caseId}`,
  )
  await forgetOldNotes(app, agencyId)
  assert.ok((await of(caseId)).length > 0)
  const [other] = await app.rows<{ id: string }>(
    sql`select case_id as id from case_note where case_id <> ${caseId} limit 1`,
  )
  const ids = submissions.map(({ id }) => id)
  await app.db.in(agencyId, (tx) => eraseSubmissions(tx, agencyId, ids, { on: app.now(), why: 'retention' }))
  await forgetOldNotes(app, agencyId)
  assert.equal((await of(caseId)).length, 0)
  assert.ok((await of(other!.id)).length > 0)
})
