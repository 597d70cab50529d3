/**
 * How far may the waiting curve, its median and its mean lie from the true ones?
 *
 * Greenwood's error of the product-limit estimate; intervals on the log(−log) scale, so that a
 * share never leaves 0..1; the median's by where these cross a half; the mean up to a stated day.
 *
 * Sources: Greenwood (1926), Reports on Public Health and Medical Subjects 33; Kalbfleisch &
 * Prentice (1980), The Statistical Analysis of Failure Time Data, 1.3; Brookmeyer & Crowley (1982),
 * Biometrics 38, 29–41, doi:10.2307/2530286.
 */
import { deviationFor } from './normal.ts'
import type { Drop } from './waiting.ts'

/** A drop of the waiting curve with the standard error of its share and the share's interval. */
export type DropWithError = Drop & { error: number; low: number; high: number }

/**
 * The curve with Greenwood's standard errors and log(−log) intervals, day by day (each by itself,
 * not all at once). Where the curve reaches 0 the formula has no value: the error is 0 and the
 * interval goes from 0 to the high end of the drop before. O(d).
 *
 * @throws RangeError when `confidence` is not between 0 and 1.
 * @example
 * withErrors([{ days: 6, atRisk: 4, solved: 1, shareWaiting: 0.75 }])[0]?.error
 * // 0.21650635094610965
 */
export function withErrors(curve: readonly Drop[], confidence = 0.95): DropWithError[] {
  const z = deviationFor(confidence)
  let sum = 0
  let high = 1
  return curve.map(({ days, atRisk, solved, shareWaiting }) => {
    if (atRisk === solved) return { days, atRisk, solved, shareWaiting, error: 0, low: 0, high }
    sum += solved / (atRisk * (atRisk - solved))
    const reach = Math.exp((z * Math.sqrt(sum)) / -Math.log(shareWaiting))
    high = shareWaiting ** (1 / reach)
    const error = shareWaiting * Math.sqrt(sum)
    return { days, atRisk, solved, shareWaiting, error, low: shareWaiting ** reach, high }
  })
}

/**
 * Between which waits, in days, lies the one by which `share` of all cases are solved? An end is
 * null where the curve does not come so far: "13 days or more" has `high` null.
 *
 * @throws RangeError when `share` or `confidence` is not between 0 and 1.
 * @example
 * waitInterval([{ days: 3, atRisk: 9, solved: 9, shareWaiting: 0 }])
 * // { low: 3, high: null }
 */
export function waitInterval(
  curve: readonly Drop[],
  share = 0.5,
  confidence = 0.95,
): { low: number | null; high: number | null } {
  if (!(share > 0 && share < 1)) throw new RangeError(`A share of cases must be between 0 and 1, got ${share}`)
  const drops = withErrors(curve, confidence)
  const firstBelow = (end: 'low' | 'high') => drops.find((drop) => drop[end] <= 1 - share)?.days ?? null
  return { low: firstBelow('low'), high: firstBelow('high') }
}

/**
 * The mean wait when every wait is counted as at most `untilDays`, with its standard error, both in
 * days: the area under the curve to that day. Unlike a plain mean it needs no end of all waits.
 * `untilDays` must not lie beyond the longest wait that was seen, solved or open; that is for the
 * caller to keep, since the curve does not hold it. O(d).
 *
 * @throws RangeError when `untilDays` is negative, NaN or infinite.
 * @example
 * meanWait([{ days: 2, atRisk: 4, solved: 2, shareWaiting: 0.5 }], 10)
 * // { days: 6, error: 2 }
 */
export function meanWait(curve: readonly Drop[], untilDays: number): { days: number; error: number } {
  if (!(untilDays >= 0 && untilDays < Infinity))
    throw new RangeError(`A number of days from 0 is needed, got ${untilDays}`)
  let area = 0
  let variance = 0
  let end = untilDays
  // From the end to the start, so that at each drop the area after it is known.
  for (const { days, atRisk, solved, shareWaiting } of curve.filter((drop) => drop.days < untilDays).toReversed()) {
    area += shareWaiting * (end - days)
    if (atRisk > solved) variance += (area * area * solved) / (atRisk * (atRisk - solved))
    end = days
  }
  return { days: area + end, error: Math.sqrt(variance) }
}
