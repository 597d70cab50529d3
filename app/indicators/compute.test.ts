/** Figures from counts: each way of working out against a slow second one, and no number where there is none to give. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { computeFigures } from './compute.ts'
import { DEFINITIONS, definitionsOf } from './definitions.ts'
import { meanOf, middleOf, olderOf, shareOf } from './measure.ts'
import { addTallies, emptyTally, emptyWork } from './release/tally.ts'
import type { Step, Tally } from './schema.ts'

const steps = fc
  .uniqueArray(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 12,
    selector: ([days]) => days,
  })
  .map((all): Step[] => all.map(([a, n]): Step => [a, n]).sort(([a], [b]) => a - b))
const spread = (all: readonly Step[]) => all.flatMap(([amount, n]) => Array<number>(n).fill(amount))
const near = (a: number | null, b: number) => assert.ok(a !== null && Math.abs(a - b) < 1e-9, `${a} is not ${b}`)

const tally = (counts: Partial<Tally['counts']>, work: Partial<NonNullable<Tally['work']>> = {}): Tally => ({
  ...emptyTally(),
  counts: { ...emptyTally().counts, ...counts },
  work: { ...emptyWork(), ...work },
})
const named = (id: string) => DEFINITIONS.find((one) => one.id === id)!

test('olderOf() and meanOf() give what a count of each case gives', () => {
  fc.assert(
    fc.property(steps, fc.nat(400), (all, days) => {
      const each = spread(all)
      const older = olderOf(all, days)
      assert.deepEqual([older.numerator, older.denominator], [each.filter((age) => age > days).length, each.length])
      const mean = meanOf(all, NEW)
      near(mean.value, each.reduce((sum, n) => sum + n, 0) / each.length)
      assert.deepEqual([mean.numerator, mean.denominator], [each.reduce((sum, n) => sum + n, 0), each.length])
    }),
  )
})

const NEW = { interval: 'quasi-poisson' } as const
const FORMER = { interval: 'normal' } as const

test('meanOf() is never of width nothing: where nothing was passed on, it may still be so next time', () => {
  const { value, low, high } = meanOf([[0, 50]], NEW)
  assert.deepEqual([value, low], [0, 0])
  near(high, -Math.log(0.025) / 50)
  const once = meanOf([[1, 50]], NEW)
  assert.ok(once.low! < 1 && once.high! > 1)
  assert.deepEqual(meanOf([], NEW), { value: null, low: null, high: null, numerator: 0, denominator: 0 })
})

test('meanOf() of the first version has the interval of a textbook: mean 10, standard deviation 2, of 100', () => {
  // Fifty of 8 and fifty of 12 have the sample deviation sqrt(400 / 99).
  const { value, low, high } = meanOf(
    [
      [8, 50],
      [12, 50],
    ],
    FORMER,
  )
  const half = 1.959963984540054 * Math.sqrt(400 / 99 / 100)
  near(value, 10)
  near(low, 10 - half)
  near(high, 10 + half)
  assert.deepEqual(meanOf([[3, 1]], FORMER), { value: 3, low: null, high: null, numerator: 3, denominator: 1 })
  assert.equal(meanOf([], FORMER).value, null)
  const rare: Step[] = [
    [0, 40],
    [1, 1],
  ]
  assert.equal(meanOf(rare, FORMER).low, 0)
})

test('middleOf() is the first amount that half of all have at most, with ends among the amounts', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const each = spread(all)
      const { value, low, high } = middleOf(all)
      assert.equal(value, each[Math.ceil(each.length / 2) - 1])
      for (const end of [low, high]) assert.ok(end === null || each.includes(end))
      assert.ok(low === null || low <= value!)
    }),
  )
})

test('computeFigures() of method 2 says the same as of method 1 wherever both have a number', () => {
  const count = fc.integer({ min: 0, max: 50 })
  const counts = fc.record(
    Object.fromEntries(
      [
        'open',
        'done',
        'confirmed',
        'notConfirmed',
        'refused',
        'withdrawn',
        'objected',
        'objectedUnsettled',
        'replyDue',
        'repliedInTime',
        'solutionDue',
        'doneInTime',
      ].map((name) => [name, count]),
    ) as Record<'open' | 'repliedInTime' | 'replyDue' | 'doneInTime' | 'solutionDue' | 'objected', typeof count>,
  )
  fc.assert(
    fc.property(counts, ({ repliedInTime, replyDue, doneInTime, solutionDue, objected, ...rest }) => {
      const of = tally({
        ...rest,
        received: 600,
        replyDue,
        repliedInTime: Math.min(repliedInTime, replyDue),
        solutionDue,
        doneInTime: Math.min(doneInTime, solutionDue),
        objected: 0,
      })
      for (const former of definitionsOf('1')) {
        const [before] = computeFigures(former, of)
        const [now] = computeFigures(named(former.id), of)
        if (now?.value === null) assert.ok(before!.denominator! < 10 || before!.value === null, former.id)
        else assert.deepEqual({ ...now, version: '' }, { ...before, version: '' })
      }
    }),
  )
})

test('computeFigures() gives no number, and says why: nothing below the line, fewer than ten, not so far, not counted', () => {
  const said = (id: string, of: Tally) =>
    computeFigures(named(id), of).map(({ value, numerator, denominator, why }) => [value, numerator, denominator, why])
  const nothing = [[null, null, null, 'nothing']]
  const tooFew = [[null, null, null, 'too-few']]
  assert.deepEqual(said('confirmed', tally({ received: 50 })), nothing)
  assert.deepEqual(said('refusals-by-reason', tally({ received: 50 })), nothing)
  assert.deepEqual(said('backlog-age', tally({ received: 50 })), nothing)
  // A single person, and nine.
  assert.deepEqual(said('confirmed', tally({ received: 50, confirmed: 1 })), tooFew)
  assert.deepEqual(said('confirmed', tally({ received: 50, confirmed: 5, notConfirmed: 4 })), tooFew)
  assert.deepEqual(said('open-over-30-days', tally({ received: 50 }, { openAges: [[40, 9]] })), tooFew)
  assert.deepEqual(said('refusals-by-reason', tally({ received: 50 }, { refusedFor: { cost: 9 } })), tooFew)
  assert.equal(
    computeFigures(named('confirmed'), tally({ received: 50, confirmed: 5, notConfirmed: 5 }))[0]?.value,
    0.5,
  )
  // A group that is too small altogether, as there is none in a release.
  assert.deepEqual(said('received', tally({ received: 9 })), tooFew)
  const [wait] = computeFigures(named('wait-to-solution'), { ...tally({ received: 30 }), solutionWaits: [[4, 5, 25]] })
  assert.deepEqual([wait?.value, wait?.denominator, wait?.why], [null, 30, 'not-reached'])
  for (const id of ['promises-kept', 'passed-on', 'refusals-by-reason', 'backlog-age', 'open-over-30-days'])
    assert.deepEqual(said(id, { ...tally({ received: 50 }), work: null }), [[null, null, null, 'not-counted']])
})

test('computeFigures() shows no reason of fewer than ten, and none that could be had by subtraction', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const reasons = fc.tuple(...names.map(() => fc.nat(40)))
  fc.assert(
    fc.property(reasons, (counts) => {
      const refusedFor = Object.fromEntries(names.map((name, at) => [name, counts[at]!]).filter(([, n]) => n !== 0))
      const parts = computeFigures(named('refusals-by-reason'), tally({ received: 500 }, { refusedFor }))
      const all = counts.reduce((sum, n) => sum + n, 0)
      if (all < 10) return assert.equal(parts.length, 1)
      assert.equal(
        parts.reduce((sum, { numerator }) => sum + numerator!, 0),
        all,
      )
      for (const { numerator, denominator } of parts) assert.ok(numerator! >= 10 && denominator === all)
    }),
  )
})

test('addTallies() adds the work of those groups of which it was counted, and none is none', () => {
  const of = (cases: number) =>
    tally(
      { received: cases },
      {
        cases,
        passedOn: [
          [0, cases - 1],
          [2, 1],
        ],
        refusedFor: { cost: 1 },
      },
    )
  const former = { ...of(20), work: null }
  const sum = addTallies([of(10), former, of(15)])
  assert.deepEqual(
    [sum.counts.received, sum.work?.cases, sum.work?.passedOn, sum.work?.refusedFor],
    [
      45,
      25,
      [
        [0, 23],
        [2, 2],
      ],
      { cost: 2 },
    ],
  )
  assert.equal(addTallies([former, former]).work, null)
  assert.deepEqual(addTallies([]).work, emptyWork())
})

test('shareOf() of nothing has no value', () => {
  assert.deepEqual(shareOf(0, 0), { value: null, low: null, high: null, numerator: 0, denominator: 0 })
})
