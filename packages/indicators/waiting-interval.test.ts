import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { medianWait, waitingCurve } from './waiting.ts'
import { meanWait, waitInterval, withErrors } from './waiting-interval.ts'

// Freireich et al. 1963, 6-MP; errors as in Kleinbaum & Klein, Survival Analysis, ch. 2; all figures
// also by survfit(conf.type = "log-log") of R's survival package 3.5.
const SIX_MP = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
const sixMp = waitingCurve(SIX_MP.map((weeks) => ({ days: Math.abs(weeks), solved: weeks > 0 })))
const SURVFIT = [
  [0.0763603548321213, 0.619717955265984, 0.951551747646997],
  [0.0869352851800572, 0.563146564622233, 0.92280901920288],
  [0.0963496529943205, 0.503199510799957, 0.889361835169265],
  [0.1068147077750098, 0.431610222486184, 0.849065963349451],
  [0.1140538652567525, 0.367510855987502, 0.804912189471841],
  [0.128233751693034, 0.267778936767135, 0.746790717635394],
  [0.1345914567557604, 0.188052005959232, 0.680142628495241],
]
const waits = fc.array(fc.record({ days: fc.integer({ min: 0, max: 30 }), solved: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
})

test('withErrors() gives the errors and intervals that R gives for Freireich 1963', () => {
  for (const [at, { error, low, high }] of withErrors(sixMp).entries()) {
    for (const [got, want] of [error, low, high].map((got, i) => [got, SURVFIT[at]![i]!] as const)) {
      assert.ok(Math.abs(got - want) < 1e-13)
    }
  }
})

test('withErrors() without open cases is the error of a plain share', () => {
  fc.assert(
    fc.property(waits, (some) => {
      for (const { shareWaiting, error } of withErrors(
        waitingCurve(some.map(({ days }) => ({ days, solved: true }))),
      )) {
        assert.ok(Math.abs(error - Math.sqrt((shareWaiting * (1 - shareWaiting)) / some.length)) < 1e-12)
      }
    }),
  )
})

test('withErrors() holds the share within 0..1, and with more confidence no less', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const curve = waitingCurve(some)
      const wide = withErrors(curve, 0.99)
      for (const [at, { shareWaiting, low, high }] of withErrors(curve).entries()) {
        assert.ok(0 <= low && low <= shareWaiting && shareWaiting <= high && high <= 1)
        assert.ok(wide[at]!.low <= low && wide[at]!.high >= high)
      }
    }),
  )
})

test('waitInterval() is 13 weeks or more for the published median of 23, and holds every median', () => {
  assert.deepEqual(waitInterval(sixMp), { low: 13, high: null })
  assert.deepEqual(waitInterval(sixMp, 0.25), { low: 6, high: 22 })
  fc.assert(
    fc.property(waits, (some) => {
      const curve = waitingCurve(some)
      const median = medianWait(curve)
      const { low, high } = waitInterval(curve)
      if (median !== null) assert.ok(low !== null && low <= median && (high === null || median <= high))
      else assert.equal(high, null)
    }),
  )
})

test('meanWait() gives the restricted mean and error that R gives for Freireich 1963', () => {
  const { days, error } = meanWait(sixMp, 35)
  assert.ok(Math.abs(days - 23.28739495798319) < 1e-12 && Math.abs(error - 2.82746762337144) < 1e-12)
})

test('meanWait() without open cases is the plain mean of waits cut at that day, with its error', () => {
  fc.assert(
    fc.property(waits, fc.integer({ min: 0, max: 40 }), (some, until) => {
      const cut = some.map(({ days }) => Math.min(days, until))
      const mean = cut.reduce((a, b) => a + b, 0) / cut.length
      const spread = cut.reduce((sum, days) => sum + (days - mean) ** 2, 0) / cut.length
      const got = meanWait(waitingCurve(some.map(({ days }) => ({ days, solved: true }))), until)
      assert.ok(Math.abs(got.days - mean) < 1e-9 && Math.abs(got.error - Math.sqrt(spread / cut.length)) < 1e-9)
    }),
  )
})

test('nothing solved has no interval, waits the whole time on average, and asks for sound arguments', () => {
  assert.deepEqual(
    [withErrors([]), waitInterval([]), meanWait([], 9)],
    [[], { low: null, high: null }, { days: 9, error: 0 }],
  )
  assert.throws(() => meanWait([], Infinity), RangeError)
  assert.throws(() => waitInterval([], 1), RangeError)
  assert.throws(() => withErrors([], 1), RangeError)
})
