/**
 * How many are to be expected on a day, and what makes them more or fewer?
 *
 * Log-linear regression of counts with a dispersion of their own (quasi-Poisson), an exposure, and
 * errors that hold when neighbouring days are alike (Newey–West). Weekdays, holidays, course and
 * season of the year come in as columns (`calendarColumns`).
 *
 * Sources: McCullagh & Nelder (1989), Generalized Linear Models, ch. 6; Newey & West (1987),
 * Econometrica 55(3), 703–708; use for counts of public health: Lopez Bernal et al. (2017),
 * International Journal of Epidemiology 46, 348–355, doi:10.1093/ije/dyw098.
 */
import { dot, inverse } from './matrix.ts'

/** Columns of the model by name, each as long as the counts. An intercept is added. */
export type Columns = Readonly<Record<string, readonly number[]>>

/** What a column does to the logarithm of the count: `error` by the dispersion, `robustError` also for days that are alike. */
export type Coefficient = { value: number; error: number; robustError: number }

/** The fitted model; `expected` has one count for each place, left out or not. */
export type CountFit = { coefficients: Record<string, Coefficient>; dispersion: number; expected: number[] }

export type CountOptions = {
  /** How many could have been counted at each place, above 0; 1 unless given. */
  exposure?: readonly number[]
  /** Which places take no part in the fit. */
  leftOut?: (place: number) => boolean
  /** Over how many places neighbours may be alike; 0 unless given. */
  lag?: number
}

const ENOUGH_ROUNDS = 100
const SETTLED = 1e-12

/**
 * The fitted model, or null when it cannot be told: a column is a sum of others, or nothing was counted
 * where one is not 0. O(rounds × n × columns²), about six rounds.
 *
 * @throws RangeError when lengths differ, a count is not from 0, an exposure not above 0, or there are
 * not more places than columns.
 * @example
 * Math.round(Math.exp(fitCounts([2, 4, 8, 12], { after: [0, 0, 1, 1] })!.coefficients.after!.value) * 1000)
 * // 3333
 */
export function fitCounts(counts: readonly number[], columns: Columns, options: CountOptions = {}): CountFit | null {
  const names = ['intercept', ...Object.keys(columns)]
  const { exposure = counts.map(() => 1), leftOut = () => false, lag = 0 } = options
  checkModel(counts, columns, exposure)
  const rows = counts.map((_, at) => [1, ...Object.values(columns).map((column) => column[at]!)])
  const used = rows.map((_, at) => !leftOut(at))
  const n = used.filter(Boolean).length
  if (n <= names.length) throw new RangeError(`A model of ${names.length} columns needs more than ${n} places`)

  const found = iterate(rows, counts, exposure, used)
  if (found === null) return null
  const { values, spread } = found
  const expected = rows.map((row, at) => exposure[at]! * Math.exp(dot(row, values)))
  const pearson = counts.reduce(
    (sum, count, at) => sum + (used[at] ? (count - expected[at]!) ** 2 / expected[at]! : 0),
    0,
  )
  const dispersion = pearson / (n - names.length)
  const scores = rows.map((row, at) => row.map((x) => (used[at] ? x * (counts[at]! - expected[at]!) : 0)))
  const robust = sandwich(spread, scores, lag)
  const coefficient = (at: number) => ({
    value: values[at]!,
    error: Math.sqrt(dispersion * spread[at]![at]!),
    robustError: Math.sqrt(robust[at]!),
  })
  return { coefficients: Object.fromEntries(names.map((name, at) => [name, coefficient(at)])), dispersion, expected }
}

