/** Definitions as files: each is whole, a wrong one is refused in words, and what a version once meant it means for ever. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvRows, differencesOf } from '../cli/compare-figures.ts'
import { figuresCsv } from './csv.ts'
import { DEFINITIONS, definitionsOf, METHOD_NAMES, readDefinition, versionsOf } from './definitions.ts'
import { figuresOf } from './figures.ts'
import { readRelease, sha256Of } from './file.ts'
import { COUNT_NAMES, readFormula } from './formula.schema.ts'
import { methodRows } from './pages/method-rows.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const written = (name: string) => readFileSync(new URL(`definitions/${name}.yaml`, import.meta.url), 'utf8')

/**
 * The part of each version by which figures are worked out, as a fingerprint. Once a release has been made with a
 * version its line here never changes: other rules are another version, with another file.
 */
const KEPT: Record<string, string> = {
  'acknowledged-and-lost.1': '98d9a58038cb8c41',
  'backlog-age.1': 'e2c5897b0285acd3',
  'closed-not-fixed.1': 'c5e16ac328b283ac',
  'confirmed.1': 'e326e44b9b09bc57',
  'confirmed.2': '878b034fe176b1fa',
  'done-in-time.1': '268d9f4644dfbdf2',
  'done-in-time.2': '963c812efbb16aad',
  'first-reply-in-time.1': '37f8088d3d400add',
  'first-reply-in-time.2': 'a5d445c47764b1da',
  'heard-by-channel.1': '231bb775eaa43d74',
  'heard-by-language.1': '09e2efb9afab59f4',
  'heard-gini.1': 'e6211656550f2bfe',
  'heard-theil.1': 'bc0594400607fe3e',
  'intake-uptime.1': '9cd069be8b1ac7e7',
  'least-heard-tenth.1': '41c2d381e10243c4',
  'longest-waiting-tenth.1': 'e670af779ecf47f8',
  'named-day-kept.1': '32e8eda760346d2a',
  'near-copies.1': 'd55819277ff70497',
  'not-confirmed.1': '693348b7a6122ec3',
  'not-confirmed.2': 'df6fc934bbcda16a',
  'not-sure.1': '4f4494e8fb0dcfde',
  'objected.1': '28b09c9fa5a36795',
  'objected.2': '6420cf7298b474ec',
  'open-over-30-days.1': '99a4758f68c65d0d',
  'passed-on.1': 'c22e51c692db56ba',
  'passed-on.2': '6d113235e45ac5d4',
  'promises-kept.1': '4e7cb30d23dcb11c',
  'proposal-accuracy.1': 'ad1cfdb53965c460',
  'received.1': '61e375dc74e97ecb',
  'refusals-by-reason.1': 'b7ee27e2d9318382',
  'refused.1': 'db9e89e157511da1',
  'reopened.1': '6cfbfc83d208f759',
  'response-rate.1': '27b963bfd3adeed9',
  'satisfaction.1': '149cc13f6926147f',
  'silent-areas.1': '4846bab401f71324',
  'still-open.1': 'ac9f059ee18ce413',
  'still-open.2': '435e87d4ff6eddc6',
  'taken-away.1': 'a978a91546f8fd62',
  'taken-away.2': 'a513d6d56ee89514',
  'wait-gini.1': '01a91d1419712bc8',
  'wait-theil.1': '82431801427e5dfe',
  'wait-to-first-reply.1': '5468d88de8d87c3a',
  'wait-to-first-reply.2': '1ba342e941a454f0',
  'wait-to-solution.1': 'e3896c23dac39b95',
  'wait-to-solution.2': 'bef6c776eaa2434d',
  'with-place.1': 'b18df454c427f53e',
}

test('readDefinition() gives each version the rule that it had when it was first used', () => {
  const all = [...new Set(METHOD_NAMES.flatMap((method) => [...definitionsOf(method)]))]
  const marks = all.map(({ id, version, unit, compute, interval, data, minimumGroup, minimumDenominator }) => {
    const more = minimumDenominator > 1 && { minimumDenominator }
    const rule = JSON.stringify(
      { unit, compute, interval, data, minimumGroup, ...more },
      (_, part) => part?.text ?? part,
    )
    return [`${id}.${version}`, createHash('sha256').update(rule).digest('hex').slice(0, 16)]
  })
  assert.deepEqual(Object.fromEntries(marks), KEPT)
})

