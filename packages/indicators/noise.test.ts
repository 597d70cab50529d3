import assert from 'node:assert/strict'
import { test } from 'node:test'
import { discreteGaussian, type RandomBelow } from './noise.ts'
import { xoshiro } from './random.ts'

/** A repeatable source for tests; rejects what would make some numbers likelier. */
function source(seed: number): RandomBelow {
  const next = xoshiro([seed, 2, 3, 4])
  return (bound) => {
    const words = Math.ceil(bound.toString(2).length / 32)
    const range = 1n << BigInt(32 * words)
    for (;;) {
      let drawn = 0n
      for (let word = 0; word < words; word++) drawn = (drawn << 32n) | BigInt(next())
      if (drawn < range - (range % bound)) return drawn % bound
    }
  }
}

/** The exact chances of −30 to 30, from the definition. */
function chances(variance: number): Map<number, number> {
  const weights = Array.from({ length: 61 }, (_, at) => Math.exp(-((at - 30) ** 2) / (2 * variance)))
  const all = weights.reduce((a, b) => a + b, 0)
  return new Map(weights.map((weight, at) => [at - 30, weight / all]))
}

for (const [over, under] of [
  [1n, 1n],
  [1n, 3n],
  [9n, 2n],
  [16n, 1n],
] as const) {
  test(`discreteGaussian() with variance ${over}/${under} falls as the definition says`, () => {
    const below = source(Number(over) + 7)
    const draws = 40_000
    const seen = new Map<number, number>()
    for (let draw = 0; draw < draws; draw++) {
      const x = discreteGaussian({ over, under }, below)
      seen.set(x, (seen.get(x) ?? 0) + 1)
    }
    let chiSquare = 0
    let cells = 0
    for (const [x, chance] of chances(Number(over) / Number(under))) {
      if (chance * draws < 10) continue
      chiSquare += ((seen.get(x) ?? 0) - chance * draws) ** 2 / (chance * draws)
      cells++
    }
    // Four deviations above the mean of a chi-square with `cells` degrees of freedom.
    assert.ok(chiSquare < cells + 4 * Math.sqrt(2 * cells), `${chiSquare} over ${cells} cells`)
  })
}

test('discreteGaussian() has the variance it is given when it is large, and no lean', () => {
  const below = source(5)
  const draws = Array.from({ length: 10_000 }, () => discreteGaussian({ over: 1_000_000n, under: 1n }, below))
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length
  const variance = draws.reduce((sum, x) => sum + x * x, 0) / draws.length
  assert.ok(Math.abs(mean) < 40 && Math.abs(variance / 1e6 - 1) < 0.06, `${mean} ${variance}`)
})

test('discreteGaussian() refuses what is no variance, and a source that leaves its bounds', () => {
  assert.throws(() => discreteGaussian({ over: 0n, under: 1n }, source(1)), RangeError)
  assert.throws(() => discreteGaussian({ over: 1n, under: -1n }, source(1)), RangeError)
  assert.throws(() => discreteGaussian({ over: 1n, under: 1n }, (bound) => bound), RangeError)
  assert.throws(() => discreteGaussian({ over: 1n, under: 1n }, () => -1n), RangeError)
})
