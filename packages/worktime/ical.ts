/**
 * Which whole days does an iCalendar file close?
 *
 * Method: RFC 5545, as much of it as lists of holidays use: folded lines, whole-day events of one or more days
 * (`DTEND` is the first day that is free again), `DURATION` in days and weeks, yearly repetition with `INTERVAL`,
 * `COUNT`, `UNTIL` and `EXDATE`, and called-off events. What is not read is reported, never guessed.
 */
import type { CalendarException } from './calendar.ts'
import { type CivilDate, dateFrom, dayFrom, dayOf, partsOf } from './civil.ts'
import type { Reading, SkipReason } from './reading.ts'

type Property = { value: string; parameters: string }
type Event = { line: number; properties: Map<string, Property[]> }

const MOST_DAYS = 366

/** The content lines with folds undone, each with the number of its first line. */
function unfold(text: string): { line: number; content: string }[] {
  const out: { line: number; content: string }[] = []
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = out.at(-1)
    if (/^[ \t]/.test(raw) && last) last.content += raw.slice(1)
    else if (raw !== '') out.push({ line: at + 1, content: raw })
  }
  return out
}

/** The events with the properties that are their own (not those of an alarm inside). */
function eventsOf(text: string): Event[] {
  const events: Event[] = []
  const open: string[] = []
  for (const { line, content } of unfold(text)) {
    // A quoted parameter may hold a colon: SUMMARY;X="a:b":text
    const [, name = '', parameters = '', value = ''] =
      /^([\w-]+)((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)$/.exec(content) ?? []
    const key = name.toUpperCase()
    if (key === 'BEGIN') {
      open.push(value.toUpperCase())
      if (value.toUpperCase() === 'VEVENT') events.push({ line, properties: new Map() })
    } else if (key === 'END') open.pop()
    else if (open.at(-1) === 'VEVENT') {
      const { properties } = events.at(-1)!
      properties.set(key, [...(properties.get(key) ?? []), { value, parameters }])
    }
  }
  return events
}

/** The day number of `YYYYMMDD` (a time after it is cut off), or null. */
function readDay(value: string | undefined): number | null {
  const found = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?$/.exec(value ?? '')
  if (!found) return null
  const day = dayOf({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) })
  return dateFrom(day) === `${found[1]}-${found[2]}-${found[3]}` ? day : null
}

const first = ({ properties }: Event, key: string) => properties.get(key)?.[0]?.value

function nameOf(event: Event): string {
  const text = (first(event, 'SUMMARY') ?? '').replace(/\\([nN,;\\])/g, (_, sign: string) =>
    /n/i.test(sign) ? ' ' : sign,
  )
  return text.trim()
}

/** How many days the event lasts; feeds that end it on the day it begins mean one. */
function lengthOf(event: Event, start: number): number | null {
  const end = first(event, 'DTEND')
  if (end !== undefined) {
    const endDay = readDay(end)
    return endDay === null ? null : Math.max(1, endDay - start)
  }
  const duration = first(event, 'DURATION')
  const found = /^\+?P(\d+)([DW])$/.exec(duration ?? 'P1D')
  return found ? Math.max(1, Number(found[1]) * (found[2] === 'W' ? 7 : 1)) : null
}

type Repeat = { interval: number; count: number; last: number }

/** A yearly rule on the day of the start, or the reason why it is not read. */
function readRule(event: Event, start: number, lastDay: number | null): Repeat | SkipReason {
  const rule = new Map(
    (first(event, 'RRULE') ?? '')
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const { month, day } = partsOf(start)
  const redundant: Record<string, string> = {
    BYMONTH: String(month),
    BYMONTHDAY: String(day),
    WKST: rule.get('WKST') ?? '',
  }
  for (const [key, value] of rule) {
    if (!['FREQ', 'INTERVAL', 'COUNT', 'UNTIL'].includes(key) && redundant[key] !== value) return 'unread-rule'
  }
  const until = rule.has('UNTIL') ? readDay(rule.get('UNTIL')) : Number.POSITIVE_INFINITY
  const [interval, count] = [Number(rule.get('INTERVAL') ?? 1), Number(rule.get('COUNT') ?? Number.POSITIVE_INFINITY)]
  if (
    rule.get('FREQ') !== 'YEARLY' ||
    until === null ||
    !(Number.isInteger(interval) && interval >= 1) ||
    !(count >= 1)
  )
    return 'unread-rule'
  const last = Math.min(until, lastDay ?? Number.POSITIVE_INFINITY)
  return last === Number.POSITIVE_INFINITY && count > MOST_DAYS ? 'endless' : { interval, count, last }
}

/** The first days of an event's occurrences; a 29 February comes in leap years only. */
function occurrences(start: number, { interval, count, last }: Repeat): number[] {
  const { year, month, day } = partsOf(start)
  const found: number[] = []
  for (let at = year; found.length < count && at <= 9999; at += interval) {
    const next = dayOf({ year: at, month, day })
    if (next > last) break
    if (partsOf(next).month === month) found.push(next)
  }
  return found
}

function closures(event: Event, lastDay: number | null): CalendarException[] | SkipReason {
  const start = readDay(first(event, 'DTSTART'))
  if (start === null) return 'no-day'
  if (first(event, 'DTSTART')!.includes('T')) return 'timed'
  if (first(event, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'cancelled'
  if (['RDATE', 'RECURRENCE-ID', 'EXRULE'].some((key) => event.properties.has(key))) return 'unread-rule'
  const length = lengthOf(event, start)
  if (length === null || nameOf(event) === '') return length === null ? 'no-day' : 'no-name'
  if (length > MOST_DAYS) return 'too-long'
  const repeat = event.properties.has('RRULE')
    ? readRule(event, start, lastDay)
    : { interval: 1, count: 1, last: start }
  if (typeof repeat === 'string') return repeat
  const left = (event.properties.get('EXDATE') ?? []).flatMap(({ value }) => value.split(',').map(readDay))
  const name = { fa: nameOf(event), en: nameOf(event) }
  return occurrences(start, repeat)
    .filter((day) => !left.includes(day))
    .flatMap((day) => Array.from({ length }, (_, at) => ({ on: dateFrom(day + at), spans: [], name })))
}

/**
 * The closed days of an iCalendar text in the order of its events, and the events that close no day with the reason.
 * The event's summary is the name in both languages. No event gives empty lists.
 *
 * @param lastOn The last day to which events that repeat every year are repeated; without it an endless one is
 * skipped.
 * @throws RangeError when `lastOn` is no date.
 * @example
 * const text = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20140101\nSUMMARY:New Year\nEND:VEVENT'
 * holidaysFromICal(text)
 * // { exceptions: [{ on: '2014-01-01', spans: [], name: { fa: 'New Year', en: 'New Year' } }], skipped: [] }
 */
export function holidaysFromICal(text: string, lastOn?: CivilDate): Reading {
  const lastDay = lastOn === undefined ? null : dayFrom(lastOn)
  const reading: Reading = { exceptions: [], skipped: [] }
  for (const event of eventsOf(text)) {
    const found = closures(event, lastDay)
    if (typeof found === 'string') reading.skipped.push({ line: event.line, text: nameOf(event), why: found })
    else reading.exceptions.push(...found)
  }
  return reading
}
