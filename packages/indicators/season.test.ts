import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { decompose } from './season.ts'

const folder = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/stl`
const columns = (file: string): number[][] => {
  const rows = readFileSync(`${folder}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!))
}

for (const [what, series, window, expected] of [
  ['carbon dioxide, one season', 'co2.csv', 'periodic', 'expected_co2_periodic.csv'],
  ['temperature at Nottingham', 'nottem.csv', 7, 'expected_nottem_s7.csv'],
] as const) {
  test(`decompose() gives the parts that R’s stl gives: ${what}`, (t) => {
    if (!existsSync(folder)) return t.skip('the reference series are not here')
    const { seasonal, trend, remainder } = decompose(columns(series).at(-1)!, 12, window)
    for (const [part, values] of columns(expected).entries()) {
      const ours = [seasonal, trend, remainder][part]!
      for (const [at, value] of values.entries()) assert.ok(Math.abs(ours[at]! - value) < 1e-10, `${at}: ${ours[at]}`)
    }
  })
}

test('decompose() gives the robust parts that R’s stl gives', (t) => {
  if (!existsSync(folder)) return t.skip('the reference series are not here')
  const co2 = columns('co2.csv').at(-1)!
  // Months 1, 100 and 467 of stl(co2[1:467], s.window = 21, robust = TRUE) of R 4.2.
  const odd = decompose(co2.slice(0, 467), 12, 21, { robust: true })
  for (const [at, seasonal, trend, weight] of [
    [0, -0.0692317122873286, 315.248482920997, 0.843518687288236],
    [99, 2.3501171722746097, 321.82833392995, 0.985590540613982],
    [466, -2.0992651818433674, 364.233758040403, 0.674996353146584],
  ] as const) {
    const near = (got: number, want: number) => assert.ok(Math.abs(got - want) < 1e-8, `${got} ${want}`)
    near(odd.seasonal[at]!, seasonal)
    near(odd.trend[at]!, trend)
    near(odd.weights[at]!, weight)
  }
  // For an even number R's partial sort misses the median of what is left over, so that it only comes near.
  const even = decompose(co2, 12, 21, { robust: true })
  const [seasonal, trend] = columns('expected_co2_s21_robust.csv')
  for (const at of co2.keys()) {
    assert.ok(Math.abs(even.seasonal[at]! - seasonal![at]!) < 0.01 && Math.abs(even.trend[at]! - trend![at]!) < 0.01)
  }
})

const series = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 10, maxLength: 60 })

test('decompose() adds up to the series, place by place', () => {
  fc.assert(
    fc.property(series, fc.constantFrom(3, 7, 'periodic' as const), fc.boolean(), (some, window, robust) => {
      const { seasonal, trend, remainder, weights } = decompose(some, 5, window, { robust })
      for (const [at, value] of some.entries()) {
        assert.ok(Math.abs(seasonal[at]! + trend[at]! + remainder[at]! - value) < 1e-9)
        assert.ok(weights[at]! >= 0 && weights[at]! <= 1)
      }
    }),
  )
})

test('decompose() finds a season of sum 0 around a level exactly, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 12 }), (pattern) => {
      const mean = pattern.reduce((a, b) => a + b, 0) / pattern.length
      const season = pattern.map((value) => value - mean)
      const some = Array.from({ length: 6 * season.length }, (_, at) => 30 + season[at % season.length]!)
      const { seasonal, trend } = decompose(some, season.length, 7)
      for (const at of some.keys()) {
        assert.ok(Math.abs(seasonal[at]! - season[at % season.length]!) < 1e-9 && Math.abs(trend[at]! - 30) < 1e-9)
      }
    }),
  )
})

test('decompose() takes as little of a straight course for season as R’s stl does', () => {
  const { seasonal, trend } = decompose(
    Array.from({ length: 60 }, (_, at) => 2 * at),
    12,
    'periodic',
  )
  assert.equal(Math.max(...seasonal.map(Math.abs)).toFixed(5), '1.65117')
  assert.equal(Math.max(...trend.map((value, at) => Math.abs(value - 2 * at))).toFixed(6), '1.424111')
})

test('decompose() robustly gives a single wild value no say', () => {
  const calm = Array.from({ length: 48 }, (_, at) => 10 + [0, 4, -1, -3][at % 4]! + (((at * 7919) % 13) - 6) / 20)
  const wild = calm.with(21, 500)
  const { trend, weights, remainder } = decompose(wild, 4, 'periodic', { robust: true })
  assert.equal(weights[21], 0)
  assert.ok(Math.abs(trend[21]! - 10) < 0.5 && remainder[21]! > 480)
})

test('decompose() of a constant has nothing in it, and it refuses what is no series', () => {
  const { seasonal, remainder } = decompose(Array<number>(12).fill(4), 4, 'periodic', { robust: true })
  assert.ok([...seasonal, ...remainder].every((value) => Math.abs(value) < 1e-12))
  assert.throws(() => decompose([1, 2, 3], 2, 7), RangeError)
  assert.throws(() => decompose([1, 2, 3, Number.NaN], 2, 7), RangeError)
  assert.throws(() => decompose([1, 2, 3, 4], 1, 7), RangeError)
  assert.throws(() => decompose([1, 2, 3, 4], 2, 4), RangeError)
})
