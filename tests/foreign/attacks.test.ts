/**
 * What a host could do to its log, and who finds it: `pasokh verify`, which keeps the last checkpoint it saw, and a
 * client that is not ours (Go's golang.org/x/mod/sumdb). The host has the key, so it signs whatever it makes.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { formatKey, packEntries, unpackEntries } from '@pasokh/ledger'
import { release } from '../../app/indicators/index.ts'
import { audit } from '../../app/record/audit.ts'
import { isWrong, type Kept } from '../../app/record/audit-shapes.ts'
import { append, numberLines } from '../../app/record/index.ts'
import { logKeyOf } from '../../app/record/signing.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { type Files, publish } from './publish.ts'

const GO_MODULES = '/usr/share/gocode'
const goTool = ['/usr/bin/go', '/usr/lib/go/bin/go', '/usr/local/go/bin/go'].find((file) => existsSync(file))
const skipGo = !goTool
  ? 'Go is not installed (apt-get install golang-go golang-golang-x-mod-dev)'
  : existsSync(`${GO_MODULES}/src/golang.org/x/mod`)
    ? false
    : 'golang-golang-x-mod-dev is not installed'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'pasokh-foreign-'))
const ORIGIN = 'localhost:8137/log'
let app: TestApp
let agencyId: string
/** What was published when the verifier looked for the first time, and what it kept. */
let earlier: Files
let kept: Kept[]
let entries: Uint8Array[]
let vkey: string
let verifier: string

const OUTCOMES = ['done', 'planned', 'refused', 'question'] as const

async function acts(count: number) {
  await app.db.open(async (tx) => {
    for (let n = 0; n < count; n++) {
      const body = { outcome: OUTCOMES[n % 4]!, office: `${n}` }
      await append(tx, app.now(), { type: 'cases.reply-published', agencyId, by: 'officer', body })
    }
  })
  await numberLines(app)
}

const fromApp = async (path: string) => {
  const answer = await app.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}
const from = (files: Files) => async (path: string) =>
  files.get(path) ?? (/^\/log\/(tile|checkpoint)/.test(path) ? null : fromApp(path))

