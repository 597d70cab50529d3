/** The log: signed, served as static files, and the same for whoever builds its tree again. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import {
  append as appendTo,
  canonicalBytes,
  EMPTY_EDGE,
  type Kind,
  NO_WITNESSES,
  parseEntry,
  parseKey,
  root,
  sameBytes,
  tilePath,
  tilesOf,
  unpackEntries,
  verifyCheckpoint,
} from '@pasokh/ledger'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { TypesFile } from './audit-shapes.ts'
import { commitTo, entryTypes, lineBytes, nameOf, saltOf } from './entries.ts'
import { append, numberLines } from './index.ts'
import { sha256, verify } from './signing.ts'

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-21T06:10:00Z' })
})
after(() => app.close())

const AGENCY = '00000000-0000-4000-8000-00000000000a'
const CASE = '00000000-0000-4000-8000-00000000000c'

async function acts(count: number) {
  await app.db.open(async (tx) => {
    for (let n = 0; n < count; n++)
      await append(tx, app.now(), {
        type: 'cases.reply-published',
        agencyId: AGENCY,
        by: 'officer',
        about: CASE,
        body: { outcome: 'done', office: `office ${n}` },
      })
  })
  await numberLines(app)
}

const get = async (path: string) => {
  const answer = await app.routes.request(path)
  assert.equal(answer.status, 200, path)
  return new Uint8Array(await answer.arrayBuffer())
}
const text = async (path: string) => new TextDecoder().decode(await get(path))

type Logs = { logs: { origin: string; path: string; keys: { vkey: string }[] }[] }
async function signed() {
  const { logs } = JSON.parse(await text('/log/logs.json')) as Logs
  const key = (await parseKey(sha256, logs[0]!.keys.at(-1)!.vkey))!
  assert.equal(key.name, 'localhost:8137/log')
  const checked = await verifyCheckpoint(verify, { logs: [key], quorum: NO_WITNESSES }, await text('/log/checkpoint'))
  assert.ok(checked.ok)
  return checked.checkpoint
}

async function entries(size: number) {
  const all: Uint8Array[] = []
  for (const tile of tilesOf(size).filter(({ level }) => level === 'entries'))
    all.push(...unpackEntries(await get(`/log/${tilePath(tile)}`))!)
  return all
}

test('what is served is the tree that is signed, at every size from 1 over two tiles', async () => {
  for (const more of [1, 1, 253, 1, 1, 254, 1, 3]) {
    await acts(more)
    const { size, root: signedRoot } = await signed()
    const { edge, files } = await appendTo(sha256, EMPTY_EDGE, await entries(size))
    assert.ok(sameBytes(signedRoot, await root(sha256, edge)), `size ${size}`)
    for (const file of files.filter(({ level }) => level !== 'entries'))
      assert.ok(sameBytes(file.bytes, await get(`/log/${tilePath(file)}`)), tilePath(file))
  }
})

test('an entry shows what its type says and no more; the rest is bound by a commitment', async () => {
  const { size } = await signed()
  const [bytes] = (await entries(size)).slice(-1)
  const read = parseEntry(entryTypes(), bytes!)
  assert.ok(read.ok)
  assert.deepEqual(Object.keys(read.entry.body), ['at', 'commitment', 'outcome'])
  assert.ok(!new TextDecoder().decode(bytes).includes('office'))
  const [line] = await app.rows<{ salt: Buffer; body: Record<string, string>; about: string }>(
    sql`select salt, body, about from record order by seq desc limit 1`,
  )
  const content = lineBytes({ type: 'cases.reply-published', agencyId: AGENCY, about: line!.about, body: line!.body })
  assert.equal(commitTo(saltOf(line!.salt), content).toString('base64'), read.entry.body.commitment)
})

test('an act of no registered type is a commitment and its day', async () => {
  await app.db.open((tx) =>
    append(tx, app.now(), { type: 'people.officer-locked', agencyId: AGENCY, by: 'officer', body: { officer: CASE } }),
  )
  await numberLines(app)
  const { size } = await signed()
  const last = new TextDecoder().decode((await entries(size)).at(-1))
  assert.match(last, /"type":"record\.act"/)
  assert.ok(!last.includes(CASE) && !last.includes('people'))
})

test('append() refuses an event that lacks what its type shows, and the minute of a citizen’s act', async () => {
  const refused = (event: Parameters<typeof append>[2]) =>
    assert.rejects(
      app.db.open((tx) => append(tx, app.now(), event)),
      TypeError,
    )
  await refused({ type: 'cases.reply-published', agencyId: AGENCY, by: 'officer', body: { outcome: 'Mr X' } })
  await refused({ type: 'cases.reply-published', agencyId: AGENCY, by: 'officer', body: {} })
  await refused({ type: 'cases.reply-published', agencyId: AGENCY, by: 'citizen', body: { outcome: 'done' } })
})

test('full files may be kept for ever, the checkpoint for seconds; what is not there is not there', async () => {
  const headers = async (path: string) => (await app.routes.request(path)).headers
  assert.match((await headers('/log/tile/0/000')).get('cache-control')!, /immutable/)
  assert.match((await headers('/log/checkpoint')).get('cache-control')!, /max-age=5$/)
  assert.equal((await headers('/log/checkpoint')).get('access-control-allow-origin'), '*')
  assert.equal((await headers('/log/tile/0/000')).get('x-content-type-options'), 'nosniff')
  for (const path of [
    '/log/tile/0/009',
    '/log/tile/entries/002.p/200',
    '/log/tile/0/x',
    '/log/2/checkpoint',
    '/log/tile/',
  ])
    assert.equal((await app.routes.request(path)).status, 404, path)
})

test('nothing is signed when the store is not what was signed, or not what was published', async () => {
  await app.rows(sql`create table kept_tile as select * from log_tile where level = 0 and index = 2`)
  await app.rows(sql`alter table log_tile disable trigger log_tile_only_grows`)
  await app.rows(
    sql`update log_tile set bytes = decode(repeat('00', length(bytes)), 'hex') where level = 0 and index = 2`,
  )
  await assert.rejects(acts(1), /log-is-not-what-was-signed/)
  await app.rows(
    sql`update log_tile set bytes = kept_tile.bytes from kept_tile where log_tile.level = 0 and log_tile.index = 2`,
  )
  await app.rows(sql`alter table log_tile enable trigger log_tile_only_grows`)
  await numberLines(app)
  await assert.rejects(app.rows(sql`update log_tile set bytes = decode(repeat('00', 32), 'hex')`), /only grows/)
})

/** What the log is there to show, by the types that show it. */
const SHOWN = {
  'a submission was accepted': ['submissions.accepted'],
  'a case was opened, joined or split': ['cases.opened', 'cases.joined', 'cases.split'],
  'a promise was set, paused or missed': ['cases.target-set', 'cases.target-paused', 'cases.target-missed'],
  'a reply was published': ['cases.reply-published'],
  'a person gave their verdict': ['cases.person-confirmed', 'cases.person-objected', 'cases.not-confirmed'],
  'something was hidden or taken back': ['submissions.hidden', 'submissions.withdrawn', 'cases.person-withdrawn'],
  'something was corrected': ['submissions.added-to', 'cases.service-corrected'],
  'figures were released': ['indicators.released'],
  'the map of a month was published': ['map.sheet-published'],
  'a conversation had its result': ['conversations.result-published'],
  'an identity was opened': ['cases.identity-opened'],
  'what is past its time was erased': ['submissions.retention-run'],
}

