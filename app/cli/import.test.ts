import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { readHow, runImport } from './import.ts'

describe('readHow()', () => {
  const trouble = (...args: string[]) => readHow(args, 'en').trouble

  test('reads what was asked for', () => {
    const { how, receipts, lang } = readHow(
      [
        'a.csv',
        '--agency',
        'water',
        '--map',
        'text=متن،time=2,place=a=b',
        '--encoding',
        'UTF-8',
        '--delimiter',
        '\\t',
        '--receipts',
        'r.csv',
        '--lang',
        'fa',
      ],
      'en',
    )
    assert.deepEqual(how, {
      slug: 'water',
      file: 'a.csv',
      map: { text: 'متن', time: '2', place: 'a=b' },
      encoding: 'utf-8',
      delimiter: '\t',
      lang: 'fa',
    })
    assert.deepEqual([receipts, lang], ['r.csv', 'fa'])
  })

  test('says what is missing or not known, and asks for nothing it was not told', () => {
    assert.match(trouble(), /FILE\.csv/)
    assert.match(trouble('a.csv'), /--agency/)
    assert.match(trouble('a.csv', '--agency', 'w'), /--map/)
    assert.match(trouble('a.csv', '--agency', 'w', '--map', 'time=1'), /--map text/)
    assert.match(trouble('a.csv', '--agency', 'w', '--map', 'text=1,color=2'), /color=2/)
    assert.match(trouble('a.csv', 'b.csv', '--agency', 'w', '--map', 'text=1'), /b\.csv/)
    assert.match(trouble('a.csv', '--agency', 'w', '--map', 'text=1', '--force', 'x'), /--force/)
    assert.match(trouble('a.csv', '--agency', 'w', '--map', 'text=1', '--encoding', 'ebcdic'), /ebcdic/)
    assert.match(readHow([], 'fa').trouble, /لازم است/)
  })
})

describe('runImport()', () => {
  let app: TestApp
  let agency: TestAgency
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-cli-'))
  before(async () => {
    app = await testApp()
    agency = await testAgency(app)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  })

  const run = async (file: string, lang: 'fa' | 'en', receipts?: string) => {
    const said: string[] = []
    const how = { slug: agency.slug, file, map: { text: 'text' }, lang }
    const code = await runImport(app, how, receipts, (line) => said.push(line))
    return { code, said: said.join('\n') }
  }

  test('tells how the file was read and how it went, and ends with 1 when a row was refused', async () => {
    const file = join(folder, 'two.csv')
    writeFileSync(file, 'text;n\nthe lamp is broken;1\n;2\n')
    const first = await run(file, 'en')
    assert.equal(first.code, 1)
    assert.match(first.said, /Encoding: utf-8 \(told from the text\); columns parted by: semicolon/)
    assert.match(first.said, /2 rows read: 1 new, 0 known before, 1 refused\.\n {2}1 times: The text is empty/)
    assert.match(first.said, /two\.refused\.csv/)
    writeFileSync(file, 'text;n\nthe lamp is broken;1\n')
    const second = await run(file, 'fa', join(folder, 'receipts.csv'))
    assert.equal(second.code, 0)
    assert.match(second.said, /۱ سطر خوانده شد: ۰ تازه، ۱ از پیش بود/)
    assert.match(readFileSync(join(folder, 'receipts.csv'), 'utf8'), /^\ufeffسطر,رسید\r\n2,(\d{4} ){4}\d{4}\r\n$/)
    assert.equal(statSync(join(folder, 'receipts.csv')).mode & 0o777, 0o600)
  })

  test('names the columns there are when one is missing', async () => {
    const file = join(folder, 'other.csv')
    writeFileSync(file, 'message,n\nx,1\n')
    const { code, said } = await run(file, 'en')
    assert.equal(code, 1)
    assert.match(said, /no such column: text\nColumns: message \| n/)
  })
})
