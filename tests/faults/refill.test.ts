/**
 * A backup of yesterday put back, and what the log had published since taken from a copy: the log goes on, and nobody
 * who saw the newer one finds anything wrong. A copy that lies in anything is believed in nothing.
 */
import assert from 'node:assert/strict'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { packEntries, unpackEntries } from '@pasokh/ledger'
import { runBackup } from '../../app/cli/backup.ts'
import { readerOf } from '../../app/cli/log-copy.ts'
import { runRestore } from '../../app/cli/restore.ts'
import { runVerify } from '../../app/cli/verify.ts'
import { restore } from '../../app/db/restore.ts'
import { putBackRelease, release } from '../../app/indicators/index.ts'
import { openKeys } from '../../app/kit/keys.ts'
import { audit } from '../../app/record/audit.ts'
import type { Kept } from '../../app/record/audit-shapes.ts'
import { append, numberLines } from '../../app/record/index.ts'
import { publishedFile } from '../../app/record/published.ts'
import { refill } from '../../app/record/refill.actions.ts'
import { handOver } from '../../app/record/turn.actions.ts'
import { openIntake, showReceipt } from '../../app/submissions/index.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { served } from '../browser/served.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { message } from '../message.ts'

const folder = mkdtempSync(join(tmpdir(), 'pasokh-refill-'))
const [file, mirror] = [join(folder, 'one.pasokh'), join(folder, 'mirror')]
let first: TestApp
let agency: TestAgency
let site: Awaited<ReturnType<typeof served>>
/** What somebody saw of the log when it was newest. */
let kept: Kept[]
let receipt: string
const open: TestApp[] = []

const newApp = async () => {
  const app = await testApp({ at: '2026-11-22T06:30:00Z' })
  open.push(app)
  return app
}

const acts = async (app: TestApp, count: number) => {
  await app.db.open(async (tx) => {
    for (let n = 0; n < count; n++)
      await append(tx, app.now(), {
        type: 'cases.reply-published',
        agencyId: agency.agencyId,
        by: 'officer',
        body: { outcome: 'done', n },
      })
  })
  await numberLines(app)
}
const reading = (app: TestApp) => async (path: string) => {
  const answer = await app.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}
const wordsOf = async (app: TestApp, known: readonly Kept[]) =>
  (await audit({ read: reading(app), kept: known })).findings.map(({ word }) => word)

async function mirrored(to: string) {
  const said: string[] = []
  const code = await runVerify(
    ['--from', site.base, '--kept', join(folder, 'kept'), '--mirror', to],
    'en',
    (line) => void said.push(line),
  )
  assert.equal(code, 0, said.join('\n'))
  return said.join('\n')
}

before(async () => {
  first = await newApp()
  first.setNow('2026-11-21T06:30:00Z')
  Object.assign(first.keys, await openKeys(first.config.keysFolder))
  site = await served(first.routes)
  agency = await testAgency(first)
  await acts(first, 300)
  await mirrored(mirror)
  const token = first.random(16).toString('base64url')
  const sent = await openIntake(first)(agency.agencyId, token, message('چراغ خاموش است'), {
    channel: 'web',
    photos: [],
  })
  receipt = showReceipt(sent.receipt)
  await first.work()
  assert.equal(await runBackup({ app: first, store: first.store }, file, 'en', () => {}), 0)
  // The message waits for the end of its hour: in the backup it has no place yet.
  first.setNow('2026-11-22T06:00:00Z')
  await acts(first, 100)
  await release(first, agency.agencyId)
  await handOver(first)
  await acts(first, 250)
  assert.match(await mirrored(mirror), /copy of the log in .* is up to date/)
  kept = (await audit({ read: reading(first), kept: [] })).kept
})
after(async () => {
  await site.close()
  for (const app of open) await app.close()
  rmSync(folder, { recursive: true })
})

