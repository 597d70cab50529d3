/** Nothing that is stored waits for ever: not for a lost job, a broken neighbour, another agency or a taken code. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message } from '../../tests/message.ts'
import { JOBS } from '../main.ts'
import { openIntake } from '../submissions/index.ts'
import { understand } from '../submissions/understand.actions.ts'
import { openCases } from './open.actions.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

async function send(agency: TestAgency, text = 'a pipe is leaking'): Promise<string> {
  const input = message(text, { serviceId: agency.leak })
  const token = app.random(16).toString('base64url')
  return (await openIntake(app)(agency.agencyId, token, input, { channel: 'web' })).submissionId
}

const deskOf = async (submissionId: string) =>
  (
    await app.rows<{ deskId: string }>(sql`
      select desk_id as "deskId" from matter join case_submission using (agency_id, case_id) where submission_id = ${submissionId}`)
  )[0]?.deskId ?? null

const breakSeal = (submissionId: string) =>
  app.rows(sql`update submission set sealed = '\\x0102' where submission_id = ${submissionId}`)

/** Everything that comes round by itself, once. */
async function comeRound() {
  for (const job of JOBS.filter(({ every }) => every)) await job.run(app, {}).catch(() => {})
}

test('what comes round by itself opens a case whose job was lost', async () => {
  const agency = await testAgency(app)
  const id = await send(agency)
  await app.rows(sql`delete from pgboss.job`)
  await comeRound()
  assert.equal(await deskOf(id), agency.deskId)
})

test('understand() and openCases() take a message that does not open to a desk, and the others with it', async () => {
  const agency = await testAgency(app)
  const [broken, whole] = [await send(agency), await send(agency)]
  await breakSeal(broken)
  await app.work()
  assert.deepEqual([await deskOf(broken), await deskOf(whole)], [agency.deskId, agency.deskId])
  assert.ok(app.logged.some((line) => line.includes('message-not-understood')))
})

test('a job that fails in one agency is done in the others', async () => {
  const [first, second] = [await testAgency(app, 'aaa'), await testAgency(app, 'bbb')]
  const ids = [await send(first), await send(second)]
  await app.rows(sql`delete from pgboss.job`)
  await app.rows(sql`update agency_key set wrapped = '\\x00' where agency_id = ${first.agencyId}`)
  await comeRound()
  assert.deepEqual([await deskOf(ids[0]!), await deskOf(ids[1]!)], [null, second.deskId])
})

test('openCases() draws another code where one is taken, within a batch and by an earlier case', async () => {
  const agency = await testAgency(app)
  const draws = [7, 7, 7, 8, 7, 8, 9]
  const lottery = { ...app, random: (bytes: number) => Buffer.alloc(bytes, draws.shift() ?? 10) }
  const ids = [await send(agency), await send(agency), await send(agency)]
  await understand(app, agency.agencyId)
  await openCases(lottery, agency.agencyId)
  for (const id of ids) assert.equal(await deskOf(id), agency.deskId)
})

test('openCases() opens a case without a promise where the calendar has no working day', async () => {
  const agency = await testAgency(app)
  await app.rows(sql`update calendar set hours = jsonb_set(hours, '{week}', '{}') where agency_id = ${agency.agencyId}`)
  const id = await send(agency)
  await understand(app, agency.agencyId)
  await openCases(app, agency.agencyId)
  assert.equal(await deskOf(id), agency.deskId)
})
