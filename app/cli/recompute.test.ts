/** `pasokh recompute`: from the published file to the published figures, and a clear word when there is none. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { testAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { figuresOf, readRelease, release, sha256Of } from '../indicators/index.ts'
import { keepOwn } from '../indicators/own/actions.ts'
import { publish } from '../opendata/index.ts'
import { runRecompute } from './recompute.ts'

let app: TestApp
let file: Buffer
const folder = mkdtempSync(join(tmpdir(), 'pasokh-recompute-'))
const path = join(folder, 'results.json')

const OWN = readFileSync(new URL('../indicators/definitions/not-confirmed.2.yaml', import.meta.url), 'utf8')
  .replace(/^id: .*$/m, 'id: own-unconfirmed')
  .replace(/^version: .*$/m, "version: '1'")
  .replace(/^ {2}name: .*$/gm, '  name: Own indicator')

before(async () => {
  app = await testApp({ at: '2026-11-19T21:00:00Z' })
  const agency = await testAgency(app, 'water')
  const crowd = {
    cases: 300,
    days: 100,
    until: '2026-11-20T20:00:00Z',
    services: [agency.leak, agency.bill],
    areas: [agency.areaId],
  }
  await addCrowd(app, agency, crowd)
  // An indicator of the agency's own can be tried on a release alone, and stands in the next.
  await release(app, agency.agencyId)
  assert.ok(await keepOwn(app, { agencyId: agency.agencyId, officerId: randomUUID() }, OWN))
  app.setNow('2026-11-20T21:00:00Z')
  await release(app, agency.agencyId)
  await publish(app, agency.agencyId)
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
  // The page has all figures of the agency, and of each service some.
  const [whole, ...services] = lines.split(/\n(?=.*\(to the end of .*\)\n)/).slice(1)
  const ofServices = /^ {2}(Still open|First reply in time|Done in time|Confirmed by people|Closed, not fixed).*$/gm
  const said = [whole!, ...services.flatMap((service) => service.match(ofServices) ?? [])].join('\n')
  const shares = [...said.matchAll(/: (\d+%) \((\d[\d,]* of \d[\d,]*); ([^)]+)\)/g)]
  assert.ok(shares.length >= 14 + 2 * 5)
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

// ---- A release with its tables

const FILES = ['release.json', 'figures.csv', 'figures.parquet']

/** The published package in a folder; `change` alters a file, and the list of hashes goes along when `listed`. */
async function packageOf(change: (name: string, bytes: Buffer) => Buffer, listed = true): Promise<string> {
  const at = mkdtempSync(join(folder, 'package-'))
  const get = async (name: string) =>
    Buffer.from(await (await app.routes.request(`/data/water/2026-11-20/${name}`)).arrayBuffer())
  let list = (await get('datapackage.json')).toString()
  for (const name of FILES) {
    const [bytes, changed] = [await get(name), change(name, await get(name))]
    const hash = (of: Buffer) => createHash('sha256').update(of).digest('hex')
    if (listed) list = list.replace(hash(bytes), hash(changed))
    writeFileSync(join(at, name), changed)
  }
  writeFileSync(join(at, 'datapackage.json'), list)
  return at
}
const alter = (name: string, to: (text: string) => string) => (file: string, bytes: Buffer) =>
  file === name ? Buffer.from(to(bytes.toString('latin1')), 'latin1') : bytes

test('recompute holds every file of a release against its hash, and every figure of every table against the release', async () => {
  const { code, lines } = await ask(await packageOf((_, bytes) => bytes))
  assert.equal(code, 0, lines)
  for (const name of FILES) assert.match(lines, new RegExp(`${name}: the hash is right`))
  const { agency, services } = figuresOf(readRelease(file))
  const figures = [agency!, ...services].flatMap((group) => group.figures).length
  for (const name of ['figures.csv', 'figures.parquet'])
    assert.ok(lines.includes(`${name}: ${figures} figures, all the same to the last digit`), name)
  assert.ok(lines.endsWith(`All ${2 * figures} published figures were computed again.`))
})