/** The backup of yesterday in a new house, with the keys and with the checkpoint of today. */
async function restored(): Promise<TestApp> {
  const app = await newApp()
  Object.assign(app.config, { keysFolder: first.config.keysFolder })
  Object.assign(app.keys, await openKeys(first.config.keysFolder))
  copyFileSync(publishedFile(first.config.dataFolder), publishedFile(app.config.dataFolder))
  return app
}
const stateOf = async (app: TestApp) =>
  (
    await app.rows<Record<string, unknown>>(sql`
      select (select md5(string_agg(encode(entry, 'hex'), '' order by seq)) from record) as entries,
        (select max(size)::int from log_checkpoint) as signed, (select count(*)::int from log_key) as keys,
        (select count(*)::int from release) as releases,
        (select md5(string_agg(encode(bytes, 'hex'), '' order by level, index)) from log_tile) as tiles,
        (select md5(string_agg(log_sum::text, '' order by type, word, agency_id)) from log_sum) as sums`)
  )[0]!

test('with a copy of the log it goes on from its last published checkpoint, and nobody finds anything wrong', async () => {
  const second = await restored()
  const said: string[] = []
  const what = { file, list: null, lang: 'en' as const, copy: mirror }
  assert.equal(await runRestore({ app: second, store: second.store }, what, (line) => said.push(line)), 0)
  assert.match(said.join('\n'), /taken from the copy of the log: 35\d\.[\s\S]*goes on from the last checkpoint/)
  assert.deepEqual(await stateOf(second), await stateOf(first))
  assert.deepEqual(await wordsOf(second, kept), [])
  // It grows on, under the key that took over after the backup.
  second.setNow('2026-11-22T08:00:00Z')
  await acts(second, 5)
  assert.deepEqual(await wordsOf(second, kept), [])
  const logs = await second.rows<{ origin: string; closed: boolean }>(sql`select origin, closed from log`)
  assert.deepEqual(logs, [{ origin: 'localhost:8137/log', closed: false }])
  // What waited in the backup has the place that was published, once, and its receipt proves it.
  const accepted = await second.rows(
    sql`select seq from record where convert_from(entry, 'UTF8') like '%submissions.accepted%'`,
  )
  assert.equal(accepted.length, 1)
  const proof = await second.routes.request('/receipt/proof', {
    method: 'POST',
    body: new URLSearchParams({ receipt }),
  })
  assert.equal(proof.status, 200)
})

test('it is taken from an address as well, and a second time nothing is missing', async () => {
  const second = await restored()
  await restore(second.store.owner, file)
  const [before, newest] = [await stateOf(second), await stateOf(first)]
  const added = Number(newest.signed) - Number(before.signed)
  assert.ok(added > 350)
  assert.deepEqual(await refill(second, readerOf(site.base), putBackRelease), { added })
  assert.deepEqual(await refill(second, readerOf(site.base), putBackRelease), { added: 0 })
})

const copyOf = (name: string) => {
  const to = join(folder, name)
  cpSync(mirror, to, { recursive: true })
  return to
}
const change = (to: string, path: string, how: (bytes: Buffer) => Uint8Array | string) =>
  writeFileSync(join(to, path), how(readFileSync(join(to, path))))
const bundleIn = (to: string) => {
  const [name] = readdirSync(join(to, 'log/tile/entries/002.p'))
  return `log/tile/entries/002.p/${name}`
}

