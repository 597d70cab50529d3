/** One message and its proof: the promise at once, the entry after its hour, the file that proves it, and what erasing leaves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  leafHash,
  NO_WITNESSES,
  parseKey,
  parseNote,
  parseReceipt,
  toBase64,
  verifyCommitment,
  verifyNote,
  verifyReceipt,
} from '@pasokh/ledger'
import { doors } from '../../app/main.ts'
import { audit } from '../../app/record/audit.ts'
import { logKeyOf, sha256, verify } from '../../app/record/signing.ts'
import { checkPromises } from '../../app/submissions/promises.actions.ts'
import { runRetention } from '../../app/submissions/retention.actions.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { opened } from '../pdf.ts'
import { type TestAgency, testAgency } from './agency.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp({ at: '2026-11-21T06:10:00Z' })
  agency = await testAgency(app, 'water')
})
after(() => app.close())

const form = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })
const unescaped = (text: string) => text.replaceAll('&#43;', '+').replaceAll('&amp;', '&')

const TEXT = 'چراغ کوچهٔ ما سه شب است خاموش است'
async function send(text = TEXT, token = app.random(16).toString('base64url')) {
  const answer = await form('/en/water', { token, do: 'send', text, service: agency.leak })
  assert.equal(answer.status, 200)
  const page = await answer.text()
  return {
    token,
    receipt: /name="receipt" value="([\d ]+)"/.exec(page)![1]!,
    promised: unescaped(/<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)![1]!),
    page,
  }
}

const served = async (path: string) => (await app.routes.request(path)).text()
const keyOfLog = async () => {
  const { logs } = JSON.parse(await served('/log/logs.json')) as { logs: { keys: { vkey: string }[] }[] }
  return (await parseKey(sha256, logs[0]!.keys[0]!.vkey))!
}
const proofOf = async (receipt: string) => form('/receipt/proof', { receipt })
const sheetOf = async (receipt: string, at = '') => form(`${at}/receipt/proof-sheet`, { receipt })
const nextHour = async (at: string) => {
  app.setNow(at)
  await app.work()
  await app.db.open((tx) => app.jobs.add(tx, 'record.number'))
  await app.work()
}

let first: Awaited<ReturnType<typeof send>>

test('at acknowledgement there is a signed promise, the same one when the form is sent again', async () => {
  first = await send()
  const note = parseNote(first.promised)!
  const key = await logKeyOf('localhost:8137/log', app.keys.log)
  assert.ok((await verifyNote(verify, [key], note)).ok)
  assert.match(note.text, /^pasokh promise v1\nlocalhost:8137\/log\n[A-Za-z0-9+/]{43}=\n2026-11-21T08:00:00Z\n$/)
  app.setNow('2026-11-21T06:50:00Z')
  assert.equal((await send(TEXT, first.token)).promised, first.promised)
  const waiting = await (await form('/en/receipt', { receipt: first.receipt })).text()
  assert.match(waiting, /not in the log yet|not in the public log yet/)
  for (const ask of [proofOf, sheetOf]) {
    const answer = await ask(first.receipt)
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /هنوز گواهی‌ای برای این پیام نیست/)
  }
})

test('after its hour the message is in the log, and the file proves it to whoever has the key', async () => {
  for (let n = 0; n < 5; n++) await send(`پیام دیگر ${n} از همین ساعت`)
  await nextHour('2026-11-21T07:00:30Z')
  const page = await (await form('/en/receipt', { receipt: first.receipt })).text()
  assert.match(page, /Your message stands in the public log as entry \d+/)
  assert.match(page, /A message was accepted/)
  assert.match(page, /<svg class="qr-code"/)
  const answer = await proofOf(first.receipt)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition')!, /pasokh-\d+\.tlog-proof/)
  const file = await answer.text()
  const { extra } = parseReceipt(file)!
  const [salt, entry] = [extra!.subarray(0, 32), extra!.subarray(32)]
  const proven = await verifyReceipt(
    { hash: sha256, verify },
    { logs: [await keyOfLog()], quorum: NO_WITNESSES },
    file,
    entry,
  )
  assert.ok(proven.ok)
  const { body } = JSON.parse(new TextDecoder().decode(entry)) as { body: { commitment: string; day: string } }
  assert.equal(body.day, '2026-11-21')
  const commitment = Buffer.from(body.commitment, 'base64')
  assert.ok(await verifyCommitment(sha256, commitment, salt, new TextEncoder().encode(TEXT)))
  assert.ok(!(await verifyCommitment(sha256, commitment, salt, new TextEncoder().encode(`${TEXT}.`))))
  const leaf = toBase64(await leafHash(sha256, entry))
  assert.ok(first.promised.includes(leaf), 'it is the entry that was promised')
})

test('the sheet is a PDF that can be read aloud, explains itself, and carries the very file', async () => {
  const file = await (await proofOf(first.receipt)).text()
  for (const [at, lang] of [
    ['', 'fa-IR'],
    ['/en', 'en-GB'],
  ] as const) {
    const answer = await sheetOf(first.receipt, at)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition')!, /attachment; .*pasokh-\d+\.pdf/)
    assert.match(answer.headers.get('cache-control')!, /no-store/)
    const pdf = opened(Buffer.from(await answer.arrayBuffer()))
    assert.match(pdf, /pdfuaid:part[>="]+1/)
    assert.match(pdf, /\/Marked true/)
    assert.ok(pdf.includes(`/Lang(${lang})`) || pdf.includes(`/Lang (${lang})`), lang)
    for (const tag of ['H1', 'H2', 'L', 'Figure']) assert.match(pdf, new RegExp(`/S\\s*/${tag}\\b`), tag)
    assert.ok(pdf.includes(Buffer.from(file).toString('latin1')), 'the file is attached')
  }
})

test('where the machine can make no PDF, the page says so and what else there is', async () => {
  const bare = doors({ ...app, print: async () => null })
  const answer = await bare.request('/en/receipt/proof-sheet', {
    method: 'POST',
    body: new URLSearchParams({ receipt: first.receipt }),
  })
  assert.equal(answer.status, 501)
  assert.match(await answer.text(), /cannot make PDFs[\s\S]*Your message stands in the public log/)
})

const readServed = async (path: string) => {
  const answer = await app.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}
const saidOf = async (note: string, now: string) => {
  const { findings } = await audit({ read: readServed, kept: [], promise: { note, now: new Date(now) } })
  return findings.map(({ word }) => word).filter((word) => word !== 'key-on-trust')
}

test('whoever has a promise can show whether it was kept', async () => {
  assert.deepEqual(await saidOf(first.promised, '2026-11-21T07:01:00Z'), ['promise-kept'])
  const late = await send('این یکی هنوز نیامده')
  assert.deepEqual(await saidOf(late.promised, '2026-11-21T08:59:00Z'), ['promise-open'])
  assert.deepEqual(await saidOf(late.promised, '2026-11-21T09:00:01Z'), ['promise-broken'])
  const forged = first.promised.replace('T08:00', 'T07:00')
  assert.deepEqual(await saidOf(forged, '2026-11-21T09:00:01Z'), ['promise-false'])
  assert.deepEqual(await saidOf('hello', '2026-11-21T09:00:01Z'), ['promise-false'])
})

test('each receipt opens its own proof and no other', async () => {
  const other = await send('پیام کسی دیگر')
  await nextHour('2026-11-21T08:00:30Z')
  const [mine, theirs] = [await (await proofOf(first.receipt)).text(), await (await proofOf(other.receipt)).text()]
  assert.notEqual(parseReceipt(mine)!.index, parseReceipt(theirs)!.index)
  for (const ask of [proofOf, sheetOf]) {
    assert.equal((await ask('0000 0000 0000 0000 0000')).status, 404)
    assert.equal((await ask('123')).status, 422)
  }
})

test('the holder of the receipt sees the entries of the own case, content-free, and the day of each', async () => {
  const page = await (await form('/en/receipt', { receipt: first.receipt })).text()
  const table = page.slice(page.indexOf('own-entries'))
  for (const name of [
    'A message was accepted',
    'A case was opened',
    'Days for the reply and the solution were promised',
  ])
    assert.ok(table.includes(name), name)
  const entries = await app.rows<{ entry: Buffer }>(sql`select entry from record where about is not null`)
  const commitments = entries.map(({ entry }) => JSON.parse(entry.toString()).body.commitment as string)
  assert.equal(new Set(commitments).size, commitments.length, 'nobody outside can tell which belong together')
})

test('promises that are due are looked at, once, and all were kept', async () => {
  assert.equal(await checkPromises(app, agency.agencyId), 0)
  app.setNow('2026-11-21T10:05:00Z')
  assert.equal(await checkPromises(app, agency.agencyId), 0)
  const [watch] = await app.rows<{ promises: number; broken: number }>(sql`select promises, broken from log_watch`)
  assert.deepEqual(watch, { promises: 8, broken: 0 })
  assert.match(await served('/en/record'), /Every accepted message was in the log by the promised time/)
  await checkPromises(app, agency.agencyId)
  assert.equal((await app.rows<{ promises: number }>(sql`select promises from log_watch`))[0]!.promises, 8)
})

test('a promise that was broken is an incident, a line of the log, and said in public', async () => {
  await send('این یکی گم می‌شود')
  await app.rows(sql`delete from record_waiting where type = 'submissions.accepted'`)
  await nextHour('2026-11-21T13:05:00Z')
  await checkPromises(app, agency.agencyId)
  assert.equal((await app.rows(sql`select from log_incident where count = 1`)).length, 1)
  assert.ok(app.logged.some((line) => line.includes('promise-broken')))
  await nextHour('2026-11-21T13:06:00Z')
  assert.equal(
    (await app.rows(sql`select from record where convert_from(entry, 'UTF8') like '%record.promise-broken%'`)).length,
    1,
  )
  assert.match(await served('/en/record'), /not in the log by the promised time: 1/)
  assert.match(await served('/record'), /این یک رخداد است/)
})

test('when the log stands still, its page says so', async () => {
  await app.rows(sql`
    insert into record_waiting (ready_at, type, body, entry) values ('2026-11-21T11:00:00Z', 'test.happened', '{}', '\\x00')`)
  assert.match(await served('/en/record'), /The log stands still/)
  await app.rows(sql`delete from record_waiting where type = 'test.happened'`)
})

test('after erasure nothing of the text can be computed from the log, and the log still verifies', async () => {
  const file = await (await proofOf(first.receipt)).text()
  const salt = Buffer.from(parseReceipt(file)!.extra!.subarray(0, 32))
  const [row] = await app.rows<{ about: string }>(
    sql`select about from record where entry = ${Buffer.from(parseReceipt(file)!.extra!.subarray(32))}`,
  )
  await form('/en/receipt', {
    receipt: first.receipt,
    act: 'withdraw',
    sure: 'yes',
    token: app.random(16).toString('base64url'),
  })
  const [left] = await app.rows<{ wrapped: Buffer | null; sealed: Buffer | null }>(
    sql`select wrapped_key as wrapped, sealed from submission where submission_id = ${row!.about}`,
  )
  assert.deepEqual(left, { wrapped: null, sealed: null })
  // The salt was only ever under the seal: nowhere in the store, in no form.
  const tables = await app.rows<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of tables) {
    const rows = await app.rows<{ row: string }>(sql`select t::text as row from ${sql.raw(`"${name}"`)} t`)
    const all = rows.map(({ row }) => row).join('\n')
    for (const form of [salt.toString('hex'), salt.toString('base64'), salt.toString('base64url')])
      assert.ok(!all.includes(form), name)
  }
  assert.equal((await proofOf(first.receipt)).status, 404)
  assert.equal((await sheetOf(first.receipt)).status, 404)
  assert.match(
    await (await form('/en/receipt', { receipt: first.receipt })).text(),
    /nobody can tell from the log any more/,
  )
  assert.deepEqual(
    (await audit({ read: readServed, kept: [] })).findings.map(({ word }) => word),
    ['key-on-trust'],
  )
  // The proof that the person kept is still one.
  const entry = parseReceipt(file)!.extra!.subarray(32)
  const policy = { logs: [await keyOfLog()], quorum: NO_WITNESSES }
  assert.ok((await verifyReceipt({ hash: sha256, verify }, policy, file, entry)).ok)
})

test('what was taken back is counted in public, with no more than that', async () => {
  await nextHour('2026-11-21T14:01:00Z')
  assert.match(await served('/en/record'), /The sender took a message back[\s\S]*?The sender’s own wish[\s\S]*?>1</)
  assert.equal(await runRetention(app, agency.agencyId), 0)
  app.setNow('2032-11-21T14:01:00Z')
  const erased = await runRetention(app, agency.agencyId)
  assert.ok(erased > 1)
  await nextHour('2032-11-21T15:01:00Z')
  const page = await served('/en/record')
  assert.match(
    page,
    new RegExp(`past their time were erased[\\s\\S]*?for which messages are kept[\\s\\S]*?>${erased}<`),
  )
  assert.match(await served('/record'), /پایان مدت نگهداری/)
})

test('hours that come once more, for the clock was set back, are looked at once more', async () => {
  await nextHour('2032-11-21T20:05:00Z')
  await checkPromises(app, agency.agencyId)
  app.setNow('2032-11-21T12:10:00Z')
  assert.equal(await checkPromises(app, agency.agencyId), 0)
  await send('این یکی در ساعتی آمد که دوباره آمد')
  await app.rows(sql`delete from record_waiting where type = 'submissions.accepted'`)
  await nextHour('2032-11-21T15:05:00Z')
  assert.equal(await checkPromises(app, agency.agencyId), 1)
  assert.equal(await checkPromises(app, agency.agencyId), 0)
})
