import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bootstrap } from './bootstrap.ts'
import { normalQuantile, normalShare } from './normal.ts'
import { seeded } from './random.ts'

// Spatial test of 26 children: Efron & Tibshirani, An Introduction to the Bootstrap, table 14.1; the variance
// (divided by n) is 171.5, acceleration .061, and the 90 % BCa interval 115.8 to 259.6 from 2,000 draws.
const SPATIAL = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41]
const mean = (sample: readonly number[]) => sample.reduce((a, b) => a + b, 0) / sample.length
const variance = (sample: readonly number[]) => mean(sample.map((x) => (x - mean(sample)) ** 2))

test('bootstrap() comes to the published BCa interval for the spatial test', () => {
  const { estimate, low, high, bias, acceleration } = bootstrap(SPATIAL, variance, seeded(1), {
    draws: 20_000,
    confidence: 0.9,
  })
  assert.equal(estimate.toFixed(1), '171.5')
  assert.equal(acceleration.toFixed(3), '0.061')
  assert.ok(Math.abs(bias - 0.146) < 0.04, `${bias}`)
  assert.ok(Math.abs(low - 115.8) < 4 && Math.abs(high - 259.6) < 5, `${low} ${high}`)
})

/** A random source under which the draws go once through every way to draw n of n. */
function everyDraw(n: number): () => number {
  let call = 0
  return () => {
    const digit = Math.floor(Math.floor(call / n) / n ** (call++ % n)) % n
    return (digit + 0.5) / n
  }
}

test('bootstrap() equals BCa by its definition over all 3,125 draws of five unequal values', () => {
  const values = [1, 2, 2, 5, 11]
  const draws = 5 ** 5
  const got = bootstrap(values, mean, everyDraw(5), { draws, confidence: 0.8 })

  const all = Array.from({ length: draws }, (_, draw) =>
    mean(values.map((_, at) => values[Math.floor(draw / 5 ** at) % 5]!)),
  ).sort((a, b) => a - b)
  const below = all.filter((x) => x < mean(values)).length + all.filter((x) => x === mean(values)).length / 2
  const z0 = normalQuantile(below / draws)
  // For a mean the jackknife acceleration is Σd³ / (6 (Σd²)^1.5).
  const d = values.map((x) => x - mean(values))
  const a = d.reduce((s, x) => s + x ** 3, 0) / (6 * d.reduce((s, x) => s + x ** 2, 0) ** 1.5)
  const at = (p: number) => {
    const z = z0 + normalQuantile(p)
    const position = (draws + 1) * normalShare(z0 + z / (1 - a * z)) - 1
    return [all[Math.floor(position)]!, all[Math.ceil(position)]!]
  }
  assert.ok(Math.abs(got.bias - z0) < 1e-12 && Math.abs(got.acceleration - a) < 1e-12)
  for (const [value, [low, high]] of [
    [got.low, at(0.1)],
    [got.high, at(0.9)],
  ] as const) {
    assert.ok(low! - 1e-12 <= value && value <= high! + 1e-12)
  }
})

test('bootstrap() holds the true mean of skewed small samples about as often as it says', () => {
  const random = seeded(20)
  let held = 0
  const samples = 300
  for (let sample = 0; sample < samples; sample++) {
    const waits = Array.from({ length: 25 }, () => -Math.log(1 - random()))
    const { low, high } = bootstrap(waits, mean, random, { draws: 500, confidence: 0.9 })
    if (low <= 1 && 1 <= high) held++
  }
  assert.ok(held / samples > 0.83 && held / samples < 0.94, `${held}`)
})

test('bootstrap() of one value repeated has no width; of ties it has', () => {
  const same = bootstrap([3, 3, 3, 3], mean, seeded(1))
  assert.deepEqual([same.low, same.high], [3, 3])
  const tied = bootstrap([1, 1, 1, 5, 5, 5, 5, 5], mean, seeded(1))
  assert.ok(tied.low < tied.estimate && tied.estimate < tied.high)
})

test('bootstrap() gives the same from the same seed, and refuses too little', () => {
  assert.deepEqual(bootstrap(SPATIAL, mean, seeded(9)), bootstrap(SPATIAL, mean, seeded(9)))
  assert.throws(() => bootstrap([], mean, seeded(1)), RangeError)
  assert.throws(() => bootstrap([1], mean, seeded(1)), RangeError)
  assert.throws(() => bootstrap([1, 2], mean, seeded(1), { draws: 0 }), RangeError)
  assert.throws(() => bootstrap([1, 2], () => Number.NaN, seeded(1)), RangeError)
  assert.throws(() => bootstrap([1, 2], mean, seeded(1), { confidence: 1 }), RangeError)
})
