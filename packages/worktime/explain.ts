/**
 * Which spans were counted between two instants, and why were the others not?
 *
 * Every civil day of the calendar's zone from the first instant to the second has an entry, so that the reader sees
 * each day that was skipped with its reason. The sum is that of `workingTimeBetween`.
 */
import type { Calendars, Name, Rule } from './calendar.ts'
import { type CivilDate, DAY_MS, dateFrom, partsOf, weekdayOf } from './civil.ts'
import { toPersianDigits } from './digits.ts'
import { JALALI_MONTHS, jalaliOfDay } from './jalali.ts'
import { openingsOn, type Timeline, timelineOf } from './timeline.ts'
import { ENGLISH_MONTHS, type Lang, WORDS } from './words.ts'
import { instant } from './worktime.ts'
import { wallDay, wallTime } from './zone.ts'

/** One day of an explanation. `name` is that of the exception or season; `words` says the day in a line. */
export type ExplainedDay = {
  on: CivilDate
  counted: { from: Date; to: Date; seconds: number }[]
  workingSeconds: number
  rule: Rule
  name: Name | null
  provisional: boolean
  words: string
}

/** `text` is the lines of the days and of the sum. */
export type Explanation = { workingSeconds: number; days: ExplainedDay[]; text: string }

const inDigitsOf = (lang: Lang, text: string) => (lang === 'en' ? text : toPersianDigits(text))
const wordsOf = (lang: Lang) => WORDS[lang === 'en' ? 'en' : 'fa']

function dayWords(dayNumber: number, lang: Lang): string {
  const weekday = wordsOf(lang).weekdays[weekdayOf(dayNumber)]!
  const { year, month, day } = lang === 'en' ? partsOf(dayNumber) : jalaliOfDay(dayNumber)
  const months = lang === 'en' ? ENGLISH_MONTHS : JALALI_MONTHS[lang === 'fa' ? 'fa-IR' : 'fa-AF']
  return inDigitsOf(lang, `${weekday} ${day} ${months[month - 1]} ${year}`)
}

/** The duration in whole seconds; what is less is cut off. Nothing is zero minutes. */
function durationWords(seconds: number, lang: Lang): string {
  const words = wordsOf(lang)
  const whole = Math.floor(seconds)
  const parts = [
    { count: Math.floor(whole / 3600), say: words.hours },
    { count: Math.floor(whole / 60) % 60, say: words.minutes },
    { count: whole % 60, say: words.seconds },
  ].filter(({ count }) => count > 0)
  return inDigitsOf(lang, words.join(parts.length > 0 ? parts.map(({ count, say }) => say(count)) : [words.minutes(0)]))
}

/** `07:30`, with seconds when there are some. */
function clockWords(wallMs: number, lang: Lang): string {
  const seconds = Math.floor(wallMs / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  if (parts[2] === 0) parts.pop()
  return inDigitsOf(lang, parts.map((part) => String(part).padStart(2, '0')).join(':'))
}

type Bounds = { from: number; to: number }

function explainDay(timeline: Timeline, dayNumber: number, { from, to }: Bounds, lang: Lang): ExplainedDay {
  const { spans, rule, name, provisional } = timeline.book.hours(dayNumber)
  const openings = openingsOn(timeline, dayNumber)
    .map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const)
    .filter(([start, end]) => start < end)
  const counted = openings.map(([start, end]) => ({
    from: new Date(start),
    to: new Date(end),
    seconds: (end - start) / 1000,
  }))
  const workingSeconds = openings.reduce((sum, [start, end]) => sum + end - start, 0) / 1000
  const words = wordsOf(lang)
  // An end is read a moment before it comes, so that midnight is 24:00 and a change of the clock is not yet seen.
  const wall = (at: number) => wallTime(timeline.book.timeZone, at) - dayNumber * DAY_MS
  const shown = openings.map(([start, end]) =>
    words.span(clockWords(wall(start), lang), clockWords(wall(end - 1) + 1, lang)),
  )
  const closed = spans.length > 0 ? words.outside : rule === 'week' ? words.closedWeekly : words.closed
  const what = counted.length > 0 ? words.open(words.join(shown), durationWords(workingSeconds, lang)) : closed
  const named = name ? words.named(what, name[lang === 'en' ? 'en' : 'fa']) : what
  const line = words.day(dayWords(dayNumber, lang), provisional ? words.named(named, words.provisional) : named)
  return { on: dateFrom(dayNumber), counted, workingSeconds, rule, name, provisional, words: line }
}

/**
 * The days from `from` to `to` with the spans that were counted, in words and as values. Dates are Jalali in Persian,
 * Gregorian in English. No time between the two gives no days.
 *
 * Cost: one step for each day between the two.
 *
 * @throws RangeError when `to` comes before `from`, or an instant is no date of the years 1900 to 2399 (in Persian:
 * to 2299).
 * @example
 * const hours = [{ fromMinute: 450, toMinute: 870 }]
 * const week = { saturday: hours, sunday: hours, monday: hours, tuesday: hours, wednesday: hours }
 * const calendar = { timeZone: 'Asia/Tehran', week, exceptions: [], version: 1, validFrom: null, validTo: null }
 * const [from, to] = [new Date('2026-05-22T12:00:00+03:30'), new Date('2026-05-23T08:30:00+03:30')]
 * explain(from, to, calendar, 'en').text.split('\n')
 * // ['Friday 22 May 2026: closed every week', 'Saturday 23 May 2026: 07:30 to 08:30 (1 hour)',
 * // '1 hour of working time together']
 */
export function explain(from: Date, to: Date, calendar: Calendars, lang: Lang): Explanation {
  const bounds = { from: instant(from), to: instant(to) }
  if (bounds.to < bounds.from) throw new RangeError('Cannot explain the time as `to` must not come before `from`')
  const timeline = timelineOf(calendar)
  const firstDay = wallDay(timeline.book.timeZone, bounds.from)
  // The instant `to` is not counted itself, so its day is not either when it is midnight.
  const lastDay = bounds.to === bounds.from ? firstDay - 1 : wallDay(timeline.book.timeZone, bounds.to - 1)
  // A clock set back over midnight shows parts of a day beyond the two: they are kept when something was counted.
  const days = Array.from({ length: lastDay - firstDay + 3 }, (_, at) => firstDay - 1 + at)
    .map((day) => ({ day, explained: explainDay(timeline, day, bounds, lang) }))
    .filter(({ day, explained }) => (firstDay <= day && day <= lastDay) || explained.counted.length > 0)
    .map(({ explained }) => explained)
  const workingSeconds = days.reduce((sum, day) => sum + day.workingSeconds * 1000, 0) / 1000
  const total = wordsOf(lang).total(durationWords(workingSeconds, lang))
  return { workingSeconds, days, text: [...days.map(({ words }) => words), total].join('\n') }
}
