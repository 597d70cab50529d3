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
export { addCalendarDays, addWorkingDays, civilDateAt, hoursOn } from './days.ts'
export { addWorkingTime, isOpen, nextOpening, workingTimeBetween } from './worktime.ts'
