/** Working time: deadlines and durations by a calendar of weekly spans, holidays and zones, explained. */
export {
  type Calendar,
  type CalendarException,
  type Calendars,
  type DayHours,
  type Name,
  parseSpans,
  type Season,
  type Span,
  type Week,
} from './calendar.ts'
export type { CivilDate, DateParts, Weekday } from './civil.ts'
export { holidaysFromCsv } from './csv.ts'
export { addCalendarDays, addWorkingDays, civilDateAt, hoursOn } from './days.ts'
export { type ExplainedDay, type Explanation, explain } from './explain.ts'
export { holidaysFromTable, IRAN_SOLAR_HOLIDAYS, type SolarDay, solarHolidays } from './holidays.ts'
export { holidaysFromICal } from './ical.ts'
export { fromJalali, isJalaliLeap, JALALI_MONTHS, jalali, toJalali } from './jalali.ts'
export type { Reading, Skipped, SkipReason } from './reading.ts'
export type { Lang } from './words.ts'
export { addWorkingTime, isOpen, nextOpening, workingTimeBetween } from './worktime.ts'
