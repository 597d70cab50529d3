/**
 * Intake: messages acknowledged each second over HTTP, against the same rows put in by one plain
 * transaction each, at the same concurrency, on the same PostgreSQL, in turns in the same run.
 */
import { fork } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { cpus } from 'node:os'
import pg from 'pg'
import { agencyBySlug } from '../app/agencies/index.ts'
import { type Connection, sql } from '../app/kit/db.ts'
import { newKey, seal } from '../app/kit/seal.ts'
import { mayBeDangerous } from '../app/models/index.ts'
import { promise } from '../app/record/index.ts'
import { startOfHour } from '../app/submissions/intake.actions.ts'
import { EMPTY, readTyped } from '../app/submissions/read-form.ts'
import { deriveReceipt, secretHmac } from '../app/submissions/receipt.ts'
import { SentPage } from '../app/submissions/sent.page.ts'
import { testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { type Load, load } from './load.ts'
import { report } from './report.ts'
import { pour } from './sockets.ts'

const CLIENTS = 32
const SECONDS = 3
const ROUNDS = 5
const STEPS = 2000

const app = await testApp({ at: new Date().toISOString() })
const agency = await testAgency(app, 'water')
const [{ name } = { name: '' }] = await app.rows<{ name: string }>(sql`select current_database() as name`)
const connection: Connection = { ...app.connection, database: name }
const server = fork(new URL('./server.ts', import.meta.url), [JSON.stringify(connection)])
const port = await new Promise<number>((ready) =>
  server.once('message', (message: { port: number }) => ready(message.port)),
)

const text = 'لوله در خیابان بهار ترکیده است و از دیشب آب در کوچه می‌رود، لطفاً رسیدگی کنید. شماره ۰۹۱۲۳۴۵۶۷۸۹'
const FIELDS = { do: 'send', text, service: '', area: '', address: '', lat: '', lon: '', contact: '' }
const BOUNDARY = 'the-edge-of-a-field'
/** The form as a browser sends it. */
const form = () => {
  const fields = Object.entries({ token: randomBytes(16).toString('base64url'), ...FIELDS })
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = `${parts.join('')}--${BOUNDARY}--\r\n`
  return [
    'POST /water HTTP/1.1',
    'host: localhost',
    `content-type: multipart/form-data; boundary=${BOUNDARY}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
const send = (sockets: number, seconds: number) => pour(port, form, { sockets, seconds })

const pool = new pg.Pool({ ...connection, max: CLIENTS })
pool.on('error', () => {})
const sealed = randomBytes(420)
const wrapped = randomBytes(61)
const plain = async () => {
  const client = await pool.connect()
  const [id, hour] = [randomUUID(), new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)]
  try {
    await client.query('begin')
    await client.query("select set_config('pasokh.agency', $1, true)", [agency.agencyId])
    await client.query(
      `insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, wrapped_key, sealed, commitment)
       values ($1, $2, $3, $4, 'web', 'fa', $5, $6, $7)`,
      [agency.agencyId, id, createHash('sha256').update(id).digest(), hour, wrapped, sealed, randomBytes(32)],
    )
    const lookup = String(Math.floor(Math.random() * 1e8)).padStart(8, '0')
    await client.query('select receipts_add($1, $2, $3, $4, $5)', [
      [lookup],
      [agency.agencyId],
      [id],
      [randomBytes(32)],
      hour,
    ])
    await client.query(
      "insert into record_waiting (ready_at, agency_id, type, body, about, entry) values ($1, $2, 'submissions.accepted', $3, $4, $5)",
      [hour, agency.agencyId, '{"commitment":"AAAA"}', id, randomBytes(180)],
    )
    await client.query('commit')
    return true
  } finally {
    client.release()
  }
}

await send(CLIENTS, 1)
const rounds: { ours: Load; plain: Load }[] = []
for (let round = 0; round < ROUNDS; round++)
  rounds.push({ ours: await send(CLIENTS, SECONDS), plain: await load(CLIENTS, SECONDS, plain) })
const alone = await send(1, 2)

const median = (of: (round: (typeof rounds)[number]) => number) =>
  rounds.map(of).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
for (const { ours, plain } of rounds)
  console.log(
    `acknowledged ${ours.perSecond}/s, p95 ${ours.p95} ms; plain transactions ${plain.perSecond}/s, p95 ${plain.p95} ms`,
  )
report('intake', {
  clients: CLIENTS,
  acknowledgedPerSecond: median(({ ours }) => ours.perSecond),
  p95Ms: median(({ ours }) => ours.p95),
  plainPerSecond: median(({ plain }) => plain.perSecond),
  ratio: Math.round(median(({ ours, plain }) => ours.perSecond / plain.perSecond) * 100) / 100,
  failed: rounds.reduce((sum, { ours }) => sum + ours.failed, 0),
  oneClientPerSecond: alone.perSecond,
  oneClientP95Ms: alone.p95,
  cores: cpus().length,
  steps: await costs(),
})

/** What one message costs the process before and after the store, in microseconds: each step alone, the mean of many. */
async function costs() {
  const each = async (step: () => unknown) => {
    for (let warm = 0; warm < 500; warm++) await step()
    const from = performance.now()
    for (let n = 0; n < STEPS; n++) await step()
    return Math.round(((performance.now() - from) / STEPS) * 1000)
  }
  const typed = { ...EMPTY, text }
  const known = { lang: 'fa' as const, serviceIds: new Set<string>(), areaIds: new Set<string>() }
  const key = newKey()
  const receipt = deriveReceipt(key, 'a token')
  const settings = await app.db.open((tx) => agencyBySlug(tx, 'water'))
  const event = {
    type: 'submissions.accepted',
    agencyId: agency.agencyId,
    by: 'citizen' as const,
    body: { commitment: randomBytes(32).toString('base64') },
  }
  const page = {
    lang: 'fa' as const,
    agency: settings!,
    receipt,
    again: false,
    day: '2026-11-21',
    days: { firstReplyOn: '2026-11-23', solutionOn: '2026-11-28' },
    promised: await promise(app, event, startOfHour(app.now())),
    danger: false,
    elsewhere: null,
    nonce: 'x',
  }
  return {
    readFormUs: await each(() => readTyped(typed, known)),
    sealUs: await each(() => [seal(key, 'key', newKey()), seal(key, 'text', JSON.stringify(typed))]),
    receiptUs: await each(() => secretHmac(key, deriveReceipt(key, randomBytes(16).toString('base64url')))),
    dangerUs: await each(() => mayBeDangerous(text)),
    promiseUs: await each(() => promise(app, event, startOfHour(app.now()))),
    pageUs: await each(async () => String(await SentPage(page))),
  }
}

server.kill()
await pool.end()
await app.close()
