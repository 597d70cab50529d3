import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clopperPearson, type Interval, newcombe, wilson } from './share.ts'

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

test('clopperPearson() meets the published cases, and R to the last digits', () => {
  // Newcombe 1998, 857–872, table I, method 5.
  near(clopperPearson(81, 263), 0.252736745585271, 0.367621922601351, 1e-12)
  near(clopperPearson(15, 148), 0.0578440100834486, 0.161650490349479, 1e-12)
  near(clopperPearson(0, 20), 0, 0.168433470983085, 1e-12)
  near(clopperPearson(999, 1000), 0.994441075720173, 0.999974682512509, 1e-12)
  assert.deepEqual(clopperPearson(0, 0), { low: 0, high: 1 })
})

test('clopperPearson() holds the true share at least as often as it says, counted over all outcomes', () => {
  const chance = (n: number, k: number, p: number): number =>
    k === 0 ? (1 - p) ** n : (chance(n, k - 1, p) * (n - k + 1) * p) / (k * (1 - p))
  for (const n of [1, 2, 7, 20]) {
    const intervals = Array.from({ length: n + 1 }, (_, k) => clopperPearson(k, n, 0.9))
    for (let p = 0.01; p < 1; p += 0.01) {
      const held = intervals.reduce((sum, { low, high }, k) => sum + (low <= p && p <= high ? chance(n, k, p) : 0), 0)
      assert.ok(held >= 0.9 - 1e-9, `${n} ${p} ${held}`)
    }
  }
})

test('newcombe() meets the published differences', () => {
  // Newcombe 1998, 873–890, table II, method 10.
  for (const [a, m, b, n, low, high] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ] as const) {
    near(newcombe({ successes: a, n: m }, { successes: b, n }), low, high, 6e-5)
  }
})

test('newcombe() turns its sign with the order, stays within −1..1, and refuses a share of nothing', () => {
  fc.assert(
    fc.property(counts, counts, ([a, m], [b, n]) => {
      const there = newcombe({ successes: a, n: m }, { successes: b, n })
      const back = newcombe({ successes: b, n }, { successes: a, n: m })
      near({ low: -back.high, high: -back.low }, there.low, there.high, 1e-12)
      assert.ok(there.low >= -1 - 1e-12 && there.high <= 1 + 1e-12)
      assert.ok(there.low <= a / m - b / n && a / m - b / n <= there.high)
    }),
  )
  assert.throws(() => newcombe({ successes: 0, n: 0 }, { successes: 1, n: 2 }), RangeError)
})
