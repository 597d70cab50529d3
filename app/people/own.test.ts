/** What officers change of their own way in: password, codes, passkeys. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { Hono } from 'hono'
import { TOTP } from 'otpauth'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { softPasskey } from '../../tests/authenticator.ts'
import { checked } from '../../tests/checked.ts'
import { routesOf } from '../kit/api.ts'
import type { Limits } from '../kit/limits.ts'
import { addOfficer, peopleApi } from './index.ts'

const START = '2026-11-21T06:30:00Z'
const PASSWORD = 'kelm trub4 vof7'
const NEXT = 'shab roshan rud 9'

let app: TestApp
let routes: Hono
before(async () => {
  app = await testApp({ at: START })
  // This file is one place that signs in more often than any place may.
  const allows: Limits['allows'] = async (kind, ...more) => kind === 'sign-in-place' || app.limits.allows(kind, ...more)
  routes = new Hono().route('/api', routesOf(checked(peopleApi({ ...app, limits: { allows } }))))
})
after(() => app.close())
beforeEach(() => {
  app.setNow(START)
  app.sent.letters.length = 0
})

const later = (seconds: number) => app.setNow(new Date(app.now().getTime() + seconds * 1000))

type Body = Record<string, never> & { title?: string; hasSecondFactor?: boolean; mustAddFactor?: boolean }

/** A browser: keeps the cookie and the CSRF token it was given. */
function browser() {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await routes.request(`/api${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (cookie) headers.cookie = cookie
    const text = await answer.text()
    const said = (text ? JSON.parse(text) : {}) as Body
    if (said.csrfToken) headers['x-csrf-token'] = said.csrfToken
    return { status: answer.status, body: said, word: said.title }
  }
  return { headers, ask }
}
type Browser = ReturnType<typeof browser>

async function newOfficer() {
  const agencyId = randomUUID()
  const email = `${randomUUID()}@example.org`
  const officer = { agencyId, email, name: 'Sara', role: 'officer', lang: 'en', password: PASSWORD } as const
  const added = await app.db.in(agencyId, (tx) => addOfficer(app, tx, officer))
  assert.ok('officerId' in added)
  return { email, agencyId, officerId: added.officerId }
}

const enter = async (at: Browser, email: string, more: object = {}) =>
  at.ask('POST', '/session', { email, password: PASSWORD, ...more })
const codeOf = (secret: string) =>
  new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: app.now().getTime() })

async function withCodes() {
  const officer = await newOfficer()
  const at = browser()
  await enter(at, officer.email)
  const { body } = await at.ask('POST', '/session/totp', { password: PASSWORD })
  const kept = await at.ask('PUT', '/session/totp', { pending: body.pending, code: codeOf(body.secret!) })
  assert.equal(kept.status, 200)
  return { ...officer, at, secret: String(body.secret) }
}

test('PUT /session/password changes it, ends every other session, and writes a letter', async () => {
  const { email } = await newOfficer()
  const [here, there] = [browser(), browser()]
  await enter(here, email)
  await enter(there, email)
  const old = here.headers.cookie
  assert.equal((await here.ask('PUT', '/session/password', { current: PASSWORD, next: NEXT })).status, 200)
  assert.notEqual(here.headers.cookie, old)
  assert.equal((await here.ask('GET', '/session')).status, 200)
  assert.equal((await there.ask('GET', '/session')).status, 401)
  assert.equal((await enter(browser(), email)).status, 401)
  assert.equal((await enter(browser(), email, { password: NEXT })).status, 200)
  await app.work()
  assert.deepEqual(
    app.sent.letters.filter(({ to }) => to === email).map(({ subject }) => subject),
    ['Your password at Pasokh was changed'],
  )
})

for (const [what, body, status, word] of [
  ['a wrong current one', { current: 'not it', next: NEXT }, 403, 'wrong-password'],
  ['a short next one', { current: PASSWORD, next: 'kelm' }, 422, 'too-short'],
  ['a common next one', { current: PASSWORD, next: 'qwertyuiop12' }, 422, 'too-common'],
  ['the same again', { current: PASSWORD, next: PASSWORD }, 422, 'same-password'],
] as const) {
  test(`PUT /session/password refuses ${what}`, async () => {
    const { email } = await newOfficer()
    const at = browser()
    await enter(at, email)
    const refused = await at.ask('PUT', '/session/password', body)
    assert.deepEqual([refused.status, refused.word], [status, word])
    assert.equal((await enter(browser(), email)).status, 200)
  })
}

test('guessing the password inside a session waits as it does at the front door', async () => {
  const { email } = await newOfficer()
  const at = browser()
  await enter(at, email)
  for (let n = 0; n < 5; n++) await at.ask('PUT', '/session/password', { current: `guess ${n}`, next: NEXT })
  const heard = await at.ask('PUT', '/session/password', { current: PASSWORD, next: NEXT })
  assert.equal(heard.word, 'wrong-password')
  later(31)
  assert.equal((await at.ask('PUT', '/session/password', { current: PASSWORD, next: NEXT })).status, 200)
})

test('where a second factor is required nothing opens before it is set up but setting it up', async () => {
  app.config.secondFactor = 'required'
  try {
    const { email } = await newOfficer()
    const at = browser()
    const entered = await enter(at, email)
    assert.deepEqual([entered.status, entered.body.mustAddFactor], [200, true])
    const refused = await at.ask('GET', '/officers')
    assert.deepEqual([refused.status, refused.word], [403, 'second-factor-first'])
    const proposed = await at.ask('POST', '/session/totp', { password: PASSWORD })
    const { secret, pending } = proposed.body as unknown as { secret: string; pending: string }
    const kept = await at.ask('PUT', '/session/totp', { pending, code: codeOf(secret) })
    assert.deepEqual([kept.status, kept.body.mustAddFactor], [200, false])
    assert.equal((await at.ask('GET', '/officers')).word, 'not-allowed', 'from here on the role decides')
    later(30)
    const removed = await at.ask('POST', '/session/totp/remove', { password: PASSWORD, code: codeOf(secret) })
    assert.deepEqual([removed.status, removed.body.mustAddFactor], [200, true], 'and it is not taken away for long')
  } finally {
    app.config.secondFactor = 'offered'
  }
})

test('with codes set up, signing in asks for one, and a code serves once', async () => {
  const { email, secret } = await withCodes()
  const needed = await enter(browser(), email)
  assert.deepEqual([needed.status, needed.word], [401, 'code-needed'])
  const spent = await enter(browser(), email, { code: codeOf(secret) })
  assert.equal(spent.word, 'sign-in-failed', 'the code that set it up')
  later(30)
  const code = codeOf(secret)
  const first = await enter(browser(), email, { code })
  assert.deepEqual([first.status, first.body.hasSecondFactor], [200, true])
  assert.equal((await enter(browser(), email, { code })).status, 401, 'again')
  later(30)
  const both = await Promise.all([0, 1].map(() => enter(browser(), email, { code: codeOf(secret) })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401], 'at the same moment')
})

test('a wrong code fails as a wrong password does, and a code does not help a wrong password', async () => {
  const { email, secret } = await withCodes()
  later(30)
  const wrongCode = await enter(browser(), email, { code: '000000' })
  const wrongPassword = await enter(browser(), email, { password: 'not it at all', code: codeOf(secret) })
  assert.deepEqual(wrongCode, wrongPassword)
  const onlyPasswordWrong = await enter(browser(), email, { password: 'not it at all' })
  assert.equal(onlyPasswordWrong.word, 'sign-in-failed', 'nobody learns that there is a code')
})

test('guessing codes waits', async () => {
  const { email, secret } = await withCodes()
  later(30)
  for (let n = 0; n < 5; n++) await enter(browser(), email, { code: '000000' })
  assert.equal((await enter(browser(), email, { code: codeOf(secret) })).status, 401)
  later(60)
  assert.equal((await enter(browser(), email, { code: codeOf(secret) })).status, 200)
})

test('the secret is kept sealed, and proposing keeps nothing', async () => {
  const { secret, officerId } = await withCodes()
  const row = JSON.stringify(await app.rows(sql`select totp_sealed::text from officer where officer_id = ${officerId}`))
  assert.ok(!row.includes(Buffer.from(secret).toString('hex')))
  const other = await newOfficer()
  const at = browser()
  await enter(at, other.email)
  await at.ask('POST', '/session/totp', { password: PASSWORD })
  assert.equal((await enter(browser(), other.email)).status, 200, 'no code is asked for')
})

test('a proposed secret is kept for its officer only, in time, with a right code, and once', async () => {
  const [mine, theirs] = [await newOfficer(), await newOfficer()]
  const [at, other] = [browser(), browser()]
  await enter(at, mine.email)
  await enter(other, theirs.email)
  const wrong = await at.ask('POST', '/session/totp', { password: 'not it' })
  assert.deepEqual([wrong.status, wrong.word], [403, 'wrong-password'])
  const { pending, secret } = (await at.ask('POST', '/session/totp', { password: PASSWORD })).body
  const put = (browser: Browser, body: object) => browser.ask('PUT', '/session/totp', body)
  assert.equal((await put(other, { pending, code: codeOf(secret!) })).word, 'too-late')
  assert.equal((await put(at, { pending, code: '000000' })).word, 'wrong-code')
  assert.equal((await put(at, { pending: `${pending}A`, code: codeOf(secret!) })).word, 'too-late')
  later(600)
  assert.equal((await put(at, { pending, code: codeOf(secret!) })).word, 'too-late')
  later(-10)
  assert.equal((await put(at, { pending, code: codeOf(secret!) })).status, 200)
  assert.equal((await put(at, { pending, code: codeOf(secret!) })).word, 'second-factor-there')
  assert.equal((await at.ask('POST', '/session/totp', { password: PASSWORD })).word, 'second-factor-there')
})

test('taking codes away needs the password and a code', async () => {
  const { email, at, secret } = await withCodes()
  later(30)
  const remove = (body: object) => at.ask('POST', '/session/totp/remove', body)
  assert.equal((await remove({ password: 'not it', code: codeOf(secret) })).word, 'wrong-password')
  assert.equal((await remove({ password: PASSWORD, code: '000000' })).word, 'wrong-code')
  const removed = await remove({ password: PASSWORD, code: codeOf(secret) })
  assert.deepEqual([removed.status, removed.body.hasSecondFactor], [200, false])
  assert.equal((await enter(browser(), email)).status, 200)
  assert.equal((await remove({ password: PASSWORD, code: '000000' })).word, 'no-second-factor')
})

test('POST /session/confirm shows the code again, gives another token, and moves no end', async () => {
  const { at, secret, officerId } = await withCodes()
  const end = async () => (await app.rows(sql`select expires_at from session where officer_id = ${officerId}`))[0]
  const before = await end()
  later(1200)
  const old = { ...at.headers }
  assert.equal((await at.ask('POST', '/session/confirm', { code: '000000' })).word, 'wrong-code')
  assert.equal((await at.ask('POST', '/session/confirm', { code: codeOf(secret) })).status, 200)
  assert.deepEqual(await end(), before)
  assert.equal((await routes.request('/api/session', { headers: old })).status, 401)
  const [row] = await app.rows<{ strong_at: Date }>(sql`select strong_at from session where officer_id = ${officerId}`)
  assert.deepEqual(row!.strong_at, app.now())
})

test('DELETE /session/others ends all but this one', async () => {
  const { email } = await newOfficer()
  const [here, there] = [browser(), browser()]
  await enter(here, email)
  await enter(there, email)
  assert.equal((await here.ask('DELETE', '/session/others')).status, 204)
  assert.deepEqual(
    [(await here.ask('GET', '/session')).status, (await there.ask('GET', '/session')).status],
    [200, 401],
  )
})

test('PATCH /session changes the own language and digest, and nothing else', async () => {
  const { email } = await newOfficer()
  const at = browser()
  await enter(at, email)
  const { body } = await at.ask('PATCH', '/session', { lang: 'fa', wantsDigest: false })
  assert.deepEqual([body.lang, body.wantsDigest], ['fa', false])
  for (const more of [{ role: 'administrator' }, { email: 'a@example.org' }, { agencyId: randomUUID() }])
    assert.equal((await at.ask('PATCH', '/session', more)).status, 422)
})

// ---- Passkeys

async function withPasskey() {
  const officer = await newOfficer()
  const at = browser()
  await enter(at, officer.email)
  const passkey = softPasskey()
  const { body } = await at.ask('POST', '/passkeys/options', { password: PASSWORD })
  const response = passkey.make(body.options!)
  const added = await at.ask('POST', '/passkeys', { pending: body.pending, name: 'گوشی', response })
  assert.equal(added.status, 200)
  return { ...officer, at, passkey }
}
type Shown = Parameters<ReturnType<typeof softPasskey>['show']>[1]
const show = async (
  at: Browser,
  passkey: ReturnType<typeof softPasskey>,
  change?: Shown,
  path = '/session/passkey',
) => {
  const { body } = await at.ask('POST', '/session/passkey/options')
  const shown = { pending: body.pending, response: passkey.show(body.options!, change) }
  return { ...(await at.ask('POST', path, shown)), shown }
}

test('a passkey signs in without an address, and a password alone no longer does', async () => {
  const { email, officerId, at, passkey } = await withPasskey()
  const { body } = await at.ask('GET', '/passkeys')
  assert.deepEqual(body, {
    passkeys: [{ credentialId: passkey.id, name: 'گوشی', createdAt: '2026-11-21T06:30:00.000Z' }],
  })
  const inside = await show(browser(), passkey)
  assert.deepEqual([inside.status, inside.body.officerId], [200, officerId])
  const password = await enter(browser(), email)
  assert.deepEqual([password.status, password.word], [401, 'passkey-needed'])
  assert.equal((await enter(browser(), email, { password: 'not it' })).word, 'sign-in-failed')
})

for (const [what, change] of [
  ['from another site', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['without the person verified', { flags: 1 }],
  ['as somebody else', { userHandle: Buffer.alloc(32, 1).toString('base64url') }],
  ['as nobody', { userHandle: '' }],
] as const) {
  test(`a passkey shown ${what} is refused`, async () => {
    const { passkey } = await withPasskey()
    const refused = await show(browser(), passkey, change)
    assert.deepEqual([refused.status, refused.word], [401, 'sign-in-failed'])
    assert.equal((await show(browser(), passkey)).status, 200)
  })
}

for (const [what, change] of [
  ['from another site', { origin: 'https://evil.example' }],
  ['for another site', { rpId: 'evil.example' }],
  ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['without the person verified', { flags: 65 }],
] as const) {
  test(`a passkey made ${what} is refused`, async () => {
    const { email } = await newOfficer()
    const at = browser()
    await enter(at, email)
    const { body } = await at.ask('POST', '/passkeys/options', { password: PASSWORD })
    const response = softPasskey().make(body.options!, change)
    const refused = await at.ask('POST', '/passkeys', { pending: body.pending, name: 'x', response })
    assert.deepEqual([refused.status, refused.word], [422, 'passkey-failed'])
  })
}

test('what a passkey answered once, it does not open again; nor does a copy that counts less; nor too late', async () => {
  const { passkey } = await withPasskey()
  const { shown } = await show(browser(), passkey)
  assert.equal((await browser().ask('POST', '/session/passkey', shown)).word, 'sign-in-failed')
  assert.equal((await show(browser(), passkey, { counter: 1 })).word, 'sign-in-failed')
  const at = browser()
  const { body } = await at.ask('POST', '/session/passkey/options')
  const late = { pending: body.pending, response: passkey.show(body.options!, { counter: 9 }) }
  later(600)
  assert.equal((await at.ask('POST', '/session/passkey', late)).word, 'sign-in-failed')
  assert.equal((await show(browser(), passkey)).status, 200)
})

test('what a passkey without a counter answered serves once too', async () => {
  const { passkey } = await withPasskey()
  const { status, shown } = await show(browser(), passkey, { counter: 0 })
  assert.equal(status, 200)
  assert.equal((await browser().ask('POST', '/session/passkey', shown)).word, 'sign-in-failed')
  assert.equal((await show(browser(), passkey, { counter: 0 })).status, 200)
})

test('waiting after wrong passwords does not keep a passkey out', async () => {
  const { email, passkey } = await withPasskey()
  for (let n = 0; n < 6; n++) await enter(browser(), email, { password: 'guess' })
  assert.equal((await show(browser(), passkey)).status, 200)
})

test('a locked or reset officer does not come in by passkey', async () => {
  for (const change of [sql`locked_at = now()`, sql`password_hash = null`]) {
    const { passkey, officerId } = await withPasskey()
    await app.rows(sql`update officer set ${change} where officer_id = ${officerId}`)
    assert.equal((await show(browser(), passkey)).word, 'sign-in-failed')
  }
})

test("a passkey of one officer confirms nothing in another's session", async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()]
  const refused = await show(mine.at, theirs.passkey, undefined, '/session/confirm/passkey')
  assert.equal(refused.word, 'sign-in-failed')
  assert.equal((await show(mine.at, mine.passkey, undefined, '/session/confirm/passkey')).status, 200)
})

test('a passkey is taken away with the password, by its own officer only', async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()]
  const remove = (id: string, password = PASSWORD) => mine.at.ask('POST', `/passkeys/${id}/remove`, { password })
  assert.equal((await remove(mine.passkey.id, 'not it')).word, 'wrong-password')
  assert.equal((await remove(theirs.passkey.id)).word, 'no-such-passkey')
  assert.equal((await remove(mine.passkey.id)).status, 200)
  assert.equal((await show(browser(), mine.passkey)).word, 'sign-in-failed')
  assert.equal((await enter(browser(), mine.email)).status, 200)
  assert.equal((await show(browser(), theirs.passkey)).status, 200)
})
