import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded, xoshiro } from './random.ts'

test('xoshiro() gives the numbers of the authors’ program for the state 1, 2, 3, 4', () => {
  const next = xoshiro([1, 2, 3, 4])
  // xoshiro128plusplus.c, also the test of the Rust crate rand_xoshiro.
  const expected = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011]
  assert.deepEqual(
    expected.map(() => next()),
    expected,
  )
})

test('seeded() spreads evenly over 0 to 1, differs by seed, and repeats for one seed', () => {
  const bins = Array<number>(100).fill(0)
  const random = seeded(7)
  for (let draw = 0; draw < 100_000; draw++) bins[Math.floor(random() * 100)]!++
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  assert.ok(chiSquare > 62 && chiSquare < 149, `${chiSquare}`)
  const firsts = Array.from({ length: 1000 }, (_, seed) => seeded(seed)())
  assert.equal(new Set(firsts).size, 1000)
  assert.ok(Math.abs(firsts.reduce((a, b) => a + b, 0) / 1000 - 0.5) < 0.04)
  assert.equal(seeded(3)(), firsts[3])
})

test('seeded() refuses what is no seed', () => {
  for (const seed of [-1, 0.5, 2 ** 32, Number.NaN]) assert.throws(() => seeded(seed), RangeError)
})
