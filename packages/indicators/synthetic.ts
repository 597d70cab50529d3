/**
 * Did the fix work, compared with places that were not fixed?
 *
 * Synthetic difference-in-differences: the places that were not fixed are weighted so that before
 * the fix they ran along with the fixed ones, and the times before it so that they resemble those
 * after; then the difference of differences. What set off the alarm is left out, from its first time
 * to the fix: after bad times it grows better by itself. Each other place in turn stands in as if it
 * had been fixed (placebos): how far these come apart is the error. The same effect is looked for at
 * earlier times at which nothing was done.
 *
 * Source: Arkhangelsky, Athey, Hirshberg, Imbens & Wager (2021), Synthetic Difference-in-Differences,
 * American Economic Review 111(12), 4088–4118, doi:10.1257/aer.20190159; regularisation, stopping and
 * thinning of weights as in the authors' program.
 */
import type { Fix } from './effect.ts'
import { deviationFor } from './normal.ts'

/** One line of figures for each place, all of the same times, with the first time of the alarm and the first after the fix. */
export type Panel = Fix & { fixed: readonly (readonly number[])[]; others: readonly (readonly number[])[] }

/** Weights that add up to 1: of the other places, and of the times before the alarm. */
export type Weights = { places: number[]; times: number[] }

/**
 * What the fix changed, on average over the times after it, with its error and interval; `placebos` are the effects of
 * the other places, and `earlier` those of the fixed ones at times before the alarm.
 */
export type SyntheticEffect = Weights & {
  effect: number
  error: number
  low: number
  high: number
  placebos: number[]
  earlier: number[]
}

/** The fewest other places from which an error can be told. */
const FEWEST_OTHERS = 5
const MOST_EARLIER = 10
const ROUNDS_BEFORE_THINNING = 100
const ROUNDS = 10_000

/**
 * The effect with its error from placebos, one for each other place. When several places were fixed
 * the error is that of one alone, and so rather too large. O(others × rounds × panel), a second for 40
 * places and 30 times.
 *
 * @throws RangeError when there are fewer than 5 other places, 2 times before the alarm or 1 after the fix, no
 * fixed place, lines of unequal length or with gaps.
 * @example
 * syntheticEffect({ fixed: [[1, 2, 9]], others: [[0, 1, 2], [1, 2, 3], [2, 3, 4], [5, 6, 7], [1, 2, 3]], alarmFrom: 2, fixedAt: 2 }).effect
 * // 6
 */
export function syntheticEffect(panel: Panel, confidence = 0.95): SyntheticEffect {
  const z = deviationFor(confidence)
  checkPanel(panel)
  const { effect, ...weights } = estimate(panel)
  const { others } = panel
  const placebos = others.map(
    (line, at) => estimate({ ...panel, fixed: [line], others: others.toSpliced(at, 1) }).effect,
  )
  const mean = average(placebos)
  const error = Math.sqrt(average(placebos.map((placebo) => (placebo - mean) ** 2)))
  const earlier = earlierPanels(panel).map((one) => estimate(one).effect)
  return { effect, error, low: effect - z * error, high: effect + z * error, ...weights, placebos, earlier }
}

/** The panel up to the alarm, as if the fix had come at a time of its second half. */
function earlierPanels({ fixed, others, alarmFrom, fixedAt }: Panel): Panel[] {
  const after = fixed[0]!.length - fixedAt
  const first = Math.max(2, Math.ceil(alarmFrom / 2))
  const times = Array.from({ length: Math.max(0, alarmFrom - first) }, (_, at) => first + at).slice(-MOST_EARLIER)
  return times.map((time) => {
    const cut = (line: readonly number[]) => line.slice(0, Math.min(alarmFrom, time + after))
    return { fixed: fixed.map(cut), others: others.map(cut), alarmFrom: time, fixedAt: time }
  })
}

function estimate({ fixed, others, alarmFrom: before, fixedAt }: Panel): Weights & { effect: number } {
  const noise = noiseOf(others, before)
  const after = others[0]!.length - fixedAt
  const means = columnMeans(fixed)
  const timesAfter = (line: readonly number[]) => average(line.slice(fixedAt))
  const thin = 1e-5 * noise

  // A column for each time before, to meet the mean of the times after; a row for each other place.
  const byTime = others.map((line) => [...line.slice(0, before), timesAfter(line)])
  const times = fitWeights(byTime, 1e-6 * noise, thin)
  // A column for each other place, to meet the fixed ones; a row for each time before.
  const byPlace = Array.from({ length: before }, (_, time) => [...others.map((line) => line[time]!), means[time]!])
  const places = fitWeights(byPlace, (fixed.length * after) ** 0.25 * noise, thin)

  const gain = (line: readonly number[]) =>
    timesAfter(line) - times.reduce((sum, weight, time) => sum + weight * line[time]!, 0)
  const effect = gain(means) - places.reduce((sum, weight, place) => sum + weight * gain(others[place]!), 0)
  return { effect, places, times }
}