/** All entries that the running log serves now. */
async function served(): Promise<Uint8Array[]> {
  const size = (await app.rows<{ size: number }>(sql`select max(size)::int as size from log_checkpoint`))[0]!.size
  const all: Uint8Array[] = []
  for (let index = 0; index * 256 < size; index++) {
    const width = Math.min(256, size - index * 256)
    const path = `/log/tile/entries/${String(index).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
    all.push(...unpackEntries((await fromApp(path))!)!)
  }
  return all
}

before(async () => {
  app = await testApp()
  ;({ agencyId } = await testAgency(app))
  await release(app, agencyId)
  await acts(400)
  earlier = await publish(ORIGIN, app.keys.log, await served())
  kept = (await audit({ read: fromApp, kept: [] })).kept
  app.setNow(new Date(app.now().getTime() + 60_000))
  await acts(300)
  entries = await served()
  vkey = formatKey(await logKeyOf(ORIGIN, app.keys.log))
  if (!skipGo) {
    verifier = join(folder, 'verify')
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: GO_MODULES, GOCACHE: join(folder, 'cache'), GOFLAGS: '' }
    await run(goTool!, ['build', '-o', verifier, resolve('tests/foreign/verify.go')], { env })
    writeTo('earlier', earlier)
  }
})
after(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

function writeTo(name: string, files: Files): string {
  const at = join(folder, name)
  for (const [path, bytes] of files) {
    const file = join(at, path.replace('/log/', ''))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return at
}

/** What the foreign client says; null when it finds nothing wrong. */
async function go(name: string, files: Files, withKept: boolean): Promise<string | null> {
  const args = [vkey, writeTo(name, files), ...(withKept ? [join(folder, 'earlier', 'checkpoint')] : [])]
  return run(verifier, args).then(
    () => null,
    (error: { stdout?: string }) => String(error.stdout).split(' ')[0]!,
  )
}

const wrong = async (files: Files, known: readonly Kept[] = kept) => {
  const { findings, kept: now } = await audit({ read: from(files), kept: known })
  const words = findings.filter(isWrong).map(({ word }) => word)
  if (words.length > 0) assert.deepEqual(now, [], 'what is wrong is not kept')
  return [...new Set(words)]
}

const entry = (n: number) => new TextDecoder().decode(entries[n])
const AT = 123

/** What is published after the past was rewritten. */
const REWRITTEN: Record<string, () => Uint8Array[]> = {
  'a byte of an old entry is changed': () =>
    entries.with(AT, new TextEncoder().encode(entry(AT).replace(/"outcome":"[a-z]+"/, '"outcome":"update"'))),
  'an old entry is dropped': () => entries.toSpliced(AT, 1),
  'two old entries change places': () => entries.with(AT, entries[AT + 1]!).with(AT + 1, entries[AT]!),
  'an entry is put in among old ones': () => entries.toSpliced(AT, 0, entries[7]!),
  'the log is forked from size 200': () => [...entries.slice(0, 200), ...entries.slice(0, 300)],
  'the first entry is another': () => entries.with(0, entries[1]!),
}

test('an honest log that has grown is found right by both', async () => {
  const honest = await publish(ORIGIN, app.keys.log, entries)
  assert.deepEqual(await wrong(honest), [])
  const { findings, entries: seen, releases, kept: now } = await audit({ read: fromApp, kept })
  assert.deepEqual(findings, [])
  assert.deepEqual([seen, releases], [entries.length, 1])
  assert.notDeepEqual(now, kept)
})

for (const [attack, rewrite] of Object.entries(REWRITTEN)) {
  test(`when ${attack} and signed again, verify finds the fork by what it kept`, async () => {
    assert.deepEqual(await wrong(await publish(ORIGIN, app.keys.log, rewrite())), ['forked'])
  })
  test(`when ${attack} and signed again, the foreign client finds it too`, { skip: skipGo }, async () => {
    const files = await publish(ORIGIN, app.keys.log, rewrite())
    assert.equal(await go(attack.replaceAll(' ', '-'), files, true), 'forked')
  })
  test(`when ${attack} in the files alone, what was signed shows it to anyone`, async () => {
    const [honest, rewritten] = [await publish(ORIGIN, app.keys.log, entries), rewrite()]
    for (let index = 0; index * 256 < entries.length; index++) {
      const [path] = [...honest.keys()].filter((one) => one.startsWith(`/log/tile/entries/00${index}`))
      const width = Math.min(256, entries.length - index * 256)
      honest.set(path!, packEntries([...rewritten, ...entries].slice(index * 256, index * 256 + width)))
    }
    assert.deepEqual(await wrong(honest, []), ['tile-differs', 'entries-differ'])
    if (!skipGo) assert.equal(await go(`files-${attack.replaceAll(' ', '-')}`, honest, false), 'entry-not-in-tree')
  })
}

test('a roll-back to an old checkpoint is found by both', async () => {
  const now = (await audit({ read: fromApp, kept: [] })).kept
  assert.deepEqual(await wrong(earlier, now), ['rolled-back'])
  if (skipGo) return
  const newer = writeTo('newer', await publish(ORIGIN, app.keys.log, entries))
  const said = await run(verifier, [vkey, join(folder, 'earlier'), join(newer, 'checkpoint')]).catch(
    (error) => error.stdout,
  )
  assert.match(said, /^rolled-back/)
})

test('two stores put back from one backup: who kept a checkpoint of the one finds the other', async () => {
  const one = await publish(ORIGIN, app.keys.log, [...entries, entries[3]!])
  const other = await publish(ORIGIN, app.keys.log, [...entries, entries[4]!, entries[5]!])
  const ofOne = (await audit({ read: from(one), kept })).kept
  assert.deepEqual(await wrong(other, ofOne), ['forked'])
  // Who kept only what both grew from sees nothing wrong in either: for that there are witnesses.
  assert.deepEqual(await wrong(other), [])
  if (skipGo) return
  writeTo('one', one)
  const at = writeTo('other', other)
  const said = await run(verifier, [vkey, at, join(folder, 'one', 'checkpoint')]).catch((error) => error.stdout)
  assert.match(said, /^forked/)
})

test('the foreign client verifies the running log, and its growth', { skip: skipGo }, async () => {
  assert.equal(await go('honest', await publish(ORIGIN, app.keys.log, entries), true), null)
})

test('another key, no signature, a missing file and a foreign entry are found', async () => {
  const honest = await publish(ORIGIN, app.keys.log, entries)
  assert.deepEqual(await wrong(await publish(ORIGIN, app.keys.witness, entries)), ['bad-checkpoint'])
  const other = formatKey(await logKeyOf(ORIGIN, app.keys.witness))
  const asked = await audit({ read: from(honest), kept: [], vkey: other })
  assert.deepEqual(
    asked.findings.map(({ word }) => word),
    ['other-key'],
  )
  const right = await audit({ read: from(honest), kept: [], vkey })
  assert.deepEqual(right.findings, [])
  const cut = new Map(honest)
  cut.delete('/log/tile/entries/001')
  assert.deepEqual(await wrong(cut), ['file-missing'])
  const strange = new TextEncoder().encode('{"agency":null,"body":{"text":"آقای فلانی"},"type":"cases.opened","v":1}')
  assert.deepEqual(await wrong(await publish(ORIGIN, app.keys.log, [...entries, strange])), ['not-an-entry'])
  assert.deepEqual(await wrong(new Map(), kept), ['bad-checkpoint'])
})

test('a file of results that was changed, or taken away, is found', async () => {
  const path = `/results/releases/${agencyId}/2026-11-20.json`
  const file = (await fromApp(path))!
  const without = async (to: Uint8Array | null) => {
    const read = async (asked: string) => (asked === path ? to : fromApp(asked))
    return (await audit({ read, kept })).findings.filter(isWrong).map(({ word }) => word)
  }
  assert.deepEqual(await without(file), [])
  assert.deepEqual(await without(null), ['release-missing'])
  assert.deepEqual(await without(file.with(9, 32)), ['release-differs'])
})
