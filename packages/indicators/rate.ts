/**
 * How far may a number of events that was counted, or the mean of many such numbers, lie from the
 * true one?
 *
 * Garwood's exact interval of a Poisson count: never of width nothing, not even when nothing
 * happened. For the mean of counts that vary more than by chance alone, the same of as many events as
 * they are worth (quasi-Poisson): their dispersion is how much more they vary, and never below 1.
 *
 * Sources: Garwood (1936), Biometrika 28, 437–442, doi:10.1093/biomet/28.3-4.437; dispersion:
 * McCullagh & Nelder (1989), Generalized Linear Models, 6.2.3.
 */
import { gammaQuantile } from './gamma.ts'
import { checkConfidence } from './normal.ts'
import type { Interval } from './share.ts'

/**
 * The interval of the count that was to be expected where `count` events happened. What is counted
 * need not be whole: events of different worth.
 *
 * @throws RangeError when `count` is below 0 or `confidence` not between 0 and 1.
 * @example
 * garwood(0).high.toFixed(6)
 * // '3.688879'
 */
export function garwood(count: number, confidence = 0.95): Interval {
  checkConfidence(confidence)
  if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) throw new RangeError(`A count is from 0, got ${count}`)
  const tail = (1 - confidence) / 2
  return { low: count === 0 ? 0 : gammaQuantile(tail, count), high: gammaQuantile(1 - tail, count + 1) }
}

/** So many cases in which something happened so many times. */
export type Times = { times: number; cases: number }
/** How often for each case; `dispersion` is the variance by the mean, at least 1. */
export type MeanCount = Interval & { mean: number; dispersion: number }

/**
 * How often something happened for each case, with its interval; null of no case. Cost: the length of
 * `all`, which may name a number of times more than once, and two quantiles.
 *
 * @throws RangeError when `times` or `cases` is not a whole number from 0, or as `garwood`.
 * @example
 * meanCount([{ times: 0, cases: 100 }])?.high.toFixed(6)
 * // '0.036889'
 */
export function meanCount(all: readonly Times[], confidence = 0.95): MeanCount | null {
  for (const { times, cases } of all)
    if (!(isCount(times) && isCount(cases))) throw new RangeError(`Counts are whole, from 0; got ${times}, ${cases}`)
  const n = all.reduce((sum, { cases }) => sum + cases, 0)
  if (n === 0) return null
  const events = all.reduce((sum, { times, cases }) => sum + times * cases, 0)
  const mean = events / n
  const squares = all.reduce((sum, { times, cases }) => sum + cases * (times - mean) ** 2, 0)
  const dispersion = events === 0 || n === 1 ? 1 : Math.max(1, squares / (n - 1) / mean)
  const { low, high } = garwood(events / dispersion, confidence)
  return { mean, low: (low * dispersion) / n, high: (high * dispersion) / n, dispersion }
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0
