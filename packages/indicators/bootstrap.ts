/**
 * How far may any figure made from single answers lie from the true one, when no formula is known?
 *
 * Draws as many answers again, with putting back, and makes the figure anew, many times; the ends
 * are corrected for bias and for an error that grows with the figure (BCa). For means of few
 * grades, medians, ratios. Not for the largest or smallest answer, and not for fewer than about ten.
 *
 * Source: Efron (1987), Better Bootstrap Confidence Intervals, JASA 82(397), 171–185,
 * doi:10.1080/01621459.1987.10478410.
 */
import { checkConfidence, normalQuantile, normalShare } from './normal.ts'
import type { Random } from './random.ts'

/** The figure, its interval, and the two corrections: `bias` (z₀) and `acceleration` (a). */
export type Bootstrapped = { estimate: number; low: number; high: number; bias: number; acceleration: number }

/**
 * The figure with its BCa interval. `statistic` is called once for each draw and each value left
 * out; it must not mind the order, nor change what it is given. Draws that tie with the estimate
 * count half as below. When every draw gives the same, that is both ends. O(draws × n).
 *
 * @throws RangeError when there are fewer than 2 values or 1 draw, the statistic gives no number,
 * or `confidence` is not between 0 and 1.
 * @example
 * bootstrap([4, 4, 4], (grades) => grades.length, () => 0.5)
 * // { estimate: 3, low: 3, high: 3, bias: 0, acceleration: 0 }
 */
export function bootstrap<Value>(
  values: readonly Value[],
  statistic: (sample: readonly Value[]) => number,
  random: Random,
  { draws = 2000, confidence = 0.95 } = {},
): Bootstrapped {
  checkConfidence(confidence)
  if (values.length < 2 || !(Number.isSafeInteger(draws) && draws >= 1)) {
    throw new RangeError(`A bootstrap needs 2 values and 1 draw at least, got ${values.length} and ${draws}`)
  }
  const estimate = statistic(values)
  const replicates = redraw(values, statistic, random, draws)
  if (![estimate, ...replicates].every(Number.isFinite)) throw new RangeError('The statistic must always be a number')

  const bias = biasOf(replicates, estimate)
  const acceleration = accelerationOf(values.length > 2 ? leaveOneOut(values, statistic) : [])
  const end = (chance: number) => {
    const z = bias + normalQuantile(chance)
    return quantile(replicates, normalShare(bias + z / (1 - acceleration * z)))
  }
  return { estimate, low: end((1 - confidence) / 2), high: end((1 + confidence) / 2), bias, acceleration }
}

/** The statistic of `draws` samples, in ascending order. */
function redraw<Value>(
  values: readonly Value[],
  statistic: (sample: readonly Value[]) => number,
  random: Random,
  draws: number,
): Float64Array {
  const sample = [...values]
  const replicates = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    for (let at = 0; at < sample.length; at++) sample[at] = values[Math.floor(random() * values.length)]!
    replicates[draw] = statistic(sample)
  }
  return replicates.sort()
}

/** How far the estimate lies from the middle of the draws, in standard errors; 0 without draws on both sides. */
function biasOf(replicates: Float64Array, estimate: number): number {
  const below = replicates.filter((value) => value < estimate).length
  const tied = replicates.filter((value) => value === estimate).length
  // Half a draw at each end keeps the quantile finite.
  const share = (below + tied / 2) / replicates.length
  return normalQuantile(Math.min(1 - 0.5 / replicates.length, Math.max(0.5 / replicates.length, share)))
}

function leaveOneOut<Value>(values: readonly Value[], statistic: (sample: readonly Value[]) => number): number[] {
  return values.map((_, left) => statistic(values.toSpliced(left, 1)))
}

/** A sixth of the skewness of what one value adds, by leaving each out once. */
function accelerationOf(without: readonly number[]): number {
  const mean = without.reduce((a, b) => a + b, 0) / without.length
  const squares = without.reduce((sum, value) => sum + (mean - value) ** 2, 0)
  const cubes = without.reduce((sum, value) => sum + (mean - value) ** 3, 0)
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

/** Between the draws at (B + 1) × chance, in proportion; the ends beyond the first and last. */
function quantile(sorted: Float64Array, chance: number): number {
  const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * chance)) - 1
  const before = Math.floor(position)
  const value = sorted[before]!
  return value + (position - before) * ((sorted[before + 1] ?? value) - value)
}
