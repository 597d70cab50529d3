/** Officers as administrators see them: added, changed, locked, reset. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type Body, newOfficer, officersDoors, PASSWORD } from '../../tests/officers.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { expireJob } from './expire.job.ts'
import { addOfficer } from './index.ts'

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

test('POST /officers refuses an address that somebody has, in whichever agency', async () => {
  const { email } = await doors.invite()
  const other = await signIn(app, { role: 'administrator' })
  for (const who of [admin, other]) {
    const { status, body } = await doors.ask('POST', '/officers', newOfficer({ email: email.toUpperCase() }), who)
    assert.deepEqual([status, body.title], [409, 'email-taken'])
  }
})

for (const [what, body] of [
  ['a role that does not exist', { role: 'owner' }],
  ['an agency of choice', { agencyId: randomUUID() }],
  ['a password', { password: PASSWORD }],
  ['no name', { name: '  ' }],
] as const) {
  test(`POST /officers refuses ${what}`, async () => {
    assert.equal((await doors.ask('POST', '/officers', newOfficer(body))).status, 422)
  })
}

test('GET /officers shows each once across pages, though names tie, and no secret', async () => {
  for (let n = 0; n < 7; n++) await doors.ask('POST', '/officers', newOfficer({ name: n < 5 ? 'علی' : 'زهرا' }))
  const seen: Body[] = []
  for (let after: unknown = null, page = 0; page < 10 && (page === 0 || after); page++) {
    const { status, body } = await doors.ask('GET', `/officers?limit=3${after ? `&after=${after}` : ''}`)
    assert.equal(status, 200)
    seen.push(...(body.officers as Body[]))
    after = body.next
  }
  assert.equal(seen.length, 8)
  assert.equal(new Set(seen.map(({ officerId }) => officerId)).size, 8)
  const [one] = seen
  const fields = ['officerId', 'name', 'email', 'role', 'lang', 'isLocked', 'isInvited', 'hasSecondFactor']
  assert.deepEqual(Object.keys(one!).sort(), fields.sort())
  assert.equal((await doors.ask('GET', '/officers?limit=201')).status, 422)
})

test('a lock ends sessions and links at once, and unlocking lets in again', async () => {
  const { email, officerId, token } = await doors.invite()
  await doors.ask('POST', '/invitations/accept', { token, password: PASSWORD }, null)
  const inside = await doors.routes.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const cookie = inside.headers.get('set-cookie')!.split(';')[0]!
  const isIn = async () => (await doors.routes.request('/api/session', { headers: { cookie } })).status === 200
  assert.equal(await isIn(), true)
  assert.equal((await doors.ask('PATCH', `/officers/${officerId}`, { isLocked: true })).status, 200)
  assert.equal(await isIn(), false)
  assert.equal((await app.rows(sql`select from session where officer_id = ${officerId}`)).length, 0)
  assert.equal(await doors.tryIn(email), 401)
  await doors.ask('PATCH', `/officers/${officerId}`, { isLocked: true })
  await doors.ask('PATCH', `/officers/${officerId}`, { isLocked: false })
  assert.equal(await isIn(), false, 'the ended session stays ended')
  assert.equal(await doors.tryIn(email), 200)
  assert.deepEqual(
    (await doors.acts(officerId)).map(({ type }) => type),
    ['people.invitation-taken', 'people.officer-invited', 'people.officer-locked', 'people.officer-unlocked'],
    'locking twice is one act',
  )
})

test('another role counts at once and is recorded without a name', async () => {
  const lead = await signIn(app, { agencyId: admin.agencyId, role: 'administrator' })
  assert.equal((await doors.ask('GET', '/officers', undefined, lead)).status, 200)
  await doors.ask('PATCH', `/officers/${lead.officerId}`, { role: 'lead' })
  assert.equal((await doors.ask('GET', '/officers', undefined, lead)).status, 403)
  const [line] = await doors.acts(lead.officerId)
  assert.deepEqual(line, {
    type: 'people.role-changed',
    body: { officer: lead.officerId, by: admin.officerId, from: 'administrator', to: 'lead' },
  })
})

test('the last administrator who can sign in can be neither locked, demoted nor reset', async () => {
  const locked = await signIn(app, { agencyId: admin.agencyId, role: 'administrator' })
  await app.rows(sql`update officer set locked_at = now() where officer_id = ${locked.officerId}`)
  await doors.invite({ role: 'administrator' })
  const own = `/officers/${admin.officerId}`
  for (const [method, path, body] of [
    ['PATCH', own, { isLocked: true }],
    ['PATCH', own, { role: 'manager' }],
    ['POST', `${own}/reset`, {}],
  ] as const) {
    const { status, body: refused } = await doors.ask(method, path, body)
    assert.deepEqual([status, refused.title], [409, 'last-administrator'])
  }
  assert.equal((await doors.ask('PATCH', own, { name: 'نام تازه' })).status, 200)
  await doors.ask('PATCH', `/officers/${locked.officerId}`, { isLocked: false })
  assert.equal((await doors.ask('PATCH', own, { role: 'manager' })).status, 200, 'now there is another')
})

test('two administrators who demote each other at the same moment leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const one = await signIn(app, { role: 'administrator' })
    const two = await signIn(app, { agencyId: one.agencyId, role: 'administrator' })
    const statuses = await Promise.all([
      doors.ask('PATCH', `/officers/${two.officerId}`, { role: 'officer' }, one),
      doors.ask('PATCH', `/officers/${one.officerId}`, { isLocked: true }, two),
    ])
    const left = await app.rows(
      sql`select from officer where agency_id = ${one.agencyId} and role = 'administrator' and locked_at is null`,
    )
    assert.equal(left.length, 1, JSON.stringify(statuses))
  }
})

test('a reset takes the password and sessions away, and leaves the second factor unless it is lost', async () => {
  const officer = await signIn(app, { agencyId: admin.agencyId, role: 'officer' })
  const setFactor = sql`update officer set totp_sealed = '\\x01' where officer_id = ${officer.officerId}`
  const row = async () =>
    (
      await app.rows(sql`
        select password_hash, totp_sealed is not null as totp from officer where officer_id = ${officer.officerId}`)
    )[0]
  await app.rows(setFactor)
  await doors.ask('POST', `/officers/${officer.officerId}/reset`, {})
  assert.deepEqual(await row(), { password_hash: null, totp: true })
  assert.equal((await doors.ask('GET', '/session', undefined, officer)).status, 401)
  await doors.ask('POST', `/officers/${officer.officerId}/reset`, { alsoSecondFactor: true })
  assert.deepEqual(await row(), { password_hash: null, totp: false })
  assert.deepEqual(
    (await doors.acts(officer.officerId)).map(({ type }) => type),
    ['people.officer-reset', 'people.officer-reset', 'people.second-factor-removed'],
  )
})

test('managing asks who has a second factor to show it again, and is open to who has just done so', async () => {
  const fresh = await signIn(app, { agencyId: admin.agencyId, role: 'administrator', strong: true })
  const stale = await signIn(app, { agencyId: admin.agencyId, role: 'administrator' })
  for (const { officerId } of [fresh, stale])
    await app.rows(sql`update officer set totp_sealed = '\\x01' where officer_id = ${officerId}`)
  assert.equal((await doors.ask('POST', '/officers', newOfficer(), fresh)).status, 201)
  const refused = await doors.ask('POST', '/officers', newOfficer(), stale)
  assert.deepEqual([refused.status, refused.body.title], [403, 'confirm-first'])
  app.setNow('2026-11-21T06:45:01Z')
  assert.equal((await doors.ask('POST', '/officers', newOfficer(), fresh)).status, 403)
  assert.equal((await doors.ask('GET', '/officers', undefined, stale)).status, 200, 'reading does not ask')
})

test('a password made up for an officer opens nothing but choosing an own one', async () => {
  const agencyId = randomUUID()
  const email = `${randomUUID()}@example.org`
  await app.db.in(agencyId, (tx) =>
    addOfficer(app, tx, {
      agencyId,
      email,
      name: 'x',
      role: 'administrator',
      lang: 'en',
      password: PASSWORD,
      isOnce: true,
    }),
  )
  const inside = await doors.routes.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const me = (await inside.json()) as { mustChangePassword: boolean; csrfToken: string }
  assert.equal(me.mustChangePassword, true)
  const headers = {
    cookie: inside.headers.get('set-cookie')!.split(';')[0]!,
    'x-csrf-token': me.csrfToken,
    'content-type': 'application/json',
  }
  const list = (with_: Record<string, string>) => doors.routes.request('/api/officers', { headers: with_ })
  const refused = await list(headers)
  assert.deepEqual([refused.status, ((await refused.json()) as Body).title], [403, 'change-password-first'])
  const changed = await doors.routes.request('/api/session/password', {
    method: 'PUT',
    headers,
    body: JSON.stringify({ current: PASSWORD, next: 'mine alone kelm 9' }),
  })
  assert.equal(changed.status, 200)
  assert.equal((await list({ cookie: changed.headers.get('set-cookie')!.split(';')[0]! })).status, 200)
})

test('no door of this slice shows or changes an officer of another agency', async () => {
  const theirs = await signIn(app, { role: 'officer' })
  const before = await app.rows(sql`select * from officer where officer_id = ${theirs.officerId}`)
  for (const [method, path, body] of [
    ['PATCH', `/officers/${theirs.officerId}`, { isLocked: true }],
    ['PATCH', `/officers/${theirs.officerId}`, { role: 'administrator' }],
    ['POST', `/officers/${theirs.officerId}/reset`, { alsoSecondFactor: true }],
  ] as const) {
    const { status, body: refused } = await doors.ask(method, path, body)
    assert.deepEqual([status, refused.title], [404, 'no-such-officer'])
  }
  assert.deepEqual(await app.rows(sql`select * from officer where officer_id = ${theirs.officerId}`), before)
  assert.equal((await doors.ask('GET', '/session', undefined, theirs)).status, 200)
  const { body } = await doors.ask('GET', `/officers?after=${theirs.officerId}`)
  assert.deepEqual(body.officers, [])
  assert.doesNotMatch(JSON.stringify((await doors.ask('GET', '/officers')).body), new RegExp(theirs.officerId))
})

for (const [method, path, body] of [
  ['GET', '/session', undefined],
  ['PATCH', '/session', { lang: 'en' }],
  ['DELETE', '/session', undefined],
  ['DELETE', '/session/others', undefined],
  ['PUT', '/session/password', { current: 'x', next: PASSWORD }],
  ['POST', '/session/totp', { password: 'x' }],
  ['PUT', '/session/totp', { pending: 'x', code: '000000' }],
  ['POST', '/session/totp/remove', { password: 'x', code: '000000' }],
  ['POST', '/session/confirm', { code: '000000' }],
  ['GET', '/passkeys', undefined],
  ['POST', '/passkeys/options', { password: 'x' }],
  ['POST', '/passkeys/x/remove', { password: 'x' }],
  ['GET', '/officers', undefined],
  ['POST', '/officers', newOfficer()],
  ['PATCH', `/officers/${randomUUID()}`, {}],
  ['POST', `/officers/${randomUUID()}/reset`, {}],
] as const) {
  test(`${method} ${path.replace(/[0-9a-f-]{36}/, ':officerId')} asks to sign in, and for the CSRF token to change something`, async () => {
    const stranger = await doors.ask(method, path, body, null)
    assert.deepEqual([stranger.status, stranger.body.title], [401, 'sign-in-first'])
    if (method === 'GET') return
    const { 'x-csrf-token': _, ...without } = admin.headers
    const forged = await doors.ask(method, path, body, { ...admin, headers: without })
    assert.deepEqual([forged.status, forged.body.title], [403, 'csrf-token-wrong'])
  })
}

test('what has run out is deleted in every agency, and what runs stays', async () => {
  await app.rows(sql`delete from session`)
  await app.rows(sql`delete from officer_token`)
  const { officerId } = await doors.invite().catch(() => ({ officerId: '' }))
  assert.equal(officerId, '', 'the session of the test is gone too')
  const idle = await signIn(app, { role: 'officer' })
  app.setNow('2026-11-21T07:00:00Z')
  const running = await signIn(app, { role: 'officer' })
  app.setNow('2026-11-21T07:31:00Z')
  await expireJob.run(app, {})
  const left = await app.rows<{ officer_id: string }>(sql`select officer_id from session`)
  assert.deepEqual(
    left.map((row) => row.officer_id),
    [running.officerId],
  )
  assert.notEqual(idle.officerId, running.officerId)
})
