import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CalendarDay, calendarColumns, fitCounts } from './counts.ts'
import { dot, inverse } from './matrix.ts'
import { normalQuantile } from './normal.ts'
import { seeded } from './random.ts'

const near = (got: number, want: number, within: number) =>
  assert.ok(Math.abs(got - want) <= within * Math.abs(want), `${got} is not ${want}`)

test('fitCounts() of one step is the ratio of the two rates, with the error of two counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 4,
        maxLength: 30,
      }),
      (places) => {
        const counts = places.map(([count]) => count)
        const exposure = places.map(([, size]) => size)
        const after = places.map((_, at) => Number(at >= 2))
        const { coefficients, dispersion } = fitCounts(counts, { after }, { exposure })!
        const rate = (side: number) => {
          const own = places.filter((_, at) => after[at] === side)
          return own.reduce((sum, [count]) => sum + count, 0) / own.reduce((sum, [, size]) => sum + size, 0)
        }
        near(Math.exp(coefficients.after!.value), rate(1) / rate(0), 1e-9)
        const total = (side: number) => counts.reduce((sum, count, at) => sum + (after[at] === side ? count : 0), 0)
        near(coefficients.after!.error ** 2 + 1e-9, dispersion * (1 / total(0) + 1 / total(1)) + 1e-9, 1e-6)
      },
    ),
  )
})

test('fitCounts() expects, over all places and by each column, as much as was counted', () => {
  const counts = [4, 9, 2, 7, 0, 12, 5, 5]
  const columns = { slope: [0, 1, 2, 3, 4, 5, 6, 7], even: [1, 0, 1, 0, 1, 0, 1, 0] }
  const { expected } = fitCounts(counts, columns)!
  for (const column of [counts.map(() => 1), ...Object.values(columns)]) {
    const sum = (values: readonly number[]) => values.reduce((a, b, at) => a + b * column[at]!, 0)
    near(sum(expected), sum(counts), 1e-9)
  }
})

test('fitCounts() leaves out what it is told to, and still says what to expect there', () => {
  const { expected } = fitCounts([5, 5, 5, 500, 5, 5], {}, { leftOut: (place) => place === 3 })!
  assert.ok(expected.every((count) => Math.abs(count - 5) < 1e-9))
})

test('fitCounts() has wider robust errors where neighbouring days are alike', () => {
  const random = seeded(3)
  let course = 0
  const counts = Array.from({ length: 400 }, () => {
    course = 0.9 * course + 0.2 * normalQuantile(random())
    return Math.round(100 * Math.exp(course))
  })
  const slope = counts.map((_, at) => at / 400)
  const { slope: alone } = fitCounts(counts, { slope }, { lag: 0 })!.coefficients
  const { slope: together } = fitCounts(counts, { slope }, { lag: 20 })!.coefficients
  assert.equal(alone!.error, together!.error)
  assert.ok(together!.robustError > 2 * alone!.robustError)
})

test('fitCounts() is null where a column says nothing new, and refuses what cannot be counted', () => {
  assert.equal(fitCounts([1, 2, 3, 4], { a: [1, 1, 1, 1] }), null)
  assert.equal(fitCounts([1, 2, 3, 4, 5], { a: [1, 0, 1, 0, 0], b: [2, 0, 2, 0, 0] }), null)
  assert.equal(fitCounts([3, 4, 0, 0], { never: [0, 0, 1, 1] }), null)
  assert.throws(() => fitCounts([1, 2], { a: [0, 1] }), RangeError)
  assert.throws(() => fitCounts([1, 2, 3], { a: [0, 1] }), RangeError)
  assert.throws(() => fitCounts([1, -2, 3], { a: [0, 1, 0] }), RangeError)
  assert.throws(() => fitCounts([1, 2, 3], {}, { exposure: [1, 0, 1] }), RangeError)
})

