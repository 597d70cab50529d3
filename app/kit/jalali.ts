/**
 * A day in the Jalali (Solar Hijri) calendar, by arithmetic; how the date is written is in words.ts.
 *
 * The 33-year rule gives the leap years of the observed calendar of Iran from 1178 to 1501. Outside
 * these years forecasts differ, so the answer is a RangeError and not a guess.
 * Source: K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74 (1996), doi:10.1007/BF00055188.
 */

export type JalaliDate = { year: number; month: number; day: number }

const FIRST_YEAR = 1178
const LAST_YEAR = 1501

/** Days of the first six months, of 31 days each. */
const HALF_YEAR_DAYS = 186

/** 1 Farvardin of year 1, in days from 1 January 1970. */
const EPOCH_DAY = -492268

/** 1 Farvardin of `year`, in days from 1 January 1970. */
const newYear = (year: number) => EPOCH_DAY + 365 * (year - 1) + Math.floor((8 * year + 21) / 33)

/** The Jalali date of a day, counted from 1 January 1970. @throws RangeError outside the years 1178 to 1501. */
export function toJalali(epochDay: number): JalaliDate {
  // 33 years have 12,053 days; the estimate is at most one year off.
  let year = Math.floor(((epochDay - EPOCH_DAY) * 33) / 12053) + 1
  if (epochDay < newYear(year)) year--
  else if (epochDay >= newYear(year + 1)) year++
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`No Jalali date is known for day ${epochDay}`)
  const dayOfYear = epochDay - newYear(year)
  if (dayOfYear < HALF_YEAR_DAYS) return { year, month: 1 + Math.floor(dayOfYear / 31), day: 1 + (dayOfYear % 31) }
  const late = dayOfYear - HALF_YEAR_DAYS
  return { year, month: 7 + Math.floor(late / 30), day: 1 + (late % 30) }
}
