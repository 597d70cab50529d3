/**
 * How far may a share that was counted on few cases lie from the true one, and how far may two
 * shares lie apart?
 *
 * Wilson's score interval: never outside 0..1, never of width nothing, near its stated confidence
 * even for a handful of cases. Clopper and Pearson's: never below its confidence, and wider.
 * Newcombe's for a difference. They speak of chance alone, not of who chose to take part.
 *
 * Sources: Wilson (1927), JASA 22(158), 209–212, doi:10.1080/01621459.1927.10502953; Clopper &
 * Pearson (1934), Biometrika 26, 404–413; Newcombe (1998), Statistics in Medicine 17, 857–872
 * (method 3) and 873–890 (method 10).
 */
import { betaQuantile } from './beta.ts'
import { checkConfidence, deviationFor } from './normal.ts'

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

/**
 * Clopper and Pearson's interval, within 0..1: the shares that an exact binomial test does not
 * reject. For figures where the stated confidence must be kept at any price; otherwise `wilson`.
 *
 * @throws RangeError as `wilson`.
 * @example
 * clopperPearson(0, 0)
 * // { low: 0, high: 1 }
 */
export function clopperPearson(successes: number, n: number, confidence = 0.95): Interval {
  checkCounts(successes, n)
  checkConfidence(confidence)
  const tail = (1 - confidence) / 2
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes === n ? 1 : 1 - betaQuantile(tail, n - successes, successes + 1),
  }
}

/** `successes` of `n`. */
export type Part = { successes: number; n: number }

/**
 * Newcombe's interval, within −1..1, for the share of `first` less the share of `second`, of
 * different people. If it holds 0, the two shares must not be called different.
 *
 * @throws RangeError as `wilson`, and when one of the two is a share of nothing.
 * @example
 * newcombe({ successes: 10, n: 10 }, { successes: 0, n: 10 })
 * // { low: 0.6075093504305242, high: 1 }
 */
export function newcombe(first: Part, second: Part, confidence = 0.95): Interval {
  if (first.n === 0 || second.n === 0) throw new RangeError('A share of nothing cannot be compared')
  const [a, b] = [first.successes / first.n, second.successes / second.n]
  const one = wilson(first.successes, first.n, confidence)
  const other = wilson(second.successes, second.n, confidence)
  return {
    low: a - b - Math.hypot(a - one.low, other.high - b),
    high: a - b + Math.hypot(one.high - a, b - other.low),
  }
}

function checkCounts(successes: number, n: number) {
  if (!(Number.isSafeInteger(n) && Number.isSafeInteger(successes) && successes >= 0 && successes <= n)) {
    throw new RangeError(`A share needs whole numbers from 0, the part within the whole; got ${successes} of ${n}`)
  }
}