const LIES: Record<string, [string, (to: string) => void]> = {
  'a byte of an entry is another': [
    'not-what-was-signed',
    (to) => change(to, 'log/tile/entries/001', (bytes) => bytes.with(bytes.length - 30, 63)),
  ],
  'an entry is another, of a type that is known': [
    'not-what-was-signed',
    (to) =>
      change(to, bundleIn(to), (bytes) => {
        const entries = unpackEntries(bytes)!
        return packEntries([...entries.slice(0, -1), entries[0]!])
      }),
  ],
  'entries change places': [
    'not-what-was-signed',
    (to) => change(to, bundleIn(to), (bytes) => packEntries(unpackEntries(bytes)!.toReversed())),
  ],
  'one is missing': [
    'not-what-was-signed',
    (to) => change(to, bundleIn(to), (bytes) => packEntries(unpackEntries(bytes)!.slice(1))),
  ],
  'a bundle is missing': ['not-what-was-signed', (to) => rmSync(join(to, 'log/tile/entries/001'))],
  'the checkpoint is of its own': [
    'not-what-was-signed',
    (to) => change(to, 'log/checkpoint', (bytes) => bytes.toString().replace(/\n\d+\n/, '\n9000\n')),
  ],
  'the hand-over is not in the log': [
    'not-what-was-signed',
    (to) => change(to, 'log/logs.json', (bytes) => bytes.toString().replace(/"fromSize":[1-9]\d*/, '"fromSize":320')),
  ],
  'it names keys of its own': [
    'not-a-copy',
    (to) => change(to, 'log/logs.json', (bytes) => bytes.toString().replace(/\+A[A-Za-z0-9+/]{4}/, '+AQAAA')),
  ],
  'it is of another log': [
    'not-a-copy',
    (to) => change(to, 'log/logs.json', (bytes) => bytes.toString().replaceAll('localhost:8137', 'localhost:8138')),
  ],
  'there is nothing': ['not-a-copy', (to) => rmSync(to, { recursive: true })],
  'a file of results is another': [
    'release-missing',
    (to) => change(to, releaseIn(to), (bytes) => Buffer.concat([bytes, Buffer.from(' ')])),
  ],
  'a file of results is missing': ['release-missing', (to) => rmSync(join(to, releaseIn(to)))],
}
const releaseIn = (to: string) => {
  const at = `results/releases/${agency.agencyId}`
  return `${at}/${readdirSync(join(to, at))[0]}`
}

test('a copy that lies is believed in nothing, and the store is as it was', async () => {
  const app = await restored()
  await restore(app.store.owner, file)
  const before = await stateOf(app)
  for (const [what, [refusal, lie]] of Object.entries(LIES)) {
    const to = copyOf(what.replaceAll(' ', '-'))
    lie(to)
    assert.deepEqual(await refill(app, readerOf(to), putBackRelease), { refusal }, what)
    assert.deepEqual(await stateOf(app), before, what)
  }
  await assert.rejects(refill(app, readerOf('http://127.0.0.1:9'), putBackRelease))
  assert.deepEqual(await stateOf(app), before)
})

test('a copy that ends too early, or a house that does not know what was published, begins the log anew', async () => {
  const early = join(folder, 'early')
  cpSync(mirror, early, { recursive: true })
  const published = readFileSync(publishedFile(first.config.dataFolder), 'utf8')
  await acts(first, 1)
  const app = await restored()
  await restore(app.store.owner, file)
  assert.deepEqual(await refill(app, readerOf(early), putBackRelease), { refusal: 'too-short' })
  rmSync(publishedFile(app.config.dataFolder))
  assert.deepEqual(await refill(app, readerOf(early), putBackRelease), { refusal: 'nothing-known' })
  writeFileSync(publishedFile(app.config.dataFolder), published.slice(0, 40))
  assert.deepEqual(await refill(app, readerOf(early), putBackRelease), { refusal: 'nothing-known' })
  const other = await newApp()
  const said: string[] = []
  const what = { file, list: null, lang: 'en' as const, copy: early }
  await runRestore({ app: other, store: other.store }, what, (line) => said.push(line))
  assert.match(said.join('\n'), /nobody knows what was published[\s\S]*begins anew/)
})

test('verify --mirror keeps nothing of a log in which something is wrong, and never changes what it has', async () => {
  const to = join(folder, 'held')
  await mirrored(to)
  const bundle = 'log/tile/entries/000'
  const before = readFileSync(join(to, bundle))
  writeFileSync(join(to, bundle), 'mine')
  await mirrored(to)
  assert.equal(readFileSync(join(to, bundle), 'utf8'), 'mine')
  writeFileSync(join(to, bundle), before)
  const lying = await served({
    request: first.routes.request,
    fetch: async (request: Request) => {
      const { pathname } = new URL(request.url)
      const answer = await first.routes.request(pathname)
      return pathname.startsWith('/log/tile/entries/001') ? new Response('forged') : answer
    },
  } as never)
  const args = ['--from', lying.base, '--kept', join(folder, 'kept-2'), '--mirror', join(folder, 'lied')]
  assert.equal(await runVerify(args, 'en', () => {}), 1)
  assert.ok(!existsSync(join(folder, 'lied')) && !existsSync(join(folder, 'lied.new')))
  await lying.close()
})