test('every type is told in docs/methods/record.md and named in both languages; what the log is there to show has one', () => {
  const text = readFileSync('docs/methods/record.md', 'utf8')
  for (const { type } of entryTypes()) {
    assert.ok(text.includes(`\`${type}\``), type)
    if (type === 'record.act') continue
    for (const lang of ['fa', 'en'] as const) assert.notEqual(nameOf(type)[lang], nameOf('record.act')[lang], type)
  }
  const known = entryTypes().map(({ type }) => type)
  for (const [what, types] of Object.entries(SHOWN)) for (const type of types) assert.ok(known.includes(type), what)
})

test('a verifier knows each type by what the log publishes of itself, and takes no sentence in any field', async () => {
  const { types } = TypesFile.parse(JSON.parse(await text('/log/types.json')))
  const example = (kind: Kind) => (typeof kind === 'string' ? EXAMPLES[kind] : kind[0]!)
  for (const { type, v, fields } of types) {
    const body = Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, example(kind)]))
    const entry = { type, v, agency: AGENCY, body }
    assert.ok(parseEntry(types, canonicalBytes(entry)).ok, type)
    for (const name of Object.keys(fields))
      assert.ok(!parseEntry(types, canonicalBytes({ ...entry, body: { ...body, [name]: 'آقای فلانی' } })).ok, type)
  }
})

const EXAMPLES: Record<Exclude<Kind, readonly string[]>, string | number | boolean> = {
  commitment: `${'A'.repeat(43)}=`,
  digest: '0'.repeat(64),
  id: AGENCY,
  day: '2026-11-21',
  instant: '2026-11-21T06:10:00Z',
  count: 1,
  flag: true,
  key: `example.org/log+00000000+AQ${'A'.repeat(42)}`,
}
