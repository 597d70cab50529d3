/**
 * What is the best guess for a small area, whose own figure is mostly chance?
 *
 * Each figure is drawn towards the mean of all, the further the less sure it is. How far depends on
 * how much areas truly differ, which is estimated from all of them. Best guesses are for maps and
 * for finding where to look; they must not be published as an area's own count.
 *
 * Sources: Morris (1983), Parametric Empirical Bayes Inference, JASA 78(381), 47–55,
 * doi:10.1080/01621459.1983.10477920; Fay & Herriot (1979), JASA 74(366), 269–277.
 */

/** An area's own figure and its standard error. */
export type Estimate = { value: number; error: number }

/** The mean of all, how far areas truly differ (a standard deviation), and each area's best guess with its error. */
export type Shrunk = { mean: number; spread: number; areas: Estimate[] }

/**
 * Best guesses in the order given. With equal errors it is the estimate of James and Stein, not
 * beyond the mean. When areas differ no more than by chance, `spread` is 0 and nearly all is drawn
 * to the mean. O(n) for each of some 60 steps.
 *
 * @throws RangeError when there are fewer than 4 areas, or a value is not a number or an error not above 0.
 * @example
 * shrink([0, 0, 4, 4].map((value) => ({ value, error: 1 }))).areas.map(({ value }) => Math.round(value * 1000))
 * // [125, 125, 3875, 3875]
 */
export function shrink(estimates: readonly Estimate[]): Shrunk {
  checkEstimates(estimates)
  const k = estimates.length
  const variances = estimates.map(({ error }) => error * error)
  const spreadSquared = trueVariance(estimates, variances)
  const mean = weightedMean(estimates, variances, spreadSquared)
  const weights = variances.map((variance) => 1 / (variance + spreadSquared))
  const weight = sum(weights)
  const meanVariance = sum(variances) / k
  const areas = estimates.map(({ value }, at) => {
    const variance = variances[at]!
    // (k − 3)/(k − 1) makes up for the spread being estimated from the same areas.
    const drawn = (((k - 3) / (k - 1)) * variance) / (variance + spreadSquared)
    const own = variance * (1 - (1 - weights[at]! / weight) * drawn)
    const fromSpread = (2 / (k - 3)) * drawn ** 2 * ((meanVariance + spreadSquared) * weights[at]!)
    return { value: value + drawn * (mean - value), error: Math.sqrt(own + fromSpread * (value - mean) ** 2) }
  })
  return { mean, spread: Math.sqrt(spreadSquared), areas }
}

/** The variance between areas at which their weighted squares come to k − 1; 0 when they never reach it. */
function trueVariance(estimates: readonly Estimate[], variances: readonly number[]): number {
  const enough = estimates.length - 1
  const squares = (between: number) => {
    const mean = weightedMean(estimates, variances, between)
    return sum(estimates.map(({ value }, at) => (value - mean) ** 2 / (variances[at]! + between)))
  }
  if (squares(0) <= enough) return 0
  let low = 0
  let high = Math.max(...variances)
  while (squares(high) > enough) high *= 2
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (squares(middle) > enough) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function weightedMean(estimates: readonly Estimate[], variances: readonly number[], between: number): number {
  const weights = variances.map((variance) => 1 / (variance + between))
  return sum(estimates.map(({ value }, at) => value * weights[at]!)) / sum(weights)
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function checkEstimates(estimates: readonly Estimate[]) {
  if (estimates.length < 4)
    throw new RangeError(`At least 4 areas are needed to learn from each other, got ${estimates.length}`)
  for (const { value, error } of estimates) {
    if (!(Number.isFinite(value) && error > 0 && error < Infinity)) {
      throw new RangeError(`An estimate must be a number with an error above 0, got ${value} with ${error}`)
    }
  }
}
