/** Definitions as files: each is whole, a wrong one is refused in words, and what a version once meant it means for ever. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { figuresCsv } from './csv.ts'
import { DEFINITIONS, definitionsOf, METHOD_NAMES, readDefinition, versionsOf } from './definitions.ts'
import { figuresOf } from './figures.ts'
import { readRelease, sha256Of } from './file.ts'
import { COUNT_NAMES, readFormula } from './formula.schema.ts'
import { methodRows } from './method-rows.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const written = (name: string) => readFileSync(new URL(`definitions/${name}.yaml`, import.meta.url), 'utf8')

/**
 * The part of each version by which figures are worked out, as a fingerprint. Once a release has been made with a
 * version its line here never changes: other rules are another version, with another file.
 */
const KEPT: Record<string, string> = {
  'confirmed.1': 'e326e44b9b09bc57',
  'done-in-time.1': '268d9f4644dfbdf2',
  'first-reply-in-time.1': '37f8088d3d400add',
  'not-confirmed.1': '693348b7a6122ec3',
  'objected.1': '28b09c9fa5a36795',
  'received.1': '61e375dc74e97ecb',
  'still-open.1': 'ac9f059ee18ce413',
  'taken-away.1': 'a978a91546f8fd62',
  'wait-to-first-reply.1': '5468d88de8d87c3a',
  'wait-to-solution.1': 'e3896c23dac39b95',
}

test('readDefinition() gives each version the rule that it had when it was first used', () => {
  const all = [...new Set(METHOD_NAMES.flatMap((method) => [...definitionsOf(method)]))]
  const marks = all.map(({ id, version, unit, compute, interval, data, minimumGroup }) => {
    const rule = JSON.stringify({ unit, compute, interval, data, minimumGroup }, (_, part) => part?.text ?? part)
    return [`${id}.${version}`, createHash('sha256').update(rule).digest('hex').slice(0, 16)]
  })
  assert.deepEqual(Object.fromEntries(marks), KEPT)
})

test('figuresOf() computes a release of method 1 as it was published, to the last digit', () => {
  const bytes = fixture('release-1.json')
  const { lines, ...file } = readRelease(bytes)
  assert.deepEqual([file.format, file.method, lines.length], ['pasokh-release/1', '1', 2])
  const csv = figuresCsv({ ...figuresOf({ lines, method: '1' }), file, sha256: sha256Of(bytes).toString('hex') })
  assert.equal(csv.replace(/^\uFEFF/, ''), fixture('figures-1.csv').toString())
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
  ['something nobody asked for', 'unit: share', 'unit: share\nweight: 2', /weight/],
  ['no question', /^ {2}question: .*\n/m, '', /question/],
  ['the same name twice', 'unit: share', 'unit: share\nunit: share', /unique/],
  ['a text that refers to itself', 'unit: share', 'unit: &a share\nid: *a', /alias|unique/i],
]

for (const [what, from, to, why] of WRONG)
  test(`readDefinition() refuses ${what}`, () => {
    const text = written('confirmed.1')
    const wrong = text.replace(from, to)
    assert.notEqual(wrong, text)
    assert.throws(() => readDefinition(wrong), why)
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
