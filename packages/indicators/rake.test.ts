import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { effectiveN, type Margin, rake } from './rake.ts'

const near = (got: number, want: number, within = 1e-9) =>
  assert.ok(Math.abs(got - want) <= within * Math.abs(want), `${got} is not ${want}`)
const total = (weights: readonly number[], margin: Margin, group: string) =>
  weights.reduce((sum, weight, at) => sum + (margin.groups[at] === group ? weight : 0), 0)

/** People with two properties, of whom everybody has a partner in each other group, and targets of one sum. */
const surveys = fc
  .array(fc.tuple(fc.constantFrom('f', 'm'), fc.constantFrom('young', 'middle', 'old')), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((people) => {
    const all = [
      ...people,
      ...['f', 'm'].flatMap((sex) => ['young', 'middle', 'old'].map((age) => [sex, age] as const)),
    ]
    const share = fc.integer({ min: 1, max: 99 })
    return fc.tuple(fc.constant(all), share, share, share)
  })
  .map(([people, f, young, middle]): Margin[] => {
    const ages = young + middle + 50
    return [
      { groups: people.map(([sex]) => sex), targets: { f: f / 100, m: 1 - f / 100 } },
      { groups: people.map(([, age]) => age), targets: { young: young / ages, middle: middle / ages, old: 50 / ages } },
    ]
  })

test('rake() meets every margin, and leaves the odds within pairs of groups as they were', () => {
  fc.assert(
    fc.property(surveys, (margins) => {
      const raked = rake(margins)
      assert.ok('weights' in raked)
      for (const margin of margins) {
        for (const [group, target] of Object.entries(margin.targets))
          near(total(raked.weights, margin, group), target, 1e-9)
      }
      // Raking is a product of one factor for each group: the cross ratio of single weights stays 1.
      const at = (sex: string, age: string) =>
        raked.weights[margins[0]!.groups.findIndex((g, i) => g === sex && margins[1]!.groups[i] === age)]!
      near((at('f', 'young') * at('m', 'old')) / (at('f', 'old') * at('m', 'young')), 1, 1e-9)
    }),
  )
})

test('rake() with one margin is the plain ratio, and keeps weights by design in proportion', () => {
  const raked = rake([{ groups: ['a', 'a', 'b'], targets: { a: 30, b: 10 } }], { start: [1, 2, 7] })
  assert.deepEqual(raked, { weights: [10, 20, 10], effectiveN: 1600 / 600 })
})

test('rake() holds weights within the trim', () => {
  const groups = [...Array<string>(99).fill('many'), 'few']
  const raked = rake([{ groups, targets: { many: 10, few: 90 } }], { trim: 5 })
  assert.ok('weights' in raked)
  // The mean is 1 by the targets.
  assert.ok(raked.weights.every((weight) => weight <= 5 && weight >= 1 / 5))
  assert.equal(raked.weights.at(-1), 5)
  const untouched = rake([{ groups: ['a', 'b'], targets: { a: 3, b: 1 } }], { trim: 5 })
  assert.ok('weights' in untouched && untouched.weights[0] === 3)
})

test('rake() says why there can be no weights', () => {
  const groups = ['a', 'b']
  assert.deepEqual(rake([{ groups, targets: { a: 1, b: 1, c: 1 } }]), { refusal: 'empty-group' })
  assert.deepEqual(rake([{ groups, targets: { a: 1 } }]), { refusal: 'unknown-group' })
  assert.deepEqual(rake([{ groups, targets: { a: 1, b: 0 } }]), { refusal: 'unknown-group' })
  assert.deepEqual(
    rake([
      { groups, targets: { a: 1, b: 9 } },
      { groups, targets: { a: 9, b: 1 } },
    ]),
    { refusal: 'does-not-settle' },
  )
})

test('rake() of nobody weighs nobody, and it refuses lists that do not fit', () => {
  assert.deepEqual(rake([]), { weights: [], effectiveN: 0 })
  assert.throws(() => rake([{ groups: ['a'], targets: { a: 1 } }], { start: [1, 1] }), RangeError)
  assert.throws(() => rake([{ groups: ['a'], targets: { a: 1 } }], { start: [0] }), RangeError)
  assert.throws(() => rake([{ groups: ['a'], targets: { a: 1 } }], { trim: 1 }), RangeError)
})

test('effectiveN() is the count for equal weights, and one when one weight is all', () => {
  assert.equal(effectiveN([3, 3, 3, 3]), 4)
  assert.equal(effectiveN([0, 5, 0]), 1)
  assert.equal(effectiveN([]), 0)
  assert.throws(() => effectiveN([-1]), RangeError)
})

const folder = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/raking`

test('rake() gives the weights of the R package survey for the schools of California', (t) => {
  if (!existsSync(folder)) return t.skip('the reference survey is not here')
  const rows = (file: string) =>
    readFileSync(`${folder}/${file}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','))
  const schools = rows('apistrat.csv')
  const raked = rake(
    [
      { groups: schools.map((row) => row[1]!), targets: { E: 4421, H: 755, M: 1018 } },
      { groups: schools.map((row) => row[2]!), targets: { No: 1072, Yes: 5122 } },
    ],
    { start: schools.map((row) => Number(row[3])) },
  )
  assert.ok('weights' in raked)
  for (const [at, row] of rows('expected_weights.csv').entries()) near(raked.weights[at]!, Number(row[1]), 1e-10)
  near(raked.effectiveN, 168.580155976459, 1e-10)
  near(schools.reduce((sum, row, at) => sum + Number(row[4]) * raked.weights[at]!, 0) / 6194, 662.211650357843, 1e-10)
})
