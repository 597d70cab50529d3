import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from './random.ts'
import { garwood, meanCount } from './rate.ts'

const near = (got: number, want: number, within = 5e-4) => assert.ok(Math.abs(got - want) < within, `${got} ${want}`)

test('garwood() meets the published table of exact limits', () => {
  for (const [count, low, high] of [
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [2, 0.242, 7.225],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [50, 37.111, 65.919],
    [100, 81.364, 121.627],
  ] as const) {
    const found = garwood(count)
    near(found.low, low)
    near(found.high, high)
  }
})

test('garwood() ends where so many, or so few, events are as unlikely as was asked for', () => {
  const atMost = (count: number, mean: number) => {
    let sum = 0
    for (let k = 0, chance = Math.exp(-mean); k <= count; k++, chance *= mean / k) sum += chance
    return sum
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.constantFrom(0.5, 0.9, 0.95, 0.99), (count, confidence) => {
      const { low, high } = garwood(count, confidence)
      near(1 - atMost(count - 1, low), (1 - confidence) / 2, 1e-10)
      near(atMost(count, high), (1 - confidence) / 2, 1e-10)
    }),
  )
})

test('meanCount() of what varies by chance alone, or less, is Garwood’s interval by cases', () => {
  const { low, high } = garwood(30)
  assert.deepEqual(
    meanCount([
      { times: 0, cases: 70 },
      { times: 1, cases: 30 },
    ]),
    { mean: 0.3, low: low / 100, high: high / 100, dispersion: 1 },
  )
  assert.equal(meanCount([{ times: 3, cases: 1 }])!.dispersion, 1)
})

test('meanCount() is wider the more cases differ, and holds the mean', () => {
  const few = meanCount([
    { times: 0, cases: 97 },
    { times: 10, cases: 3 },
  ])!
  near(few.dispersion, (97 * 0.3 ** 2 + 3 * 9.7 ** 2) / 99 / 0.3, 1e-9)
  assert.ok(few.low < garwood(30).low / 100 && few.high > garwood(30).high / 100)
  const times = fc.record({ times: fc.nat(20), cases: fc.nat(50) })
  fc.assert(
    fc.property(fc.array(times), (all) => {
      const found = meanCount(all)
      if (!found) return assert.equal(all.filter(({ cases }) => cases > 0).length, 0)
      assert.ok(found.low >= 0 && found.low <= found.mean && found.mean < found.high)
      assert.deepEqual(meanCount(all.flatMap((one) => Array(one.cases).fill({ ...one, cases: 1 })))?.mean, found.mean)
    }),
  )
})

test('meanCount() holds the true mean about as often as it says, of rare, usual and clustered counts', () => {
  const random = seeded(1404)
  const poisson = (mean: number) => {
    let [k, left] = [0, Math.exp(-mean)]
    for (let product = random(); product > left; product *= random()) k++
    return k
  }
  const held = (draw: () => number, mean: number, cases: number) => {
    const tries = 1500
    let found = 0
    for (let n = 0; n < tries; n++) {
      const { low, high } = meanCount(Array.from({ length: cases }, () => ({ times: draw(), cases: 1 })))!
      if (low <= mean && mean <= high) found++
    }
    return found / tries
  }
  for (const [mean, cases] of [
    [0.02, 40],
    [0.3, 40],
    [2, 20],
  ] as const)
    assert.ok(held(() => poisson(mean), mean, cases) >= 0.95, `${mean}`)
  // A fifth of the cases are passed on again and again.
  const clustered = held(() => (random() < 0.2 ? poisson(3) : 0), 0.6, 100)
  assert.ok(clustered >= 0.93 && clustered <= 0.98, `${clustered}`)
})

test('what is no count is refused, and of no case nothing is known', () => {
  assert.equal(meanCount([]), null)
  assert.equal(meanCount([{ times: 4, cases: 0 }]), null)
  assert.throws(() => garwood(-1), RangeError)
  assert.throws(() => garwood(Number.NaN), RangeError)
  assert.throws(() => garwood(1, 1), RangeError)
  assert.throws(() => meanCount([{ times: 0.5, cases: 1 }]), RangeError)
  assert.throws(() => meanCount([{ times: 1, cases: -1 }]), RangeError)
})
