import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as persian from './index.ts'

/** Texts that make careless readers slow, each a piece to be repeated. */
const HOSTILE = [
  ...[
    'سلامخوبی',
    '\u200c',
    '\u064e',
    '(',
    '[',
    '12',
    '۱',
    '1 ',
    '1-',
    '1.',
    '2.500.',
    '@',
    'a@',
    'a.',
    'a.b@',
    '+98',
    'IR06',
    'A1',
    '1:',
    '::',
  ],
  ...[
    '12 ب 345',
    'ایران 12 ب',
    'خانم علی ',
    'پلاک 1 ',
    'خیابان ',
    'نام: ',
    'کد ملی 1 ',
    'ییی',
    'ی\u200c',
    'ﷺ',
    '"',
    '«',
    '`',
    '.',
    '!',
    '😀',
    '👨\u200d',
    '\ud800',
    '\0',
  ],
  ...[
    'Mr. A',
    '1 Aa ',
    'می ',
    'ها ',
    'هایها',
    'http://a.ir/(',
    'www.',
    '\n',
    ' ',
    'یک ',
    'بیست و ',
    'دیروز ',
    '1402/',
    'سه روز ',
    'خونه',
    'a ',
    '#',
    'لا',
  ],
]

const FUNCTIONS: Record<string, (text: string) => unknown> = {
  fold: persian.fold,
  foldWithOffsets: persian.foldWithOffsets,
  tokens: persian.tokens,
  sentences: persian.sentences,
  normalize: persian.normalize,
  standard: persian.standard,
  lemma: persian.lemma,
  forms: persian.forms,
  language: persian.language,
  findPersonalData: persian.findPersonalData,
  cover: (text) => persian.cover(text, persian.findPersonalData(text)),
  numbers: persian.numbers,
  dates: (text) => persian.dates(text, '2026-11-21'),
  searchTerms: persian.searchTerms,
  highlight: (text) => persian.highlight(text, 'کتاب خانه'),
  summarise: (text) => persian.summarise(text, 2),
  keyphrases: (text) => persian.keyphrases([text, text]),
}

const SHORT = 16_000
const LONG = 4 * SHORT
/** A quadratic reader needs hundreds of milliseconds for the long text; below this there is nothing to compare. */
const TOO_SHORT_TO_TELL_MS = 60
/** Four times the text is four times the work, or with a quadratic reader sixteen times. */
const MOST_GROWTH = 10

const ofLength = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const least = (tries: number, work: () => unknown) => Math.min(...Array.from({ length: tries }, () => cpuMs(work)))

for (const [name, run] of Object.entries(FUNCTIONS))
  test(`${name}() grows with the text and no faster, on every hostile text`, () => {
    for (const piece of HOSTILE) {
      const long = ofLength(piece, LONG)
      if (cpuMs(() => run(long)) < TOO_SHORT_TO_TELL_MS) continue
      const growth = least(3, () => run(long)) / least(3, () => run(ofLength(piece, SHORT)))
      assert.ok(
        growth < MOST_GROWTH,
        `${JSON.stringify(piece)}: four times the text took ${growth.toFixed(1)} times as long`,
      )
    }
  })

test('every function takes 10,000 digits, lone surrogates and U+0000', () => {
  for (const run of Object.values(FUNCTIONS))
    for (const text of [
      '',
      '\0',
      '\ud800',
      '\udc00\ud800',
      '7'.repeat(10_000),
      '۷'.repeat(10_000),
      'ا\0ب',
      '\u202e\u2066',
    ])
      run(text)
})

test('every function refuses what is not text', () => {
  // A caller without types may pass anything.
  for (const [name, run] of Object.entries(FUNCTIONS))
    for (const wrong of [null, undefined, 5, {}, ['سلام']] as unknown as string[])
      assert.throws(() => run(wrong), TypeError, name)
})
