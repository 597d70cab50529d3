import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Interval, wilson } from './share.ts'

const near = (got: Interval, low: number, high: number, within: number) => {
  assert.ok(Math.abs(got.low - low) < within && Math.abs(got.high - high) < within, `${got.low} ${got.high}`)
}
const counts = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

test("wilson() meets Newcombe's published cases", () => {
  // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
  near(wilson(81, 263), 0.2553, 0.3662, 5e-5)
  near(wilson(15, 148), 0.0624, 0.1605, 5e-5)
  near(wilson(0, 20), 0, 0.1611, 5e-5)
  near(wilson(1, 29), 0.0061, 0.1718, 5e-5)
})

test('wilson() ends where the score test just rejects', () => {
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const { low, high } = wilson(successes, n)
      for (const p of [low, high]) {
        if (p === 0 || p === 1) continue
        const score = Math.abs(successes / n - p) / Math.sqrt((p * (1 - p)) / n)
        assert.ok(Math.abs(score - 1.959963984540054) < 1e-6)
      }
    }),
  )
})

test('wilson() holds the share, mirrors it, and narrows with less confidence', () => {
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const { low, high } = wilson(successes, n)
      const mirror = wilson(n - successes, n)
      const narrow = wilson(successes, n, 0.8)
      assert.ok(low <= successes / n && successes / n <= high && low < high)
      near({ low: 1 - mirror.high, high: 1 - mirror.low }, low, high, 1e-12)
      assert.ok(narrow.low >= low && narrow.high <= high)
    }),
  )
})

test('wilson() knows nothing of nothing, and refuses what is no count', () => {
  assert.deepEqual(wilson(0, 0), { low: 0, high: 1 })
  for (const [successes, n] of [
    [2, 1],
    [-1, 3],
    [0.5, 1],
    [0, Infinity],
    [Number.NaN, 2],
  ] as const) {
    assert.throws(() => wilson(successes, n), RangeError)
  }
  assert.throws(() => wilson(1, 2, 1), RangeError)
})
