/** While the store is away, cut off or silent: every door says so quickly and in words, and what a person typed stays. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { type Connection, connect, type Db, sql } from '../../app/kit/db.ts'
import { doors } from '../../app/main.ts'
import { type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'

let app: TestApp
let line: Line
let db: Db
let routes: Hono

before(async () => {
  app = await testApp()
  await testAgency(app, 'water')
  line = await openLine(app.connection)
  db = connect(line.connection, { max: 6, patience: { silentMs: 1_000, askedMs: 5_000 } })
  routes = doors({ ...app, db })
  assert.equal((await routes.request('/water')).status, 200)
})
after(async () => {
  line.mend()
  await db.close()
  await line.close()
  await app.close()
})

type Line = { connection: Connection; cut(): void; still(): void; mend(): void; close(): Promise<void> }

/** A line to the database that can be cut, or held so that nothing passes. */
async function openLine(to: Connection): Promise<Line> {
  const { host = '', port: ofStore = 5432 } = to
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${ofStore}` } : { host, port: ofStore }
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'still' = 'whole'
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy()
    const far = dial(target)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('data', (part) => state === 'still' || other.write(part))
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    connection: { ...to, host: '127.0.0.1', port },
    cut: () => {
      state = 'cut'
      drop()
    },
    still: () => {
      state = 'still'
    },
    mend: () => {
      if (state === 'still') drop()
      state = 'whole'
    },
    close: async () => {
      drop()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const PAGE = { accept: 'text/html,application/xhtml+xml' }
const WORDS = 'از دیشب آب کوچه قطع است <و کسی نمی‌آید>'
const WRITTEN = 'از دیشب آب کوچه قطع است &lt;و کسی نمی‌آید&gt;'
const sendForm = (token: string, path = '/water') =>
  routes.request(path, {
    method: 'POST',
    headers: PAGE,
    body: new URLSearchParams({ token, do: 'send', text: WORDS, contact: '09120000000', address: 'کوچهٔ سوم' }),
  })
const sendJson = (token: string) =>
  routes.request('/api/agencies/water/submissions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: WORDS, token }),
  })
const tokenOf = (n: number) => `${n}`.padStart(22, 'y')

/** Back on the line: the store may still count as away for a moment. */
async function mend() {
  line.mend()
  while (!(await answers())) await wait(100)
}
const answers = () =>
  db
    .open((tx) => tx.one(sql`select 1`))
    .then(Boolean)
    .catch(() => false)

test('while the store is cut off the form is shown again with what was typed, and the same form sent later is taken', async () => {
  line.cut()
  const answer = await sendForm(tokenOf(1))
  const page = await answer.text()
  await mend()
  assert.equal(answer.status, 503)
  assert.match(page, /تقصیر شما نیست/)
  for (const kept of [WRITTEN, '09120000000', 'کوچهٔ سوم', tokenOf(1)]) assert.ok(page.includes(kept), kept)
  const later = await sendForm(tokenOf(1))
  assert.equal(later.status, 200)
  assert.doesNotMatch(await later.text(), /پیش‌تر رسیده بود/)
})

test('while the store is cut off every page says so in its language, with a time to come back and no stack', async () => {
  line.cut()
  const pages = await Promise.all(
    [
      ['/', 'چند دقیقه دیگر'],
      ['/en', 'try again in a few minutes'],
      ['/en/none', 'try again in a few minutes'],
    ].map(async ([path, words]) => ({
      words: words!,
      answer: await routes.request(path!, { headers: PAGE }),
    })),
  )
  const texts = await Promise.all(pages.map(({ answer }) => answer.text()))
  await mend()
  for (const [at, { words, answer }] of pages.entries()) {
    assert.equal(answer.status, 503)
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'none'/)
    assert.ok(texts[at]!.includes(words))
    assert.doesNotMatch(texts[at]!, /ECONN|\.ts:\d|Error/)
  }
})

test('an act behind a receipt that cannot be stored comes back on the page, to be sent again', async () => {
  line.cut()
  const fields = { receipt: '1234 5678 9012 3456 7890', act: 'object', token: tokenOf(2), 'text-object': WORDS }
  const answer = await routes.request('/en/receipt', {
    method: 'POST',
    headers: PAGE,
    body: new URLSearchParams(fields),
  })
  const page = await answer.text()
  await mend()
  assert.equal(answer.status, 503)
  assert.match(page, /<form method="post" action="\/en\/receipt"/)
  assert.match(page, /<textarea id="text-object" name="text-object"/)
  for (const kept of [WRITTEN, fields.receipt, fields.token, 'value="object"']) assert.ok(page.includes(kept), kept)
})

test('while the store is cut off programs get a problem or their own errors, and /readyz says why', async () => {
  line.cut()
  const json = await sendJson(tokenOf(3))
  const xml = await routes.request('/open311/v2/services.xml')
  const ready = await routes.request('/readyz')
  const alive = await routes.request('/livez')
  await mend()
  assert.equal(json.status, 503)
  assert.ok(json.headers.get('retry-after'))
  assert.equal(((await json.json()) as { type: string }).type, '/problems/store-unreachable')
  assert.equal(xml.status, 503)
  assert.ok(xml.headers.get('retry-after'))
  assert.match(await xml.text(), /<errors><error><code>503<\/code>/)
  assert.equal(ready.status, 503)
  assert.deepEqual(await ready.json(), { ready: false, trouble: 'store-unreachable' })
  assert.equal(alive.status, 200)
  assert.equal((await routes.request('/readyz')).status, 200)
})

// Without a watch over silence they would wait for ever.
test('while the store is silent, forty who send at once are all told, and so is the next one', async () => {
  // Connections are open and in use when the silence begins.
  await db.open((tx) => tx.one(sql`select 1`))
  line.still()
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => sendForm(tokenOf(100 + n))))
  const next = await sendForm(tokenOf(99))
  assert.ok(answers.every(({ status }) => status === 503))
  assert.equal(next.status, 503)
  await mend()
  assert.equal((await sendForm(tokenOf(100))).status, 200)
})

test('a statement that takes long on a store that answers is waited for', async () => {
  const slow = await db.open((tx) => tx.one<{ yes: number }>(sql`select 1 as yes from pg_sleep(3)`))
  assert.deepEqual(slow, { yes: 1 })
})
