/** `pasokh recompute`: from the published file to the published figures, and a clear word when there is none. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { testAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { sha256Of } from '../indicators/file.ts'
import { release } from '../indicators/index.ts'
import { runRecompute } from './recompute.ts'

let app: TestApp
let file: Buffer
const folder = mkdtempSync(join(tmpdir(), 'pasokh-recompute-'))
const path = join(folder, 'results.json')

before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  const agency = await testAgency(app, 'water')
  const crowd = {
    cases: 300,
    days: 100,
    until: '2026-11-20T20:00:00Z',
    services: [agency.leak, agency.bill],
    areas: [agency.areaId],
  }
  await addCrowd(app, agency, crowd)
  await release(app, agency.agencyId)
  file = Buffer.from(await (await app.routes.request('/water/results.json')).arrayBuffer())
  writeFileSync(path, file)
})
after(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

async function ask(...args: string[]) {
  const lines: string[] = []
  return { code: await runRecompute(args, 'en', (line) => void lines.push(line)), lines: lines.join('\n') }
}

test('recompute says the hash and, of every group, what the page says', async () => {
  const { code, lines } = await ask(path)
  assert.equal(code, 0)
  assert.ok(lines.includes(sha256Of(file).toString('hex')))
  const page = (await (await app.routes.request('/en/water/results')).text()).replace(/<[^>]+>/g, ' ')
  const shares = [...lines.matchAll(/: (\d+%) \((\d[\d,]* of \d[\d,]*); ([^)]+)\)/g)]
  assert.ok(shares.length >= 3 * 7)
  for (const [, value, part, interval] of shares)
    for (const said of [value, part, interval]) assert.ok(page.includes(said!), said)
  assert.match((await ask(path, '--lang', 'fa')).lines, /تأیید مردم: /)
})

test('recompute fetches a file by its address', async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/results.json' ? 200 : 404
    response.end(file)
  }).listen(0, '127.0.0.1')
  const at = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise((ready) => server.once('listening', ready))
  assert.deepEqual(await ask(`${at()}/results.json`), await ask(path))
  assert.deepEqual((await ask(`${at()}/other`)).lines, 'Cannot read this file: HTTP 404')
  server.close()
})

test('recompute says what is wrong with a file that is none, and how it is used', async () => {
  writeFileSync(join(folder, 'wrong.json'), '{"format":"pasokh-release/9"}')
  assert.equal((await ask(join(folder, 'wrong.json'))).code, 1)
  assert.match((await ask(join(folder, 'absent.json'))).lines, /^Cannot read this file: ENOENT/)
  assert.deepEqual(await ask(), { code: 2, lines: 'npx pasokh recompute FILE_OR_URL [--lang fa|en]' })
})
