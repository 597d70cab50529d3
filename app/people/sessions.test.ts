/** Signing in by password and what a session is, through the doors. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { signIn } from '../../tests/people.ts'
import { doors } from '../main.ts'
import { addOfficer, type Role } from './index.ts'
import { MAX_SESSIONS } from './rules.ts'

const START = '2026-11-21T06:30:00Z'
const PASSWORD = 'kelm trub4 vof7'
const HTTPS = { publicUrl: 'https://pasokh.example.org' }

let app: TestApp
before(async () => {
  app = await testApp({ at: START })
})
after(() => app.close())
beforeEach(() => app.setNow(START))

const later = (seconds: number) => app.setNow(new Date(app.now().getTime() + seconds * 1000))

async function officer({ role = 'officer' as Role, password = PASSWORD as string | null } = {}) {
  const agencyId = randomUUID()
  const email = `o-${randomUUID()}@example.org`
  const added = await app.db.in(agencyId, (tx) =>
    addOfficer(app, tx, { agencyId, email, name: 'ن', role, lang: 'fa', password: password ?? undefined }),
  )
  assert.ok('officerId' in added)
  return { agencyId, email, officerId: added.officerId }
}

const json = { 'content-type': 'application/json' }
const post = (body: object, headers: Record<string, string> = {}, routes = app.routes, url = '/api/session') =>
  routes.request(url, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })
const me = (cookie: string) => app.routes.request('/api/session', { headers: { cookie } })
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0]!
const sessions = (officerId: string) => app.rows(sql`select * from session where officer_id = ${officerId}`)

test('the newest session is let in, also when all began at one instant; the oldest ends', async () => {
  const { email, officerId } = await officer()
  for (let n = 0; n <= MAX_SESSIONS; n++) {
    const answer = await post({ email, password: PASSWORD })
    assert.equal(answer.status, 200, `sign-in ${n + 1}`)
    assert.equal((await me(cookieOf(answer))).status, 200)
  }
  assert.equal((await sessions(officerId)).length, MAX_SESSIONS)
})

test('POST /session lets in who shows the password, and GET says who that is', async () => {
  const { email, agencyId, officerId } = await officer({ role: 'auditor' })
  const answer = await post({ email: ` ${email.toUpperCase()} `, password: PASSWORD })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const { csrfToken, ...rest } = (await answer.json()) as Record<string, unknown>
  assert.deepEqual(rest, {
    officerId,
    agencyId,
    name: 'ن',
    email,
    role: 'auditor',
    lang: 'fa',
    permissions: ['cases.read', 'settings.read', 'record.read', 'reports.read', 'jobs.read', 'granted.read'],
    hasSecondFactor: false,
    mustChangePassword: false,
    mustAddFactor: false,
    wantsDigest: true,
  })
  assert.match(String(csrfToken), /^[\w-]{43}$/)
  const again = await me(cookieOf(answer))
  assert.deepEqual(await again.json(), { ...rest, csrfToken })
  assert.equal(again.headers.get('cache-control'), 'no-store')
})

test('POST /session answers alike to an unknown address, a wrong password, a lock, an open invitation and a wait', async () => {
  const [known, locked, invited, waiting] = [
    await officer(),
    await officer(),
    await officer({ password: null }),
    await officer(),
  ]
  await app.rows(sql`update officer set locked_at = now() where officer_id = ${locked.officerId}`)
  await app.rows(sql`update officer set try_again_at = '2030-01-01' where officer_id = ${waiting.officerId}`)
  const answers = await Promise.all(
    [
      { email: 'nobody@example.org', password: PASSWORD },
      { email: known.email, password: `${PASSWORD}!` },
      { email: known.email, password: PASSWORD.toUpperCase() },
      { email: locked.email, password: PASSWORD },
      { email: invited.email, password: PASSWORD },
      { email: waiting.email, password: PASSWORD },
    ].map((tried) => post(tried)),
  )
  const seen = await Promise.all(
    answers.map(async (answer) => ({ status: answer.status, headers: [...answer.headers], text: await answer.text() })),
  )
  for (const one of seen) assert.deepEqual(one, seen[0])
  assert.equal(seen[0]!.status, 401)
  assert.match(seen[0]!.text, /sign-in-failed/)
})

test('POST /session: after five failures one waits, and waiting grows; success forgets', async () => {
  const { email, officerId } = await officer()
  const tries = async (password: string) => (await post({ email, password })).status
  for (let n = 0; n < 5; n++) assert.equal(await tries('wrong'), 401)
  assert.equal(await tries(PASSWORD), 401, 'not heard')
  later(29)
  assert.equal(await tries(PASSWORD), 401, 'nor after 29 s')
  later(2)
  assert.equal(await tries('wrong'), 401)
  later(31)
  assert.equal(await tries(PASSWORD), 401, 'the sixth failure costs a minute')
  later(30)
  assert.equal(await tries(PASSWORD), 200)
  const [row] = await app.rows(sql`select failed_tries, try_again_at from officer where officer_id = ${officerId}`)
  assert.deepEqual(row, { failed_tries: 0, try_again_at: null })
})

test('POST /session counts guesses that come at the same moment one by one', async () => {
  const { email, officerId } = await officer()
  await Promise.all(Array.from({ length: 15 }, (_, n) => post({ email, password: `guess ${n}` })))
  const [row] = await app.rows<{ failed_tries: number }>(
    sql`select failed_tries from officer where officer_id = ${officerId}`,
  )
  assert.equal(row!.failed_tries, 5, 'the sixth was not heard')
})

test('POST /session refuses too many tries for one address, whether or not somebody has it', async () => {
  const { email } = await officer()
  for (const address of [email, `${randomUUID()}@example.org`]) {
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) statuses.push((await post({ email: address, password: 'wrong' })).status)
    assert.deepEqual(statuses.slice(0, 20), Array(20).fill(401))
    assert.equal(statuses[20], 429)
  }
})

test('POST /session refuses too many tries from one place, and says nothing of the place to the log', async () => {
  const routes = doors({ ...app, config: { ...app.config, proxies: 1 } })
  const from = (address: string) =>
    post({ email: `${randomUUID()}@example.org`, password: 'x' }, { 'x-forwarded-for': address }, routes)
  const statuses: number[] = []
  for (let n = 0; n < 121; n++) statuses.push((await from('203.0.113.7')).status)
  assert.deepEqual([statuses[119], statuses[120]], [401, 429])
  const refused = await from('203.0.113.7')
  assert.equal(refused.headers.get('retry-after'), '600')
  assert.equal((await from('203.0.113.8')).status, 401, 'another place is heard')
  assert.ok(!app.logged.join('\n').includes('203.0.113'))
})

for (const [what, body, status] of [
  ['no password', { email: 'a@example.org' }, 422],
  ['an unknown field', { email: 'a@example.org', password: 'x', role: 'administrator' }, 422],
  ['no address', { email: 'a', password: 'x' }, 422],
  ['a password of 257 characters', { email: 'a@example.org', password: 'x'.repeat(257) }, 422],
] as const) {
  test(`POST /session refuses ${what}`, async () => assert.equal((await post(body)).status, status))
}

for (const [what, headers] of [
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
] as const) {
  test(`POST /session refuses ${what}`, async () => {
    const { email } = await officer()
    const answer = await post({ email, password: PASSWORD }, headers)
    assert.equal(answer.status, 403)
    assert.equal(answer.headers.get('set-cookie'), null)
  })
}

test('the cookie is bound to host and https; on the own machine it has a plain name', async () => {
  const { email } = await officer()
  const plain = await post({ email, password: PASSWORD })
  assert.match(plain.headers.get('set-cookie')!, /^pasokh=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
  const safe = doors({ ...app, config: { ...app.config, ...HTTPS } })
  const bound = await post({ email, password: PASSWORD }, {}, safe, 'https://pasokh.example.org/api/session')
  assert.match(bound.headers.get('set-cookie')!, /^__Host-pasokh=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

for (const [language, sentence] of [
  ['fa', /نشانی https/],
  ['en-GB,en', /https address/],
] as const) {
  test(`on an open wire every door refuses, and says what to do (${language})`, async () => {
    const open = doors({ ...app, config: { ...app.config, publicUrl: 'http://10.0.0.5:8137' } })
    const { email } = await officer()
    const headers = { 'accept-language': language }
    const { cookie } = await signIn(app, { role: 'officer' })
    const at = 'http://10.0.0.5:8137/api/session'
    for (const answer of [
      await post({ email, password: PASSWORD }, headers, open, at),
      await open.request(at, { headers: { ...headers, cookie } }),
    ]) {
      assert.equal(answer.status, 403)
      const { title, detail } = (await answer.json()) as { title: string; detail: string }
      assert.equal(title, 'https-needed')
      assert.match(detail, sentence)
    }
  })
}

test('only the hash of the token is kept, and it opens nothing', async () => {
  const { officerId, agencyId, cookie } = await signIn(app, { role: 'officer' })
  const [row] = await app.rows<{ token_hash: Buffer }>(sql`select * from session where officer_id = ${officerId}`)
  const secret = cookie.split('.')[1]!
  assert.ok(!JSON.stringify(row).includes(secret))
  assert.ok(!row!.token_hash.equals(Buffer.from(secret, 'base64url')))
  const forged = `pasokh=${agencyId}.${row!.token_hash.toString('base64url')}`
  assert.equal((await me(forged)).status, 401)
})

test('signing in again gives another token and ends the one before', async () => {
  const { email, officerId } = await officer()
  const first = cookieOf(await post({ email, password: PASSWORD }))
  const second = cookieOf(await post({ email, password: PASSWORD }, { cookie: first }))
  assert.notEqual(first, second)
  assert.equal((await me(first)).status, 401)
  assert.equal((await me(second)).status, 200)
  assert.equal((await sessions(officerId)).length, 1)
})

test('a session that came with the request is not taken over by whoever signs in', async () => {
  const planted = await signIn(app, { role: 'officer' })
  const { email, officerId } = await officer()
  const answer = await post({ email, password: PASSWORD }, { cookie: planted.cookie })
  assert.notEqual(cookieOf(answer), planted.cookie)
  assert.equal(((await answer.json()) as { officerId: string }).officerId, officerId)
})

test('the eleventh session of an officer ends the oldest', async () => {
  const { email, officerId } = await officer()
  const cookies: string[] = []
  for (let n = 0; n < 11; n++) {
    later(1)
    cookies.push(cookieOf(await post({ email, password: PASSWORD })))
  }
  assert.equal((await sessions(officerId)).length, 10)
  assert.equal((await me(cookies[0]!)).status, 401)
  assert.equal((await me(cookies[1]!)).status, 200)
})

test('DELETE /session ends the session at the server and takes the cookie away', async () => {
  const { officerId, headers, cookie } = await signIn(app, { role: 'officer' })
  const answer = await app.routes.request('/api/session', { method: 'DELETE', headers })
  assert.equal(answer.status, 204)
  assert.match(answer.headers.get('set-cookie')!, /^pasokh=; Max-Age=0;/)
  assert.equal((await me(cookie)).status, 401)
  assert.equal((await sessions(officerId)).length, 0)
})

for (const [what, change] of [
  ['no token', { 'x-csrf-token': '' }],
  ['another token', { 'x-csrf-token': 'A'.repeat(43) }],
  ['the right token from another site', { origin: 'https://evil.example' }],
  ['the right token from a page without an origin', { origin: 'null' }],
] as const) {
  test(`what changes something is refused with ${what}`, async () => {
    const { headers, cookie } = await signIn(app, { role: 'officer' })
    const answer = await app.routes.request('/api/session', { method: 'DELETE', headers: { ...headers, ...change } })
    assert.equal(answer.status, 403)
    assert.equal((await me(cookie)).status, 200, 'nothing happened')
  })
}

test("the CSRF token of another session does not do, even the same officer's", async () => {
  const { email } = await officer()
  const first = (await (await post({ email, password: PASSWORD })).json()) as { csrfToken: string }
  const cookie = cookieOf(await post({ email, password: PASSWORD }))
  const headers = { cookie, 'x-csrf-token': first.csrfToken }
  assert.equal((await app.routes.request('/api/session', { method: 'DELETE', headers })).status, 403)
})

test('a session ends after an hour without a request, and after twelve in any case', async () => {
  const idle = await signIn(app, { role: 'officer' })
  later(3599)
  assert.equal((await me(idle.cookie)).status, 200)
  later(3601)
  assert.equal((await me(idle.cookie)).status, 401)

  const busy = await signIn(app, { role: 'officer' })
  for (let minutes = 30; minutes < 12 * 60; minutes += 30) {
    later(1800)
    assert.equal((await me(busy.cookie)).status, 200, `${minutes} minutes`)
  }
  later(1801)
  assert.equal((await me(busy.cookie)).status, 401)
})

test('a lock and another role count with the next request', async () => {
  const { officerId, cookie } = await signIn(app, { role: 'administrator' })
  await app.rows(sql`update officer set role = 'auditor' where officer_id = ${officerId}`)
  assert.equal(((await (await me(cookie)).json()) as { role: string }).role, 'auditor')
  await app.rows(sql`update officer set locked_at = now() where officer_id = ${officerId}`)
  assert.equal((await me(cookie)).status, 401)
})

test('no token but the one given out opens a session, in whatever agency it claims to be', async () => {
  const [mine, theirs] = [await signIn(app, { role: 'officer' }), await signIn(app, { role: 'officer' })]
  const secret = mine.cookie.split('.')[1]!
  assert.equal((await me(`pasokh=${theirs.agencyId}.${secret}`)).status, 401)
  const broken = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.uuid(), fc.base64String({ minLength: 44, maxLength: 44 }))
      .map(([id, text]) => `${id}.${text.slice(1)}`),
    fc
      .nat(42)
      .map((at) => `${mine.agencyId}.${secret.slice(0, at)}${secret[at] === 'A' ? 'B' : 'A'}${secret.slice(at + 1)}`),
    fc.constantFrom(
      '',
      '.',
      `${mine.agencyId}.`,
      `.${secret}`,
      `${mine.agencyId.toUpperCase()}.${secret}`,
      `${mine.agencyId}.${secret}=`,
    ),
  )
  await fc.assert(
    fc.asyncProperty(broken, async (text) => {
      assert.equal((await me(`pasokh=${encodeURIComponent(text)}`)).status, 401, text)
    }),
    { numRuns: 60 },
  )
})
