import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countByDay, medianWait, shareWaitingAfter, type Wait, waitForShare, waitingCurve } from './waiting.ts'

// Remission of 21 leukaemia patients on 6-MP, in weeks (Freireich et al. 1963); a minus marks who was still in
// remission. The curve is in every textbook: Kleinbaum & Klein, Survival Analysis, table 2.3.
const SIX_MP = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
const PUBLISHED = [
  [6, 21, 0.8571],
  [7, 17, 0.8067],
  [10, 15, 0.7529],
  [13, 12, 0.6902],
  [16, 11, 0.6275],
  [22, 7, 0.5378],
  [23, 6, 0.4482],
]
const sixMp: Wait[] = SIX_MP.map((weeks) => ({ days: Math.abs(weeks), solved: weeks > 0 }))

const waits = fc.array(fc.record({ days: fc.integer({ min: 0, max: 30 }), solved: fc.boolean() }), { maxLength: 60 })

test('waitingCurve() gives the published curve of Freireich 1963, median 23', () => {
  const curve = waitingCurve(sixMp)
  assert.deepEqual(
    curve.map((drop) => [drop.days, drop.atRisk, Number(drop.shareWaiting.toFixed(4))]),
    PUBLISHED,
  )
  assert.equal(medianWait(curve), 23)
  assert.equal(shareWaitingAfter(curve, 22.5), curve[5]!.shareWaiting)
})

test('waitingCurve() equals the product of its definition, taken case by case', () => {
  fc.assert(
    fc.property(waits, (some) => {
      for (const { days, shareWaiting } of waitingCurve(some)) {
        // The slow second version: one factor for each solved case's day, from the definition.
        const ends = [...new Set(some.filter((wait) => wait.solved && wait.days <= days).map((wait) => wait.days))]
        const product = ends.reduce((share, end) => {
          const waited = some.filter((wait) => wait.days >= end).length
          const solved = some.filter((wait) => wait.days === end && wait.solved).length
          return share * (1 - solved / waited)
        }, 1)
        assert.ok(Math.abs(product - shareWaiting) < 1e-12)
      }
    }),
  )
})

test('waitingCurve() without open cases is the plain share of longer waits, exactly', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const solved = some.map(({ days }) => ({ days, solved: true }))
      for (const drop of waitingCurve(solved)) {
        assert.equal(drop.shareWaiting, solved.filter(({ days }) => days > drop.days).length / solved.length)
      }
    }),
  )
})

test('waitingCurve() is the same from single waits and from counts, in any order and split', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const counts = countByDay(some)
      assert.deepEqual(waitingCurve(some), waitingCurve(counts))
      assert.deepEqual(waitingCurve(some.toReversed()), waitingCurve([...counts, ...counts.map(none)].reverse()))
    }),
  )
})
const none = ({ days }: { days: number }) => ({ days, solved: 0, stillWaiting: 0 })

test('waitingCurve() only falls, and reaches zero exactly when the longest wait was solved', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const curve = waitingCurve(some)
      for (const [at, drop] of curve.entries()) assert.ok(drop.shareWaiting < (curve[at - 1]?.shareWaiting ?? 1))
      const longest = Math.max(...some.map((wait) => wait.days))
      const end = some.filter((wait) => wait.days === longest)
      if (some.length > 0)
        assert.equal(
          curve.at(-1)?.shareWaiting === 0,
          end.every((wait) => wait.solved),
        )
    }),
  )
})

test('waitingCurve() of nothing, and of open cases alone, is empty and has no median', () => {
  assert.deepEqual(waitingCurve([]), [])
  assert.equal(medianWait([]), null)
  assert.equal(medianWait(waitingCurve([{ days: 4, solved: 0, stillWaiting: 9 }])), null)
  assert.equal(shareWaitingAfter([], 3), 1)
})

test('waitingCurve() keeps an open case at risk on the day it ties with a solution', () => {
  assert.deepEqual(waitingCurve([{ days: 2, solved: 1, stillWaiting: 1 }])[0]?.atRisk, 2)
})

test('medianWait() is the first day on which half are solved, for every number of cases to 300', () => {
  for (let cases = 1; cases <= 300; cases++) {
    const curve = waitingCurve(Array.from({ length: cases }, (_, at) => ({ days: at + 1, solved: true })))
    assert.equal(medianWait(curve), Math.ceil(cases / 2))
  }
})

test('medianWait() meets a true half that open cases split into fractions', () => {
  // a/b wait longer than day 1, then b/2a of those still watched wait longer than day 2: together a half.
  for (let b = 2; b <= 60; b++) {
    for (let a = Math.floor(b / 2) + 1; a < b; a++) {
      const curve = waitingCurve([
        { days: 1, solved: 4 * (b - a), stillWaiting: 2 * a },
        { days: 2, solved: 2 * a - b, stillWaiting: b },
      ])
      assert.equal(medianWait(curve), 2, `${a}/${b}`)
    }
  }
})

test('waitForShare() of everything is the last wait, and null while one case is open after it', () => {
  assert.equal(waitForShare(waitingCurve([{ days: 3, solved: 2, stillWaiting: 0 }]), 1), 3)
  assert.equal(waitForShare(waitingCurve([{ days: 3, solved: 2, stillWaiting: 1 }]), 1), null)
  assert.throws(() => waitForShare([], 0), RangeError)
})

test('waitingCurve() refuses waits and counts that cannot be', () => {
  for (const days of [-1, Number.NaN, Infinity]) assert.throws(() => waitingCurve([{ days, solved: true }]), RangeError)
  for (const solved of [-1, 0.5, Number.NaN]) {
    assert.throws(() => waitingCurve([{ days: 1, solved, stillWaiting: 0 }]), RangeError)
  }
})
