/** `pasokh recompute` of a whole package: agencies beside each other are worked out again from the releases alone. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { agenciesBeside } from '../../tests/beside.ts'
import { runRecompute } from './recompute.ts'

let app: TestApp
const folder = mkdtempSync(join(tmpdir(), 'pasokh-beside-'))
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  await agenciesBeside(app, '2026-11-20T20:00:00Z')
})
after(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const get = async (path: string) => Buffer.from(await (await app.routes.request(`/data/${path}`)).arrayBuffer())

/** The whole package in a folder, with the table of comparisons as `change` makes it, listed by its hash. */
async function packageWith(change: (csv: string) => string): Promise<string> {
  const at = mkdtempSync(join(folder, 'package-'))
  let list = (await get('datapackage.json')).toString()
  const { resources } = JSON.parse(list) as { resources: { path: string }[] }
  for (const { path } of resources) {
    const bytes = await get(path)
    mkdirSync(dirname(join(at, path)), { recursive: true })
    const changed = path === 'comparisons.csv' ? change(bytes.toString()) : bytes
    list = list.replace(hash(bytes), hash(changed))
    writeFileSync(join(at, path), changed)
  }
  writeFileSync(join(at, 'datapackage.json'), list)
  return at
}

async function ask(csv: (csv: string) => string, lang = 'en') {
  const lines: string[] = []
  const code = await runRecompute([await packageWith(csv), '--lang', lang], 'en', (line) => void lines.push(line))
  return { code, lines: lines.join('\n') }
}

test('recompute of a package has every comparison again to the last digit, and says it', async () => {
  const { code, lines } = await ask((csv) => csv)
  assert.equal(code, 0, lines)
  assert.match(lines, /comparisons\.csv: \d+ figures, all the same to the last digit/)
  assert.match(lines, /agencies beside each other, Under roof\n {2}roads: \d+% \(.+; Possible places: 1.* of 2\)/)
  assert.match((await ask((csv) => csv, 'fa')).lines, /جایگاه‌های ممکن: /)
})

test('recompute tells a comparison that is another in its last digit, one that is left out, and one that was made up', async () => {
  const changed = await ask((csv) => csv.replace(/^(confirmed,.*,roads,(?:[^,]*,){3}0\.\d{6,})\d/m, '$1x'))
  assert.equal(changed.code, 1)
  assert.match(changed.lines, /comparisons\.csv: roads, confirmed, low: published 0\.\d+x\d*, computed 0\.\d+/)
  const left = await ask((csv) => csv.replace(/^confirmed,.*,roads,.*\n/m, ''))
  assert.match(left.lines, /comparisons\.csv: roads, confirmed: computed, but not published/)
  const more = await ask((csv) =>
    csv.replace(/^(confirmed,[^,]*,)roof,water(,.*)$/m, '$1roof,water$2\n$1roof,secret$2'),
  )
  assert.match(more.lines, /comparisons\.csv: secret, confirmed: published, but not to be had/)
  // Who is said to stand under another umbrella has nobody beside it.
  const moved = await ask((csv) => csv.replaceAll(',roof,roads,', ',other,roads,'))
  assert.match(moved.lines, /comparisons\.csv: roads, confirmed: published, but not to be had/)
  for (const { code } of [left, more, moved]) assert.equal(code, 1)
})
