import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { betaQuantile, betaShare, logGamma } from './beta.ts'

const near = (got: number, want: number, within: number) =>
  assert.ok(Math.abs(got / want - 1) < within, `${got} ${want}`)

test('logGamma() meets factorials and the values of R', () => {
  let factorial = 0
  for (let n = 1; n < 150; n++) {
    factorial += Math.log(n)
    assert.ok(Math.abs(logGamma(n + 1) - factorial) < 1e-13 * Math.max(1, factorial))
  }
  near(logGamma(0.3), 1.0957979948180756, 1e-14)
  near(logGamma(1234.5), 7550.550901077894, 1e-14)
})

test('betaShare() is a sum of binomial chances, counted one by one', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 1, max: 25 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (a, b, x) => {
        const n = a + b - 1
        let tail = 0
        for (let k = a; k <= n; k++) tail += choose(n, k) * x ** k * (1 - x) ** (n - k)
        assert.ok(Math.abs(betaShare(x, a, b) - tail) < 1e-12)
      },
    ),
  )
})

test('betaShare() and betaQuantile() meet the values of R, for large parameters too', () => {
  near(betaShare(0.001, 2, 1000), 0.26460915045807198, 1e-12)
  near(betaShare(0.5, 5e5, 5.005e5), 0.69141854518978718, 1e-8)
  near(betaQuantile(0.025, 999, 2), 0.99444107572017337, 1e-12)
})

test('betaQuantile() has the ends, and all refuse what has no distribution', () => {
  assert.deepEqual([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)], [0, 1])
  assert.throws(() => betaShare(0.5, 0, 1), RangeError)
  assert.throws(() => betaQuantile(-1, 2, 3), RangeError)
  assert.throws(() => logGamma(0), RangeError)
})
