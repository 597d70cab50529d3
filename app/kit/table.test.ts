import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import { encode } from '../../tests/encode.ts'
import { columnOf, DELIMITERS, detectDialect, headersIn } from './dialect.ts'
import { detectEncoding, type Encoding, SAMPLE_BYTES } from './encoding.ts'
import { decodeSample, openTable, readSample } from './table-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'pasokh-table-'))
after(() => rmSync(folder, { recursive: true }))

// Every letter of Persian that Windows-1256 has, with the four that Arabic lacks, signs and a half-space.
const ROWS = [
  ['متن', 'زمان', 'محل'],
  ['چراغ کوچه، پشت «ژاله» خاموش است؛ گزارش شد', '1405/8/30', 'خيابان بهار'],
  ['خط اول\nخط دوم با "نقل قول"', '2026-11-20 10:30', ''],
  ['مي\u200cخواهم قبض، گاز؛ برق|آب\tتلفن را ببينم', '', 'پلاک 12'],
]

const KINDS: [string, Encoding, boolean][] = [
  ['UTF-8', 'utf-8', false],
  ['UTF-8 with a mark', 'utf-8', true],
  ['UTF-16 LE', 'utf-16le', false],
  ['UTF-16 LE with a mark', 'utf-16le', true],
  ['UTF-16 BE', 'utf-16be', false],
  ['UTF-16 BE with a mark', 'utf-16be', true],
  ['Windows-1256', 'windows-1256', false],
]

async function readAll(bytes: Uint8Array, wanted: string[]) {
  const file = join(folder, 'table.csv')
  writeFileSync(file, bytes)
  const { sample } = await readSample(file)
  const encoding = detectEncoding(sample)!
  const dialect = detectDialect(decodeSample(sample, encoding), wanted)
  const rows = []
  for await (const row of openTable(file, encoding, dialect).rows()) rows.push(row)
  return { encoding, dialect, rows }
}

for (const [name, encoding, mark] of KINDS)
  test(`a table in ${name} is read the same, whatever parts its columns`, async () => {
    for (const delimiter of DELIMITERS)
      for (const lineEnd of ['\n', '\r\n']) {
        const text = stringify(ROWS, { delimiter, record_delimiter: lineEnd })
        const read = await readAll(encode(text, encoding, { mark }), ['متن', 'زمان'])
        assert.equal(read.encoding, encoding)
        assert.equal(read.dialect.delimiter, delimiter)
        assert.deepEqual(
          read.rows.map(({ cells }) => cells),
          ROWS,
        )
        assert.deepEqual(
          read.rows.map(({ line }) => line),
          [1, 2, 3, 5],
        )
      }
  })

describe('detectEncoding()', () => {
  test('tells every cut of a Persian text, wherever the sample ends', () => {
    const text = 'سلام، آب محله از دیروز قطع است و کسی پاسخ نمی\u200cدهد. Please fix it.\n'.repeat(30)
    for (const [, encoding, mark] of KINDS)
      for (let cut = 60; cut < 400; cut++)
        assert.equal(detectEncoding(encode(text, encoding, { mark }).subarray(0, cut)), encoding, `${encoding} ${cut}`)
  })

  test('takes plain English for UTF-8, and a few broken bytes for broken bytes', () => {
    assert.equal(detectEncoding(Buffer.from('text,time\nthe lamp is broken,2026-01-01\n')), 'utf-8')
    const broken = Buffer.concat([Buffer.from('چراغ خاموش است\n'.repeat(20)), Buffer.of(0xff, 0xd9, 0x0a)])
    assert.equal(detectEncoding(broken), 'utf-8')
  })

  test('says of a spreadsheet that it is no text', () => {
    assert.equal(detectEncoding(Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00', 'latin1')), null)
    assert.ok(SAMPLE_BYTES >= 65_536)
  })
})

describe('detectDialect()', () => {
  test('goes by the wanted columns before it goes by counts', () => {
    const sample = 'متن؛زمان\nیک، دو، سه؛1405/1/1\nچهار، پنج، شش؛1405/1/2\n'
    assert.deepEqual(detectDialect(sample, ['متن', 'زمان']), { delimiter: '؛', quote: '"' })
  })

  test('leaves quotes alone where they do not bind', () => {
    const sample = 'text\ttime\nhe said "no" twice\t2026-01-01\n"open\t2026-01-02\nmore\t2026-01-03\n'
    assert.deepEqual(detectDialect(sample, ['text']), { delimiter: '\t', quote: null })
  })

  test('columnOf() does not mind letters of Arabic, case, spaces and signs', () => {
    const headers = headersIn('\u0645\u062a\u0646 \u064a\u0643,Service_Name,3\n', { delimiter: ',', quote: '"' })
    assert.equal(columnOf(headers, 'متن یک'), 0)
    assert.equal(columnOf(headers, 'service name'), 1)
    assert.equal(columnOf(headers, '3'), 2, 'a name goes before a number')
    assert.equal(columnOf(headers, '2'), 1)
    assert.equal(columnOf(headers, '4'), -1)
  })
})

test('rows that a stray quote runs together are told by their lines, and none of them is made up', async () => {
  const file = join(folder, 'stray.csv')
  writeFileSync(file, 'text,time\ngood,1\n"bad,2\n"worse" x,3\n"lost",4\nfound,5\n')
  const rows = []
  for await (const row of openTable(file, 'utf-8', { delimiter: ',', quote: '"' }).rows()) rows.push(row)
  assert.deepEqual(rows.slice(1), [
    { line: 2, until: 2, cells: ['good', '1'] },
    { line: 3, until: 5, cells: null },
    { line: 6, until: 6, cells: ['found', '5'] },
  ])
})

test('a quote that never closes does not take the file into memory', async () => {
  const file = join(folder, 'open.csv')
  writeFileSync(file, `text,time\n"${'x'.repeat(2_000_000)}\nmore,1\n`)
  const rows = []
  for await (const row of openTable(file, 'utf-8', { delimiter: ',', quote: '"' }).rows()) rows.push(row)
  assert.deepEqual(rows.slice(1), [{ line: 2, until: Number.POSITIVE_INFINITY, cells: null }])
})
