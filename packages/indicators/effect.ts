/**
 * Did the fix work: are there fewer reports since, than there would have been without it?
 *
 * A step in a regression of counts (interrupted time series), and a course of its own since then where
 * it is asked for. What set off the alarm is left out, from its first place to the fix: a fix follows
 * bad days, and after bad days it grows better by itself. The same step is looked for at earlier places where nothing was done (placebos); an
 * effect that such places show as well is none. Fewer reports may also mean that people gave up:
 * look at an outcome that is not a number of reports beside it.
 *
 * Source: Lopez Bernal, Cummins & Gasparrini (2017), Interrupted time series regression for the
 * evaluation of public health interventions, International Journal of Epidemiology 46, 348–355,
 * doi:10.1093/ije/dyw098.
 */
import { type Coefficient, type Columns, type CountFit, fitCounts } from './counts.ts'
import { deviationFor } from './normal.ts'

/** Places in the series: the first that went into the alarm, and the first after the fix. */
export type Fix = { alarmFrom: number; fixedAt: number }

type Ratio = { ratio: number; low: number; high: number }

/**
 * `ratio` of counts since the fix to what was expected, with its interval; `placebos` are the
 * ratios at earlier places, `asFar` the share of them at least as far from 1. `slope` is by how much
 * the ratio changes from place to place since the fix, null when it was taken as the same throughout.
 */
export type Effect = Ratio & {
  verdict: 'fewer' | 'no-clear-change' | 'more'
  slope: Ratio | null
  placebos: number[]
  asFar: number
}

/** `exposure` and `lag` as for `fitCounts`; with `slope` the ratio may change since the fix. */
export type EffectOptions = { exposure?: readonly number[]; lag?: number; confidence?: number; slope?: boolean }

/** The fewest places before the alarm and after the fix from which anything is said. */
export const FEWEST_PLACES = 8
const PLACEBOS = 20
export const FEWEST_PLACEBOS = 10
const FAR_BY_CHANCE = 0.1

/**
 * The effect, or `verdict: 'too-little'` when there are too few places, placebos or counts to tell.
 * `columns` carry what else moves the counts: the course and the season (`calendarColumns`).
 * 'fewer' and 'more' are said only when the interval leaves out 1 and at most a tenth of the
 * placebos lie as far from 1. With `slope` the ratio is that in the middle of the time since the fix.
 * Some twenty fits.
 *
 * @throws RangeError when places do not follow each other within the series, and as `fitCounts`.
 * @example
 * didItWork([3, 4, 9, 2, 1], { alarmFrom: 2, fixedAt: 3 }, {})
 * // { verdict: 'too-little' }
 */
export function didItWork(
  counts: readonly number[],
  fix: Fix,
  columns: Columns,
  { exposure, lag = 0, confidence = 0.95, slope = false }: EffectOptions = {},
): Effect | { verdict: 'too-little' } {
  const z = deviationFor(confidence)
  checkFix(counts, fix)
  const after = counts.length - fix.fixedAt
  if (fix.alarmFrom < FEWEST_PLACES || after < FEWEST_PLACES) return { verdict: 'too-little' }

  const model = { counts, columns, ...(exposure && { exposure }), lag, slope }
  const found = fitStep(model, fix, counts.length)?.coefficients
  const placebos = placeboPlaces(fix.alarmFrom)
    .map((place) => fitStep(model, { alarmFrom: place, fixedAt: place }, Math.min(fix.alarmFrom, place + after)))
    .flatMap((fit) => fit?.coefficients[STEP]?.value ?? [])
  if (!found || placebos.length < FEWEST_PLACEBOS) return { verdict: 'too-little' }

  const step = found[STEP]!
  const ratio = ratioOf(step, z)
  const asFar = shareAsFar(placebos, step.value)
  const clear = (ratio.low > 1 || ratio.high < 1) && asFar <= FAR_BY_CHANCE
  const verdict = !clear ? 'no-clear-change' : step.value < 0 ? 'fewer' : 'more'
  const course = found[COURSE]
  return { verdict, ...ratio, slope: course ? ratioOf(course, z) : null, placebos: placebos.map(Math.exp), asFar }
}

const ratioOf = ({ value, robustError }: Coefficient, z: number): Ratio => ({
  ratio: Math.exp(value),
  low: Math.exp(value - z * robustError),
  high: Math.exp(value + z * robustError),
})

/** The share of placebos at least as far from nothing. */
export const shareAsFar = (placebos: readonly number[], effect: number): number =>
  placebos.filter((value) => Math.abs(value) >= Math.abs(effect)).length / placebos.length

type Model = {
  counts: readonly number[]
  columns: Columns
  exposure?: readonly number[]
  lag: number
  slope: boolean
}

const STEP = 'since the fix'
const COURSE = 'each place since the fix'

/** The model with a step at the fix, from the places before `end` that the alarm did not touch. */
function fitStep(
  { counts, columns, slope, ...options }: Model,
  { alarmFrom, fixedAt }: Fix,
  end: number,
): CountFit | null {
  const leftOut = (place: number) => place >= end || (place >= alarmFrom && place < fixedAt)
  const middle = (fixedAt + end - 1) / 2
  const withStep = {
    ...columns,
    [STEP]: counts.map((_, place) => Number(place >= fixedAt)),
    ...(slope && { [COURSE]: counts.map((_, place) => (place >= fixedAt ? place - middle : 0)) }),
  }
  const left = counts.filter((_, place) => !leftOut(place)).length
  if (left <= Object.keys(withStep).length + 1) return null
  return fitCounts(counts, withStep, { ...options, leftOut })
}

/** Places spread evenly over the time before the alarm, with enough on both sides; none where there is no room. */
export function placeboPlaces(alarmFrom: number): number[] {
  const room = alarmFrom - 2 * FEWEST_PLACES
  if (room < 0) return []
  const places = Array.from({ length: PLACEBOS }, (_, at) => FEWEST_PLACES + Math.round((room * at) / (PLACEBOS - 1)))
  return [...new Set(places)]
}

function checkFix(counts: readonly number[], { alarmFrom, fixedAt }: Fix) {
  const sound = Number.isInteger(alarmFrom) && Number.isInteger(fixedAt)
  if (!(sound && alarmFrom >= 0 && alarmFrom <= fixedAt && fixedAt <= counts.length)) {
    throw new RangeError(`Alarm and fix must follow each other within the series, got ${alarmFrom} and ${fixedAt}`)
  }
}