test('figuresOf() computes a release of method 1 as it was published, to the last digit', () => {
  const bytes = fixture('release-1.json')
  const { lines, ...file } = readRelease(bytes)
  assert.deepEqual([file.format, file.method, lines.length], ['pasokh-release/1', '1', 2])
  const csv = figuresCsv({ ...figuresOf({ ...file, lines }), file, sha256: sha256Of(bytes).toString('hex') })
  const computed = csvRows(Buffer.from(csv))
  const published = csvRows(fixture('figures-1.csv'))
  assert.equal(published.length, 30)
  assert.deepEqual(differencesOf(published, computed), [])
  // Later columns stand after those that there were.
  for (const [at, line] of fixture('figures-1.csv').toString().trim().split('\n').entries())
    assert.ok(csv.split('\n')[at]!.includes(line.trim()))
})

test('readRelease() refuses a method that nobody here knows, and says which are known', () => {
  const other = fixture('release-1.json').toString().replace('"method":"1"', '"method":"999"')
  assert.throws(() => readRelease(Buffer.from(other)), /Method 999 is not known here, only 1/)
})

test('versionsOf() gives the newest first, and nothing for a name that never was', () => {
  for (const { id, version } of DEFINITIONS) assert.equal(versionsOf(id)[0]?.version, version)
  assert.deepEqual(versionsOf('happiness'), [])
})

test('methodRows() leaves nothing unsaid in either language', () => {
  for (const definition of DEFINITIONS)
    for (const lang of ['fa', 'en'] as const)
      for (const { term, text } of methodRows(lang, definition))
        assert.ok(term.length > 1 && text.length > 1, `${definition.id} ${lang} ${term}`)
})

const WRONG: [what: string, from: string | RegExp, to: string, why: RegExp][] = [
  ['a count that there is not', 'numerator: confirmed\n', 'numerator: happy\n', /not a sum of counts: happy/],
  ['a product', 'numerator: confirmed\n', 'numerator: confirmed * 2\n', /not a sum of counts/],
  ['code', 'numerator: confirmed\n', 'numerator: process.exit(1)\n', /not a sum of counts/],
  ['nothing above the line', 'numerator: confirmed\n', "numerator: ''\n", /not a sum of counts/],
  ['a unit that is not its own', 'unit: share', 'unit: days', /do not go with/],
  ['an interval that is not its own', 'interval: wilson', 'interval: greenwood', /do not go with/],
  ['too small a group', 'minimumGroup: 10', 'minimumGroup: 9', /minimumGroup/],
  ['what the file does not hold', 'numerator: confirmed\n', 'numerator: promised\n', /does not hold what/],
  ['something nobody asked for', 'unit: share', 'unit: share\nweight: 2', /weight/],
  ['no question', /^ {2}question: .*\n/m, '', /question/],
  ['the same name twice', 'unit: share', 'unit: share\nunit: share', /unique/],
  ['a text that refers to itself', 'unit: share', 'unit: &a share\nid: *a', /alias|unique/i],
]

test('readDefinition() refuses a share of cases by cases that are counted otherwise', () => {
  const mixed = written('confirmed.2').replace('numerator: confirmed\n', 'numerator: promisesKept\n')
  assert.throws(() => readDefinition(mixed), /counted of the same cases/)
})

for (const [what, from, to, why] of WRONG)
  test(`readDefinition() refuses ${what}`, () => {
    const text = written('confirmed.1')
    const wrong = text.replace(from, to)
    assert.notEqual(wrong, text)
    assert.throws(() => readDefinition(wrong), why)
  })

test('readDefinition() refuses satisfaction without what it must stand beside, and each method knows what stands beside', () => {
  const lone = written('satisfaction.1').replace('beside: response-rate\n', '')
  assert.throws(() => readDefinition(lone), /never said without how many have answered/)
  for (const method of METHOD_NAMES)
    for (const { beside } of definitionsOf(method))
      if (beside) assert.ok(definitionsOf(method).some(({ id }) => id === beside))
})

test('readFormula() reads every sum of counts, whatever the spaces', () => {
  const term = fc.record(
    { sign: fc.constantFrom(1 as const, -1 as const), count: fc.constantFrom(...COUNT_NAMES) },
    { noNullPrototype: true },
  )
  const space = fc.constantFrom('', ' ', '  ')
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), space, (terms, gap) => {
      const all = terms.map((one, at) => (at === 0 ? { ...one, sign: 1 as const } : one))
      const text = all.map(({ sign, count }, at) => `${at === 0 ? '' : sign > 0 ? '+' : '-'}${gap}${count}`).join(gap)
      assert.deepEqual(readFormula(text), all)
    }),
  )
})

test('readFormula() refuses whatever is no sum of counts', () => {
  for (const text of ['', '+', 'received +', '- received', 'received done', 'received + 1', 'toString', '__proto__'])
    assert.equal(readFormula(text), null, text)
})
