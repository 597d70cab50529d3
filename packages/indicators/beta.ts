/**
 * How likely is a beta-distributed share to lie below a value, and below which value with a given
 * chance? What exact binomial intervals need.
 *
 * Sources: the continued fraction of DLMF 8.17.22 by the modified Lentz method (Press et al.,
 * Numerical Recipes, 6.4); log-gamma by Lanczos's series with the coefficients of Godfrey (2001).
 */

/**
 * The natural logarithm of the gamma function for `x` above 0; relative error about 1e-14.
 *
 * @throws RangeError when `x` is not above 0.
 * @example
 * Math.round(Math.exp(logGamma(6)))
 * // 120
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma is for numbers above 0, got ${x}`)
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const series = LANCZOS.reduce((sum, c, at) => sum + c / (x + at), 0) + LANCZOS_FIRST
  const shifted = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(series)
}

const LANCZOS_FIRST = 0.9999999999998099
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/**
 * The chance that a beta variable with parameters `a` and `b` is at most `x`: the regularised
 * incomplete beta function. Relative error about 1e-13 for parameters under 1,000, 1e-9 near 1,000,000.
 *
 * @throws RangeError when `a` or `b` is not above 0, or `x` not between 0 and 1.
 * @example
 * betaShare(0.5, 1, 1)
 * // 0.5
 */
export function betaShare(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) throw new RangeError(`No beta distribution for ${x}, ${a}, ${b}`)
  if (x === 0 || x === 1) return x
  // The fraction converges fast only below the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * continuedFraction(x, a, b)) / a
}

/**
 * The value that a beta variable with parameters `a` and `b` stays below with chance `p`, by
 * halving to the last digit: some 60 values of `betaShare`.
 *
 * @throws RangeError as `betaShare`.
 * @example
 * betaQuantile(0.25, 1, 1)
 * // 0.25
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A chance must be between 0 and 1, got ${p}`)
  if (p === 0 || p === 1) return p
  let low = 0
  let high = 1
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high || high - low < 1e-17) return middle
    const share = betaShare(middle, a, b)
    if (share === p) return middle
    if (share < p) low = middle
    else high = middle
  }
}

const ENOUGH_TERMS = 10_000
const TINY = 1e-300

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < ENOUGH_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    const before = value
    for (const term of [even, odd]) {
      d = 1 / kept(1 + term * d)
      c = kept(1 + term / c)
      value *= c * d
    }
    if (Math.abs(value - before) <= 1e-16 * Math.abs(value)) break
  }
  return value
}

const kept = (x: number) => (Math.abs(x) < TINY ? TINY : x)
