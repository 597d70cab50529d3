/**
 * Where would a series have gone on without the fix, when its level drifts by itself?
 *
 * Local level model by Kalman's filter: the level takes a random step at each time, the figures
 * scatter around it, and other series that the fix does not touch may carry it along. How much it
 * drifts is what makes the figures before the fix most likely. For figures that are near normal;
 * a second opinion beside `didItWork` and `syntheticEffect`.
 *
 * Sources: Durbin & Koopman (2012), Time Series Analysis by State Space Methods, ch. 2 and 6.2;
 * use for effects: Brodersen et al. (2015), Annals of Applied Statistics 9(1), 247–274, doi:10.1214/14-AOAS788.
 */
import type { Columns } from './counts.ts'
import { FEWEST_PLACEBOS, type Fix, placeboPlaces, shareAsFar } from './effect.ts'
import { dot, inverse } from './matrix.ts'
import { deviationFor } from './normal.ts'

/** The variances of one scattering and of one step of the level, the columns' coefficients, and the log-likelihood. */
export type LevelFit = { noise: number; drift: number; coefficients: number[]; logLikelihood: number }

type Change = LevelFit & { effect: number; error: number; low: number; high: number; expected: number[] }

/**
 * The change since the fix, on average over the times after it, and what was expected at each of them. `placebos` are
 * the changes at earlier places, where nothing was done, and `asFar` the share of them at least as large; null where
 * there are too few.
 */
export type LevelEffect = Change & { placebos: number[]; asFar: number | null }

// The drift is looked for between nothing and this many times the noise, in steps of the logarithm.
const LARGEST_DRIFT = Math.exp(12)
const SMALLEST_DRIFT = Math.exp(-24)
const LOOKS = 73
const HALVINGS = 60

/**
 * The model of a series, null at times without figure; the level before the first figure is unknown.
 * Null when the columns cannot be told apart or nothing scatters. O(130 × n × columns).
 *
 * @throws RangeError when there are not at least 3 figures more than columns, or a column differs in length or has gaps.
 * @example
 * fitLevel([4, 4, 4, 4])
 * // null
 */
export function fitLevel(series: readonly (number | null)[], columns: Columns = {}): LevelFit | null {
  checkSeries(series, Object.values(columns))
  const lines = Object.values(columns)
  const likelihood = (drift: number) => fitWith(drift, series, lines)?.logLikelihood ?? -Infinity
  const drift = bestDrift(likelihood)
  const found = fitWith(drift, series, lines)
  if (found === null) return null
  const { noise, coefficients, logLikelihood } = found
  return { noise, drift: drift * noise, coefficients, logLikelihood }
}

/**
 * The effect: figures since the fix less those that the level before it leads to, from the alarm's
 * first place to the fix left out. The error counts scatter, drift since, and what is unsure of level and
 * coefficients, not of the variances. Null as `fitLevel`. Some twenty fits where there is room for placebos.
 *
 * @throws RangeError when places do not follow each other or nothing comes after, and as `fitLevel`.
 * @example
 * Math.round(levelEffect([3, 5, 4, 6, 2, 4, 5, 3, 9, 7], { alarmFrom: 8, fixedAt: 8 })!.effect)
 * // 4
 */
export function levelEffect(
  series: readonly number[],
  { alarmFrom, fixedAt }: Fix,
  columns: Columns = {},
  confidence = 0.95,
): LevelEffect | null {
  const z = deviationFor(confidence)
  if (!(alarmFrom >= 0 && alarmFrom <= fixedAt && fixedAt < series.length)) {
    throw new RangeError(`Alarm, fix and times after it must follow each other, got ${alarmFrom} and ${fixedAt}`)
  }
  const change = changeAt(series, { alarmFrom, fixedAt }, columns, z)
  if (change === null) return null
  const after = series.length - fixedAt
  const placebos = placeboPlaces(alarmFrom).flatMap((place) => {
    const end = Math.min(alarmFrom, place + after)
    const cut = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.slice(0, end)]))
    if (place < Object.keys(columns).length + 3) return []
    return changeAt(series.slice(0, end), { alarmFrom: place, fixedAt: place }, cut, z)?.effect ?? []
  })
  const asFar = placebos.length < FEWEST_PLACEBOS ? null : shareAsFar(placebos, change.effect)
  return { ...change, placebos, asFar }
}

