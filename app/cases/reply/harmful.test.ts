/** Files of replies where the operator has a virus scanner: what it does not call clean is not kept, and nothing is sent. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { signIn } from '../../../tests/people.ts'
import { find, scanner } from '../../../tests/scanner.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'

let app: TestApp
let agency: TestAgency
let officer: Awaited<ReturnType<typeof signIn>>
let caseId: string
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  const { agencyId } = agency
  officer = await signIn(app, { role: 'officer', agencyId })
  await app.db.in(agencyId, (tx) => seatOfficers(tx, agency.deskId, [officer.officerId]))
  caseId = (await sendMessage(app, agencyId, message('a pipe is leaking', { serviceId: agency.leak }))).caseId
})
after(() => app.close())

async function replyWith(file: string) {
  const body = new FormData()
  body.set('reply', JSON.stringify({ outcome: 'update', body: 'See the plan.' }))
  body.append('files', new File([file], 'plan.txt'))
  const { 'content-type': _, ...headers } = officer.headers
  const path = `/api/cases/${caseId}/replies-with-files`
  const answer = await app.routes.request(path, { method: 'POST', headers, body })
  const { title } = (await answer.json()) as { title?: string }
  return [answer.status, title]
}
const kept = async () => (await app.rows(sql`select 1 from reply_file`)).length

test('a file goes out when the scanner calls it clean, and only then', async (t) => {
  const { at, close } = await scanner(find)
  t.after(close)
  app.config.scannerUrl = at
  assert.deepEqual(await replyWith('a virus'), [422, 'harmful-file'])
  assert.equal(await kept(), 0)
  assert.equal((await replyWith('a plan'))[0], 201)
  assert.equal(await kept(), 1)
  close()
  assert.deepEqual(await replyWith('another plan'), [503, 'no-scanner'])
  assert.equal(await kept(), 1)
  assert.deepEqual(await app.rows(sql`select from reply offset 1`), [])
})
