/**
 * The record: entries made, placed and signed each second without the store and with it, bytes that are stored beside
 * what an entry says, whole logs verified, proofs in a log of ten million entries beside those of others, and what the
 * record adds to an acknowledgement, in turns in one run.
 */
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import {
  append as appendTo,
  EMPTY_EDGE,
  formatCheckpoint,
  parseReceipt,
  root,
  signNote,
  verifyInclusion,
} from '@pasokh/ledger'
import { sql, type Tx } from '../app/kit/db.ts'
import { audit } from '../app/record/audit.ts'
import { entryOf } from '../app/record/entries.ts'
import { append, loggedAbout, numberLines, promise, proofOf } from '../app/record/index.ts'
import { logKeyOf, sha256, signWith } from '../app/record/signing.ts'
import { accepted, giveReceipts, sealOne } from '../app/submissions/intake.actions.ts'
import { addSubmissions } from '../app/submissions/intake.store.ts'
import { testApp } from '../tests/app.ts'
import { publish } from '../tests/foreign/publish.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { message } from '../tests/message.ts'
import { goProofMs, median, npmProofs } from './record/peers.ts'
import { addTallLog, TALL, TALL_LOG } from './record/tall.ts'
import { report } from './report.ts'

const MADE = 40_000
const STORED = 20_000
const BATCH = 2000
const VERIFIED = 100_000
const TURNS = 300
const PROOFS = 1000

