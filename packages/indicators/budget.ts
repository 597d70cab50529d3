/**
 * How much privacy does noise keep, and how much has a year of releases used up?
 *
 * Accounts in zero-concentrated differential privacy: costs (ρ) of releases about the same people
 * add up, and a release that would pass the year's sum is refused. For readers, ρ is told as (ε, δ).
 * An account holds only if each person's reports are bounded before counting.
 *
 * Sources: Bun & Steinke (2016), Concentrated Differential Privacy, arXiv:1605.02065, proposition
 * 1.3; Canonne, Kamath & Steinke (2020), arXiv:2004.00010, theorems 4 and 7.
 */
import type { Fraction } from './noise.ts'

/** What one release cost. */
export type Cost = { release: string; rho: number }

/** The most that may be used, and what was used so far, in order. */
export type Budget = { rho: number; used: readonly Cost[] }

// Costs are sums of binary fractions; three tenths must fit where 0.3 is left.
const ROUNDING = 1e-9

/**
 * The budget after the release, or in `refusal` that it would go over. The budget given is left alone.
 *
 * @throws RangeError when `rho` is not a number above 0, or a release of that name was paid before.
 * @example
 * spend({ rho: 0.5, used: [{ release: 'may', rho: 0.3 }] }, 'june', 0.3)
 * // { refusal: 'over-budget', left: 0.2 }
 */
export function spend(
  budget: Budget,
  release: string,
  rho: number,
): { budget: Budget } | { refusal: 'over-budget'; left: number } {
  if (!(rho > 0 && rho < Infinity)) throw new RangeError(`A cost must be a number above 0, got ${rho}`)
  if (budget.used.some((cost) => cost.release === release)) throw new RangeError(`${release} was paid before`)
  const left = budget.rho - budget.used.reduce((sum, cost) => sum + cost.rho, 0)
  if (rho > left + ROUNDING * budget.rho) return { refusal: 'over-budget', left }
  return { budget: { ...budget, used: [...budget.used, { release, rho }] } }
}

/**
 * The cost of counts with discrete Gaussian noise of this variance, when one person adds at most
 * `reports` to them: to one count, or as the root of the sum of squares over several.
 *
 * @throws RangeError when `reports` is not above 0.
 * @example
 * costOf(3, { over: 90n, under: 1n })
 * // 0.05
 */
export function costOf(reports: number, { over, under }: Fraction): number {
  if (!(reports > 0 && reports < Infinity)) throw new RangeError(`A person's reports must be above 0, got ${reports}`)
  return (reports ** 2 * Number(under)) / (2 * Number(over))
}

/**
 * The ε that goes with `delta` for a total cost of `rho`, by the simple bound, a little too large.
 *
 * @throws RangeError when `rho` is not from 0 or `delta` not between 0 and 1.
 * @example
 * epsilonOf(0, 1e-6)
 * // 0
 */
export function epsilonOf(rho: number, delta: number): number {
  if (!(rho >= 0 && delta > 0 && delta < 1)) throw new RangeError(`No ε for ρ ${rho} and δ ${delta}`)
  return rho + 2 * Math.sqrt(rho * -Math.log(delta))
}

/**
 * The exact δ that goes with `epsilon` for one count to which a person adds at most one, with
 * discrete Gaussian noise of this variance. O(standard deviation), some thousand terms at most for
 * a deviation of 100.
 *
 * @throws RangeError when `variance` is not above 0 or `epsilon` is negative.
 * @example
 * Number(deltaOf(4, 1).toPrecision(6))
 * // 0.00724878
 */
export function deltaOf(variance: number, epsilon: number): number {
  if (!(variance > 0 && variance < Infinity && epsilon >= 0))
    throw new RangeError(`No δ for ${variance} and ε ${epsilon}`)
  // Where the chance with the person's report exceeds e^ε times the chance without it.
  const first = Math.floor(epsilon * variance - 0.5) + 1
  const chance = (y: number) => Math.exp(-(y * y) / (2 * variance))
  // Beyond 40 deviations nothing is left of a number of 53 bits.
  const reach = Math.ceil(40 * Math.sqrt(variance))
  let excess = 0
  for (let y = first; y <= first + reach; y++) excess -= chance(y) * Math.expm1(epsilon - (2 * y + 1) / (2 * variance))
  let all = 1
  for (let y = 1; y <= reach; y++) all += 2 * chance(y)
  return excess / all
}
