/**
 * Which day of the solar Hijri (Jalali) calendar is a day of the Gregorian one, and the other way round?
 *
 * Method: leap years by the 33-year cycle, year y being leap when (25 y + 11) mod 33 < 8, with the four places between
 * 1178 and 1677 where the equinox at the meridian of Iran Standard Time falls otherwise. That is the calendar of
 * Iran's law of 1925 as the Unicode library (ICU) and with it `Intl` compute it; the tests compare every day.
 */
import { type DateParts, dayOf, partsOf } from './civil.ts'
import { wallDay } from './zone.ts'

export const FIRST_JALALI_YEAR = 1178
export const LAST_JALALI_YEAR = 1677

/** Years that the cycle calls leap though the year after them is. */
const LATE_LEAPS = [1502, 1601, 1634, 1667]

/** The names of the months in Iran, in Afghanistan, and of Iran's in English letters. */
export const JALALI_MONTHS = {
  'fa-IR': 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  'fa-AF': 'حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'.split(' '),
  en: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
} as const satisfies Record<string, readonly string[]>

/** The day number of 1 Farvardin. */
function newYear(year: number): number {
  const late = LATE_LEAPS.includes(year - 1) ? 1 : 0
  return 365 * (year - 1) + Math.floor((8 * year + 21) / 33) - late - 492_268
}

const monthStart = (month: number) => (month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7))

/**
 * Whether Esfand of the year has 30 days.
 *
 * @example
 * isJalaliLeap(1403)
 * // true
 */
export const isJalaliLeap = (year: number): boolean => newYear(year + 1) - newYear(year) === 366

/** The Jalali parts of a day number. @throws RangeError outside the years 1178 to 1677. */
export function jalaliOfDay(dayNumber: number): DateParts {
  const guess = partsOf(dayNumber).year - 621
  const year = newYear(guess) <= dayNumber ? guess : guess - 1
  checkYear(year)
  const dayOfYear = dayNumber - newYear(year)
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7
  return { year, month, day: dayOfYear - monthStart(month) + 1 }
}

/** The day number of a Jalali day, or null when the year has no such day or lies outside 1178 to 1677. */
export function dayOfJalali({ year, month, day }: DateParts): number | null {
  const isWhole = [year, month, day].every(Number.isInteger)
  if (!isWhole || year < FIRST_JALALI_YEAR || year > LAST_JALALI_YEAR || month < 1 || month > 12) return null
  const lastDay = month <= 6 ? 31 : month <= 11 || isJalaliLeap(year) ? 30 : 29
  return day < 1 || day > lastDay ? null : newYear(year) + monthStart(month) + day - 1
}

function checkYear(year: number) {
  if (year >= FIRST_JALALI_YEAR && year <= LAST_JALALI_YEAR) return
  throw new RangeError(`Cannot convert the date as its Jalali year must be 1178 to 1677: current value is ${year}`)
}

/**
 * The Jalali date of a Gregorian one.
 *
 * @throws RangeError when the day lies outside the Jalali years 1178 to 1677 (1799 to 2299), or does not exist.
 * @example
 * toJalali({ year: 2026, month: 3, day: 21 })
 * // { year: 1405, month: 1, day: 1 }
 */
export function toJalali({ year, month, day }: DateParts): DateParts {
  const dayNumber = dayOf({ year, month, day })
  const back = partsOf(dayNumber)
  if (back.year === year && back.month === month && back.day === day) return jalaliOfDay(dayNumber)
  throw new RangeError(`Cannot convert the date as it must exist: current value is ${year}-${month}-${day}`)
}

/**
 * The Gregorian date of a Jalali one.
 *
 * @throws RangeError when the year lies outside 1178 to 1677, or has no such day (30 Esfand of a common year).
 * @example
 * fromJalali({ year: 1403, month: 12, day: 30 })
 * // { year: 2025, month: 3, day: 20 }
 * fromJalali({ year: 1404, month: 12, day: 30 })
 * // throws RangeError
 */
export function fromJalali(date: DateParts): DateParts {
  const dayNumber = dayOfJalali(date)
  if (dayNumber !== null) return partsOf(dayNumber)
  throw new RangeError(
    `Cannot convert the date as it must exist: current value is ${date.year}/${date.month}/${date.day}`,
  )
}

/**
 * The Jalali date that the wall calendar of a zone shows at an instant.
 *
 * @throws RangeError when the zone is unknown or the instant no date of the Jalali years 1178 to 1677.
 * @example
 * jalali(new Date('2026-03-20T20:30:00Z'), 'Asia/Tehran')
 * // { year: 1405, month: 1, day: 1 }
 */
export const jalali = (at: Date, timeZone: string): DateParts => jalaliOfDay(wallDay(timeZone, at.getTime()))
