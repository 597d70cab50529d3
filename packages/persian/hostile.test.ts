/**
 * Every function on texts that make careless readers slow: the steps are counted, not timed, so that the outcome is the
 * same on every machine. A step is one run of a block of the package's code, which the engine counts by itself; what
 * the engine does inside a regular expression is no step, and is seen in `npm run bench -- text`, which times them.
 */
import assert from 'node:assert/strict'
import { Session } from 'node:inspector/promises'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'

// Calls that a compiler has put into their caller would not be counted.
for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag)
const counter = new Session()
counter.connect()
after(() => counter.disconnect())
await counter.post('Profiler.enable')
await counter.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
// Only what is read after the counting has begun is counted.
const persian = await import('./index.ts')

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
    '#a',
    '[1]',
    '"a" ',
    '<a>',
    'x.y.z.',
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

/** Long enough for every limit in the package, and for no scan to be kept. */
const SHORT = 10_500
const TIMES = 4
/** A reader that reads all again for each part of a text takes sixteen times the steps; what is begun after a fixed length, six. */
const MOST_GROWTH = 8
/** Fewer steps than that are no work to compare: a text of some thousand signs is read once for less. */
const FEW_STEPS = 20_000

/** The steps since the last count, by function of the package: those of its block that ran most often. */
async function steps(): Promise<Map<string, number>> {
  const { result } = await counter.post('Profiler.takePreciseCoverage')
  return new Map(
    result
      .filter(({ url }) => url.includes('/packages/persian/'))
      .flatMap(({ url, functions }) =>
        functions.map(({ functionName, ranges }) => [
          `${functionName} of ${url.split('/').at(-1)}, from ${ranges[0]!.startOffset}`,
          Math.max(...ranges.map(({ count }) => count)),
        ]),
      ),
  )
}

for (const piece of HOSTILE)
  test(`the steps grow with the text and no faster, on many times ${JSON.stringify(piece)}`, async () => {
    const counts: Map<string, number>[] = []
    for (const times of [1, TIMES]) {
      const text = piece.repeat(times * Math.ceil(SHORT / piece.length))
      await steps()
      for (const run of Object.values(FUNCTIONS)) run(text)
      counts.push(await steps())
    }
    const [short, long] = counts as [Map<string, number>, Map<string, number>]
    for (const [name, count] of long)
      if (count > FEW_STEPS) {
        const growth = count / (short.get(name) ?? 0)
        assert.ok(growth < MOST_GROWTH, `${name}: ${growth.toFixed(1)} times the steps`)
      }
  })

test('the steps of a careless reader are seen', async () => {
  const count = async (length: number) => {
    await steps()
    // Reads the text from each of its places to the end.
    for (let at = 0; at < length; at++) persian.fold('ا'.repeat(length - at))
    return [...(await steps()).values()].reduce((sum, each) => sum + each, 0)
  }
  const [short, long] = [await count(100), await count(400)]
  assert.ok(long / short > 2 * MOST_GROWTH - 1, `${long / short}`)
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
