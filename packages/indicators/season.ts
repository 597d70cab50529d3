/**
 * What in a series is season, what is the long course, and what is left over?
 *
 * STL: season and trend by local regression, in turns, so that each is smoothed without the other.
 * Robust rounds keep single wild values out of both. For months, quarters or weeks of the year; for
 * days, take weekdays and holidays out first (`fitCounts`).
 *
 * Source: Cleveland, Cleveland, McRae & Terpenning (1990), STL: A Seasonal-Trend Decomposition
 * Procedure Based on Loess, Journal of Official Statistics 6(1), 3–73; same choices as R's `stl`.
 */
import { loess, loessAt, type Smoother } from './loess.ts'

/** `series` = `seasonal` + `trend` + `remainder`, place by place; `weights` are below 1 where a value was held wild. */
export type Decomposed = { seasonal: number[]; trend: number[]; remainder: number[]; weights: number[] }

/**
 * The series in its three parts. `period` is the number of places in one round, 12 for months.
 * `seasonWindow` says over how many rounds (odd) the season may change, 'periodic' that it is the
 * same in all. `robust` takes 16 rounds instead of one. O(n × trend window), milliseconds for
 * 500 months.
 *
 * @throws RangeError when the series is shorter than two periods or holds what is no number, the
 * period is not a whole number from 2, or the window is not odd from 3.
 * @example
 * decompose([1, 3, 1, 3, 1, 3, 1, 3], 2, 'periodic').seasonal.map((value) => Math.round(value * 1e9) / 1e9)
 * // [-1, 1, -1, 1, -1, 1, -1, 1]
 */
export function decompose(
  series: readonly number[],
  period: number,
  seasonWindow: number | 'periodic',
  { robust = false } = {},
): Decomposed {
  checkSeries(series, period, seasonWindow)
  const season = seasonWindow === 'periodic' ? 10 * series.length + 1 : seasonWindow
  const smoothers: Smoothers = {
    period,
    season: { window: season, degree: 0, jump: Math.ceil(season / 10) },
    trend: smoother(nextOdd((1.5 * period) / (1 - 1.5 / season))),
    low: smoother(nextOdd(period)),
  }
  let parts: Parts = { seasonal: new Float64Array(series.length), trend: new Float64Array(series.length) }
  let weights: Float64Array | undefined
  for (let round = 0; round < (robust ? 16 : 1); round++) {
    if (round > 0) weights = trustOf(series, parts)
    for (let turn = 0; turn < (robust ? 1 : 2); turn++) parts = takeTurn(series, parts.trend, smoothers, weights)
  }
  const seasonal = seasonWindow === 'periodic' ? sameEachRound(parts.seasonal, period) : [...parts.seasonal]
  const trend = [...parts.trend]
  return {
    seasonal,
    trend,
    remainder: series.map((value, at) => value - seasonal[at]! - trend[at]!),
    weights: weights ? [...weights] : series.map(() => 1),
  }
}

type Smoothers = { period: number; season: Smoother; trend: Smoother; low: Smoother }
type Parts = { seasonal: Float64Array; trend: Float64Array }

const smoother = (window: number): Smoother => ({ window, degree: 1, jump: Math.ceil(window / 10) })

function nextOdd(x: number): number {
  const whole = Math.ceil(x)
  return whole % 2 === 0 ? whole + 1 : whole
}

/** One turn: season from what the trend leaves, then trend from what the season leaves. */
function takeTurn(series: readonly number[], trend: Float64Array, by: Smoothers, weights?: Float64Array): Parts {
  const detrended = Float64Array.from(series, (value, at) => value - trend[at]!)
  const rounds = smoothRounds(detrended, by, weights)
  const { period } = by
  // What is slow in the rounds belongs to the trend.
  const slow = loess(movingMean(movingMean(movingMean(rounds, period), period), 3), by.low)
  const seasonal = Float64Array.from(series, (_, at) => rounds[period + at]! - slow[at]!)
  const deseasoned = Float64Array.from(series, (value, at) => value - seasonal[at]!)
  return { seasonal, trend: loess(deseasoned, by.trend, weights) }
}

/** Each place of the round smoothed over the rounds, and carried on one round before and after. */
function smoothRounds(series: Float64Array, { period, season }: Smoothers, weights?: Float64Array): Float64Array {
  const rounds = new Float64Array(series.length + 2 * period)
  for (let place = 0; place < period; place++) {
    const own = series.filter((_, at) => at % period === place)
    const trust = weights?.filter((_, at) => at % period === place)
    const smooth = loess(own, season, trust)
    rounds[place] = loessAt(-1, own, season, trust) ?? smooth[0]!
    for (const [round, value] of smooth.entries()) rounds[place + (round + 1) * period] = value
    rounds[place + (own.length + 1) * period] = loessAt(own.length, own, season, trust) ?? smooth.at(-1)!
  }
  return rounds
}

function movingMean(series: Float64Array, length: number): Float64Array {
  const means = new Float64Array(series.length - length + 1)
  let sum = 0
  for (const [at, value] of series.entries()) {
    sum += value - (at >= length ? series[at - length]! : 0)
    if (at >= length - 1) means[at - length + 1] = sum / length
  }
  return means
}

/** How far each value is trusted, by what is left over in medians: bisquare weights. */
function trustOf(series: readonly number[], { seasonal, trend }: Parts): Float64Array {
  const left = Float64Array.from(series, (value, at) => Math.abs(value - seasonal[at]! - trend[at]!))
  const sorted = left.toSorted()
  const middle = Math.floor(left.length / 2)
  const reach = 3 * (sorted[middle]! + sorted[left.length - middle - 1]!)
  return left.map((rest) => (rest <= 0.001 * reach ? 1 : rest > 0.999 * reach ? 0 : (1 - (rest / reach) ** 2) ** 2))
}

function sameEachRound(seasonal: Float64Array, period: number): number[] {
  const means = Array.from({ length: period }, (_, place) => {
    const own = seasonal.filter((_, at) => at % period === place)
    return own.reduce((a, b) => a + b, 0) / own.length
  })
  return Array.from(seasonal, (_, at) => means[at % period]!)
}

function checkSeries(series: readonly number[], period: number, window: number | 'periodic') {
  if (!(Number.isInteger(period) && period >= 2))
    throw new RangeError(`A period must be a whole number from 2, got ${period}`)
  if (series.length < 2 * period)
    throw new RangeError(`Two periods are needed at least, got ${series.length} of ${2 * period}`)
  if (!series.every(Number.isFinite)) throw new RangeError('A series must be of numbers, without gaps')
  if (window !== 'periodic' && !(window >= 3 && window % 2 === 1)) {
    throw new RangeError(`A season's window must be odd and from 3, got ${window}`)
  }
}
