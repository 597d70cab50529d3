/** Another key takes over, and a log begins anew: verify follows both, and finds what is not so. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openKeys } from '../../app/kit/keys.ts'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { audit } from './audit.ts'
import type { Kept } from './audit-shapes.ts'
import { append, numberLines } from './index.ts'
import { publishedFile } from './published.ts'
import { beginAnew, handOver, settleLog } from './turn.actions.ts'

let app: TestApp
before(async () => {
  app = await testApp()
  app.keys = await openKeys(app.config.keysFolder)
})
after(() => app.close())

const acts = async (count: number) => {
  await app.db.open(async (tx) => {
    for (let n = 0; n < count; n++)
      await append(tx, app.now(), { type: 'test.happened', agencyId: null, by: 'officer', body: { n } })
  })
  await numberLines(app)
}
const read = async (path: string) => {
  const answer = await app.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}
const look = async (kept: readonly Kept[], changed: (path: string, text: string) => string = (_, text) => text) => {
  const seen = async (path: string) => {
    const bytes = await read(path)
    return bytes && (path.endsWith('.json') ? Buffer.from(changed(path, Buffer.from(bytes).toString())) : bytes)
  }
  const { findings, kept: now, logs } = await audit({ read: seen, kept })
  return { words: findings.map(({ word }) => word), now, logs }
}

let kept: Kept[]

test('the key lies in the keys folder for its owner only, and is made once', async () => {
  const file = join(app.config.keysFolder, 'log.key')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual((await openKeys(app.config.keysFolder)).log.publicKey, app.keys.log.publicKey)
  const given = await openKeys(app.config.keysFolder, Buffer.alloc(32, 5))
  assert.notDeepEqual(given.log.publicKey, app.keys.log.publicKey)
})

test('after a hand-over the new key signs, and who knows the old one follows', async () => {
  await acts(10)
  kept = (await look([])).now
  const old = app.keys.log
  await handOver(app)
  assert.notDeepEqual(app.keys.log.publicKey, old.publicKey)
  assert.deepEqual((await look(kept)).words, [], 'signed by both')
  await acts(5)
  const { words, now } = await look(kept)
  assert.deepEqual(words, [])
  kept = now
  assert.equal(readdirSync(app.config.keysFolder).filter((name) => name.startsWith('log.key')).length, 2)
})

test('a process that still has the old key takes up the new one by itself; a stranger’s key signs nothing', async () => {
  const own = app.keys.log
  app.keys.log = (await openKeys(app.config.keysFolder, Buffer.alloc(32, 6))).log
  await acts(1)
  assert.deepEqual(app.keys.log.publicKey, own.publicKey)
  const file = join(app.config.keysFolder, 'log.key')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, `${Buffer.alloc(32, 6).toString('base64')}\n`)
  app.keys.log = (await openKeys(app.config.keysFolder)).log
  await assert.rejects(acts(1), /log-key-is-another/)
  writeFileSync(file, text)
  await numberLines(app)
})

test('verify finds a key that was put in without a hand-over, and one whose hand-over is not in the log', async () => {
  const { logs } = JSON.parse(Buffer.from((await read('/log/logs.json'))!).toString()) as {
    logs: { keys: { vkey: string; handover: string | null; fromSize: number }[] }[]
  }
  const [first, second] = logs[0]!.keys
  const cut = (_: string, text: string) =>
    text.includes('handover') ? text.replace(/"handover":"(?:[^"\\]|\\.)*"/, '"handover":null') : text
  assert.deepEqual((await look(kept, cut)).words, ['false-handover'])
  const later = (_: string, text: string) =>
    text.replace(`"fromSize":${second!.fromSize}`, `"fromSize":${second!.fromSize - 1}`)
  assert.deepEqual((await look(kept, later)).words, ['false-handover'])
  const swapped = (_: string, text: string) => text.replace(first!.vkey, second!.vkey)
  assert.deepEqual((await look(kept, swapped)).words, ['other-key'])
})

test('a log begun anew names the one before; both verify, and the reader is told', async () => {
  const origin = await beginAnew(app)
  assert.equal(origin, 'localhost:8137/log/2')
  await acts(3)
  const { words, logs, now } = await look(kept)
  assert.deepEqual(words.toSorted(), ['begun-anew', 'key-on-trust'])
  assert.deepEqual(logs.map(({ size }) => size).slice(1), [4])
  assert.ok((await read('/log/2/tile/entries/000.p/4'))!.length > 100)
  assert.deepEqual((await look(now)).words, ['begun-anew'])
  const lost = (path: string, text: string) => {
    if (path !== '/log/logs.json') return text
    const list = JSON.parse(text) as { logs: unknown[] }
    return JSON.stringify({ logs: list.logs.slice(1) })
  }
  assert.deepEqual((await look(now, lost)).words.toSorted(), ['false-beginning', 'log-gone'])
  kept = now
})

test('after a restore the log goes on where nothing published is missing, and begins anew elsewhere', async () => {
  await acts(2)
  assert.equal(await settleLog(app), 'goes-on')
  const file = publishedFile(app.config.dataFolder)
  const text = readFileSync(file, 'utf8')
  // The store of yesterday beside the checkpoint of today.
  writeFileSync(
    file,
    text.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 7}\n`),
  )
  assert.equal(await settleLog(app), 'begins-anew')
  await acts(1)
  const [anew] = await app.rows<{ body: Record<string, number> }>(
    sql`select body from record where convert_from(entry, 'UTF8') like '%record.begun-anew%' order by seq desc limit 1`,
  )
  assert.equal(anew!.body.publishedSize, anew!.body.keptSize! + 7)
  assert.ok((await look(kept)).words.every((word) => ['begun-anew', 'key-on-trust'].includes(word)))
  rmSync(file)
  assert.equal(await settleLog(app), 'begins-anew', 'nobody knows what was published')
})
