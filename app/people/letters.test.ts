/** Letters to officers: what an invitation and a reset open, once, and what is kept of a link. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { newOfficer, officersDoors, PASSWORD } from '../../tests/officers.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { letterJob } from './letters.job.ts'

const START = '2026-11-21T06:30:00Z'

let app: TestApp
let doors: ReturnType<typeof officersDoors>
let admin: SignedIn
before(async () => {
  app = await testApp({ at: START })
  doors = officersDoors(app, () => admin)
})
after(() => app.close())
beforeEach(async () => {
  app.setNow(START)
  app.sent.letters.length = 0
  admin = await signIn(app, { role: 'administrator' })
})

test('an invitation goes by letter, opens once, and lets the officer in with their own password', async () => {
  const { email, officerId, token } = await doors.invite()
  const letter = doors.letterTo(email)
  assert.match(letter.text, /^مریم گرامی/)
  assert.match(letter.text, /http:\/\/localhost:8137\/desk\/invitation#/)
  assert.equal(await doors.tryIn(email), 401)

  for (let n = 0; n < 2; n++) {
    const { status, body } = await doors.ask('POST', '/invitations/check', { token }, null)
    assert.deepEqual(
      [status, body],
      [200, { purpose: 'invitation', name: 'مریم', email, lang: 'fa' }],
      'spends nothing',
    )
  }
  assert.equal((await doors.ask('POST', '/invitations/accept', { token, password: PASSWORD }, null)).status, 204)
  assert.equal(await doors.tryIn(email), 200)
  const again = await doors.ask('POST', '/invitations/accept', { token, password: 'another kelm trub4' }, null)
  assert.deepEqual([again.status, again.body.title], [410, 'link-spent'])
  assert.equal((await doors.ask('POST', '/invitations/check', { token }, null)).status, 410)
  assert.deepEqual(
    (await doors.acts(officerId)).map(({ type }) => type),
    ['people.invitation-taken', 'people.officer-invited'],
  )
})

test('the link is made from the configured address, whatever the Host header says', async () => {
  const headers = { ...admin.headers, host: 'evil.localhost', 'x-forwarded-host': 'evil.example' }
  const officer = newOfficer()
  const body = JSON.stringify(officer)
  const answer = await doors.routes.request('http://evil.localhost/api/officers', { method: 'POST', headers, body })
  assert.equal(answer.status, 201)
  await app.work()
  assert.doesNotMatch(doors.letterTo(officer.email).text, /evil/)
})

test('the letter to an English officer is English', async () => {
  const { email } = await doors.invite({ lang: 'en', name: 'Sara' })
  assert.match(doors.letterTo(email).text, /^Dear Sara,/)
})

test('a link is kept nowhere: not in the table, the job, the log or the record', async () => {
  const { officerId, token } = await doors.invite()
  const secret = token.split('.')[1]!
  for (const table of ['officer_token', 'pgboss.job', 'record_waiting', 'record']) {
    const [row] = await app.rows<{ text: string }>(
      sql`select coalesce(string_agg(t::text, ''), '') as text from ${sql.raw(table)} t`,
    )
    assert.ok(!row!.text.includes(secret), table)
  }
  assert.ok(!app.logged.join().includes(secret))
  assert.equal((await app.rows(sql`select from officer_token where officer_id = ${officerId}`)).length, 1)
})

test('an invitation works for three days, a reset for an hour', async () => {
  const { email, officerId, token } = await doors.invite()
  app.setNow('2026-11-24T06:30:00Z')
  assert.equal((await doors.ask('POST', '/invitations/accept', { token, password: PASSWORD }, null)).status, 410)

  app.setNow(START)
  assert.equal((await doors.ask('POST', '/invitations/accept', { token, password: PASSWORD }, null)).status, 204)
  assert.equal((await doors.ask('POST', `/officers/${officerId}/reset`, {})).status, 202)
  await app.work()
  const reset = doors.newestLink(email)
  app.setNow('2026-11-21T07:30:00Z')
  assert.equal((await doors.ask('POST', '/invitations/check', { token: reset }, null)).status, 410)
  app.setNow('2026-11-21T07:29:59Z')
  const checked = await doors.ask('POST', '/invitations/check', { token: reset }, null)
  assert.equal(checked.body.purpose, 'reset')
  assert.equal(
    (await doors.ask('POST', '/invitations/accept', { token: reset, password: 'other kelm trub4' }, null)).status,
    204,
  )
  assert.equal(await doors.tryIn(email, 'other kelm trub4'), 200)
})

for (const [what, password, word] of [
  ['short', 'kelm trub4', 'too-short'],
  ['common', 'password1234', 'too-common'],
] as const) {
  test(`a ${what} password is refused and does not spend the link`, async () => {
    const { token } = await doors.invite()
    const refused = await doors.ask('POST', '/invitations/accept', { token, password }, null)
    assert.deepEqual([refused.status, refused.body.title], [422, word])
    assert.equal((await doors.ask('POST', '/invitations/accept', { token, password: PASSWORD }, null)).status, 204)
  })
}

test('a newer letter makes the older link useless', async () => {
  const { email, officerId, token } = await doors.invite()
  await doors.ask('POST', `/officers/${officerId}/reset`, {})
  await app.work()
  const newer = doors.newestLink(email)
  assert.equal((await doors.ask('POST', '/invitations/check', { token }, null)).status, 410)
  const { body } = await doors.ask('POST', '/invitations/check', { token: newer }, null)
  assert.equal(body.purpose, 'invitation', 'who never had a password is still invited')
})

test('a link of another agency, a wrong one and none are all the same', async () => {
  const { token } = await doors.invite()
  const other = await signIn(app, { role: 'administrator' })
  for (const wrong of [`${other.agencyId}.${token.split('.')[1]}`, `${token.slice(0, -1)}!`, '', 'x']) {
    assert.equal((await doors.ask('POST', '/invitations/check', { token: wrong }, null)).status, 410)
    assert.equal(
      (await doors.ask('POST', '/invitations/accept', { token: wrong, password: PASSWORD }, null)).status,
      410,
    )
  }
})

test('a letter that could not be sent comes again, with a link that works', async () => {
  const { email, officerId, token } = await doors.invite()
  const payload = { agencyId: admin.agencyId, officerId, letter: 'invitation' }
  const away = {
    ...app,
    carriers: { ...app.carriers, mail: () => Promise.reject(new Error('the mail server is away')) },
  }
  await assert.rejects(letterJob.run(away, payload), /away/)
  await letterJob.run(app, payload)
  const [first, second] = doors.linksOf(email)
  assert.equal(first, token)
  assert.equal((await doors.ask('POST', '/invitations/check', { token: first }, null)).status, 410)
  assert.equal((await doors.ask('POST', '/invitations/check', { token: second }, null)).status, 200)
})

test('a letter to a locked officer is not sent', async () => {
  const { email, officerId } = await doors.invite()
  await doors.ask('PATCH', `/officers/${officerId}`, { isLocked: true })
  await letterJob.run(app, { agencyId: admin.agencyId, officerId, letter: 'invitation' })
  assert.equal(doors.linksOf(email).length, 1)
})
