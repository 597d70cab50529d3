import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { encode } from '../../tests/encode.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { type Import, importFile } from './import.actions.ts'
import type { ImportReport, Mapping, Telling } from './import.schema.ts'
import { openReceipt } from './receipt.actions.ts'
import { eraseSubmissions } from './store.ts'

let app: TestApp
let agency: TestAgency
const folder = mkdtempSync(join(tmpdir(), 'pasokh-import-'))
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const MAP: Mapping = { text: 'متن', time: 'زمان', place: 'محل', service: 'خدمت' }
const HEADERS = ['شماره', 'متن', 'زمان', 'محل', 'خدمت']

function write(name: string, rows: string[][], bytes: (text: string) => Uint8Array = Buffer.from): string {
  const file = join(folder, name)
  writeFileSync(file, bytes(stringify([HEADERS, ...rows])))
  return file
}

async function run(file: string, how: Partial<Import> = {}): Promise<ImportReport> {
  const report = await importFile(app, { slug: agency.slug, file, map: MAP, lang: 'fa', ...how }, () => {})
  assert.ok(!('refusal' in report), JSON.stringify(report))
  return report
}

const counts = ({ rows, added, known, refused }: ImportReport) => ({ rows, added, known, refused })
const stored = async () =>
  (
    await app.rows<{ count: number }>(
      sql`select count(*) as count from submission where agency_id = ${agency.agencyId}`,
    )
  )[0]!.count

