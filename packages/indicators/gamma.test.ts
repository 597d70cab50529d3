import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gammaQuantile, gammaShare } from './gamma.ts'

const near = (got: number, want: number, within: number) =>
  assert.ok(Math.abs(got / want - 1) < within, `${got} ${want}`)

test('gammaShare() is a sum of Poisson chances, counted one by one', () => {
  const whole = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(whole, fc.double({ min: 0.001, max: 120, noNaN: true }), (a, x) => {
      // Of shape a, an amount is above x exactly when fewer than a events happen in x.
      let fewer = 0
      for (let k = 0, chance = Math.exp(-x); k < a; k++, chance *= x / k) fewer += chance
      assert.ok(Math.abs(gammaShare(x, a) - (1 - fewer)) < 1e-12)
    }),
  )
})

test('gammaShare() of half a degree is the error function, and of one the exponential', () => {
  near(gammaShare(0.5 * 1.959963984540054 ** 2, 0.5), 0.95, 1e-12)
  near(gammaShare(0.3, 1), -Math.expm1(-0.3), 1e-14)
  near(gammaShare(1e-8, 1), 1e-8, 1e-7)
})

test('gammaQuantile() is where gammaShare() says, for large shapes too', () => {
  const shape = fc.oneof(fc.double({ min: 0.05, max: 20, noNaN: true }), fc.double({ min: 20, max: 1e6, noNaN: true }))
  fc.assert(
    fc.property(shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, p) => {
      assert.ok(Math.abs(gammaShare(gammaQuantile(p, a), a) - p) < (a < 1000 ? 1e-12 : 1e-8))
    }),
    { numRuns: 60 },
  )
})

test('gammaQuantile() begins at 0, and both refuse what has no distribution', () => {
  assert.equal(gammaQuantile(0, 2), 0)
  assert.equal(gammaShare(0, 2), 0)
  assert.throws(() => gammaShare(1, 0), RangeError)
  assert.throws(() => gammaShare(-1, 1), RangeError)
  assert.throws(() => gammaQuantile(1, 1), RangeError)
})