/** How much the other places change from time to time, as a standard deviation. */
function noiseOf(others: Panel['others'], before: number): number {
  const changes = others.flatMap((line) => Array.from({ length: before - 1 }, (_, at) => line[at + 1]! - line[at]!))
  const mean = average(changes)
  return Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1))
}

/**
 * Weights of all columns but the last, from 0 and adding up to 1, with which they come nearest to the last
 * up to a constant; `ridge` keeps them even. Small ones are set to 0 after some rounds, and the rest fitted on.
 */
function fitWeights(rows: readonly (readonly number[])[], ridge: number, enough: number): number[] {
  const problem = centre(rows, ridge)
  const first = descend(problem, new Float64Array(problem.columns.length).fill(1 / problem.columns.length), {
    rounds: ROUNDS_BEFORE_THINNING,
    enough,
  })
  const largest = Math.max(...first)
  const kept = first.map((weight) => (weight <= largest / 4 ? 0 : weight))
  const sum = kept.reduce((a, b) => a + b, 0)
  return [
    ...descend(
      problem,
      kept.map((weight) => weight / sum),
      { rounds: ROUNDS, enough },
    ),
  ]
}

/** Columns and target with their means taken out; `ridge` for each row. */
type Problem = { columns: Float64Array[]; target: Float64Array; ridge: number }

function centre(rows: readonly (readonly number[])[], ridge: number): Problem {
  const means = columnMeans(rows)
  const all = means.map((mean, column) => Float64Array.from(rows, (row) => row[column]! - mean))
  return { columns: all.slice(0, -1), target: all.at(-1)!, ridge }
}

/** Frank–Wolfe: goes towards the one column that helps most, as far as it helps, until little changes. */
function descend(
  { columns, target, ridge }: Problem,
  start: Float64Array,
  { rounds, enough }: { rounds: number; enough: number },
) {
  const n = target.length
  const even = n * ridge * ridge
  const weights = start.slice()
  const miss = target.map((value, row) =>
    columns.reduce((sum, column, at) => sum + column[row]! * weights[at]!, -value),
  )
  let loss = Infinity
  for (let round = 0; round < rounds; round++) {
    const gradient = columns.map((column, at) => product(miss, column) + even * weights[at]!)
    const best = gradient.indexOf(Math.min(...gradient))
    const towards = weights.map((weight, at) => Number(at === best) - weight)
    // Where going all the way would lead: miss plus the change of the fit.
    const change = columns[best]!.map((value, row) => value - (miss[row]! + target[row]!))
    const slope = -gradient.reduce((sum, value, at) => sum + value * towards[at]!, 0)
    const curve = product(change, change) + even * product(towards, towards)
    const step = curve > 0 ? Math.min(1, Math.max(0, slope / curve)) : 0
    for (const at of weights.keys()) weights[at]! += step * towards[at]!
    for (const row of miss.keys()) miss[row]! += step * change[row]!
    const next = ridge * ridge * product(weights, weights) + product(miss, miss) / n
    if (round >= 1 && loss - next <= enough * enough) break
    loss = next
  }
  return weights
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

const columnMeans = (rows: readonly (readonly number[])[]) =>
  rows[0]!.map((_, at) => average(rows.map((row) => row[at]!)))

function checkPanel({ fixed, others, alarmFrom, fixedAt }: Panel) {
  const times = fixed[0]?.length ?? 0
  if (fixed.length === 0 || others.length < FEWEST_OTHERS) {
    throw new RangeError(
      `A fixed place and ${FEWEST_OTHERS} others are needed, got ${fixed.length} and ${others.length}`,
    )
  }
  const whole = Number.isInteger(alarmFrom) && Number.isInteger(fixedAt)
  if (!(whole && alarmFrom >= 2 && alarmFrom <= fixedAt && fixedAt < times)) {
    throw new RangeError(
      `Two times before the alarm and one after the fix are needed, got ${alarmFrom} and ${fixedAt} of ${times}`,
    )
  }
  if (![...fixed, ...others].every((line) => line.length === times && line.every(Number.isFinite))) {
    throw new RangeError('All places must have a number for each time')
  }
}
