/**
 * How to add noise to a count so that nobody can tell whether one person is in it, with no flaw
 * through rounding?
 *
 * Discrete Gaussian noise, drawn exactly: whole numbers only, no logarithm, no floating point, so
 * that no digit of the noise betrays the count. For releases that say that they carry noise; never
 * on a number that is also suppressed. What the noise is worth is told by `budget.ts`.
 *
 * Source: Canonne, Kamath & Steinke (2020), The Discrete Gaussian for Differential Privacy,
 * arXiv:2004.00010, algorithms 1 to 3; why not floating point: Mironov (2012), doi:10.1145/2382196.2382264.
 */

/** A whole number from 0 to under `bound`, each equally likely. Must be one that nobody can foretell. */
export type RandomBelow = (bound: bigint) => bigint

/** A number above 0, exactly: `over` / `under`. */
export type Fraction = { over: bigint; under: bigint }

/**
 * A whole number with chance proportional to exp(−x² / 2 variance), positive or negative. Its own
 * variance is at most `variance`. Adding it to a count may give a negative number; that stands, and is
 * only cut where a page shows it. A handful of random numbers on average, for every variance.
 *
 * @throws RangeError when the variance is not above 0, or the source gives a number out of its bounds.
 * @example
 * discreteGaussian({ over: 4n, under: 1n }, (bound) => bound - 1n)
 * // -2
 */
export function discreteGaussian(variance: Fraction, below: RandomBelow): number {
  const { over, under } = variance
  if (!(over > 0n && under > 0n)) throw new RangeError(`A variance must be above 0, got ${over}/${under}`)
  const draw = checked(below)
  const scale = squareRoot(over / under) + 1n
  for (;;) {
    const candidate = discreteLaplace(scale, draw)
    const size = candidate < 0n ? -candidate : candidate
    // (|y| − σ²/t)² / 2σ² with σ² = over/under and t = scale, on one fraction.
    const gap = size * under * scale - over
    if (happensExp(gap * gap, 2n * over * under * scale * scale, draw)) return Number(candidate)
  }
}

/** A whole number with chance proportional to exp(−|x| / scale). */
function discreteLaplace(scale: bigint, below: RandomBelow): bigint {
  for (;;) {
    const rest = below(scale)
    if (!happensExp(rest, scale, below)) continue
    let wholes = 0n
    while (happensExp(1n, 1n, below)) wholes++
    const size = rest + scale * wholes
    const negative = below(2n) === 1n
    // Zero has no sign, or it would come twice.
    if (!(negative && size === 0n)) return negative ? -size : size
  }
}

/** True with chance exp(−over / under). */
function happensExp(over: bigint, under: bigint, below: RandomBelow): boolean {
  for (let whole = over / under; whole > 0n; whole--) if (!happensExpUpTo1(1n, 1n, below)) return false
  return happensExpUpTo1(over % under, under, below)
}

/** The same for a fraction from 0 to 1, by von Neumann's run of ever rarer events. */
function happensExpUpTo1(over: bigint, under: bigint, below: RandomBelow): boolean {
  let run = 1n
  while (below(under * run) < over) run++
  return run % 2n === 1n
}

/** The whole part of a square root, by Newton's method. */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2))
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

const checked =
  (below: RandomBelow): RandomBelow =>
  (bound) => {
    const drawn = below(bound)
    if (drawn < 0n || drawn >= bound)
      throw new RangeError(`The random source gave ${drawn}, not from 0 to under ${bound}`)
    return drawn
  }
