/**
 * How far may a share that was counted on few cases lie from the true one?
 *
 * Wilson's score interval: never outside 0..1, never of width nothing, near its stated confidence
 * even for a handful of cases. It speaks of chance alone, not of who chose to take part.
 *
 * Source: Wilson (1927), JASA 22(158), 209–212, doi:10.1080/01621459.1927.10502953; form as in
 * Newcombe (1998), Statistics in Medicine 17, 857–872, method 3.
 */
import { deviationFor } from './normal.ts'

/** From `low` to `high`, both included. */
export type Interval = { low: number; high: number }

/**
 * Wilson's interval, within 0..1, for a share of `successes` in `n`. It holds `successes / n`.
 * Of nothing, nothing is known: `wilson(0, 0)` is 0 to 1.
 *
 * @throws RangeError when `n` or `successes` is not a whole number from 0, successes exceed `n`, or
 * `confidence` is not between 0 and 1.
 * @example
 * wilson(10, 10)
 * // { low: 0.7224672001371109, high: 1 }
 */
export function wilson(successes: number, n: number, confidence = 0.95): Interval {
  checkCounts(successes, n)
  const z = deviationFor(confidence)
  if (n === 0) return { low: 0, high: 1 }
  const failures = n - successes
  const middle = successes + (z * z) / 2
  const reach = z * Math.sqrt((successes * failures) / n + (z * z) / 4)
  return {
    low: successes === 0 ? 0 : (middle - reach) / (n + z * z),
    high: failures === 0 ? 1 : (middle + reach) / (n + z * z),
  }
}

export function checkCounts(successes: number, n: number) {
  if (!(Number.isSafeInteger(n) && Number.isSafeInteger(successes) && successes >= 0 && successes <= n)) {
    throw new RangeError(`A share needs whole numbers from 0, the part within the whole; got ${successes} of ${n}`)
  }
}
