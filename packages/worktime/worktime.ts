/**
 * How long has an office been open between two instants, and when will it have been open so long?
 *
 * Method: the definition is one sentence (open at an instant = the wall clock shows a minute of one of the day's
 * spans); `timeline.ts` answers it by running sums. Its oracle in the tests counts second by second.
 * Instants are `Date`; their milliseconds count. Durations are seconds.
 */
import type { Calendars } from './calendar.ts'
import { advance, FIRST_MS, LAST_MS, openBetween, openingFrom, timelineOf } from './timeline.ts'

/** The instant in ms, refused when it is no date or lies outside the years 1900 to 2399, for which zones are known. */
export function instant(at: Date): number {
  const ms = at.getTime()
  if (FIRST_MS <= ms && ms < LAST_MS) return ms
  throw new RangeError(
    `Cannot count from an instant as it must lie in the years 1900 to 2399: current value is ${ms} ms`,
  )
}

/**
 * The earliest instant by which the office has been open for `seconds` since `from`.
 *
 * What is counted ends exactly at a closing when it is used up there, not at the next opening. Zero seconds give
 * `from` itself, also while the office is closed.
 *
 * Cost: constant but for a search of at most 10 steps; the first question in a stretch of 512 days lays it out
 * (about a millisecond).
 *
 * @param seconds A whole number of seconds of working time, 0 or more.
 * @throws RangeError when `seconds` is not such a number, when `from` is no date of the years 1900 to 2399, or when
 * the calendar never opens again.
 * @example
 * const hours = [{ fromMinute: 450, toMinute: 870 }]
 * const week = { saturday: hours, sunday: hours, monday: hours, tuesday: hours, wednesday: hours }
 * const calendar = { timeZone: 'Asia/Tehran', week, exceptions: [], version: 1, validFrom: null, validTo: null }
 * addWorkingTime(new Date('2026-05-20T14:00:00+03:30'), 3600, calendar).toISOString()
 * // '2026-05-23T04:30:00.000Z'
 */
export function addWorkingTime(from: Date, seconds: number, calendar: Calendars): Date {
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw new RangeError(`Cannot add working time as seconds must be a whole number >= 0: current value is ${seconds}`)
  }
  return new Date(advance(timelineOf(calendar), instant(from), seconds * 1000))
}

/**
 * Seconds for which the office is open from `a` to before `b`; negative when `b` comes first. Whole when both
 * instants are whole seconds.
 *
 * Cost: as `addWorkingTime`, and one step for every 512 days between the two.
 *
 * @throws RangeError when an instant is no date of the years 1900 to 2399.
 * @example
 * const always = { fromMinute: 0, toMinute: 1440 }
 * const week = { friday: [always] }
 * const calendar = { timeZone: 'Asia/Kabul', week, exceptions: [], version: 1, validFrom: null, validTo: null }
 * workingTimeBetween(new Date('2026-05-20T00:00Z'), new Date('2026-06-03T00:00Z'), calendar) / 3600
 * // 48
 */
export function workingTimeBetween(a: Date, b: Date, calendar: Calendars): number {
  const [from, to] = [instant(a), instant(b)]
  const timeline = timelineOf(calendar)
  return from <= to ? openBetween(timeline, from, to) / 1000 : 0 - openBetween(timeline, to, from) / 1000
}

/** Whether the office is open at the instant. It is at the minute of opening, and no longer at that of closing. */
export const isOpen = (at: Date, calendar: Calendars): boolean => {
  const ms = instant(at)
  const timeline = timelineOf(calendar)
  return openBetween(timeline, ms, ms + 1) > 0
}

/**
 * The instant itself while the office is open, else the next at which it opens.
 *
 * @throws RangeError when the instant is no date of the years 1900 to 2399, or the calendar never opens again.
 */
export function nextOpening(at: Date, calendar: Calendars): Date {
  const ms = instant(at)
  return new Date(Math.max(ms, openingFrom(timelineOf(calendar), ms).start))
}
