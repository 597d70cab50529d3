/** What an officer may no longer do: after being locked in the middle of a request, and with officers who are not there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../tests/message.ts'
import { addOfficer, type Signed } from '../people/index.ts'
import { InboxQuery } from './api.schema.ts'
import { readCasePage, readInbox } from './inbox/actions.ts'
import { assign, correctService, openOriginal } from './officer.actions.ts'
import { replyTo } from './reply/actions.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(() => app.close())

async function newOfficer(of: TestAgency, name = 'One'): Promise<Signed> {
  const email = `${app.random(6).toString('hex')}@example.org`
  const one = { agencyId: of.agencyId, name, email, role: 'lead', lang: 'en' } as const
  const added = await app.db.in(of.agencyId, (tx) => addOfficer(app, tx, one))
  assert.ok('officerId' in added)
  const session = { hasSecondFactor: false, strongAt: null, mustChangePassword: false, csrfToken: '' }
  return { ...one, ...session, officerId: added.officerId, wantsDigest: false }
}

const newCase = () => sendMessage(app, agency.agencyId, message('a pipe is leaking', { serviceId: agency.leak }))

test('replyTo() and openOriginal() refuse an officer who was locked, or got another role, after the request began', async () => {
  const { caseId, submissionId } = await newCase()
  const [locked, moved] = [await newOfficer(agency), await newOfficer(agency)]
  await app.rows(sql`update officer set locked_at = ${app.now()} where officer_id = ${locked.officerId}`)
  await app.rows(sql`update officer set role = 'auditor' where officer_id = ${moved.officerId}`)
  for (const by of [locked, moved]) {
    assert.deepEqual(await replyTo(app, by, caseId, { outcome: 'done', body: 'mended' }), { refusal: 'no-such-case' })
    assert.deepEqual(await openOriginal(app, by, caseId, submissionId), { refusal: 'no-such-case' })
  }
})

test('assign() gives a case to officers of the agency only', async () => {
  const { caseId } = await newCase()
  const [by, colleague, stranger] = [
    await newOfficer(agency),
    await newOfficer(agency),
    await newOfficer(await testAgency(app)),
  ]
  for (const officerId of [crypto.randomUUID(), stranger.officerId])
    assert.deepEqual(await assign(app, by, caseId, officerId), { refusal: 'no-such-officer' })
  assert.deepEqual(await assign(app, by, caseId, colleague.officerId), { assignedTo: colleague.officerId })
})

test('who has a case, and who gave it to them, is told by name: in the list, on its page and in its history', async () => {
  const { caseId } = await newCase()
  const [by, colleague] = [await newOfficer(agency, 'Mina'), await newOfficer(agency, 'Dara')]
  await assign(app, by, caseId, colleague.officerId)
  const query = InboxQuery.parse({ limit: 200 })
  const [rows, page] = await app.db.in(agency.agencyId, async (tx) => [
    await readInbox(app, tx, by, query),
    await readCasePage(app, tx, by, caseId),
  ])
  assert.equal(rows.find((row) => row.caseId === caseId)?.assignedName, 'Dara')
  assert.equal(page?.case.assignedName, 'Dara')
  const { officerName, toName } = page!.events.find(({ type }) => type === 'assigned')!
  assert.deepEqual([officerName, toName], ['Mina', 'Dara'])
})

test('correctService() gives a case back when it goes to another desk', async () => {
  const { caseId } = await newCase()
  const by = await newOfficer(agency)
  await assign(app, by, caseId, by.officerId)
  assert.deepEqual(await correctService(app, by, caseId, agency.bill), { deskId: agency.otherDeskId })
  const rows = await app.rows(sql`select assigned_to as who from matter where case_id = ${caseId}`)
  assert.deepEqual(rows, [{ who: null }])
})
