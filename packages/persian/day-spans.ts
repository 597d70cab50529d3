/** What is a span of days, and what do all readings of days share? Used by calendar-dates.ts and days-from-today.ts. */
import type { Words } from './dates.ts'
import { fromJalali, jalaliMonthDays } from './jalali.ts'

/**
 * Days from `from` to `to`, both inside; `next` is the first word that no longer belongs. An approximate span holds the
 * days that may be meant.
 */
export type Span = { from: string; to: string; calendar: Calendar | 'relative'; next: number; approximate?: true }
export type Calendar = 'jalali' | 'gregorian' | 'lunar'
/** The writer's day, when it begins in UTC, its day of the week (0: Sunday) and its Jalali date. */
export type Now = {
  day: string
  startMs: number
  weekday: number
  jalali: { year: number; month: number; day: number }
}

/** The word there, or '' where a line begins with it or the text is over: no date goes on past a line. */
export function folded(words: Words, at: number): string {
  const word = words(at)
  return word && !word.lineBefore ? word.folded : ''
}

/** A single day as a span; null where it is none, as no such day of that calendar. */
export const one = (day: string | null, calendar: Span['calendar'], next: number): Span | null =>
  day === null ? null : { from: day, to: day, calendar, next }

export const span = (from: string | null, to: string | null, calendar: Span['calendar'], next: number): Span | null =>
  from === null || to === null ? null : { from, to, calendar, next }

export const jalaliMonth = (year: number, month: number) => ({
  from: fromJalali(year, month, 1),
  to: fromJalali(year, month, jalaliMonthDays(year, month)),
})

export const jalaliYear = (year: number) => ({ from: fromJalali(year, 1, 1), to: jalaliMonth(year, 12).to })
