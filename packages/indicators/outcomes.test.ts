import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type OutcomeCount, outcomeShares } from './outcomes.ts'
import { waitingCurve } from './waiting.ts'
import { withErrors } from './waiting-interval.ts'

const OUTCOMES = ['open', 'done', 'refused', 'withdrawn'] as const
type Case = { days: number; became: (typeof OUTCOMES)[number] }
const counts = (cases: Case[]): OutcomeCount[] =>
  cases.map(({ days, became }) =>
    became === 'open' ? { days, ended: {}, open: 1 } : { days, ended: { [became]: 1 }, open: 0 },
  )
const cases = fc.array(fc.record({ days: fc.nat(12), became: fc.constantFrom(...OUTCOMES) }), {
  minLength: 1,
  maxLength: 50,
})
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`)

test('outcomeShares() gives what survfit of R gives for fifteen cases with ties', () => {
  const days = [1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 7, 8, 8, 9]
  const became = [1, 2, 1, 0, 3, 1, 0, 2, 1, 1, 0, 2, 1, 0, 0]
  const shares = outcomeShares(counts(days.map((day, at) => ({ days: day, became: OUTCOMES[became[at]!]! }))))
  const expected = {
    done: [0.0666666666666667, 0.133333333333333, 0.206060606060606, 0.36969696969697, 0.47196969696969],
    refused: [0.0666666666666667, 0.148484848484848, 0.250757575757576],
    withdrawn: [0.0727272727272727],
  }
  for (const [outcome, values] of Object.entries(expected)) {
    const steps = shares.get(outcome)!
    assert.equal(steps.length, values.length)
    for (const [at, value] of values.entries()) assert.ok(Math.abs(steps[at]!.share - value) < 1e-13)
  }
  assert.deepEqual(
    shares.get('refused')?.map(({ days }) => days),
    [1, 4, 7],
  )
})

test('outcomeShares() without open cases is each plain share, with the error of a share', () => {
  fc.assert(
    fc.property(cases, (some) => {
      const ended = some.filter(({ became }) => became !== 'open')
      for (const [outcome, steps] of outcomeShares(counts(ended))) {
        for (const { days, share, error } of steps) {
          const plain = ended.filter((one) => one.became === outcome && one.days <= days).length / ended.length
          near(share, plain)
          assert.ok(Math.abs(error ** 2 - (plain * (1 - plain)) / ended.length) < 1e-12)
        }
      }
    }),
  )
})

test('outcomeShares() of one outcome is what the waiting curve leaves, with the same error', () => {
  fc.assert(
    fc.property(cases, (some) => {
      const one = some.map(({ days, became }) => ({ days, became: became === 'open' ? became : 'done' }) as const)
      const curve = withErrors(waitingCurve(one.map(({ days, became }) => ({ days, solved: became === 'done' }))))
      const steps = outcomeShares(counts(one)).get('done') ?? []
      assert.equal(steps.length, curve.length)
      for (const [at, { share, error }] of steps.entries()) {
        near(share, 1 - curve[at]!.shareWaiting)
        assert.ok(Math.abs(error ** 2 - curve[at]!.error ** 2) < 1e-12)
      }
    }),
  )
})

test('outcomeShares() of all outcomes and the share still open make one', () => {
  fc.assert(
    fc.property(cases, (some) => {
      const ended = [...outcomeShares(counts(some)).values()].map((steps) => steps.at(-1)?.share ?? 0)
      const open = waitingCurve(some.map(({ days, became }) => ({ days, solved: became !== 'open' }))).at(-1)
      near(ended.reduce((a, b) => a + b, 0) + (open?.shareWaiting ?? 1), 1)
    }),
  )
})

test('outcomeShares() keeps every share within its interval, and the interval within 0..1', () => {
  fc.assert(
    fc.property(cases, (some) => {
      for (const { share, low, high } of [...outcomeShares(counts(some)).values()].flat()) {
        assert.ok(0 <= low && low <= share && share <= high && high <= 1)
      }
    }),
    { numRuns: 1000 },
  )
})

test('outcomeShares() of cases that all ended alike keep the low end of the step before', () => {
  const steps = outcomeShares(Array.from({ length: 7 }, (_, days) => ({ days, ended: { done: 3 }, open: 0 }))).get(
    'done',
  )!
  assert.ok(Math.abs(steps[6]!.share - 1) < 1e-12)
  assert.deepEqual([steps[6]!.low, steps[6]!.high], [steps[5]!.low, 1])
})

test('outcomeShares() of nothing is empty, and it refuses what cannot be', () => {
  assert.equal(outcomeShares([]).size, 0)
  assert.deepEqual(outcomeShares([{ days: 1, ended: { done: 0 }, open: 4 }]).get('done'), [])
  assert.throws(() => outcomeShares([{ days: -1, ended: {}, open: 0 }]), RangeError)
  assert.throws(() => outcomeShares([{ days: 1, ended: { done: 0.5 }, open: 0 }]), RangeError)
})
