/**
 * Does an office do better or worse than others, given the kind of cases it has?
 *
 * Indirect standardisation: what would be expected if each kind of case went as it goes everywhere?
 * Observed against expected, with limits between which an office that does as all others do would
 * lie by chance: a funnel instead of a league table. It adjusts for the kinds that are given, no more.
 *
 * Sources: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics
 * in Medicine 24, 1185–1202, doi:10.1002/sim.1970 (appendix A.1); Hosmer & Lemeshow (1995),
 * Confidence interval estimates of an index of quality performance, Statistics in Medicine 14, 2161–2172.
 */
import { betaShare } from './beta.ts'
import { deviationFor } from './normal.ts'
import type { Interval, Part } from './share.ts'

/** One office: for each kind of case, in one order for all offices, how many succeeded of how many. */
export type Office = { name: string; kinds: readonly Part[] }

/**
 * `observed` and `expected` successes; `share` is what the office would have with everybody's mix
 * of cases (its ratio times the share of all, which can pass 1); `low` and `high` are the limits for that
 * share by chance alone; `beyond` says whether it lies outside them. `share` is null, and nothing
 * beyond, where nothing could be expected.
 */
export type Standing = {
  name: string
  n: number
  observed: number
  expected: number
  share: number | null
  low: number
  high: number
  beyond: 'below' | 'within' | 'above'
}

/**
 * How each office stands, in the order given. Rates of kinds come from all offices together, so
 * that expected successes add up to those observed. The limits are normal approximations: fair
 * from about 20 expected successes and failures. O(offices × kinds).
 *
 * @throws RangeError when offices differ in their kinds, counts are not whole numbers from 0, or
 * `confidence` is not between 0 and 1.
 * @example
 * compareFairly([
 *   { name: 'north', kinds: [{ successes: 90, n: 100 }, { successes: 0, n: 0 }] },
 *   { name: 'south', kinds: [{ successes: 90, n: 100 }, { successes: 20, n: 100 }] },
 * ]).map(({ expected, share, beyond }) => ({ expected, share, beyond }))
 * // [
 * //   { expected: 90, share: 200 / 300, beyond: 'within' },
 * //   { expected: 110, share: 200 / 300, beyond: 'within' },
 * // ]
 */
export function compareFairly(offices: readonly Office[], confidence = 0.95): Standing[] {
  const z = deviationFor(confidence)
  const kinds = offices[0]?.kinds.length ?? 0
  for (const office of offices) checkOffice(office, kinds)
  const rates = Array.from({ length: kinds }, (_, kind) => rateOf(offices.map((office) => office.kinds[kind]!)))
  const all = rateOf(offices.flatMap((office) => office.kinds))
  return offices.map(({ name, kinds: own }) => {
    const n = sum(own.map((part) => part.n))
    const observed = sum(own.map((part) => part.successes))
    const expected = sum(own.map((part, kind) => part.n * rates[kind]!))
    const variance = sum(own.map((part, kind) => part.n * rates[kind]! * (1 - rates[kind]!)))
    if (expected === 0) return { name, n, observed, expected, share: null, low: 0, high: 1, beyond: 'within' }
    const reach = z * Math.sqrt(variance)
    const asShare = (successes: number) => (all * successes) / expected
    const [low, high] = [asShare(Math.max(0, expected - reach)), asShare(expected + reach)]
    const beyond = observed < expected - reach ? 'below' : observed > expected + reach ? 'above' : 'within'
    return { name, n, observed, expected, share: asShare(observed), low, high, beyond }
  })
}

/**
 * Between which shares an office with `n` cases lies by chance when its true share is `target`:
 * exact binomial limits, made smooth between whole numbers of successes for drawing a funnel. O(log n).
 *
 * @throws RangeError when `target` or `confidence` is not between 0 and 1, or `n` not a whole number from 1.
 * @example
 * funnelLimits(0.5, 1).high
 * // 0.95
 */
export function funnelLimits(target: number, n: number, confidence = 0.95): Interval {
  deviationFor(confidence)
  if (!(target > 0 && target < 1)) throw new RangeError(`A target share must be between 0 and 1, got ${target}`)
  if (!(Number.isSafeInteger(n) && n >= 1)) throw new RangeError(`A funnel needs a whole number from 1, got ${n}`)
  const limit = (chance: number) => {
    const successes = smallestWith(n, (count) => atMost(count, target, n) >= chance)
    const below = successes === 0 ? 0 : atMost(successes - 1, target, n)
    const upTo = atMost(successes, target, n)
    return Math.max(0, (successes - (upTo - chance) / (upTo - below)) / n)
  }
  return { low: limit((1 - confidence) / 2), high: limit((1 + confidence) / 2) }
}

/** The chance of at most `count` successes in `n`, each with chance `share`. */
const atMost = (count: number, share: number, n: number) =>
  count >= n ? 1 : betaShare(1 - share, n - count, count + 1)

function smallestWith(n: number, holds: (count: number) => boolean): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function rateOf(parts: readonly Part[]): number {
  const n = sum(parts.map((part) => part.n))
  return n === 0 ? 0 : sum(parts.map((part) => part.successes)) / n
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function checkOffice({ name, kinds }: Office, expected: number) {
  if (kinds.length !== expected)
    throw new RangeError(`${name} has ${kinds.length} kinds of cases instead of ${expected}`)
  for (const { successes, n } of kinds) {
    if (!(Number.isSafeInteger(n) && Number.isSafeInteger(successes) && successes >= 0 && successes <= n)) {
      throw new RangeError(`${name} needs whole numbers from 0, the part within the whole; got ${successes} of ${n}`)
    }
  }
}
