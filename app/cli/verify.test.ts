/** `pasokh verify`, over HTTP, as anyone would run it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { served } from '../../tests/browser/served.ts'
import { testAgency } from '../../tests/journeys/agency.ts'
import { numberLines } from '../record/index.ts'
import { runVerify } from './verify.ts'

const kept = mkdtempSync(join(tmpdir(), 'pasokh-verified-'))
let app: TestApp
let site: Awaited<ReturnType<typeof served>>
before(async () => {
  app = await testApp()
  await testAgency(app)
  await numberLines(app)
  site = await served(app.routes)
})
after(async () => {
  await site.close()
  await app.close()
  rmSync(kept, { recursive: true })
})

async function run(...args: string[]) {
  const said: string[] = []
  const code = await runVerify(args, 'en', (line) => said.push(line))
  return { code, said: said.join('\n') }
}
const from = () => ['--from', `${site.base}/`, '--kept', kept]

test('verify says that the log holds, whose key it took, and keeps the checkpoint', async () => {
  const first = await run(...from())
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /Log localhost:8137\/log: \d+ entries/)
  assert.match(first.said, /key came from the installation itself/)
  assert.match(first.said, /for the first time/)
  const again = await run(...from())
  assert.equal(again.code, 0)
  assert.doesNotMatch(again.said, /first time|installation itself/)
})

test('verify fails when the log is not what was kept, and keeps what it had', async () => {
  const file = join(kept, `127.0.0.1_${new URL(site.base).port}.json`)
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/\\n(\d+)\\n/, (_, size: string) => `\\n${Number(size) + 1}\\n`),
  )
  const bad = await run(...from())
  assert.equal(bad.code, 1)
  assert.match(bad.said, /shorter than what you have seen before/)
  writeFileSync(file, '[{')
  assert.equal((await run(...from())).code, 1, 'what cannot be read is no reason to begin anew')
  writeFileSync(file, text)
  assert.equal((await run(...from())).code, 0)
})

test('verify says how it is asked, and in Persian too', async () => {
  assert.equal((await run()).code, 2)
  assert.equal((await run('--from', 'nowhere')).code, 2)
  assert.equal((await run('--form', site.base)).code, 2)
  const persian = await run(...from(), '--lang', 'fa')
  assert.match(persian.said, /دفتر درست است/)
  const nothing = await run('--from', 'http://127.0.0.1:9', '--kept', kept)
  assert.equal(nothing.code, 1)
})
