/**
 * Which deviation does a confidence stand for? The normal distribution's quantile and its tail.
 *
 * Sources: Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), 477–484, doi:10.2307/2347330
 * (relative error about 1e-16); the tail by the series and continued fraction of Abramowitz & Stegun 26.2.
 */

// Coefficients of AS 241, highest power first: numerator and denominator for three ranges.
const CENTRE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const
const MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const
const FAR = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const

/**
 * The value below which a standard normal lies with chance `p`; minus infinity at 0, infinity at 1.
 *
 * @throws RangeError when `p` is not between 0 and 1.
 * @example
 * normalQuantile(0.975)
 * // 1.9599639845400536
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A chance must be between 0 and 1, got ${p}`)
  const fromCentre = p - 0.5
  if (Math.abs(fromCentre) <= 0.425) return fromCentre * ratio(CENTRE, 0.180625 - fromCentre * fromCentre)
  const tail = Math.min(p, 1 - p)
  if (tail === 0) return fromCentre < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(tail))
  const size = r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(FAR, r - 5)
  return fromCentre < 0 ? -size : size
}

/**
 * The deviation, in standard errors, on both sides of a normal estimate that holds `confidence`.
 *
 * @throws RangeError when `confidence` is not between 0 and 1, both excluded.
 * @example
 * deviationFor(0.95)
 * // 1.9599639845400536
 */
export function deviationFor(confidence: number): number {
  checkConfidence(confidence)
  return normalQuantile((1 + confidence) / 2)
}

/** @throws RangeError when `confidence` is not between 0 and 1, both excluded. */
export function checkConfidence(confidence: number) {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence must lie between 0 and 1, got ${confidence}`)
  }
}

/**
 * The chance that a standard normal is at most `x`, with a relative error under 1e-13 in the lower tail too.
 *
 * @example
 * normalShare(0)
 * // 0.5
 */
export function normalShare(x: number): number {
  if (x > 0) return 1 - normalShare(-x)
  if (x < -2.5) return density(x) * millsRatio(-x)
  // 1/2 + φ(x)(x + x³/3 + x⁵/15 + …)
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + density(x) * sum
}

const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** (1 − Φ(x)) / φ(x) for x above 2.5, by its continued fraction from the far end. */
function millsRatio(x: number): number {
  let fraction = x
  for (let level = 120; level >= 1; level--) fraction = x + level / fraction
  return 1 / fraction
}

function ratio([above, below]: readonly [readonly number[], readonly number[]], x: number): number {
  return polynomial(above, x) / polynomial(below, x)
}

const polynomial = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0)
