import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Budget, costOf, deltaOf, epsilonOf, spend } from './budget.ts'

test('spend() adds up and refuses what would go over, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (costs) => {
      let budget: Budget = { rho: 1, used: [] }
      let used = 0
      for (const [at, cost] of costs.entries()) {
        const after = spend(budget, `release ${at}`, cost / 100)
        assert.equal('budget' in after, used + cost <= 100)
        if ('budget' in after) {
          budget = after.budget
          used += cost
        }
      }
      assert.ok(Math.abs(budget.used.reduce((sum, { rho }) => sum + rho, 0) - used / 100) < 1e-9)
    }),
  )
})

test('spend() lets three tenths into 0.3, leaves the budget given alone, and takes no release twice', () => {
  const start: Budget = { rho: 0.3, used: [] }
  let budget = start
  for (const release of ['a', 'b', 'c']) {
    const after = spend(budget, release, 0.1)
    assert.ok('budget' in after)
    budget = after.budget
  }
  assert.deepEqual(start, { rho: 0.3, used: [] })
  assert.equal('refusal' in spend(budget, 'd', 1e-6), true)
  assert.throws(() => spend(budget, 'a', 0.1), RangeError)
  assert.throws(() => spend(start, 'a', 0), RangeError)
})

test('epsilonOf() meets the values of Bun & Steinke’s bound', () => {
  for (const [rho, delta, epsilon] of [
    [0.01, 1e-5, 0.6886140424415113],
    [0.5, 1e-6, 5.756521769756932],
    [2.56, 1e-10, 17.91528291900186],
  ] as const) {
    assert.ok(Math.abs(epsilonOf(rho, delta) - epsilon) < 1e-12)
  }
})

test('deltaOf() meets theorem 7 computed with 40 digits, down to the far tail', () => {
  for (const [deviation, epsilon, delta] of [
    [1, 0.1, 0.367335382061296],
    [1, 1, 0.141351339405622],
    [1, 4, 5.38186639134611e-5],
    [2, 0.5, 0.0540072236941544],
    [2, 4, 3.09838932750755e-16],
    [4, 1, 3.05545464926682e-6],
    [8, 0.25, 0.00120575657230491],
    [8, 4, 1.79347643445093e-226],
  ] as const) {
    assert.ok(Math.abs(deltaOf(deviation ** 2, epsilon) / delta - 1) < 1e-10, `${deviation} ${epsilon}`)
  }
})

test('deltaOf() never exceeds the δ that epsilonOf() promises for the same noise', () => {
  for (const variance of [0.5, 1, 3, 20, 400]) {
    for (const delta of [1e-2, 1e-5, 1e-9]) {
      assert.ok(deltaOf(variance, epsilonOf(1 / (2 * variance), delta)) <= delta)
    }
  }
})

test('costOf() grows with the square of a person’s reports, and all refuse what has no meaning', () => {
  assert.equal(costOf(1, { over: 1n, under: 2n }), 1)
  assert.equal(costOf(4, { over: 8n, under: 1n }), 1)
  assert.throws(() => costOf(0, { over: 8n, under: 1n }), RangeError)
  assert.throws(() => epsilonOf(1, 0), RangeError)
  assert.throws(() => deltaOf(0, 1), RangeError)
})
