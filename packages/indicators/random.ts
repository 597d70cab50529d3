/**
 * Chance that can be drawn again: a random source from a published seed. Not for secrets and not
 * for privacy noise; there the source must be one that nobody can foretell.
 *
 * Source: Blackman & Vigna (2021), Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47(4),
 * doi:10.1145/3460772 (xoshiro128++); its state filled by SplitMix32.
 */

/** A number from 0 to under 1, another at each call. */
export type Random = () => number

/**
 * The random source that belongs to a seed. The same seed gives the same numbers on every machine,
 * with 53 bits each.
 *
 * @throws RangeError when the seed is not a whole number from 0 to 4,294,967,295.
 * @example
 * seeded(1404)() === seeded(1404)()
 * // true
 */
export function seeded(seed: number): Random {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new RangeError(`A seed must be a whole number from 0 to 4294967295, got ${seed}`)
  }
  const next = xoshiro(fill(seed))
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53
}

/** The next 32 random bits at each call, from a state of four 32-bit numbers that are not all 0. */
export function xoshiro([a, b, c, d]: readonly [number, number, number, number]): () => number {
  return () => {
    const bits = (rotate(a + d, 7) + a) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return bits
  }
}

const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by))

function fill(seed: number): [number, number, number, number] {
  const part = (at: number) => {
    let x = (seed + Math.imul(at, 0x9e3779b9)) >>> 0
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    return (x ^ (x >>> 16)) >>> 0
  }
  return [part(1), part(2), part(3), part(4)]
}
