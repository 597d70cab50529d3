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
import {
  canonicalJson,
  formatKey,
  formatNote,
  leafHash,
  packEntries,
  parseCheckpoint,
  parseNote,
  signNote,
  toBase64,
  unpackEntries,
} from '@pasokh/ledger'
import { release } from '../../app/indicators/index.ts'
import { type SigningKey, signingKey } from '../../app/kit/keys.ts'
import { audit } from '../../app/record/audit.ts'
import { isWrong, type Kept } from '../../app/record/audit-shapes.ts'
import { append, numberLines } from '../../app/record/index.ts'
import { logKeyOf, sha256, signWith } from '../../app/record/signing.ts'
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

// ---- What else a host, a witness or a copy could try

const bytes = (text: string) => new TextEncoder().encode(text)
const said = (files: Files, path: string) => new TextDecoder().decode(files.get(path))

test('a checkpoint with the right root in the name of another log is found by both, whoever is said to have signed', async () => {
  const honest = await publish(ORIGIN, app.keys.log, entries)
  const other = await publish('other.example/log', app.keys.log, entries)
  const key = await logKeyOf(ORIGIN, app.keys.log)
  const text = said(other, '/log/checkpoint').split('\n\n')[0]!
  const signature = await signNote(key, signWith(app.keys.log), `${text}\n`)
  for (const [name, note] of [
    ['another-name', said(other, '/log/checkpoint')],
    ['another-origin', formatNote({ text: `${text}\n`, signatures: [signature] })],
  ] as const) {
    const files = new Map([...honest, ['/log/checkpoint', bytes(note)]])
    assert.deepEqual(await wrong(files), ['bad-checkpoint'])
    if (!skipGo) assert.match((await go(name, files, true))!, /^checkpoint-(signature|origin)$/)
  }
})

test('a tile or a bundle that is longer or shorter than its width is found by both', async () => {
  const honest = await publish(ORIGIN, app.keys.log, entries)
  const more = (path: string, with_: Uint8Array) => Buffer.concat([honest.get(path)!, with_])
  const one = packEntries([entries[3]!])
  const [tile, bundle] = ['/log/tile/0/000', '/log/tile/entries/000']
  const forms: [string, string, Uint8Array, string][] = [
    ['tile-more', tile, more(tile, new Uint8Array(32)), 'tile-differs'],
    ['tile-byte', tile, more(tile, new Uint8Array(1)), 'tile-differs'],
    ['tile-less', tile, honest.get(tile)!.subarray(0, -32), 'tile-differs'],
    ['bundle-more', bundle, more(bundle, one), 'file-missing'],
    ['bundle-byte', bundle, more(bundle, new Uint8Array(1)), 'file-missing'],
    ['bundle-less', bundle, honest.get(bundle)!.subarray(0, -1), 'file-missing'],
    ['bundle-none', bundle, new Uint8Array(0), 'file-missing'],
  ]
  for (const [name, path, file, word] of forms) {
    const files = new Map([...honest, [path, file]])
    assert.deepEqual(await wrong(files), [word], name)
    if (!skipGo) assert.ok(await go(name, files, false), name)
  }
})

