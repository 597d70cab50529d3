/**
 * What is the smooth course of a series? Local regression (loess) over a window that moves along,
 * near values counting more: the building stone of `decompose`.
 *
 * Source: Cleveland (1979), JASA 74(368), 829–836, doi:10.1080/01621459.1979.10481038; window rules
 * as in the STL program of Cleveland et al. (1990).
 */

/** `window` values (odd) take part; `degree` 0 for a level, 1 for a line; fitted at every `jump`-th place, lines between. */
export type Smoother = { window: number; degree: 0 | 1; jump: number }

/**
 * The smooth series, as long as the one given; values count by `weights` besides their nearness.
 * A place whose whole window has no weight keeps its own value. O(n × window / jump).
 */
export function loess(
  series: ArrayLike<number>,
  { window, degree, jump }: Smoother,
  weights?: ArrayLike<number>,
): Float64Array {
  const n = series.length
  const smooth = new Float64Array(n)
  if (n === 0) return smooth
  const step = Math.max(1, Math.min(jump, n - 1))
  let last = 0
  for (let at = 0; at < n; at = nextPlace(at, step, n)) {
    smooth[at] = loessAt(at, series, { window, degree }, weights) ?? series[at]!
    for (let between = last + 1; between < at; between++) {
      smooth[between] = smooth[last]! + ((smooth[at]! - smooth[last]!) * (between - last)) / (at - last)
    }
    last = at
  }
  return smooth
}

// The last place is always fitted, and then nothing follows.
const nextPlace = (at: number, step: number, n: number) => (at === n - 1 ? n : Math.min(at + step, n - 1))

/**
 * The smooth value at `place`, which may lie one before the first (−1) or after the last value;
 * null when nothing in the window has weight. O(window).
 */
export function loessAt(
  place: number,
  series: ArrayLike<number>,
  { window, degree }: Pick<Smoother, 'window' | 'degree'>,
  weights?: ArrayLike<number>,
): number | null {
  const n = series.length
  const size = Math.min(window, n)
  const first = Math.max(0, Math.min(place - (window - 1) / 2, n - size))
  const last = first + size - 1
  // A window longer than the series reaches beyond it on both sides.
  const reach = Math.max(place - first, last - place) + (window > n ? Math.floor((window - n) / 2) : 0)

  const near = new Float64Array(size)
  let total = 0
  for (let at = first; at <= last; at++) {
    near[at - first] = nearness(Math.abs(at - place), reach) * (weights?.[at] ?? 1)
    total += near[at - first]!
  }
  if (total <= 0) return null
  for (let at = 0; at < size; at++) near[at]! /= total
  if (degree === 1 && reach > 0) tilt(near, first, place, n)

  let value = 0
  for (let at = 0; at < size; at++) value += near[at]! * series[first + at]!
  return value
}

/** The tricube weight: 1 at the place, 0 at the reach. */
function nearness(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0
  if (distance <= 0.001 * reach) return 1
  return (1 - (distance / reach) ** 3) ** 3
}

/** Turns the weights of a local mean into those of a local line, if the places lie wide enough apart. */
function tilt(near: Float64Array, first: number, place: number, n: number) {
  const mean = near.reduce((sum, weight, at) => sum + weight * (first + at), 0)
  const variance = near.reduce((sum, weight, at) => sum + weight * (first + at - mean) ** 2, 0)
  if (Math.sqrt(variance) <= 0.001 * (n - 1)) return
  const slope = (place - mean) / variance
  for (let at = 0; at < near.length; at++) near[at]! *= 1 + slope * (first + at - mean)
}
