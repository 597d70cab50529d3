import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deviationFor, normalQuantile, normalShare } from './normal.ts'

test('normalQuantile() meets the test values of AS 241', () => {
  for (const [p, x] of [
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
  ] as const) {
    assert.ok(Math.abs(normalQuantile(p) / x - 1) < 1e-14, `${p}`)
  }
})

test('normalQuantile() is the inverse of normalShare(), from the far tail to the centre', () => {
  fc.assert(
    fc.property(fc.double({ min: -35, max: 5, noNaN: true }), (x) => {
      assert.ok(Math.abs(normalQuantile(normalShare(x)) - x) < 1e-9 * Math.max(1, Math.abs(x)))
    }),
  )
})

test('normalShare() is symmetric and meets published values', () => {
  // Abramowitz & Stegun, table 26.1.
  assert.ok(Math.abs(normalShare(1) - 0.841344746068543) < 1e-15)
  assert.ok(Math.abs(normalShare(-3) / 0.001349898031630094 - 1) < 1e-13)
  assert.ok(Math.abs(normalShare(-10) / 7.619853024160525e-24 - 1) < 1e-13)
  assert.ok(Math.abs(normalShare(-2.5000001) / normalShare(-2.5) - 1) < 1e-6)
})

test('normalQuantile() has the ends, and refuses what is no chance', () => {
  assert.equal(normalQuantile(0), -Infinity)
  assert.equal(normalQuantile(1), Infinity)
  assert.equal(normalQuantile(0.5), 0)
  for (const p of [-0.1, 1.1, Number.NaN]) assert.throws(() => normalQuantile(p), RangeError)
  for (const c of [0, 1, Number.NaN]) assert.throws(() => deviationFor(c), RangeError)
})
