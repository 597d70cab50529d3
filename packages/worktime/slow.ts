/**
 * The definition of working time, taken word by word: looks at the wall clock of every single second. Not for use,
 * but to be the oracle of the tests and the slow side of the bench.
 */
import type { Calendar, Span } from './calendar.ts'
import { type CivilDate, WEEKDAYS } from './civil.ts'

type Wall = { on: CivilDate; weekday: number; minute: number }

const walls = new Map<string, Map<number, Wall>>()

/** What the wall shows in the minute of an epoch second, straight from `Intl`; kept, since a minute has 60 seconds. */
function wallAt(timeZone: string, epochSecond: number): Wall {
  const minute = Math.floor(epochSecond / 60)
  const kept = walls.get(timeZone) ?? new Map<number, Wall>()
  walls.set(timeZone, kept)
  const wall = kept.get(minute) ?? readWall(timeZone, minute)
  kept.set(minute, wall)
  return wall
}

const formats = new Map<string, Intl.DateTimeFormat>()

function readWall(timeZone: string, epochMinute: number): Wall {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const [on, time] = format.format(epochMinute * 60_000).split(' ')
  const [hour, minute] = time!.split(':').map(Number)
  return { on: on!, weekday: new Date(`${on}T00:00:00Z`).getUTCDay(), minute: hour! * 60 + minute! }
}

function spansOf(calendar: Calendar, { on, weekday }: Wall): readonly Span[] {
  let spans = calendar.week[WEEKDAYS[weekday]!] ?? []
  for (const season of calendar.seasons ?? []) {
    if (season.firstOn <= on && on <= season.lastOn) spans = season.week[WEEKDAYS[weekday]!] ?? []
  }
  for (const exception of calendar.exceptions) if (exception.on === on) spans = exception.spans
  return spans
}

/** Whether the office is open in an epoch second. */
export function isOpenSlowly(epochSecond: number, calendar: Calendar): boolean {
  const wall = wallAt(calendar.timeZone, epochSecond)
  return spansOf(calendar, wall).some(({ fromMinute, toMinute }) => fromMinute <= wall.minute && wall.minute < toMinute)
}

/** The earliest epoch second by which so many open seconds have passed since `from`, looking at most `within` ahead. */
export function addSlowly(from: number, seconds: number, calendar: Calendar, within: number): number | null {
  let left = seconds
  let at = from
  for (; left > 0 && at < from + within; at++) if (isOpenSlowly(at, calendar)) left--
  return left === 0 ? at : null
}

/** The open seconds from one epoch second to before another. */
export function countSlowly(from: number, to: number, calendar: Calendar): number {
  let open = 0
  for (let at = from; at < to; at++) if (isOpenSlowly(at, calendar)) open++
  return open
}

/**
 * The end of the last open minute of the n-th civil day after that of `from` which has one; null when the days within
 * so many seconds do not suffice. The last of those days is left out, since it may not be whole.
 */
export function closingSlowly(from: number, n: number, calendar: Calendar, within: number): number | null {
  const closesAt = new Map<CivilDate, number>()
  const start = Math.floor(from / 60) * 60
  const { timeZone } = calendar
  for (let at = start; at < start + within; at += 60) {
    if (isOpenSlowly(at, calendar)) closesAt.set(wallAt(timeZone, at).on, at + 60)
  }
  const [today, last] = [wallAt(timeZone, from).on, wallAt(timeZone, start + within).on]
  const days = [...closesAt.keys()].filter((on) => today < on && on < last).sort()
  return days.length < n ? null : closesAt.get(days[n - 1]!)!
}
