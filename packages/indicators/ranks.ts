/**
 * Which places in a ranking are possible, when every figure has an interval?
 *
 * Whoever's interval lies wholly beyond another's stands above it for certain; where intervals
 * overlap, the order is open and no ranking may be published. With intervals that hold all true
 * figures at once with the stated confidence, the places do so too.
 *
 * Source: Klein, Wright & Wieczorek (2020), A joint confidence region for an overall ranking of
 * populations, JRSS C 69(3), 589–606, doi:10.1111/rssc.12402.
 */
import { checkConfidence } from './normal.ts'
import type { Interval } from './share.ts'

/** The places that are possible, 1 for the best. */
export type Places = { best: number; worst: number }

/**
 * The possible places of each unit, in the order given; `first` says whether the highest or the
 * lowest figure stands first. Intervals that touch overlap. Each should have been made with
 * `confidenceOfEach`. O(n log n).
 *
 * @throws RangeError when an interval has `low` above `high` or is not of numbers.
 * @example
 * possiblePlaces([{ low: 0.1, high: 0.3 }, { low: 0.2, high: 0.4 }, { low: 0.7, high: 0.9 }], 'highest')
 * // [{ best: 2, worst: 3 }, { best: 2, worst: 3 }, { best: 1, worst: 1 }]
 */
export function possiblePlaces(intervals: readonly Interval[], first: 'highest' | 'lowest'): Places[] {
  for (const { low, high } of intervals) {
    if (!(low <= high)) throw new RangeError(`An interval must go from low to high, got ${low} to ${high}`)
  }
  const lows = Float64Array.from(intervals, ({ low }) => low).sort()
  const highs = Float64Array.from(intervals, ({ high }) => high).sort()
  return intervals.map(({ low, high }) => {
    const surelyAbove = intervals.length - countUpTo(lows, high)
    const surelyBelow = countBelow(highs, low)
    const [ahead, behind] = first === 'highest' ? [surelyAbove, surelyBelow] : [surelyBelow, surelyAbove]
    return { best: ahead + 1, worst: intervals.length - behind }
  })
}

/**
 * The confidence that each of `units` separate intervals needs so that all hold at once with
 * `confidence`, when the figures are of different people.
 *
 * @throws RangeError when `confidence` is not between 0 and 1 or `units` is not a whole number from 1.
 * @example
 * confidenceOfEach(0.81, 2)
 * // 0.9
 */
export function confidenceOfEach(confidence: number, units: number): number {
  checkConfidence(confidence)
  if (!(Number.isSafeInteger(units) && units >= 1)) throw new RangeError(`At least one unit is needed, got ${units}`)
  return confidence ** (1 / units)
}

const countUpTo = (sorted: Float64Array, value: number) => firstAt(sorted, (other) => other > value)
const countBelow = (sorted: Float64Array, value: number) => firstAt(sorted, (other) => other >= value)

/** The first position, by halving, at which the test holds; the length when it never does. */
function firstAt(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
