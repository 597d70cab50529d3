/**
 * When does a promise of so many days fall due?
 *
 * A day counts by its civil date in the calendar's zone; a working day is one on which the office opens at all, so a
 * Thursday half day is one. The day on which the promise is made does not count, whatever the hour. A promise is kept
 * until the office closes on the day it falls due.
 */
import type { Calendars, DayHours } from './calendar.ts'
import { type CivilDate, dateFrom, dayFrom } from './civil.ts'
import { nthWorkingDay, timelineOf } from './timeline.ts'
import { instant } from './worktime.ts'
import { wallDay } from './zone.ts'

const dayAt = (at: Date, calendar: Calendars) => wallDay(timelineOf(calendar).book.timeZone, instant(at))

function checkDays(days: number) {
  if (Number.isSafeInteger(days) && days >= 1) return
  throw new RangeError(`Cannot add days as their number must be whole and >= 1: current value is ${days}`)
}

/**
 * When the office closes on the n-th working day after the civil day of `from`.
 *
 * A start on a closed day and one on the last working day before it give the same answer.
 *
 * @param days A whole number of working days, 1 or more.
 * @throws RangeError when `days` is not such a number, when `from` is no date of the years 1900 to 2399, or when the
 * calendar has not so many working days left.
 * @example
 * const hours = [{ fromMinute: 450, toMinute: 870 }]
 * const week = { saturday: hours, sunday: hours, monday: hours, tuesday: hours, wednesday: hours }
 * const calendar = { timeZone: 'Asia/Tehran', week, exceptions: [], version: 1, validFrom: null, validTo: null }
 * addWorkingDays(new Date('2026-05-20T14:00:00+03:30'), 3, calendar).toISOString()
 * // '2026-05-25T11:00:00.000Z'
 */
export function addWorkingDays(from: Date, days: number, calendar: Calendars): Date {
  checkDays(days)
  return new Date(nthWorkingDay(timelineOf(calendar), dayAt(from, calendar), days).closesAt)
}

/**
 * When the office closes on the n-th calendar day after that of `from`, or, when it does not open on that day, on the
 * first working day after it.
 *
 * @param days A whole number of calendar days, 1 or more.
 * @throws RangeError as `addWorkingDays`.
 */
export function addCalendarDays(from: Date, days: number, calendar: Calendars): Date {
  checkDays(days)
  return new Date(nthWorkingDay(timelineOf(calendar), dayAt(from, calendar) + days - 1, 1).closesAt)
}

/** The civil date that the office's wall calendar shows at an instant. */
export const civilDateAt = (at: Date, calendar: Calendars): CivilDate => dateFrom(dayAt(at, calendar))

/**
 * The spans of a civil day, which rule gave them, and the rule's name.
 *
 * @throws RangeError when it is no date.
 */
export const hoursOn = (date: CivilDate, calendar: Calendars): DayHours =>
  timelineOf(calendar).book.hours(dayFrom(date))
