/** What an officer publishes goes out once, however often it is sent: replies, passing on, and entries on someone's behalf. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, openedBy } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'

let app: TestApp
let agency: TestAgency
let officer: SignedIn
let colleague: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  colleague = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  const both = [officer.officerId, colleague.officerId]
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.deskId, both))
})
after(() => app.close())

const newToken = () => randomBytes(16).toString('base64url')

async function post(path: string, body: unknown, { headers } = officer) {
  const answer = await app.routes.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

async function newCase(): Promise<string> {
  const text = `a pipe is leaking ${newToken()}`
  const sent = await post(`/api/agencies/${agency.slug}/submissions`, { text, lang: 'en', service: 'leak' })
  assert.equal(sent.status, 201)
  await app.work()
  return (await openedBy(app, String(sent.json.receipt))).caseId
}

const repliesOf = (caseId: string) => app.rows(sql`select reply_id from reply where case_id = ${caseId}`)
const eventsOf = (caseId: string) =>
  app.rows(sql`select from case_event where case_id = ${caseId} and type <> 'opened'`)

test('the same reply sent at once and again later is published once', async () => {
  const caseId = await newCase()
  const reply = { outcome: 'done', body: 'It is mended.', token: newToken() }
  const sendIt = () => post(`/api/cases/${caseId}/replies`, reply)
  const all = [...(await Promise.all([sendIt(), sendIt(), sendIt()])), await sendIt()]
  assert.deepEqual([...new Set(all.map(({ status }) => status))], [201])
  assert.equal(new Set(all.map(({ json }) => json.replyId)).size, 1)
  assert.equal(all.filter(({ json }) => json.again).length, 3)
  assert.deepEqual([(await repliesOf(caseId)).length, (await eventsOf(caseId)).length], [1, 1])
})

test('a case that was passed on is not passed on again, though it is this officer’s no more', async () => {
  const caseId = await newCase()
  const reply = { outcome: 'passed-on', body: 'It is of the south.', deskId: agency.otherDeskId, token: newToken() }
  const first = await post(`/api/cases/${caseId}/replies`, reply)
  const second = await post(`/api/cases/${caseId}/replies`, reply)
  assert.deepEqual(second.json, { replyId: first.json.replyId, again: true })
  assert.deepEqual(await app.rows(sql`select passed_on from matter where case_id = ${caseId}`), [{ passed_on: 1 }])
})

test('another text, another file or another officer under the same token is never taken for the first', async () => {
  const caseId = await newCase()
  const token = newToken()
  const reply = { outcome: 'update', body: 'We are on our way.', token }
  await post(`/api/cases/${caseId}/replies`, reply)
  const other = await post(`/api/cases/${caseId}/replies`, { ...reply, body: 'We come tomorrow.' })
  assert.deepEqual([other.status, other.json.title], [409, 'sent-before'])
  const withFile = new FormData()
  withFile.set('reply', JSON.stringify(reply))
  withFile.append('files', new File(['a plain text'], 'note.txt'))
  const { 'content-type': _, ...headers } = officer.headers
  const path = `/api/cases/${caseId}/replies-with-files`
  assert.equal((await app.routes.request(path, { method: 'POST', headers, body: withFile })).status, 409)
  assert.equal((await repliesOf(caseId)).length, 1)
  assert.equal((await post(`/api/cases/${caseId}/replies`, reply, colleague)).json.again, false)
  assert.equal((await repliesOf(caseId)).length, 2)
})

test('by which form a reply was sent is shown to nobody', async () => {
  const caseId = await newCase()
  await post(`/api/cases/${caseId}/replies`, { outcome: 'update', body: 'Some news.', token: newToken() })
  const page = await app.routes.request(`/api/cases/${caseId}`, { headers: { cookie: officer.cookie } })
  const { events } = (await page.json()) as { events: { type: string; fields: Record<string, unknown> }[] }
  const { fields } = events.find(({ type }) => type === 'replied')!
  assert.deepEqual(Object.keys(fields).toSorted(), ['outcome', 'replyId'])
})

test('the same entry sent twice is one message with one receipt, and stands in the record once', async () => {
  const entry = {
    ...message('The lamp before the school is dark'),
    channel: 'telephone',
    consent: true,
    token: newToken(),
  }
  const made = () => app.rows(sql`select from record_waiting where type = 'cases.entry-made'`)
  const [first, second] = [await post('/api/entries', entry), await post('/api/entries', entry)]
  assert.deepEqual([first.json.again, second.json], [false, { receipt: first.json.receipt, again: true }])
  assert.equal((await made()).length, 1)
  const { token: _, ...without } = entry
  assert.notEqual((await post('/api/entries', without)).json.receipt, first.json.receipt)
})
