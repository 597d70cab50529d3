/**
 * Which day of the Gregorian calendar is a Jalali date, and the other way round? Arithmetic only, for
 * the Jalali years 1 to 3177.
 *
 * Method: K. M. Borkowski, The Persian calendar for 3000 years, Earth, Moon and Planets 74 (1996),
 * 223–230, doi:10.1007/BF00055188: the years in which the cycle of leap years breaks, and from them
 * the day in March on which a year begins.
 */

const BREAKS = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
]
const MS_PER_DAY = 86_400_000
const GREGORIAN_SHIFT = 621

type Start = { ms: number; leap: number }
const STARTS = new Map<number, Start>()

/** When the Jalali year begins, in milliseconds UTC, and its place in the leap cycle (0: leap). */
function yearStart(jalaliYear: number): Start {
  const start = STARTS.get(jalaliYear) ?? reckonedStart(jalaliYear)
  STARTS.set(jalaliYear, start)
  return start
}

function reckonedStart(jalaliYear: number): Start {
  const year = jalaliYear + GREGORIAN_SHIFT
  let leapDays = -14
  let from = BREAKS[0]!
  let jump = 0
  for (const next of BREAKS.slice(1)) {
    jump = next - from
    if (jalaliYear < next) break
    leapDays += Math.floor(jump / 33) * 8 + Math.floor((jump % 33) / 4)
    from = next
  }
  let n = jalaliYear - from
  leapDays += Math.floor(n / 33) * 8 + Math.floor(((n % 33) + 3) / 4)
  if (jump % 33 === 4 && jump - n === 4) leapDays++
  const gregorian = Math.floor(year / 4) - Math.floor(((Math.floor(year / 100) + 1) * 3) / 4) - 150
  if (jump - n < 6) n = n - jump + Math.floor((jump + 4) / 33) * 33
  const leap = (((((n + 1) % 33) - 1) % 4) + 4) % 4
  return { ms: Date.UTC(year, 2, 20 + leapDays - gregorian), leap }
}

const isInRange = (year: number) => year >= 1 && year <= 3177

/** How many days a Jalali month has: 31 six times, 30 five times, and 29 or 30. */
export function jalaliMonthDays(year: number, month: number): number {
  if (month < 7) return 31
  return month < 12 || yearStart(year).leap === 0 ? 30 : 29
}

/**
 * The Gregorian day (YYYY-MM-DD) of a Jalali date, or null when there is no such date.
 *
 * @example
 * [fromJalali(1403, 12, 30), fromJalali(1404, 12, 30)]
 * // ['2025-03-20', null]
 */
export function fromJalali(year: number, month: number, day: number): string | null {
  if (!isInRange(year) || month < 1 || month > 12 || day < 1 || day > jalaliMonthDays(year, month)) return null
  const daysBefore = month < 8 ? (month - 1) * 31 : 186 + (month - 7) * 30
  return isoDay(yearStart(year).ms + (daysBefore + day - 1) * MS_PER_DAY)
}

/**
 * The Jalali date of a Gregorian day (YYYY-MM-DD).
 *
 * @throws RangeError when the text is no such day, or outside the Jalali years 1 to 3177.
 * @example
 * toJalali('2026-11-21')
 * // { year: 1405, month: 8, day: 30 }
 */
export function toJalali(day: string): { year: number; month: number; day: number } {
  const at = parseDay(day)
  let year = new Date(at).getUTCFullYear() - GREGORIAN_SHIFT
  if (!isInRange(year - 1)) throw new RangeError(`Cannot write a Jalali date: ${day} is outside the years 1 to 3177`)
  if (at < yearStart(year).ms) year--
  const dayOfYear = Math.round((at - yearStart(year).ms) / MS_PER_DAY)
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7
  const before = month < 8 ? (month - 1) * 31 : 186 + (month - 7) * 30
  return { year, month, day: dayOfYear - before + 1 }
}

/** Milliseconds of a day's start in UTC. @throws RangeError when the text is no day. */
export function parseDay(day: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || isoDay(at) !== day) throw new RangeError(`Expected a day as YYYY-MM-DD, got ${day}`)
  return at
}

/** The day that begins so many days after a day's start (before, when negative). */
export const addDays = (startMs: number, days: number) => isoDay(startMs + days * MS_PER_DAY)

/** 0 for Sunday to 6 for Saturday, of a day's start in UTC. */
export const weekdayOf = (startMs: number) => new Date(startMs).getUTCDay()

const TWO_DIGITS = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'))

/**
 * The day as it is written, reckoned in years that begin in March, which a leap day ends. Reingold &
 * Dershowitz, Calendrical Calculations (Cambridge, 2018), chapter 2; many times faster than a Date.
 */
function isoDay(ms: number): string {
  const days = Math.floor(ms / MS_PER_DAY) + DAYS_BEFORE_1970
  const era = Math.floor(days / DAYS_IN_400_YEARS)
  const day = days - era * DAYS_IN_400_YEARS
  const yearOfEra = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  )
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month < 3 ? 1 : 0)
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`
}

// From 1 March of the year 0 to 1 January 1970.
const DAYS_BEFORE_1970 = 719_468
const DAYS_IN_400_YEARS = 146_097
