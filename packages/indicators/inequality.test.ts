import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gini, hoover, theil, theilSplit, type Unit } from './inequality.ts'

const near = (got: number, want: number, within = 1e-12) =>
  assert.ok(Math.abs(got - want) < within, `${got} is not ${want}`)
const each = (values: number[]): Unit[] => values.map((value) => ({ value, weight: 1 }))
const unit = fc.record({ value: fc.nat(20), weight: fc.integer({ min: 1, max: 6 }) })
const units = fc.array(unit, { minLength: 1, maxLength: 12 })

test('gini(), theil() and hoover() meet the published incomes of the R package ineq', () => {
  // The manual's example of that package; the figures again by their definitions in R.
  const incomes = each([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261])
  near(gini(incomes), 0.462091130267624)
  near(theil(incomes), 0.362341242343895)
})

test('gini() is half the mean difference of all pairs, and hoover() half the mean deviation, in means', () => {
  fc.assert(
    fc.property(units, (some) => {
      const people = some.flatMap(({ value, weight }) => Array<number>(weight).fill(value))
      const mean = people.reduce((a, b) => a + b, 0) / people.length
      if (mean === 0) return assert.deepEqual([gini(some), hoover(some), theil(some)], [0, 0, 0])
      const pairs = people.flatMap((a) => people.map((b) => Math.abs(a - b)))
      near(gini(some), pairs.reduce((a, b) => a + b, 0) / (2 * people.length ** 2 * mean))
      near(hoover(some), people.reduce((sum, a) => sum + Math.abs(a - mean), 0) / (2 * people.length * mean))
    }),
  )
})

test('theil() of a few who share all equally is the logarithm of how few they are', () => {
  near(theil(each([5, 5, 0, 0, 0, 0, 0, 0])), Math.log(4))
})

test('theilSplit() adds up to theil(), with nothing between equal groups and nothing within even ones', () => {
  fc.assert(
    fc.property(fc.array(units, { minLength: 1, maxLength: 5 }), (groups) => {
      const { between, within } = theilSplit(groups)
      near(between + within, theil(groups.flat()))
      assert.ok(between > -1e-12 && within > -1e-12)
      near(theilSplit([groups[0]!, groups[0]!]).between, 0)
      near(theilSplit(groups.map((group) => group.map(({ weight }) => ({ value: 3, weight })))).within, 0)
    }),
  )
})

test('all indices stay when a unit is split, values are scaled, or ties are reordered', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 2, max: 9 }), (some, times) => {
      const split = some.flatMap(({ value, weight }) => [
        { value, weight: weight / 2 },
        { value, weight: weight / 2 },
      ])
      const scaled = some.map(({ value, weight }) => ({ value: value * times, weight })).reverse()
      for (const index of [gini, hoover, theil]) {
        near(index(split), index(some))
        near(index(scaled), index(some))
      }
    }),
  )
})

test('all indices are 0 for one unit, leave out who has no weight, and refuse an empty place', () => {
  for (const index of [gini, hoover, theil]) {
    near(index([{ value: 7, weight: 3 }]), 0)
    near(index([...each([1, 2]), { value: 99, weight: 0 }]), index(each([1, 2])))
    assert.throws(() => index([]), RangeError)
    assert.throws(() => index(each([-1, 2])), RangeError)
    assert.throws(() => index(each([Number.NaN])), RangeError)
  }
  assert.deepEqual(theilSplit([[{ value: 1, weight: 1 }], [{ value: 4, weight: 0 }]]), { between: 0, within: 0 })
})