/** Reweighted least squares until the coefficients stay; with the inverse information. */
function iterate(rows: number[][], counts: readonly number[], exposure: readonly number[], used: boolean[]) {
  let values = rows[0]!.map(() => 0)
  values[0] = Math.log(Math.max(total(counts, used), 0.5) / total(exposure, used))
  for (let round = 0; round < ENOUGH_ROUNDS; round++) {
    const width = values.length
    const information = Array.from({ length: width }, () => Array<number>(width).fill(0))
    const score = Array<number>(width).fill(0)
    for (const [at, row] of rows.entries()) {
      if (!used[at]) continue
      const expected = exposure[at]! * Math.exp(dot(row, values))
      for (const [a, x] of row.entries()) {
        score[a]! += x * (counts[at]! - expected)
        for (let b = 0; b < width; b++) information[a]![b]! += x * row[b]! * expected
      }
    }
    const spread = inverse(information)
    if (spread === null) return null
    const step = spread.map((line) => dot(line, score))
    values = values.map((value, at) => value + step[at]!)
    if (!values.every(Number.isFinite)) return null
    if (Math.max(...step.map(Math.abs)) < SETTLED * Math.max(1, ...values.map(Math.abs))) return { values, spread }
  }
  return null
}

/** The variances of the coefficients when scores up to `lag` places apart go together. */
function sandwich(spread: readonly number[][], scores: readonly number[][], lag: number): number[] {
  const each = scores.map((score) => spread.map((line) => dot(line, score)))
  return spread.map((_, a) => {
    let variance = 0
    for (let apart = 0; apart <= lag; apart++) {
      let sum = 0
      for (let at = apart; at < each.length; at++) sum += each[at]![a]! * each[at - apart]![a]!
      variance += (apart === 0 ? 1 : 2 * (1 - apart / (lag + 1))) * sum
    }
    return variance
  })
}

/** A day as the calendar sees it: `weekday` 0 to 6, `yearPart` 0 to under 1 from the start of the solar year. */
export type CalendarDay = { weekday: number; yearPart: number; kind: 'plain' | 'holiday' | 'eve' | 'after' }

/**
 * The columns of a calendar: weekdays against the first that comes, holidays and the days around
 * them against plain days, the course in years of 365 places, two waves of the year. What does not
 * come among the days has no column. O(n).
 *
 * @example
 * Object.keys(calendarColumns([{ weekday: 0, yearPart: 0, kind: 'plain' }, { weekday: 6, yearPart: 0, kind: 'holiday' }]))
 * // ['weekday 6', 'holiday', 'course', 'sine 1', 'cosine 1', 'sine 2', 'cosine 2']
 */
export function calendarColumns(days: readonly CalendarDay[]): Columns {
  const weekdays = [...new Set(days.map((day) => day.weekday))].sort((a, b) => a - b).slice(1)
  const kinds = (['holiday', 'eve', 'after'] as const).filter((kind) => days.some((day) => day.kind === kind))
  const wave = (times: number, of: (x: number) => number) => days.map((day) => of(2 * Math.PI * times * day.yearPart))
  return {
    ...Object.fromEntries(
      weekdays.map((weekday) => [`weekday ${weekday}`, days.map((day) => Number(day.weekday === weekday))]),
    ),
    ...Object.fromEntries(kinds.map((kind) => [kind, days.map((day) => Number(day.kind === kind))])),
    course: days.map((_, at) => at / 365),
    'sine 1': wave(1, Math.sin),
    'cosine 1': wave(1, Math.cos),
    'sine 2': wave(2, Math.sin),
    'cosine 2': wave(2, Math.cos),
  }
}

const total = (numbers: readonly number[], used: readonly boolean[]) =>
  numbers.reduce((sum, x, at) => sum + (used[at] ? x : 0), 0)

function checkModel(counts: readonly number[], columns: Columns, exposure: readonly number[]) {
  for (const column of [exposure, ...Object.values(columns)]) {
    if (column.length !== counts.length)
      throw new RangeError(`A column has ${column.length} places instead of ${counts.length}`)
    if (!column.every(Number.isFinite)) throw new RangeError('A column must be of numbers, without gaps')
  }
  if (!counts.every((count) => count >= 0 && count < Infinity)) throw new RangeError('A count must be a number from 0')
  if (!exposure.every((count) => count > 0)) throw new RangeError('An exposure must be above 0')
}
