/** What every answer has, whichever door gave it: headers, no cookie where anyone reads, and no word about a fault. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Db } from '../../app/kit/db.ts'
import { doors } from '../../app/main.ts'
import { type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { PUBLIC_DOORS } from '../leaks/public-doors.ts'
import { type SignedIn, signIn } from '../people.ts'

let app: TestApp
let agency: TestAgency
let administrator: SignedIn

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  administrator = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
})
after(() => app.close())

type Answered = { method: string; path: string; answer: Response }

const asked = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => ({
  method,
  path,
  answer: await app.routes.request(path, { method, ...init }),
})

/** Each route as the router knows it, asked as it stands, by nobody and by an administrator. */
async function everyRoute(): Promise<Answered[]> {
  const routes = new Set(
    app.routes.routes
      .filter(({ path }) => path !== '/*')
      .map(({ method, path }) => `${method === 'ALL' ? 'GET' : method} ${path}`),
  )
  assert.ok(routes.size > 80)
  const out: Answered[] = []
  for (const route of routes) {
    const [method, pattern] = route.split(' ') as [string, string]
    const path = pattern
      .replace(/:(slug|agency)/, 'water')
      .replace(/:code/, 'leak')
      .replace(/:\w+/g, agency.leak)
      .replace('*', 'x')
    out.push(await asked(method, path))
    // Signing out would end the session of the rest.
    if (path.startsWith('/api/') && method === 'GET')
      out.push(await asked(method, path, { headers: { cookie: administrator.cookie } }))
  }
  return out
}

test('every answer of every route has the headers that keep a browser in bounds', async () => {
  for (const { method, path, answer } of await everyRoute()) {
    const header = (name: string) => answer.headers.get(name) ?? ''
    const what = `${method} ${path} ${answer.status}`
    assert.match(header('content-security-policy'), /default-src 'none'/, what)
    assert.match(header('content-security-policy'), /frame-ancestors 'none'/, what)
    assert.doesNotMatch(header('content-security-policy'), /unsafe-(inline|eval)|\*/, what)
    assert.equal(header('x-content-type-options'), 'nosniff', what)
    // The address of a link in a letter is told nobody, not even this house.
    assert.equal(header('referrer-policy'), /^(\/en)?\/v(\/|$)/.test(path) ? 'strict-origin' : 'same-origin', what)
    assert.equal(header('cross-origin-opener-policy'), 'same-origin', what)
    assert.match(
      header('cross-origin-resource-policy'),
      /^(\/en)?\/(open311|log|data)\b/.test(path) ? /^(cross|same)-origin$/ : /^same-origin$/,
      what,
    )
    assert.match(header('permissions-policy'), /camera=\(\)/, what)
    assert.notEqual(header('cache-control'), '', what)
    assert.doesNotMatch(header('server') + header('x-powered-by'), /hono|node|express/i, what)
  }
})

test('a page has no script, or the one that its nonce allows, new in every answer', async () => {
  const policyOf = ({ headers }: Response) => headers.get('content-security-policy') ?? ''
  assert.match(policyOf(await app.routes.request('/water')), /script-src 'none'/)
  const nonces = new Set<string>()
  for (const token of ['A'.repeat(22), 'B'.repeat(22)]) {
    const body = new URLSearchParams({ token, do: 'send', text: 'with a script' })
    const page = await app.routes.request('/water', { method: 'POST', body })
    const [nonce] = /(?<=script-src 'nonce-)[^']{22,}(?=')/.exec(policyOf(page)) ?? []
    assert.ok(nonce && (await page.text()).includes(`nonce="${nonce}"`))
    nonces.add(nonce)
  }
  assert.equal(nonces.size, 2)
})

/** What may be kept by a browser or a proxy: the same for everybody, and public. */
const KEPT = [
  /^\/static\//,
  /^\/logo\//,
  /^\/log\//,
  /^(\/en)?\/(record|data)(\/|$)/,
  /^\/desk\/assets\//,
  /^\/open311\/(discovery|v2$|v2\/(services|requests)(\.|$|\/leak))/,
  /^(\/en)?(\/\w+)?\/(results(\.csv|\.json)?|methods(\/[\w-]+)?|privacy|map(\/[\w.-]+)*)$/,
]

test('what is for one person is not kept anywhere', async () => {
  for (const { method, path, answer } of await everyRoute()) {
    if (KEPT.some((one) => one.test(path))) continue
    assert.equal(answer.headers.get('cache-control'), 'no-store', `${method} ${path} ${answer.status}`)
  }
})

test('no public door sets a cookie, whatever happens there', async () => {
  for (const [route, asks] of Object.entries(PUBLIC_DOORS)) {
    for (const { method, path, body, type } of asks) {
      const answer = await app.routes.request(path, {
        method,
        ...(body !== undefined && { body }),
        headers: { ...(type && { 'content-type': type }), cookie: 'pasokh=x; other=y' },
      })
      assert.equal(answer.headers.get('set-cookie'), null, route)
    }
  }
})

test('where nothing is, who asks for a page gets one in its language, and others a word', async () => {
  const page = { headers: { accept: 'text/html,application/xhtml+xml' } }
  for (const [path, lang] of [
    ['/nobody-here', 'fa'],
    ['/water/results/no-such-indicator', 'fa'],
    ['/water/map/1405-13', 'fa'],
    ['/en/methods/no-such-indicator', 'en'],
    ['/en/nobody/results', 'en'],
  ] as const) {
    const { answer } = await asked('GET', path, page)
    const text = await answer.text()
    assert.equal(answer.status, 404, path)
    assert.match(text, new RegExp(`<html[^>]* lang="${lang}"`), path)
    assert.match(text, lang === 'fa' ? /href="\/receipt"/ : /href="\/en\/receipt"/, path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src/, path)
    assert.equal(answer.headers.get('cache-control'), 'no-store', path)
  }
  const picture = await asked('GET', '/nobody-here', { headers: { accept: 'image/*' } })
  assert.match(picture.answer.headers.get('content-type') ?? '', /text\/plain/)
  const program = await asked('GET', '/api/nothing', page)
  assert.match(program.answer.headers.get('content-type') ?? '', /problem\+json/)
})

test('a fault says that there was one, by a number and nothing else', async () => {
  const broken = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('select secret from "agency" failed for زهرا'), { code: '22P02' }))
  const db: Db = { in: broken, open: broken, rows: broken, close: async () => {} }
  const routes = doors({ ...app, db })
  for (const path of ['/', '/water', '/api/agencies', '/open311/v2/services.xml']) {
    const answer = await routes.request(path, { headers: { cookie: administrator.cookie } })
    const text = await answer.text()
    assert.equal(answer.status, 500, path)
    assert.match(
      text,
      /^\{"type":"\/problems\/internal","title":"internal","status":500,"errorId":"[0-9a-f-]{36}"\}$/,
      path,
    )
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  }
  assert.match(app.logged.join('\n'), /request-failed/)
  assert.doesNotMatch(app.logged.join('\n'), /secret|زهرا/)
})
