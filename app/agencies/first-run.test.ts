/** The first run: an agency from nothing, once, by whoever read the code in the terminal. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openApi } from '#kit/api.ts'
import { toPersianDigits } from '#kit/words.ts'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { firstRunApi } from './first-run.api.ts'
import { desksOf, firstRunCode, sortingDesk } from './index.ts'
import { makeFirstAgency } from './making.actions.ts'

let app: TestApp
let code: string
before(async () => {
  app = await testApp()
  code = (await firstRunCode(app))!
})
after(() => app.close())

const wanted = (more: object = {}) => ({
  code,
  agency: { slug: 'city', name: { fa: 'شهرداری', en: 'City' } },
  administrator: { name: 'مدیر', email: 'admin@example.org', password: 'narenji-zard-sabz-7' },
  ...more,
})
const post = async (body: object, headers: Record<string, string> = {}) => {
  const answer = await app.routes.request('http://localhost/api/first-run', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, json: await answer.json() }
}
const needed = async () => (await (await app.routes.request('http://localhost/api/first-run')).json()).needed

test('firstRunCode() is twenty digits in groups of four, the same for every process with the keys', async () => {
  assert.match(code, /^\d{4}(-\d{4}){4}$/)
  assert.equal(await firstRunCode(app), code)
  const others = { ...app, keys: { ...app.keys, master: Buffer.alloc(32, 8) } }
  assert.notEqual(await firstRunCode(others), code)
})

test('POST /first-run makes nothing when anything is wrong', async () => {
  assert.equal(await needed(), true)
  const cases = [
    [wanted({ code: '0000-0000-0000-0000-0000' }), 403, 'wrong-code'],
    [wanted({ code: code.slice(1) }), 403, 'wrong-code'],
    [wanted({ code: '' }), 422, 'wrong-shape'],
    [wanted({ agency: { slug: 'desk', name: { fa: 'میز', en: 'Desk' } } }), 422, 'slug-reserved'],
    [wanted({ administrator: { name: 'x', email: 'x@example.org', password: 'short' } }), 422, 'weak-password'],
  ] as const
  for (const [body, status, word] of cases) {
    const answer = await post(body)
    assert.deepEqual([answer.status, answer.json.title], [status, word])
  }
  assert.equal((await post(wanted(), { origin: 'https://evil.example' })).json.title, 'other-origin')
  assert.equal(await needed(), true)
  const left = await app.rows(
    sql`select from officer union all select from agency union all select from record_waiting`,
  )
  assert.equal(left.length, 0)
})

test('of many who come at once one makes the first agency, whole, and then nobody can', async () => {
  const digits = toPersianDigits(code.replaceAll('-', ' '))
  const tries = await Promise.all(
    [1, 2, 3].map((n) =>
      makeFirstAgency(app, {
        ...wanted({ code: digits }),
        agency: { slug: `city-${n}`, name: { fa: 'شهر', en: 'City' } },
      }),
    ),
  )
  const [made] = tries.filter(({ agencyId }) => agencyId)
  assert.deepEqual(tries.map(({ refusal }) => refusal ?? 'made').sort(), ['made', 'not-first', 'not-first'])
  await app.db.in(made!.agencyId!, async (tx) => {
    assert.equal((await desksOf(tx)).length, 1)
    assert.equal((await sortingDesk(tx)).name.fa, 'در انتظار تفکیک')
  })
  const officers = await app.rows<{ email: string; role: string }>(sql`select email, role from officer`)
  assert.deepEqual(officers, [{ email: 'admin@example.org', role: 'administrator' }])
  assert.equal(await needed(), false)
  assert.equal(await firstRunCode(app), null)
  assert.deepEqual((await post(wanted())).json.title, 'not-first')
  const signedIn = await app.routes.request('http://localhost/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@example.org', password: wanted().administrator.password }),
  })
  assert.equal(signedIn.status, 200)
})

test('guessing is stopped after twenty tries', async () => {
  let status = 0
  for (let tries = 0; tries < 21; tries++) status = (await post(wanted())).status
  assert.equal(status, 429)
})

test('the doors are in the OpenAPI document', () => {
  const { paths } = openApi(firstRunApi(app), { title: 'x', version: '1', server: 'http://localhost' })
  assert.deepEqual(Object.keys(paths['/api/first-run'] ?? {}), ['get', 'post'])
})