test('an entry that is written otherwise, or hides a field, is found, though the host has signed it', async () => {
  const plain = entry(AT)
  const forms = [
    plain.replace('{', '{ '),
    `${plain}\n`,
    plain.replace('"v":1', '"v":1.0'),
    plain.replace('"v":1', '"v":1,"v":1'),
    plain.replace(/^\{"agency":("[^"]*"|null),(.*)\}$/, '{$2,"agency":$1}'),
    plain.replace('"body":{', '"body":{"__proto__":{"outcome":"done"},'),
    plain.replace('"agency"', '"\\u0061gency"'),
    `\ufeff${plain}`,
    '[]',
    'null',
    '',
  ]
  for (const form of forms) {
    assert.notEqual(form, plain)
    const files = await publish(ORIGIN, app.keys.log, [...entries, bytes(form)])
    assert.deepEqual(await wrong(files), ['not-an-entry'], form)
  }
})

test('a checkpoint that says its size otherwise, or more entries than there are, is found', async () => {
  const honest = await publish(ORIGIN, app.keys.log, entries)
  const key = await logKeyOf(ORIGIN, app.keys.log)
  const note = async (size: string) => {
    const text = said(honest, '/log/checkpoint').split('\n\n')[0]!.replace(`\n${entries.length}\n`, `\n${size}\n`)
    return formatNote({ text: `${text}\n`, signatures: [await signNote(key, signWith(app.keys.log), `${text}\n`)] })
  }
  for (const [size, words] of [
    [`0${entries.length}`, ['bad-checkpoint']],
    [`${entries.length}.0`, ['bad-checkpoint']],
    ['9007199254740993', ['bad-checkpoint']],
    ['9007199254740991', ['file-missing']],
    ['0', ['rolled-back', 'entries-differ']],
  ] as const)
    assert.deepEqual(await wrong(new Map([...honest, ['/log/checkpoint', bytes(await note(size))]])), words, size)
})

/** Two logs, as a host lists them. */
async function twoLogs(first: readonly Uint8Array[], second: readonly Uint8Array[], by = app.keys.log) {
  const files = await publish(ORIGIN, app.keys.log, first)
  const origin = `${ORIGIN}/2`
  for (const [path, file] of await publish(origin, by, second)) files.set(path.replace('/log/', '/log/2/'), file)
  const key = { fromSize: 0, handover: null }
  const logs = [
    { origin: ORIGIN, path: '/log', keys: [{ ...key, vkey }] },
    { origin, path: '/log/2', keys: [{ ...key, vkey: formatKey(await logKeyOf(origin, by)) }] },
  ]
  return files.set('/log/logs.json', bytes(JSON.stringify({ logs })))
}
const fromAll = (files: Files) => async (path: string) => files.get(path) ?? from(files)(path)
const look = async (files: Files, known: readonly Kept[]) => {
  const { findings, kept: now } = await audit({ read: fromAll(files), kept: known })
  return { words: findings.map(({ word }) => word).filter((word) => word !== 'key-on-trust'), now }
}
const begunAnew = (keptSize: number, publishedSize: number, publishedRoot: string) => {
  const body = { at: '2026-11-21T06:30:00Z', keptSize, previous: vkey, publishedRoot, publishedSize }
  return bytes(canonicalJson({ agency: null, body, type: 'record.begun-anew', v: 1 }))
}

test('a log that is laid aside for another one which does not say so is found', async () => {
  assert.deepEqual((await look(await twoLogs(entries, entries.slice(5, 9)), kept)).words, ['false-beginning'])
  const twice = [begunAnew(700, 700, '0'.repeat(64)), begunAnew(700, 700, '0'.repeat(64))]
  assert.deepEqual((await look(await twoLogs(entries, twice), kept)).words, ['begun-anew', 'false-beginning'])
})

test('what a restore lost is told, and no more, when the log that follows admits it under the same key', async () => {
  const all = await look(await publish(ORIGIN, app.keys.log, entries), [])
  const seen = all.now
  const root = Buffer.from(parseCheckpoint(parseNote(seen[0]!.note)!.text)!.root).toString('hex')
  const size = entries.length
  const after = (...beginning: Parameters<typeof begunAnew>) => [begunAnew(...beginning), entries[3]!]
  const left = entries.slice(0, 500)
  const honest = await look(await twoLogs(left, after(500, size, root)), seen)
  assert.deepEqual(honest.words.toSorted(), ['begun-anew', 'lost'])
  assert.deepEqual(honest.now[0]?.origin, `${ORIGIN}/2`)
  assert.deepEqual(
    honest.now.find(({ origin }) => origin === ORIGIN),
    seen[0],
    'what was seen is kept on',
  )
  for (const [name, files] of [
    ['it admits less than was seen', await twoLogs(left, after(500, size - 1, root))],
    ['it names another past', await twoLogs(left, after(500, size, '0'.repeat(64)))],
    ['more is gone than it says', await twoLogs(left, after(600, size, root))],
    ['another key says so', await twoLogs(left, after(500, size, root), app.keys.witness)],
  ] as const)
    assert.ok((await look(files, seen)).words.includes('rolled-back'), name)
})

test('a promise holds whichever key signed it, also after the log was begun anew', async () => {
  const files = await twoLogs(entries, [begunAnew(700, 700, '0'.repeat(64)), entries[3]!], app.keys.witness)
  const by = new Date('2026-11-21T08:00:00Z')
  const leaf = toBase64(await leafHash(sha256, entries[3]!))
  const text = `pasokh promise v1\n${ORIGIN}\n${leaf}\n2026-11-21T08:00:00Z\n`
  const promised = async (key: SigningKey) =>
    formatNote({ text, signatures: [await signNote(await logKeyOf(ORIGIN, key), signWith(key), text)] })
  const words = async (key: SigningKey) => {
    const promise = { note: await promised(key), now: by }
    const { findings } = await audit({ read: fromAll(files), kept: [], promise })
    return findings.map(({ word }) => word).filter((word) => word.startsWith('promise'))
  }
  assert.deepEqual(await words(app.keys.log), ['promise-kept'])
  assert.deepEqual(await words(app.keys.witness), ['promise-kept'])
  assert.deepEqual(await words(signingKey(Buffer.alloc(32, 9))), ['promise-false'])
})