const round = (n: number, places = 0) => Number(n.toFixed(places))
const loadAverageBefore = round(loadavg()[0]!, 1)
const app = await testApp({ at: new Date().toISOString() })
const { agencyId } = await testAgency(app)
const reply = (n: number) => ({
  type: 'cases.reply-published',
  agencyId,
  by: 'officer' as const,
  about: '00000000-0000-4000-8000-00000000000c',
  body: { outcome: 'done', office: `${n}` },
})
const seconds = async (work: () => Promise<unknown>) => {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}
/** Of one core, whoever else is at the machine. */
const coreSeconds = async (work: () => Promise<unknown>) => {
  const from = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

const key = await logKeyOf('bench.example/log', app.keys.log)
const making = await coreSeconds(async () => {
  let edge = EMPTY_EDGE
  for (let from = 0; from < MADE; from += BATCH) {
    const entries = Array.from({ length: BATCH }, (_, n) => entryOf(reply(from + n), app.now()).entry)
    edge = (await appendTo(sha256, edge, entries)).edge
    const text = formatCheckpoint({ origin: key.name, size: edge.size, root: await root(sha256, edge) })
    await signNote(key, signWith(app.keys.log), text)
  }
})

for (let from = 0; from < STORED; from += BATCH)
  await app.db.open((tx) => append(tx, app.now(), ...Array.from({ length: BATCH }, (_, n) => reply(from + n))))
const storing = await seconds(() => numberLines(app))
const [stored] = await app.rows<{ bytes: number; payload: number; entries: number }>(sql`
  select (pg_total_relation_size('record') + pg_total_relation_size('log_tile'))::float8 as bytes,
    (select sum(length(entry) + pg_column_size(body)) from record)::float8 as payload, (select count(*) from record)::float8 as entries`)
const besideBytes = (stored!.bytes - stored!.payload) / stored!.entries

/** In a function of its own, so that a hundred thousand entries are not held in memory while other things are measured. */
async function verifyWhole() {
  const entries = Array.from({ length: VERIFIED }, (_, n) => entryOf(reply(n), app.now()).entry)
  const files = await publish('localhost:8137/log', app.keys.log, entries)
  const fromApp = async (path: string) => new Uint8Array(await (await app.routes.request(path)).arrayBuffer())
  for (const path of ['/log/types.json', '/log/logs.json']) files.set(path, await fromApp(path))
  return coreSeconds(async () => {
    const { findings, entries: seen } = await audit({ read: async (path) => files.get(path) ?? null, kept: [] })
    if (seen !== VERIFIED || findings.some(({ word }) => word !== 'key-on-trust')) throw new Error('It does not verify')
  })
}
const verifying = await verifyWhole()

// ---- What an acknowledgement costs more
const agencyTx = <T>(run: (tx: Tx) => Promise<T>) => app.db.in(agencyId, run)
const input = message('لوله در خیابان بهار ترکیده است و از دیشب آب در کوچه می‌رود', { lang: 'fa' })
let last = ''
async function take(withRecord: boolean) {
  const token = randomBytes(16).toString('base64url')
  const ready = await sealOne(app, agencyId, token, input, { channel: 'web' })
  const from = performance.now()
  await agencyTx(async (tx) => {
    await addSubmissions(tx, [ready])
    await giveReceipts(app, tx, [{ agencyId, token, ready }], new Map())
    if (withRecord) await append(tx, ready.receivedHour, accepted(ready))
  })
  if (withRecord) await promise(app, accepted(ready), ready.receivedHour)
  if (withRecord) last = ready.submissionId
  return performance.now() - from
}
const [without, more]: [number[], number[]] = [[], []]
for (let turn = 0; turn < TURNS; turn++) {
  // In turns, the one first and then the other: what the machine does beside it falls on both.
  const [one, other] = [await take(turn % 2 === 0), await take(turn % 2 === 1)]
  const [bare, whole] = turn % 2 === 0 ? [other, one] : [one, other]
  without.push(bare)
  more.push(whole - bare)
}

app.setNow(new Date(app.now().getTime() + 7_200_000))
await numberLines(app)
const own = (await app.db.open((tx) => loggedAbout(tx, [last]))).find(({ type }) => type === 'submissions.accepted')!

// ---- Proofs in a log of ten million entries, each of another entry: its own tile is never in memory
const tall = await addTallLog(app)
const salt = randomBytes(32)
let asked = 0
async function proveOne() {
  const index = (asked++ * 33_331) % TALL
  const from = performance.now()
  const proven = (await proofOf(app, { ...own, logId: TALL_LOG, index }, salt))!
  const took = performance.now() - from
  const { proof } = parseReceipt(proven.file)!
  if (!(await verifyInclusion(sha256, { index, size: TALL, root: tall.root, leaf: tall.leafOf(index), proof })))
    throw new Error(`The proof of ${index} is false`)
  return took
}
for (let n = 0; n < PROOFS; n++) await proveOne()
const proofTimes: number[] = []
for (let n = 0; n < PROOFS; n++) proofTimes.push(await proveOne())
const proving = await coreSeconds(async () => {
  for (let n = 0; n < PROOFS; n++)
    await proofOf(app, { ...own, logId: TALL_LOG, index: (asked++ * 33_331) % TALL }, salt)
})
const oneStatement: number[] = []
for (let n = 0; n < PROOFS; n++) {
  const from = performance.now()
  await app.db.rows(sql`select bytes from log_tile where log_id = ${TALL_LOG} and level = 0 and index = ${n * 17}`)
  oneStatement.push(performance.now() - from)
}

const figures = {
  madePlacedAndSignedPerSecond: round(MADE / making),
  storedPerSecond: round(STORED / storing),
  bytesBesideAnEntry: round(besideBytes),
  verifiedPerSecond: round(VERIFIED / verifying),
  proofOf: TALL,
  proofMs: round(median(proofTimes), 2),
  proofCoreMs: round((proving / PROOFS) * 1000, 2),
  loadAverageBefore,
  oneStatementOfTheStoreMs: round(median(oneStatement), 2),
  proofMsOfOthers: { 'Go tlog, the same tiles in files': goProofMs(tall, PROOFS), ...npmProofs(PROOFS) },
  acknowledgementMs: round(median(without), 2),
  moreWithTheRecordMs: round(median(more), 2),
}
report('record', figures)
await app.close()
if (
  figures.madePlacedAndSignedPerSecond < 20_000 ||
  figures.verifiedPerSecond < 50_000 ||
  figures.bytesBesideAnEntry > 200 ||
  figures.proofCoreMs > 1 ||
  figures.moreWithTheRecordMs > 1
)
  process.exitCode = 1
