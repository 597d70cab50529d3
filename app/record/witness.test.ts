/** Witnesses: three installations sign the log of a fourth, refuse what did not grow, and two of three are enough. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  cosign,
  formatKey,
  formatRequest,
  formatSignature,
  makeKey,
  parseCheckpoint,
  parseNote,
  parseRequest,
} from '@pasokh/ledger'
import { Hono } from 'hono'
import { signingKey } from '../../app/kit/keys.ts'
import { type TestApp, testApp } from '../../tests/app.ts'
import { served } from '../../tests/browser/served.ts'
import { publish } from '../../tests/foreign/publish.ts'
import { audit } from './audit.ts'
import { append, numberLines } from './index.ts'
import { readPolicy } from './policy-file.ts'
import { logKeyOf, sha256, signWith } from './signing.ts'
import { askWitnesses } from './witness.actions.ts'

const ORIGIN = 'localhost:8137/log'
let log: TestApp
const witnesses: { app: TestApp; site: Awaited<ReturnType<typeof served>> }[] = []

const fileOf = (app: TestApp) => join(app.config.dataFolder, 'witnesses.txt')

before(async () => {
  log = await testApp()
  const lines = ['# three universities']
  for (const nth of [1, 2, 3]) {
    const app = await testApp()
    // Each has a key of its own.
    app.keys.witness = signingKey(Buffer.alloc(32, nth))
    Object.assign(app.config, { publicUrl: `https://w${nth}.example`, witnessFile: fileOf(app) })
    writeFileSync(fileOf(app), `log ${formatKey(await logKeyOf(ORIGIN, log.keys.log))}\n`)
    const site = await served(app.routes)
    witnesses.push({ app, site })
    const vkey = await (await app.routes.request('/witness')).text()
    lines.push(`witness w${nth} ${vkey.trim()} ${site.base}/witness`)
  }
  lines.push('group all 2 w1 w2 w3', 'quorum all')
  writeFileSync(fileOf(log), `${lines.join('\n')}\n`)
  log.config.witnessFile = fileOf(log)
  log.setNow('2026-11-21T06:30:00Z')
})
after(async () => {
  for (const { app, site } of witnesses) {
    await site.close()
    await app.close()
  }
  await log.close()
})

const acts = async (count: number) => {
  await log.db.open(async (tx) => {
    for (let n = 0; n < count; n++)
      await append(tx, log.now(), { type: 'test.happened', agencyId: null, by: 'officer', body: { n } })
  })
  await numberLines(log)
}
const read = async (path: string) => {
  const answer = await log.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}
const served1 = async () => new TextDecoder().decode((await read('/log/checkpoint'))!)
const page = async () => (await log.routes.request('/en/record')).text()

test('the public page says how many of how many have signed, and whether they are enough', async () => {
  await acts(5)
  assert.match(await page(), /0 of 3 witnesses have signed .* at least 2 are needed[\s\S]*Too few/)
  await askWitnesses(log)
  assert.match(await page(), /3 of 3 witnesses[\s\S]*Outside witnesses confirm/)
  assert.equal(parseNote(await served1())!.signatures.length, 4)
})

test('they sign again when the log has grown, by the proof of its growth', async () => {
  await acts(300)
  assert.equal(parseCheckpoint(parseNote(await served1())!.text)!.size, 5, 'until enough have signed, the one before')
  await askWitnesses(log)
  assert.equal(parseCheckpoint(parseNote(await served1())!.text)!.size, 305)
  assert.equal(parseNote(await served1())!.signatures.length, 4)
})

test('two of three are enough; one is not', async () => {
  await witnesses[0]!.site.close()
  await acts(1)
  await askWitnesses(log)
  assert.match(await page(), /2 of 3 witnesses[\s\S]*Outside witnesses confirm/)
  assert.ok(log.logged.some((line) => line.includes('witness-did-not-sign')))
  await witnesses[1]!.site.close()
  await acts(1)
  await askWitnesses(log)
  // An hour long the one that enough have signed is given out, then the newest.
  assert.equal(parseCheckpoint(parseNote(await served1())!.text)!.size, 306)
  log.setNow('2026-11-21T08:00:00Z')
  await acts(1)
  assert.equal(parseCheckpoint(parseNote(await served1())!.text)!.size, 308)
  assert.match(await page(), /0 of 3 witnesses[\s\S]*Too few/)
})

test('a witness that signs a hundred times over counts once, and the log goes on', async () => {
  const own = await testApp()
  const dir = fileOf(own)
  const seed = signingKey(Buffer.alloc(32, 5))
  const key = await makeKey(sha256, 'witness', 'loud.example/witness', seed.publicKey)
  const loud = await served(
    new Hono().post('/witness/add-checkpoint', async (c) => {
      const { text } = parseNote(parseRequest(await c.req.text())!.checkpoint)!
      const line = async (second: number) => formatSignature(await cosign(key, signWith(seed), text, second))
      return c.text((await line(1_800_000_000)) + (await line(1_800_000_001)).repeat(99))
    }),
  )
  writeFileSync(dir, `witness loud ${formatKey(key)} ${loud.base}/witness\nquorum loud\n`)
  own.config.witnessFile = dir
  const put = () =>
    own.db.open((tx) =>
      append(tx, own.now(), { type: 'test.happened', agencyId: null, by: 'officer', body: { loud: true } }),
    )
  const note = async () => parseNote(await (await own.routes.request('/log/checkpoint')).text())!
  await put()
  await numberLines(own)
  await askWitnesses(own)
  assert.equal((await note()).signatures.length, 2)
  await put()
  await numberLines(own)
  own.setNow('2026-11-21T05:00:00Z')
  await put()
  await numberLines(own)
  assert.equal(parseCheckpoint((await note()).text)!.size, 3, 'a clock that was set back holds up nothing')
  await askWitnesses(own)
  assert.equal((await note()).signatures.length, 2)
  assert.match(await (await own.routes.request('/en/record')).text(), /1 of 1 witnesses/)
  await loud.close()
  await own.close()
})

test('verify wants as many as its own policy says', async () => {
  const policy = await readPolicy((await import('node:fs')).readFileSync(fileOf(log), 'utf8'))
  const words = async () => (await audit({ read, kept: [], quorum: policy!.quorum })).findings.map(({ word }) => word)
  assert.deepEqual(await words(), ['key-on-trust', 'too-few-witnesses'])
})

test('a witness signs no fork and no roll-back, and no log it does not know', async () => {
  const { app } = witnesses[2]!
  const ask = (body: string) => app.routes.request('/witness/add-checkpoint', { method: 'POST', body })
  const entries = Array.from({ length: 400 }, (_, n) => new TextEncoder().encode(`entry ${n}`))
  const checkpoint = async (origin: string, size: number, key = log.keys.log) =>
    new TextDecoder().decode((await publish(origin, key, entries.slice(0, size))).get('/log/checkpoint'))
  const conflict = await ask(formatRequest({ oldSize: 0, proof: [], checkpoint: await checkpoint(ORIGIN, 350) }))
  assert.equal(conflict.status, 409)
  assert.equal(conflict.headers.get('content-type'), 'text/x.tlog.size')
  const size = Number(await conflict.text())
  assert.ok(size >= 306)
  const forked = formatRequest({
    oldSize: size,
    proof: [new Uint8Array(32)],
    checkpoint: await checkpoint(ORIGIN, 400),
  })
  assert.equal((await ask(forked)).status, 422)
  const same = formatRequest({ oldSize: size, proof: [], checkpoint: await checkpoint(ORIGIN, size) })
  assert.equal((await ask(same)).status, 422)
  const back = formatRequest({ oldSize: size, proof: [], checkpoint: await checkpoint(ORIGIN, 10) })
  assert.equal((await ask(back)).status, 400)
  const unknown = formatRequest({ oldSize: 0, proof: [], checkpoint: await checkpoint('other.example/log', 3) })
  assert.equal((await ask(unknown)).status, 404)
  const stranger = formatRequest({
    oldSize: size,
    proof: [],
    checkpoint: await checkpoint(ORIGIN, 400, app.keys.witness),
  })
  assert.equal((await ask(stranger)).status, 403)
  assert.equal((await ask('nonsense')).status, 400)
})

test('readPolicy() takes the form of tlog-policy and nothing that could be misread', async () => {
  const vkey = (await (await witnesses[0]!.app.routes.request('/witness')).text()).trim()
  const other = (await (await witnesses[1]!.app.routes.request('/witness')).text()).trim()
  const [a, b] = [`witness a ${vkey} https://a.example`, `witness b ${other} https://b.example`]
  const good = await readPolicy(`# x\n\n${a}\n${b}\ngroup g any a b\nquorum g\n`)
  assert.deepEqual([good?.witnesses.length, good?.quorum?.atLeast], [2, 1])
  assert.equal((await readPolicy('quorum none\n'))?.quorum, null)
  for (const wrong of [
    a,
    `${a}\n${a}\nquorum a`,
    `${a}\nquorum c`,
    `group g 1 a\n${a}\nquorum g`,
    `${a}\ngroup g 2 a\nquorum g`,
    `${a}\nquorum a\nquorum a`,
    `witness a ${vkey} ftp://a\nquorum a`,
    `log ${vkey}`,
    'nonsense',
  ])
    assert.equal(await readPolicy(wrong), null, wrong)
})