/** The change since a fix at this place; `z` is how many errors the interval reaches. */
function changeAt(series: readonly number[], { alarmFrom, fixedAt }: Fix, columns: Columns, z: number): Change | null {
  const before = series.slice(0, fixedAt).map((value, at) => (at < alarmFrom ? value : null))
  const lines = Object.values(columns)
  checkSeries(series, lines)
  const fit = fitLevel(before, Object.fromEntries(lines.map((line, at) => [at, line.slice(0, fixedAt)])))
  if (fit === null) return null
  const { noise, drift, coefficients } = fit
  const { levels, variance, spread } = fitWith(drift / noise, before, lines)!
  const level = levels[0]! - dot(coefficients, levels.slice(1))

  const after = series.slice(fixedAt)
  const expected = after.map(
    (_, at) => level + coefficients.reduce((sum, c, line) => sum + c * lines[line]![fixedAt + at]!, 0),
  )
  const m = after.length
  const effect = after.reduce((sum, value, at) => sum + value - expected[at]!, 0) / m
  // A step of the level at one of the times moves all that follow.
  const steps = after.reduce((sum, _, at) => sum + ((m - at) / m) ** 2, 0)
  const reach = lines.map((line, at) => line.slice(fixedAt).reduce((a, b) => a + b, 0) / m - levels[at + 1]!)
  const unsure = dot(
    reach,
    spread.map((row) => dot(row, reach)),
  )
  const error = Math.sqrt(noise * (variance + unsure + 1 / m) + drift * steps)
  return { ...fit, effect, error, low: effect - z * error, high: effect + z * error, expected }
}

/** At the end of the series: `levels` of the figures and of each column, their variance in noises; `spread` of the coefficients. */
type Filtered = {
  noise: number
  coefficients: number[]
  logLikelihood: number
  levels: number[]
  variance: number
  spread: number[][]
}

/**
 * The model when a step of the level has `drift` times the variance of the scatter. The filter runs over
 * the figures and the columns alike; coefficients and noise follow from what it could not foresee.
 */
function fitWith(
  drift: number,
  series: readonly (number | null)[],
  columns: readonly (readonly number[])[],
): Filtered | null {
  const { squares, logs, surprises, levels, variance } = filter(drift, series, columns)
  const spread = inverse(squares.slice(1).map((row) => row.slice(1)))
  if (spread === null) return null
  const cross = squares[0]!.slice(1)
  const coefficients = spread.map((row) => dot(row, cross))
  const noise = (squares[0]![0]! - dot(cross, coefficients)) / surprises
  if (!(noise > 1e-12 * squares[0]![0]!)) return null
  const logLikelihood = -0.5 * (surprises * (Math.log(2 * Math.PI * noise) + 1) + logs)
  return { noise, coefficients, logLikelihood, levels, variance, spread }
}

/** The levels at the end, their variance, and the weighted products of all surprises on the way. */
function filter(drift: number, series: readonly (number | null)[], columns: readonly (readonly number[])[]) {
  const squares = Array.from({ length: columns.length + 1 }, () => Array<number>(columns.length + 1).fill(0))
  let levels: number[] = []
  let variance = 0
  let logs = 0
  let surprises = 0
  for (const [at, value] of series.entries()) {
    variance += drift
    if (value === null) continue
    const seen = [value, ...columns.map((column) => column[at]!)]
    if (levels.length === 0) {
      // Before the first figure nothing is known of the level; after it, no more than the figure.
      levels = seen
      variance = 1
      continue
    }
    const missed = seen.map((x, line) => x - levels[line]!)
    const expected = variance + 1
    for (const [a, x] of missed.entries()) for (const [b, y] of missed.entries()) squares[a]![b]! += (x * y) / expected
    levels = missed.map((x, line) => levels[line]! + (variance / expected) * x)
    variance /= expected
    logs += Math.log(expected)
    surprises++
  }
  return { squares, logs, surprises, levels, variance }
}

/** The most likely drift: none, or the best of a row of looks, made finer by golden sections. */
function bestDrift(likelihood: (drift: number) => number): number {
  const [from, to] = [Math.log(SMALLEST_DRIFT), Math.log(LARGEST_DRIFT)]
  const step = (to - from) / (LOOKS - 1)
  const at = (log: number) => likelihood(Math.exp(log))
  const looks = Array.from({ length: LOOKS }, (_, look) => from + look * step)
  const best = looks.reduce((a, b) => (at(b) > at(a) ? b : a))
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [best - step, best + step]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (at(left) > at(right)) high = right
    else low = left
  }
  const drift = Math.exp((low + high) / 2)
  return likelihood(0) >= likelihood(drift) ? 0 : drift
}

function checkSeries(series: readonly (number | null)[], columns: readonly (readonly number[])[]) {
  const figures = series.filter((value) => value !== null)
  if (!figures.every(Number.isFinite)) throw new RangeError('A series must be of numbers, null where there is none')
  if (figures.length < columns.length + 3)
    throw new RangeError(`At least ${columns.length + 3} figures are needed, got ${figures.length}`)
  if (!columns.every((column) => column.length === series.length && column.every(Number.isFinite))) {
    throw new RangeError('A column must have a number for each time')
  }
}