test('calendarColumns() let fitCounts() find weekdays, holidays, season and course again', () => {
  const days = Array.from(
    { length: 3 * 365 },
    (_, at): CalendarDay => ({
      weekday: at % 7,
      yearPart: (at % 365) / 365,
      kind: at % 30 === 11 ? 'holiday' : at % 30 === 12 ? 'after' : 'plain',
    }),
  )
  const truth = days.map(({ weekday, yearPart, kind }, at) =>
    Math.exp(
      3 +
        (weekday === 6 ? -1.5 : 0) +
        (kind === 'holiday' ? -1 : kind === 'after' ? 0.5 : 0) +
        0.2 * Math.sin(2 * Math.PI * yearPart) +
        (0.1 * at) / 365,
    ),
  )
  const { coefficients } = fitCounts(truth, calendarColumns(days))!
  for (const [name, value] of [
    ['weekday 6', -1.5],
    ['holiday', -1],
    ['after', 0.5],
    ['sine 1', 0.2],
    ['course', 0.1],
    ['intercept', 3],
  ] as const) {
    near(coefficients[name]!.value, value, 1e-8)
  }
  assert.ok(Math.abs(coefficients['cosine 2']!.value) < 1e-9)
})

const sicily = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/its-sicily/sicily.csv`

test('fitCounts() gives the published effect of the smoking ban in Sicily, and R’s errors', (t) => {
  if (!existsSync(sicily)) return t.skip('the reference series is not here')
  const [head, ...rows] = readFileSync(sicily, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','))
  const column = (name: string) => rows.map((row) => Number(row[head!.indexOf(name)]))
  const wave = (times: number, of: (x: number) => number) =>
    column('month').map((month) => of((2 * Math.PI * times * month) / 12))
  const plain = { ban: column('smokban'), time: column('time') }
  const seasonal = {
    ...plain,
    s1: wave(1, Math.sin),
    c1: wave(1, Math.cos),
    s2: wave(2, Math.sin),
    c2: wave(2, Math.cos),
  }
  const exposure = column('stdpop')

  const first = fitCounts(column('aces'), plain, { exposure })!
  near(Math.exp(first.coefficients.ban!.value), 0.894376508018192, 1e-9)
  near(first.dispersion, 3.55919463201086, 1e-5)
  near(first.coefficients.ban!.error, 0.0324959453605953, 1e-5)
  const second = fitCounts(column('aces'), seasonal, { exposure, lag: 12 })!
  near(Math.exp(second.coefficients.ban!.value), 0.885071547243928, 1e-9)
  near(second.coefficients.ban!.error, 0.0270311072554056, 1e-5)
  near(second.coefficients.ban!.robustError, 0.0153906545369482, 1e-5)
  // With a course of its own since the ban: step and slope.
  const course = column('time').map((time, at) => column('smokban')[at]! * (time - 36))
  const third = fitCounts(column('aces'), { ...seasonal, course }, { exposure })!
  near(Math.exp(third.coefficients.ban!.value), 0.87646441777702, 1e-9)
  near(third.coefficients.course!.value, 0.00148222799808567, 1e-6)
  near(third.coefficients.course!.error, 0.00185463163225315, 1e-5)
})

const seatbelts = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/its-seatbelts/seatbelts.csv`

test('fitCounts() comes to the effect of Britain’s seat belt law that least squares of logarithms gives', (t) => {
  if (!existsSync(seatbelts)) return t.skip('the reference series is not here')
  const [head, ...rows] = readFileSync(seatbelts, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('"', '').split(','))
  const column = (name: string) => rows.map((row) => Number(row[head!.indexOf(name)]))
  const model = {
    ...Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`month ${at + 2}`, column('month').map((m) => Number(m === at + 2))]),
    ),
    time: column('t').map((month) => month / 100),
    petrol: column('PetrolPrice').map(Math.log),
    kilometres: column('kms').map(Math.log),
    law: column('law'),
  }
  near(leastSquares(column('drivers').map(Math.log), Object.values(model)).at(-1)!, -0.1503972782453, 1e-9)
  const { law } = fitCounts(column('drivers'), model, { lag: 12 })!.coefficients
  // Of logarithms −0.1504 with Newey–West error 0.0285, and −0.1534 when neighbouring months are alike.
  assert.ok(Math.abs(law!.value + 0.1504) < 0.004, `${law!.value}`)
  assert.ok(Math.abs(law!.robustError - 0.0285) < 0.0015, `${law!.robustError}`)
})

/** Plain least squares with an intercept, the last coefficient that of the last column. */
function leastSquares(values: readonly number[], columns: readonly (readonly number[])[]): number[] {
  const all = [values.map(() => 1), ...columns]
  const spread = inverse(all.map((a) => all.map((b) => dot(a, b))))!
  const cross = all.map((column) => dot(column, values))
  return spread.map((row) => dot(row, cross))
}