test('recompute works out an indicator of the agency’s own from the definition in the file, and tells where it differs', async () => {
  assert.deepEqual(readRelease(file).definitions, [OWN])
  assert.match((await ask(path)).lines, /Own indicator: \d+% \(/)
  const csv = readFileSync(join(await packageOf((_, bytes) => bytes), 'figures.csv'), 'utf8')
  const { agency, services } = figuresOf(readRelease(file))
  const own = [agency!, ...services].flatMap(({ figures }) =>
    figures.filter((one) => one.indicator === 'own-unconfirmed'),
  )
  assert.ok(own.length === 3 && own.some(({ value }) => value !== null))
  assert.equal(csv.match(/,own-unconfirmed,share,/g)?.length, own.length)
  const wrong = alter('figures.csv', (text) => text.replace(/(,own-unconfirmed,share,0\.)\d/, '$19'))
  const { code, lines } = await ask(await packageOf(wrong))
  assert.equal(code, 1)
  assert.match(lines, /figures\.csv: water, own-unconfirmed, value: published 0\.9/)
})

test('recompute tells which figure differs in its last digit, in CSV and in Parquet', async () => {
  const csv = readFileSync(join(await packageOf((_, bytes) => bytes), 'figures.csv'), 'utf8')
  const long = /,(0\.\d{12,})/.exec(csv)![1]!
  const digit = (Number(long.at(-1)) + 1) % 10
  const one = await ask(
    await packageOf(alter('figures.csv', (text) => text.replace(long, `${long.slice(0, -1)}${digit}`))),
  )
  assert.equal(one.code, 1)
  assert.match(
    one.lines,
    new RegExp(`figures\\.csv: water, [a-z-]+, (value|low|high): published 0\\.\\d+, computed ${long}`),
  )
  assert.match(one.lines, /1 difference found\.$/)
  assert.doesNotMatch(one.lines, /figures\.parquet: water/)
  // The last bit of the first number that stands there as eight bytes.
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(Number(long))
  const sign = bytes.toString('latin1')
  const other = `${String.fromCharCode(sign.charCodeAt(0) ^ 1)}${sign.slice(1)}`
  const two = await ask(await packageOf(alter('figures.parquet', (text) => text.replaceAll(sign, other))))
  assert.equal(two.code, 1)
  assert.match(
    two.lines,
    new RegExp(`figures\\.parquet: water, [a-z-]+, (value|low|high): published 0\\.\\d+, computed ${long}`),
  )
})

test('recompute tells what a table leaves out, what it adds, and a file that is another than the one listed', async () => {
  const without = await ask(
    await packageOf(alter('figures.csv', (text) => text.replace(/^water,service,bill,.*\n/m, ''))),
  )
  assert.match(without.lines, /figures\.csv: bill, received: computed, but not published/)
  const more = await ask(
    await packageOf(
      alter('figures.csv', (text) => text.replace(/^(water,service,)bill(,.*)$/m, '$1bill$2\n$1secret$2')),
    ),
  )
  assert.match(more.lines, /figures\.csv: secret, received: published, but not to be had from the release file/)
  const other = await ask(
    await packageOf(
      alter('figures.csv', (text) => `${text} `),
      false,
    ),
  )
  assert.match(other.lines, /figures\.csv: the hash is not the one listed/)
  for (const { code } of [without, more, other]) assert.equal(code, 1)
})

test('recompute reads nothing outside the package', async () => {
  const at = await packageOf((_, bytes) => bytes)
  for (const path of ['../release.json', '/etc/hostname', 'file:release.json', 'http://localhost/x']) {
    const list = readFileSync(join(at, 'datapackage.json'), 'utf8').replace(
      /"path": "release\.json"/,
      `"path": "${path}"`,
    )
    writeFileSync(join(at, 'other.json'), list)
    const { code, lines } = await ask(join(at, 'other.json'))
    assert.equal(code, 1)
    assert.match(lines, /lies outside the package|no release file/)
  }
})
