/** Whether promises can be counted by a calendar, and how holidays are added to one. Pure. */
import { addWorkingDays, solarHolidays, toJalali } from '@pasokh/worktime'
import type { Exception, Hours } from './calendars.schema.ts'

/** As the longest promise of a service. */
const LONGEST_PROMISE_DAYS = 365

/** Why a calendar cannot be used, in the words of @pasokh/worktime, or null. */
export function calendarTrouble(hours: Hours, today: Date): string | null {
  try {
    addWorkingDays(today, LONGEST_PROMISE_DAYS, hours)
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

/** The calendar with these days apart, in the order of days; a day that was there already is replaced. */
export function withExceptions(hours: Hours, added: readonly Exception[]): Hours {
  const byDay = new Map([...hours.exceptions, ...added].map((exception) => [exception.on, exception]))
  const exceptions = [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
  return { ...hours, exceptions }
}

const DAY = [{ fromMinute: 8 * 60, toMinute: 16 * 60 }]
const WEEKS = {
  iran: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  afghanistan: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY },
  elsewhere: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY },
}
const YEARS_AHEAD = 1

/** What a new agency begins with: office hours of its country, in Iran with the fixed holidays of two years. */
export function firstHours(timeZone: string, today: Date): Hours {
  const country = timeZone === 'Asia/Tehran' ? 'iran' : timeZone === 'Asia/Kabul' ? 'afghanistan' : 'elsewhere'
  const [year, month, day] = today.toISOString().slice(0, 10).split('-').map(Number)
  const jalaliYear = toJalali({ year: year!, month: month!, day: day! }).year
  const exceptions =
    country === 'iran'
      ? solarHolidays(jalaliYear, jalaliYear + YEARS_AHEAD).map(({ on, name }) => ({
          on,
          spans: [],
          name: { ...name },
        }))
      : []
  return { timeZone, week: WEEKS[country], exceptions, version: 1, validFrom: null, validTo: null }
}