describe('importFile()', () => {
  test('takes rows in sealed, at the hour they came, and they become cases like any other', async () => {
    const rows = [
      ['1', 'لوله ترکیده و آب هدر می‌رود', '1405/8/29 10:40', 'باغ سیب', ''],
      ['2', 'مبلغ قبض خیلی زیاد شده', '2026-11-20T07:10:00Z', '', 'BILL'],
      ['3', 'شمارهٔ من ۰۹۱۲۱۲۳۴۵۶۷ است، آب نداریم', '', 'خیابان نامعلوم ۷', 'نشت آب'],
    ]
    assert.deepEqual(counts(await run(write('first.csv', rows))), { rows: 3, added: 3, known: 0, refused: 0 })
    const kept = await app.rows<{ hour: Date; service: string | null; area: string | null; all: string }>(sql`
      select received_hour as hour, chosen_service_id as service, chosen_area_id as area, submission::text as all
      from submission where channel = 'import' and agency_id = ${agency.agencyId} order by received_hour, chosen_service_id`)
    assert.deepEqual(
      kept.map(({ hour, service, area }) => [hour.toISOString(), service, area]),
      [
        ['2026-11-20T07:00:00.000Z', null, agency.areaId],
        ['2026-11-20T07:00:00.000Z', agency.bill, null],
        ['2026-11-21T06:00:00.000Z', agency.leak, null],
      ].sort((a, b) => (a[0] === b[0] ? Number(b[1] !== null) - Number(a[1] !== null) : 0)),
    )
    for (const { all } of kept) assert.doesNotMatch(all, /لوله|قبض|نامعلوم|09121234567|۰۹۱۲/)
    await app.work()
    const cases = await app.rows<{ count: number }>(
      sql`select count(*) as count from matter where agency_id = ${agency.agencyId}`,
    )
    assert.equal(cases[0]!.count, 3)
    const covered = await app.rows<{ covered: string }>(
      sql`select covered from submission where covered like '%آب نداریم%'`,
    )
    assert.doesNotMatch(covered[0]!.covered, /۰۹۱۲۱۲۳۴۵۶۷/)
  })

  test('the same file adds nothing twice, nor do the same rows in another encoding or order of columns', async () => {
    const rows = [
      ['1', 'چراغ کوچه خاموش است', '1405/8/20', '', ''],
      ['2', 'گزارش ژرف پيگيري', '1405/8/20', '', ''],
    ]
    const file = write('same.csv', rows)
    assert.deepEqual(counts(await run(file)), { rows: 2, added: 2, known: 0, refused: 0 })
    const again = await run(file)
    assert.deepEqual(counts(again), { rows: 2, added: 0, known: 2, refused: 0 })
    assert.equal(again.before?.toISOString(), app.now().toISOString())
    const windows = write('same-1256.csv', rows, (text) => encode(text, 'windows-1256'))
    assert.deepEqual(counts(await run(windows)), { rows: 2, added: 0, known: 2, refused: 0 })
    const turned = join(folder, 'turned.csv')
    writeFileSync(turned, encode(`زمان\tمتن\n۱۴۰۵/۸/۲۰\tچراغ کوچه خاموش است\n`, 'utf-16be'))
    const report = await run(turned, { map: { text: 'متن', time: 'زمان' } })
    assert.deepEqual(counts(report), { rows: 1, added: 0, known: 1, refused: 0 })
  })

  test('rows that stand twice are two messages, and stay two', async () => {
    const row = ['1', 'آب قطع است', '1405/8/21', '', '']
    const file = write('twice.csv', [row, ['2', 'آب قطع است', '1405/8/21', '', ''], row])
    assert.equal((await run(file)).added, 3)
    assert.equal((await run(file)).added, 0)
    assert.equal((await run(write('more.csv', [row, row, row, row]))).added, 1)
  })

  test('an import that was cut short goes on where it stopped', async () => {
    const rows = Array.from({ length: 1700 }, (_, n) => [
      String(n),
      `پیام شمارهٔ ${n} از دفتر قدیم`,
      '1405/8/22',
      '',
      '',
    ])
    const file = write('long.csv', rows)
    const there = await stored()
    const died = new Error('the machine stopped')
    let told = 0
    const stop = ({ as }: Telling) => {
      if (as === 'progress' && ++told === 2) throw died
    }
    await assert.rejects(importFile(app, { slug: agency.slug, file, map: MAP, lang: 'fa' }, stop), died)
    const half = (await stored()) - there
    assert.ok(half > 0 && half < 1700, `${half} rows were in`)
    assert.deepEqual(counts(await run(file)), { rows: 1700, added: 1700 - half, known: half, refused: 0 })
    assert.equal((await stored()) - there, 1700)
  })

  test('what was erased does not come back with its file', async () => {
    const file = write('erased.csv', [['1', 'این را پاک کنید', '1405/8/23', '', '']])
    await run(file)
    const [row] = await app.rows<{ id: string }>(sql`select submission_id as id from submission where not understood`)
    await app.db.in(agency.agencyId, (tx) =>
      eraseSubmissions(tx, agency.agencyId, [row!.id], { on: app.now(), why: 'withdrawn' }),
    )
    assert.deepEqual(counts(await run(file)), { rows: 1, added: 0, known: 1, refused: 0 })
  })

  test('says of each refused row its line and why, in a file that no spreadsheet carries out', async () => {
    const file = write('bad.csv', [
      ['1', 'این درست است', '1405/8/24', '', ''],
      ['2', '', '', '', ''],
      ['3', `بلند\n${'الف '.repeat(1400)}`, '', '', ''],
      ['=HYPERLINK("http://x.example")', 'زمان بد', 'پریروز', '', ''],
      ['5', 'زمان آینده', '1406/1/1', '', ''],
      ['6', 'خیلی کهنه', '1400/1/1', '', ''],
      ['7', 'خدمت ناشناس', '', '', 'هوانوردی'],
      ['8', 'نویسهٔ شکسته \ufffd در متن', '', '', ''],
      ['9', 'یک خانه کم', '', ''],
    ])
    const report = await run(file)
    assert.deepEqual(counts(report), { rows: 9, added: 1, known: 0, refused: 8 })
    assert.deepEqual(report.reasons, {
      'text-missing': 1,
      'text-long': 1,
      'time-unreadable': 1,
      'time-to-come': 1,
      'past-retention': 1,
      'service-unknown': 1,
      'text-broken': 1,
      'columns-differ': 1,
    })
    assert.equal(report.refusedFile, join(folder, 'bad.refused.csv'))
    const text = readFileSync(report.refusedFile!, 'utf8')
    const lines = [...text.matchAll(/^(\d+),(\d+),([a-z-]+),/gm)].map(([, line, to, why]) => [
      Number(line),
      Number(to),
      why,
    ])
    assert.deepEqual(lines, [
      [3, 3, 'text-missing'],
      [4, 5, 'text-long'],
      [6, 6, 'time-unreadable'],
      [7, 7, 'time-to-come'],
      [8, 8, 'past-retention'],
      [9, 9, 'service-unknown'],
      [10, 10, 'text-broken'],
      [11, 11, 'columns-differ'],
    ])
    assert.match(text, /"'=HYPERLINK/)
    assert.equal(statSync(report.refusedFile!).mode & 0o777, 0o600)
    const mended = write('bad.csv', [['2', 'حالا متن دارد', '1405/8/24', '', '']])
    assert.equal((await run(mended)).refusedFile, null)
    assert.ok(!existsSync(join(folder, 'bad.refused.csv')), 'an old report is not taken for a new one')
  })

  test('gives receipts when asked, the same ones again, and for rows imported without', async () => {
    const file = write('receipts.csv', [
      ['1', 'رسید می‌خواهم', '1405/8/25', '', ''],
      ['2', 'من هم می‌خواهم', '1405/8/25', '', ''],
    ])
    await run(file)
    const listOf = async () => {
      const list = new Map<number, string>()
      await run(file, { onReceipt: async (line, receipt) => void list.set(line, receipt) })
      return list
    }
    const first = await listOf()
    assert.deepEqual([...first.keys()].sort(), [2, 3])
    assert.deepEqual(await listOf(), first)
    const opened = await openReceipt(app, first.get(2)!)
    assert.equal('agencyId' in opened && opened.agencyId, agency.agencyId)
    const fresh = write('receipts2.csv', [['1', 'رسید تازه', '1405/8/25', '', '']])
    const given: string[] = []
    await run(fresh, { onReceipt: async (_line, receipt) => void given.push(receipt) })
    assert.ok('agencyId' in (await openReceipt(app, given[0]!)))
  })

  test('refuses a file that is no table, an agency that is not there, and a column that is missing', async () => {
    const file = write('ok.csv', [['1', 'متن درست', '', '', '']])
    const ask = (how: Partial<Import>) =>
      importFile(app, { slug: agency.slug, file, map: MAP, lang: 'fa', ...how }, () => {})
    assert.deepEqual(await ask({ slug: 'nowhere' }), { refusal: 'no-such-agency' })
    assert.deepEqual(await ask({ map: { text: 'پیام' } }), {
      refusal: 'no-such-column',
      column: 'پیام',
      headers: HEADERS,
    })
    const sheet = join(folder, 'sheet.csv')
    writeFileSync(sheet, Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00', 'latin1'))
    assert.deepEqual(await ask({ file: sheet }), { refusal: 'not-a-table' })
    const empty = join(folder, 'empty.csv')
    writeFileSync(empty, '')
    assert.deepEqual(await ask({ file: empty }), { refusal: 'empty-file' })
  })

  test('an import counts its rows in the record, and says nothing of what they hold', async () => {
    const lines = await app.rows<{ type: string; body: Record<string, unknown> }>(sql`
      select type, body from record_waiting where type = 'submissions.imported'
      union all select type, body from record where type = 'submissions.imported'`)
    assert.ok(lines.length > 5)
    for (const { body } of lines) assert.deepEqual(Object.keys(body).sort(), ['added', 'refused', 'rows'])
  })
})
