/**
 * About which Gregorian day is a date of the lunar (hijri) calendar? By the civil arithmetic calendar, whose months
 * have 30 and 29 days in turn. In Iran and elsewhere a month begins when its moon is seen, a day earlier or later, so
 * no day found here is sure.
 *
 * Method: Reingold & Dershowitz, Calendrical Calculations (Cambridge, 2018), chapter 7.
 */
import { addDays } from './jalali.ts'

/** The last day before the calendar, 15 July 622 (Julian), in days from 1 January 1970. */
const DAY_BEFORE = -492_149
const MS_PER_DAY = 86_400_000
const MONTHS = 12

const isLeap = (year: number) => (14 + 11 * year) % 30 < 11

/** How many days a lunar month has: 30 and 29 in turn, and 30 in the last one of a leap year. */
export const lunarMonthDays = (year: number, month: number): number =>
  month % 2 === 1 || (month === MONTHS && isLeap(year)) ? 30 : 29

/**
 * The Gregorian day (YYYY-MM-DD) of a lunar date, or null when there is no such date. Years 1 to 2000.
 *
 * @example
 * [fromLunar(1446, 9, 1), fromLunar(1446, 9, 31)]
 * // ['2025-03-01', null]
 */
export function fromLunar(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 2000 || month < 1 || month > MONTHS || day < 1 || day > lunarMonthDays(year, month))
    return null
  const daysBefore = 354 * (year - 1) + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2)
  return addDays((DAY_BEFORE + daysBefore + day) * MS_PER_DAY, 0)
}

/** The lunar year in which a day lies that begins at `startMs` in UTC. */
export function lunarYearOf(startMs: number): number {
  const days = Math.floor(startMs / MS_PER_DAY) - DAY_BEFORE - 1
  return Math.floor((30 * days + 10_646) / 10_631)
}
