/** Nobody speaks over a word they have not read: an act says what its officer saw. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
let colleague: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  colleague = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

const ask = asking(() => app.routes)
const post = (path: string, body: object, by = lead) => ask(by, 'POST', path, body)

async function newCase() {
  const { caseId, receipt } = await sendMessage(
    app,
    agency.agencyId,
    message('a pipe is leaking', { serviceId: agency.leak }),
  )
  const says = (act: string, text: string) => post('/receipt/acts', { receipt, act, text })
  return { caseId, says }
}

async function look(caseId: string) {
  const answer = await app.routes.request(`/api/cases/${caseId}`, { headers: { cookie: lead.cookie } })
  return (await answer.json()) as { seen: number; case: { news: boolean } }
}

const update = (seen: number) => ({ outcome: 'update', body: 'We are on our way.', seen })

test('a reply is refused while a word of the person is unread, and goes out once it was seen', async () => {
  const { caseId, says } = await newCase()
  const { seen } = await look(caseId)
  await says('more', 'It is the blue door')
  const refused = await post(`/cases/${caseId}/replies`, update(seen))
  assert.deepEqual([refused.status, refused.body.title], [409, 'read-first'])
  assert.deepEqual(await app.rows(sql`select from reply where case_id = ${caseId}`), [])
  const now = await look(caseId)
  assert.equal(now.case.news, true)
  assert.equal((await post(`/cases/${caseId}/replies`, update(now.seen))).status, 201)
  assert.equal((await look(caseId)).case.news, false)
})

test('a reply is refused while a colleague’s is unread; the officer’s own acts are never in the way', async () => {
  const { caseId } = await newCase()
  const { seen } = await look(caseId)
  await app.routes.request(`/api/cases/${caseId}/assignee`, {
    method: 'PUT',
    headers: colleague.headers,
    body: JSON.stringify({ officerId: colleague.officerId }),
  })
  assert.equal((await post(`/cases/${caseId}/replies`, update(seen))).status, 201)
  assert.equal((await post(`/cases/${caseId}/replies`, update(seen))).status, 201)
  const { seen: later } = await look(caseId)
  await post(`/cases/${caseId}/replies`, { outcome: 'planned', body: 'On a day.', dueOn: '2026-12-01' }, colleague)
  assert.equal((await post(`/cases/${caseId}/replies`, update(later))).body.title, 'read-first')
})

test('what came after the event that was read stays new: for readings, and for replies that do not say what was seen', async () => {
  const { caseId, says } = await newCase()
  const { seen } = await look(caseId)
  await says('more', 'It is the blue door')
  assert.equal((await post(`/cases/${caseId}/readings`, { seen })).status, 204)
  assert.equal((await look(caseId)).case.news, true)
  await post(`/cases/${caseId}/replies`, { outcome: 'update', body: 'Some news.' })
  const now = await look(caseId)
  assert.equal(now.case.news, true)
  await post(`/cases/${caseId}/readings`, { seen: now.seen })
  assert.equal((await look(caseId)).case.news, false)
})
