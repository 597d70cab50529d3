/** The restore drill: a backup, changes, an erasure, and everything put back elsewhere. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { actByReceipt } from '../../app/cases/index.ts'
import { runBackup } from '../../app/cli/backup.ts'
import { readList, runRestore } from '../../app/cli/restore.ts'
import { restore } from '../../app/db/restore.ts'
import { keysFrom } from '../../app/kit/keys.ts'
import { numberLines } from '../../app/record/index.ts'
import { eraseAgain, erasuresFile, listErasures, readErasures } from '../../app/submissions/erasures.actions.ts'
import { openIntake, readOriginal, showReceipt } from '../../app/submissions/index.ts'
import { openReceipt } from '../../app/submissions/receipt.actions.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { message } from '../message.ts'

const folder = mkdtempSync(join(tmpdir(), 'pasokh-backup-'))
const file = join(folder, 'one.pasokh')
let first: TestApp
let agency: TestAgency
const open: TestApp[] = []
const sent: { id: string; receipt: string; text: string }[] = []

const newApp = async () => {
  const app = await testApp()
  open.push(app)
  return app
}

before(async () => {
  first = await newApp()
  agency = await testAgency(first)
  const intake = openIntake(first)
  for (let n = 0; n < 60; n++) {
    const text = `پیام ${n} با \\ و \t و\n\\.\nخط تازه`
    const input = message(text, {
      lang: 'fa',
      address: `کوچهٔ ${n}`,
      contact: { phone: '02112345678' },
      wantsUpdates: true,
    })
    const token = first.random(16).toString('base64url')
    const photos = n % 20 === 0 ? [Buffer.alloc(300_000, n)] : []
    const { submissionId, receipt } = await intake(agency.agencyId, token, input, { channel: 'web', photos })
    sent.push({ id: submissionId, receipt: showReceipt(receipt), text: text.trim() })
  }
  await first.work()
  await numberLines(first)
  assert.equal(await runBackup({ app: first, store: first.store }, file, 'en', () => {}), 0)
})
after(async () => {
  for (const app of open) await app.close()
  rmSync(folder, { recursive: true })
})

const original = (app: TestApp, id: string) =>
  app.db.in(agency.agencyId, (tx) => readOriginal(app, tx, agency.agencyId, id))

async function putBack(app: TestApp, list: Awaited<ReturnType<typeof readList>> | null) {
  const said: string[] = []
  assert.notEqual(list, 'broken')
  const code = await runRestore(
    { app, store: app.store },
    { file, list: list === 'broken' ? null : list, lang: 'en' },
    (line) => said.push(line),
  )
  return { code, said: said.join('\n') }
}

const statesOf = async (app: TestApp) =>
  Object.fromEntries(
    (
      await app.rows<{ state: string; count: number }>(sql`
        select state, count(*) as count from matter group by state order by state`)
    ).map(({ state, count }) => [state, count]),
  )

const tablesOf = (app: TestApp) =>
  app.rows<{ table: string; sum: string }>(sql`
    select 'submission' as table, md5(string_agg(submission::text, '|' order by submission_id)) as sum from submission
    union all select 'matter', md5(string_agg(matter::text, '|' order by case_id)) from matter
    union all select 'photo', md5(string_agg(photo::text, '|' order by photo_id)) from photo
    union all select 'service', md5(string_agg(service::text, '|' order by service_id)) from service
    union all select 'receipt_lookup', md5(string_agg(receipt_lookup::text, '|' order by lookup)) from receipt_lookup
    order by 1`)

test('no key is in the file, no address or contact lies open in it, and it is for its owner only', () => {
  const text = gunzipSync(readFileSync(file)).toString('latin1')
  assert.ok(!text.includes(first.keys.master.toString('hex')) && !text.includes(first.keys.master.toString('base64')))
  assert.ok(!text.includes(Buffer.from('کوچهٔ').toString('latin1')), 'an address lies open')
  assert.ok(!text.includes('02112345678'), 'a contact lies open')
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('put back elsewhere it is the same, row by row, and opens with the keys', async () => {
  const second = await newApp()
  const { code, said } = await putBack(second, null)
  assert.equal(code, 0, said)
  assert.deepEqual(await tablesOf(second), await tablesOf(first))
  for (const { id, text } of sent) assert.equal((await original(second, id))?.text.trim(), text)
  assert.match(said, /begins anew under another name/, 'here nobody knows what was published after the backup')
  await numberLines(second)
  const logs = await second.rows<{ origin: string; closed: boolean }>(
    sql`select origin, closed from log order by log_id`,
  )
  assert.deepEqual(logs, [
    { origin: 'localhost:8137/log', closed: true },
    { origin: 'localhost:8137/log/2', closed: false },
  ])
  const opened = await openReceipt(second, sent[3]!.receipt)
  assert.equal('submissionId' in opened && opened.submissionId, sent[3]!.id)
  const forced = await second.rows<{ count: number }>(
    sql`select count(*) as count from pg_class where relname = 'submission' and relforcerowsecurity`,
  )
  assert.equal(forced[0]!.count, 1, 'the wall stands again')
})

test('with other keys nothing opens, and that is said', async () => {
  const thief = await newApp()
  thief.keys = keysFrom(Buffer.alloc(32, 9))
  const { code, said } = await putBack(thief, null)
  assert.equal(code, 1)
  assert.match(said, /keys in .* do not open this backup/)
  for (const { id } of sent.slice(0, 5)) await assert.rejects(original(thief, id))
  assert.ok('refusal' in (await openReceipt(thief, sent[0]!.receipt)))
})

test('what was erased after the backup is erased again by the list, and stays so', async () => {
  const gone = sent.slice(0, 7)
  for (const { receipt } of gone)
    assert.deepEqual(await actByReceipt(first, receipt, { act: 'withdraw', text: '', token: receipt }), {
      again: false,
    })
  await listErasures(first)
  const list = await readList(erasuresFile(first.config.dataFolder))
  assert.ok(list !== 'broken')

  const third = await newApp()
  const { code, said } = await putBack(third, list)
  assert.equal(code, 0, said)
  assert.match(said, /7 messages were erased again/)
  for (const { id } of gone) assert.equal(await original(third, id), null)
  const [left] = await third.rows<{ count: number }>(sql`
    select count(*) as count from submission where submission_id = any(${gone.map(({ id }) => id)}::uuid[])
      and (wrapped_key is not null or sealed is not null or covered is not null or not withdrawn)`)
  assert.equal(left!.count, 0)
  assert.deepEqual(await statesOf(third), await statesOf(first))
  assert.deepEqual(await statesOf(third), { open: 53, withdrawn: 7 })
  const page = await third.routes.request('/receipt', {
    method: 'POST',
    body: new URLSearchParams({ receipt: gone[0]!.receipt }),
  })
  assert.match(await page.text(), /پس گرفته شده/)
  assert.equal((await original(third, sent[8]!.id))?.text.trim(), sent[8]!.text)
  assert.equal(await eraseAgain(third, list), 0, 'a second run finds nothing')
  await listErasures(third)
  assert.equal(
    readErasures(readFileSync(erasuresFile(third.config.dataFolder), 'utf8'))?.erasures.get(agency.agencyId)?.length,
    7,
  )
})

test('a cut or changed list is not taken for a whole one', () => {
  const text = readFileSync(erasuresFile(first.config.dataFolder), 'utf8')
  assert.equal(readErasures(text.slice(0, -20)), null)
  assert.equal(readErasures(text.replace('withdrawn', 'forgiven')), null)
  assert.equal(readErasures(''), null)
})

test('restore refuses what is no backup, a newer schema and a database with rows, and leaves nothing half-done', async () => {
  const app = await newApp()
  const write = (name: string, text: string | Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, typeof text === 'string' ? gzipSync(text) : text)
    return path
  }
  const text = gunzipSync(readFileSync(file)).toString('latin1')
  const bytes = (changed: string) => gzipSync(Buffer.from(changed, 'latin1'))
  assert.deepEqual(await restore(app.store.owner, write('no.txt', Buffer.from('hello'))), {
    refusal: 'not-a-backup',
    what: '',
  })
  const newer = write('newer', bytes(text.replace('"0001-house"', '"9999-tomorrow"')))
  assert.deepEqual(await restore(app.store.owner, newer), { refusal: 'newer-schema', what: '9999-tomorrow' })
  const cut = write('cut', bytes(text.slice(0, text.length * 0.7)))
  await assert.rejects(restore(app.store.owner, cut), /cut/)
  const half = write('half', readFileSync(file).subarray(0, statSync(file).size / 2))
  await assert.rejects(restore(app.store.owner, half))
  const changed = write('changed', bytes(text.replace('"leak"', '"leek"').replace('\tleak\t', '\tleek\t')))
  await assert.rejects(restore(app.store.owner, changed), /not those that were written/)
  await assert.rejects(restore(app.store.owner, join(folder, 'nowhere')), /ENOENT/)
  const [row] = await app.rows<{ count: number }>(sql`select count(*) as count from agency`)
  assert.equal(row!.count, 0)
  assert.deepEqual(await restore(first.store.owner, file), { refusal: 'not-empty', what: 'agency' })
})
