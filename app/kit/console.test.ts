/** What a browser gets at /desk. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { consolePages, NONCE_PLACE } from './console.ts'
import { securityHeaders } from './headers.ts'

const SCRIPT = 'console.log(1)\n'.repeat(50)
const folder = mkdtempSync(join(tmpdir(), 'pasokh-console-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'assets/index-a1.js'), SCRIPT)
writeFileSync(join(folder, 'index.html'), `<script src="/desk/assets/index-a1.js" nonce="${NONCE_PLACE}"></script>`)
const routes = consolePages(folder)

test('consolePages() gives the one page at every address below /desk, each time with another nonce', async () => {
  const answers = await Promise.all(['/desk/', '/desk/inbox', '/desk/cases/1'].map((path) => routes.request(path)))
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      const nonce = /nonce="([^"]+)"/.exec(await answer.text())![1]!
      assert.ok(answer.headers.get('content-security-policy')!.includes(`script-src 'self' 'nonce-${nonce}'`))
      return nonce
    }),
  )
  assert.equal(new Set(nonces).size, 3)
  assert.ok(!nonces.includes(NONCE_PLACE))
})

test('consolePages() allows no inline script, no inline style and no other origin', async () => {
  const policy = (await routes.request('/desk/')).headers.get('content-security-policy')!
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
})

test('consolePages() keeps its policy below the headers of every answer', async () => {
  const framed = new Hono().use(securityHeaders(true)).route('/', routes)
  const page = await framed.request('/desk/')
  assert.match(page.headers.get('content-security-policy')!, /script-src 'self' 'nonce-/)
  const asset = await framed.request('/desk/assets/index-a1.js')
  assert.match(asset.headers.get('cache-control')!, /immutable/)
})

test('consolePages() gives a hashed file for ever, packed to whoever takes it packed', async () => {
  const plain = await routes.request('/desk/assets/index-a1.js')
  assert.equal(await plain.text(), SCRIPT)
  assert.match(plain.headers.get('cache-control')!, /immutable/)
  const packed = await routes.request('/desk/assets/index-a1.js', { headers: { 'accept-encoding': 'br, gzip' } })
  assert.equal(packed.headers.get('content-encoding'), 'gzip')
  assert.equal(String(gunzipSync(Buffer.from(await packed.arrayBuffer()))), SCRIPT)
})

test('consolePages() knows no file outside assets', async () => {
  for (const path of ['/desk/assets/none.js', '/desk/assets/..%2findex.html', '/desk/assets/%2e%2e%2findex.html'])
    assert.equal((await routes.request(path)).status, 404, path)
})

test('consolePages() without a build says what to do', async () => {
  const answer = await consolePages(join(folder, 'none')).request('/desk/')
  assert.equal(answer.status, 503)
  assert.match(await answer.text(), /npm run build --workspace console/)
})
