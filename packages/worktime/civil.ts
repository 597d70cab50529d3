/**
 * Civil dates as day numbers, so that a day can be counted on, and their weekdays. Knows no clock and no zone.
 *
 * Day 0 is 1970-01-01. Method: days from civil, H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
 */

/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export type CivilDate = string

/** A day as its parts. `month` and `day` begin with 1. */
export type DateParts = { year: number; month: number; day: number }

export const DAY_MS = 86_400_000

/** The days of the week in the order of `weekdayOf`. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** The day number of a day of the Gregorian calendar. A day past the end of its month runs on into the next. */
export function dayOf({ year, month, day }: DateParts): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The parts of the day with this number. */
export function partsOf(dayNumber: number): DateParts {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/**
 * The day number of a written date.
 *
 * @throws RangeError when it is not `YYYY-MM-DD`, or no such day exists.
 */
export function dayFrom(date: CivilDate): number {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (found) {
    const day = dayOf({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) })
    if (dateFrom(day) === date) return day
  }
  throw new RangeError(`Cannot read a date as it must be a day YYYY-MM-DD: current value is "${date}"`)
}

/** The written date of a day number. */
export function dateFrom(dayNumber: number): CivilDate {
  const { year, month, day } = partsOf(dayNumber)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The place of a day in `WEEKDAYS`: 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7
