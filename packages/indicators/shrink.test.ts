import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalQuantile } from './normal.ts'
import { seeded } from './random.ts'
import { shrink } from './shrink.ts'

// Hits of 18 players in their first 45 at-bats, 1970: Efron & Morris (1977), Stein's Paradox in Statistics,
// Scientific American 236(5), 119–127: mean .265, factor .212, Clemente .400 → .294, Alvis .156 → .242.
const HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
// What they hit over the rest of the season.
const SEASON = [
  0.346, 0.298, 0.276, 0.222, 0.273, 0.27, 0.263, 0.21, 0.269, 0.23, 0.264, 0.256, 0.303, 0.264, 0.226, 0.285, 0.316,
  0.2,
]

test('shrink() gives the published guesses for the 18 players, nearer to the season than their own averages', () => {
  const own = HITS.map((hits) => hits / 45)
  const mean = own.reduce((a, b) => a + b, 0) / 18
  const error = Math.sqrt((mean * (1 - mean)) / 45)
  const { mean: all, areas } = shrink(own.map((value) => ({ value, error })))
  assert.equal(all.toFixed(3), '0.265')
  assert.equal(((areas[0]!.value - all) / (own[0]! - all)).toFixed(3), '0.212')
  assert.deepEqual([areas[0]!.value.toFixed(3), areas[17]!.value.toFixed(3)], ['0.294', '0.242'])
  const loss = (guesses: number[]) => guesses.reduce((sum, guess, at) => sum + (guess - SEASON[at]!) ** 2, 0)
  assert.ok(loss(areas.map(({ value }) => value)) < loss(own) / 3)
})

test('shrink() with equal errors has the error of Morris’s formula, recomputed for four areas', () => {
  // k = 4, V = 1, S = 16: B = 1/16; s² = V (1 − 3B/4) + 2 B² (y − m)² with (y − m)² = 4.
  const { areas } = shrink([0, 0, 4, 4].map((value) => ({ value, error: 1 })))
  for (const { error } of areas) assert.ok(Math.abs(error ** 2 - (1 - 3 / 64 + 8 / 256)) < 1e-9)
})

test('shrink() with unequal errors finds the spread, errs less than own figures, and states its error truly', () => {
  const random = seeded(8)
  const sums = { own: 0, guess: 0, held: 0, spread: 0 }
  const runs = 200
  for (let run = 0; run < runs; run++) {
    const truth = Array.from({ length: 20 }, () => 5 + normalQuantile(random()))
    const seen = truth.map((value, at) => {
      const error = 0.3 + (at % 5) * 0.4
      return { value: value + normalQuantile(random()) * error, error }
    })
    const { spread, areas } = shrink(seen)
    sums.spread += spread ** 2 / runs
    for (const [at, { value, error }] of areas.entries()) {
      sums.own += (seen[at]!.value - truth[at]!) ** 2
      sums.guess += (value - truth[at]!) ** 2
      if (Math.abs(value - truth[at]!) < 1.96 * error) sums.held++
    }
  }
  assert.ok(Math.abs(sums.spread - 1) < 0.1, `${sums.spread}`)
  assert.ok(sums.guess < 0.5 * sums.own)
  assert.ok(Math.abs(sums.held / (20 * runs) - 0.95) < 0.02, `${sums.held / (20 * runs)}`)
})

test('shrink() draws towards the mean, never past it, and the less sure the further', () => {
  const estimate = fc.record({ value: fc.integer({ min: -50, max: 50 }), error: fc.integer({ min: 1, max: 9 }) })
  fc.assert(
    fc.property(fc.array(estimate, { minLength: 4, maxLength: 20 }), (some) => {
      const { mean, areas } = shrink(some)
      const kept = areas.map(({ value }, at) => (value - mean) / (some[at]!.value - mean))
      for (const [at, share] of kept.entries()) {
        if (Math.abs(some[at]!.value - mean) < 1e-9) continue
        assert.ok(share > -1e-9 && share < 1)
        const surer = some.findIndex((other) => other.error < some[at]!.error && Math.abs(other.value - mean) > 1e-9)
        if (surer >= 0) assert.ok(kept[surer]! > share - 1e-9)
      }
    }),
  )
})

test('shrink() of equal figures finds no spread, and it refuses too few and what is no estimate', () => {
  const { spread, areas } = shrink(Array.from({ length: 5 }, () => ({ value: 3, error: 1 })))
  assert.equal(spread, 0)
  assert.ok(areas.every(({ value }) => value === 3))
  assert.throws(() => shrink([{ value: 1, error: 1 }]), RangeError)
  assert.throws(() => shrink(Array.from({ length: 5 }, () => ({ value: 3, error: 0 }))), RangeError)
})
