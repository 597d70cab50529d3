/** When a promise falls due, the times for which its clock stood left out. Pure. */
import { addCalendarDays, addWorkingDays, addWorkingTime, workingTimeBetween } from '@pasokh/worktime'
import type { Hours } from './calendars.schema.ts'
import type { Counting, Target } from './services.schema.ts'

/** On which terms a day was promised: from when, how much, in which time, by which version of which calendar. */
export type Terms = {
  /** The instant in ISO 8601. */
  from: string
  counting: Counting
  unit: 'day' | 'hour'
  amount: number
  isUrgent: boolean
  calendarId: string
  calendarVersion: number
}

/** The terms of the two promises of a case. */
export type CaseTerms = { firstReply: Terms; solution: Terms }

/** For so long the clock stood. */
export type Pause = { from: Date; to: Date }

const HOUR_MS = 3_600_000

/** What was promised, as if the clock had never stood. @throws RangeError when the calendar never opens again. */
export function promisedOf({ from, counting, unit, amount }: Terms, hours: Hours): Date {
  const start = new Date(from)
  if (unit === 'day')
    return counting === 'working' ? addWorkingDays(start, amount, hours) : addCalendarDays(start, amount, hours)
  if (counting === 'working') return addWorkingTime(start, amount * 3600, hours)
  return new Date(start.getTime() + amount * HOUR_MS)
}

/** When it falls due: what was left when its clock was stopped is counted on from where it ran again. */
export const dueOf = (terms: Terms, hours: Hours, pauses: readonly Pause[] = []): Date =>
  pauses.reduce((due, pause) => movedBy(terms, hours, due, pause), promisedOf(terms, hours))

/** What was missed before its clock stopped stays missed. */
export function movedBy(terms: Terms, hours: Hours, due: Date, pause: Pause): Date {
  const from = laterOf(pause.from, new Date(terms.from))
  const to = laterOf(pause.to, from)
  if (due <= from) return due
  if (terms.counting === 'calendar') return new Date(due.getTime() + to.getTime() - from.getTime())
  return addWorkingTime(to, Math.ceil(workingTimeBetween(from, due, hours)), hours)
}

const laterOf = (a: Date, b: Date) => (a > b ? a : b)

type Coming = { from: Date; urgentFrom: Date | null; calendarId: string; calendarVersion: number }

/** The terms of a target for a case: the common ones, and those of danger where it has any. */
export function termsOf({ counting, urgent, ...days }: Target, coming: Coming): readonly [CaseTerms, ...CaseTerms[]] {
  const { from, urgentFrom, calendarId, calendarVersion } = coming
  const base = {
    from: from.toISOString(),
    counting,
    unit: 'day',
    isUrgent: false,
    calendarId,
    calendarVersion,
  } as const
  const common = {
    firstReply: { ...base, amount: days.firstReplyDays },
    solution: { ...base, amount: days.solutionDays },
  }
  if (!urgentFrom || !urgent) return [common]
  const sooner = {
    ...base,
    from: urgentFrom.toISOString(),
    counting: urgent.counting,
    unit: 'hour',
    isUrgent: true,
  } as const
  return [
    common,
    {
      firstReply: { ...sooner, amount: urgent.firstReplyHours },
      solution: { ...sooner, amount: urgent.solutionHours },
    },
  ]
}
