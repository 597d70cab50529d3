/** `pasokh model`: a table becomes a model, the model is measured on another, and an agency's own is learned and shown. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { runModel } from './model.ts'

let app: TestApp
let agency: TestAgency
const folder = mkdtempSync(join(tmpdir(), 'pasokh-model-'))
const at = (file: string) => join(folder, file)

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  const rows = (n: number) =>
    Array.from({ length: n }, (_, i) => [`قبض من اشتباه است ${i}`, 'bill', `آب از لوله می‌ریزد ${i}`, 'leak'])
  const csv = rows(20).map(([a, b, c, d]) => `"${a}",${b}\r\n"${c}",${d}`)
  writeFileSync(at('train.csv'), `\ufeffمتن,خدمت\r\n${csv.join('\r\n')}\r\n,bill\r\n`)
  const lines = rows(5).flatMap(([a, b, c, d]) => [
    { text: a, label: b },
    { text: c, label: d },
  ])
  writeFileSync(at('test.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

async function run(...args: string[]) {
  const said: string[] = []
  const code = await runModel(
    args,
    'en',
    (line) => said.push(line),
    async () => ({ app, stop: async () => {} }),
  )
  const last = said.at(-1) ?? ''
  return { code, said: said.join('\n'), figures: last.startsWith('{') ? JSON.parse(last) : null }
}

const train = (...more: string[]) =>
  run('train', 'train.csv', '--data', folder, '--text', 'متن', '--label', 'خدمت', ...more)

test('train makes a model of a table, the same bytes each time, and says what it learned from', async () => {
  const { code, said, figures } = await train('--out', at('one.model'))
  assert.equal(code, 0, said)
  assert.match(said, /40 texts read; 1 rows had no text/)
  assert.match(said, /\n {2}10 %\n(?:.*\n)*? {2}100 %\n/)
  assert.deepEqual([figures.texts, figures.labels.length, figures.bytes], [40, 2, readFileSync(at('one.model')).length])
  await train('--out', at('two.model'))
  assert.deepEqual(readFileSync(at('one.model')), readFileSync(at('two.model')))
})

test('evaluate measures it on another table, and card shows it; the last line is JSON', async () => {
  await train('--out', at('one.model'))
  const { code, figures } = await run('evaluate', 'one.model', 'test.jsonl', '--data', folder)
  assert.equal(code, 0)
  assert.deepEqual([figures.texts, figures.accuracy], [10, 1])
  assert.ok(figures.low < 1 && figures.high === 1 && figures.curve[0].coverage === 1)
  const card = await run('card', at('one.model'))
  assert.deepEqual([card.code, card.figures.model, card.figures.texts], [0, figures.model, 40])
})

test('evaluate with a folder alone measures learning itself on its labelled sets', async () => {
  const set = at('measure-only/services')
  mkdirSync(set, { recursive: true })
  const rows = (from: number) =>
    Array.from({ length: 12 }, (_, i) => `قبض من اشتباه است ${from + i}\tbill\nآب از لوله می‌ریزد ${from + i}\tleak\n`)
  writeFileSync(join(set, 'train.tsv'), rows(0).join(''))
  writeFileSync(join(set, 'test.tsv'), rows(100).join(''))
  const { code, said, figures } = await run('evaluate', '--data', folder)
  assert.equal(code, 0, said)
  const [measured] = figures.datasets
  assert.deepEqual([measured.name, measured.split, measured.macroF1], ['services', 'published test of 24', 100])
  const nowhere = await run('evaluate', '--data', at('nowhere'))
  assert.deepEqual([nowhere.code, /There is no folder/.test(nowhere.said)], [2, true])
})

test('a table without a header has columns by number', async () => {
  writeFileSync(at('bare.tsv'), 'آب از لوله می‌ریزد\tleak\nقبض اشتباه\tbill\nنشت آب "تازه\tleak\n')
  const { code, figures, said } = await run(
    'train',
    at('bare.tsv'),
    '--text',
    '1',
    '--label',
    '2',
    '--out',
    at('b.model'),
  )
  assert.deepEqual([code, figures?.texts], [0, 3], said)
})

test('what is wrong is said in a sentence, in the language that was asked for', async () => {
  writeFileSync(at('latin.csv'), Buffer.from([0x74, 0x65, 0x78, 0x74, 0x2c, 0x6c, 0x0a, 0xc3, 0x28, 0x2c, 0x61]))
  writeFileSync(at('broken.jsonl'), '{"text": 1\n')
  writeFileSync(at('one-label.csv'), 'text,label\nآب,a\nباد,a\n')
  writeFileSync(at('empty.csv'), 'text,label\n,\n')
  const out = ['--out', at('x.model')]
  const cases: [string[], number, RegExp][] = [
    [['train', at('none.csv'), ...out], 1, /not there or cannot be opened/],
    [['train', at('none.csv'), ...out, '--lang', 'fa'], 1, /پیدا یا باز نشد/],
    [['train', at('latin.csv'), ...out], 1, /not a text in UTF-8/],
    [['train', at('broken.jsonl'), ...out], 1, /no proper CSV/],
    [['train', at('train.csv'), ...out], 1, /no column «text».*متن \| خدمت/],
    [['train', at('one-label.csv'), ...out], 1, /two labels/],
    [['train', at('empty.csv'), ...out], 1, /no labelled text/],
    [['train', at('test.jsonl'), '--out', at('no/such/folder')], 1, /cannot be written/],
    [['evaluate', at('test.jsonl'), at('test.jsonl')], 1, /no model that can be read/],
    [['card', '--agency', 'nobody'], 1, /no such agency: nobody/],
    [['train', at('test.jsonl')], 2, /--out MODEL/],
    [['evaluate', at('test.jsonl')], 2, /FILE\.csv/],
    [['guess'], 2, /not known: guess/],
    [[], 2, /train \| evaluate \| card/],
    [['card', at('x'), '--what', 'y', '--lang', 'fa'], 2, /نمی‌شناسم/],
  ]
  for (const [args, code, sentence] of cases) {
    const answer = await run(...args)
    assert.deepEqual([answer.code, sentence.test(answer.said)], [code, true], `${args.join(' ')}: ${answer.said}`)
  }
})

test('with --agency it is the agency’s own: learned, measured on a table by codes of services, shown', async () => {
  const learned = await run('train', '--agency', agency.slug)
  assert.deepEqual([learned.code, learned.figures.outcome], [0, 'nothing-to-learn'])
  const { code, figures } = await run('evaluate', at('test.jsonl'), '--agency', agency.slug)
  assert.equal(code, 0)
  assert.equal(figures.accuracy, 1)
  assert.deepEqual(figures.labels.map(({ label }: { label: string }) => label).sort(), ['bill', 'leak'])
  const card = await run('card', '--agency', agency.slug, '--lang', 'fa')
  assert.deepEqual([card.code, card.figures.tested, card.figures.urgency], [0, null, null])
  assert.match(card.said, /هنوز متنی نیست/)
  assert.match(card.said, /خطر: هنوز کارمندی نظری نداده/)
})
