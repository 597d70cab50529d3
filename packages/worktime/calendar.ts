/**
 * When an office is open: the plain form that is stored and shown, and the rule that says which spans a civil day has.
 *
 * For a day the rules are asked in this order, and the first that speaks decides: an exception on that very day (of
 * several the last in the list), a season that holds it (of several the last), the week.
 */
import { type CivilDate, dayFrom, WEEKDAYS, type Weekday, weekdayOf } from './civil.ts'
import { toLatinDigits } from './digits.ts'
import { clockIn } from './zone.ts'

/** A text in the two languages of people's pages. */
export type Name = { readonly fa: string; readonly en: string }

/** Open from one minute of the local day to before another; `{ fromMinute: 0, toMinute: 1440 }` is the whole day. */
export type Span = { readonly fromMinute: number; readonly toMinute: number }

/** The spans of each day of the week; a day that is not named is closed. */
export type Week = { readonly [weekday in Weekday]?: readonly Span[] | undefined }

/** One day with spans of its own: none is a holiday or a closure, some are an extra or a short day. */
export type CalendarException = { readonly on: CivilDate; readonly spans: readonly Span[]; readonly name: Name }

/** A week of its own from the first to the last day, such as the short hours of Ramadan. */
export type Season = {
  readonly firstOn: CivilDate
  readonly lastOn: CivilDate
  readonly week: Week
  readonly name: Name
}

/**
 * The opening hours of an office, as plain JSON. `validFrom` and `validTo` are the first and last day for which it was
 * made (`null`: no such limit); a higher `version` wins on a day for which two were made. A calendar is not changed
 * once it was used: what was worked out from it is kept with the object.
 */
export type Calendar = {
  readonly timeZone: string
  readonly week: Week
  readonly seasons?: readonly Season[] | undefined
  readonly exceptions: readonly CalendarException[]
  readonly version: number
  readonly validFrom: CivilDate | null
  readonly validTo: CivilDate | null
}

/**
 * One calendar, or the versions of one that follow each other: each day is counted by the version made for it. A day
 * for which none was made goes by the version before it, or else by the first, and is called provisional.
 */
export type Calendars = Calendar | readonly Calendar[]

/** Why a day has the spans it has. */
export type Rule = 'week' | 'season' | 'exception'

/** The spans of one day, joined where they touch or overlap, in minutes of the local day and in order. */
export type DayHours = { spans: readonly Span[]; rule: Rule; name: Name | null; provisional: boolean }

type Version = {
  calendar: Calendar
  first: number
  last: number
  days: Map<number, DayHours>
  seasons: { first: number; last: number; hours: DayHours[] }[]
  week: DayHours[]
}

/** A calendar made ready to be asked about days. */
export type DayBook = {
  timeZone: string
  /** The hours of the day with this number. */
  hours(dayNumber: number): DayHours
  /** The last day that any exception, season or validity names; after it only the week rules. */
  lastNamedDay: number
}

/**
 * The spans of a text such as `07:30-14:30 16:00-18:00`, for forms and files; an empty text is no span. Digits may be
 * Persian or Arabic, the dash may be long, and `،` or `,` may stand between spans.
 *
 * @throws RangeError when the text is not of that form, or a span does not end after its start and by 24:00.
 * @example
 * parseSpans('07:30-14:30')
 * // [{ fromMinute: 450, toMinute: 870 }]
 */
export function parseSpans(text: string): Span[] {
  const parts = toLatinDigits(text)
    .split(/[\s,،]+/)
    .filter((part) => part !== '')
  return parts.map((part) => {
    const found = /^(\d{1,2}):(\d\d)[-–—](\d{1,2}):(\d\d)$/.exec(part)
    const [fromHour, fromMinute, toHour, toMinute] = (found ?? []).slice(1).map(Number)
    const span = { fromMinute: fromHour! * 60 + fromMinute!, toMinute: toHour! * 60 + toMinute! }
    if (!found || fromMinute! > 59 || toMinute! > 59) {
      throw new RangeError(`Cannot read hours as they must look like 07:30-14:30: current value is "${part}"`)
    }
    return checkSpan(span)
  })
}

function checkSpan(span: Span): Span {
  const { fromMinute, toMinute } = span
  if (Number.isInteger(fromMinute) && Number.isInteger(toMinute) && 0 <= fromMinute && fromMinute < toMinute) {
    if (toMinute <= 1440) return span
  }
  throw new RangeError(
    `Cannot use a span as 0 <= from < to <= 1440 must hold: current value is ${fromMinute}-${toMinute}`,
  )
}

/** The spans in order, joined where they touch or overlap. */
function joined(spans: readonly Span[]): Span[] {
  const out: { fromMinute: number; toMinute: number }[] = []
  for (const span of [...spans].map(checkSpan).sort((a, b) => a.fromMinute - b.fromMinute)) {
    const last = out.at(-1)
    if (last && span.fromMinute <= last.toMinute) last.toMinute = Math.max(last.toMinute, span.toMinute)
    else out.push({ fromMinute: span.fromMinute, toMinute: span.toMinute })
  }
  return out
}

function weekHours(week: Week, rule: Rule, name: Name | null): DayHours[] {
  for (const key of Object.keys(week)) {
    if (!WEEKDAYS.some((weekday) => weekday === key))
      throw new RangeError(`Cannot use a week with a day named "${key}"`)
  }
  return WEEKDAYS.map((weekday) => ({ spans: joined(week[weekday] ?? []), rule, name, provisional: false }))
}

/** The first and last day number, without limit where null. */
function range(firstOn: CivilDate | null, lastOn: CivilDate | null): { first: number; last: number } {
  const first = firstOn === null ? Number.NEGATIVE_INFINITY : dayFrom(firstOn)
  const last = lastOn === null ? Number.POSITIVE_INFINITY : dayFrom(lastOn)
  if (first <= last) return { first, last }
  throw new RangeError(
    `Cannot use days as the first must not come after the last: current value is ${firstOn}-${lastOn}`,
  )
}

function readVersion(calendar: Calendar): Version {
  const days = new Map<number, DayHours>()
  for (const { on, spans, name } of calendar.exceptions) {
    days.set(dayFrom(on), { spans: joined(spans), rule: 'exception', name, provisional: false })
  }
  const seasons = (calendar.seasons ?? []).map(({ firstOn, lastOn, week, name }) => {
    return { ...range(firstOn, lastOn), hours: weekHours(week, 'season', name) }
  })
  return {
    calendar,
    ...range(calendar.validFrom, calendar.validTo),
    days,
    seasons,
    week: weekHours(calendar.week, 'week', null),
  }
}

function versionHours({ days, seasons, week }: Version, day: number): DayHours {
  const weekday = weekdayOf(day)
  const season = seasons.findLast(({ first, last }) => first <= day && day <= last)
  return days.get(day) ?? season?.hours[weekday] ?? week[weekday]!
}

/** The version for a day; `versions` stand in the order of their first day, then of their number. */
function versionFor(versions: readonly Version[], day: number): { version: Version; provisional: boolean } {
  const made = versions.filter(({ first, last }) => first <= day && day <= last)
  const version = made.reduce<Version | undefined>(
    (best, next) => (best && best.calendar.version > next.calendar.version ? best : next),
    undefined,
  )
  if (version) return { version, provisional: false }
  return { version: versions.findLast(({ first }) => first <= day) ?? versions[0]!, provisional: true }
}

/**
 * The calendar, checked and made ready.
 *
 * @throws RangeError when a date, a span, a weekday or the zone is not one, when a first day comes after its last, when there is
 * no version, or when the versions are of different zones.
 */
export function dayBook(calendars: Calendars): DayBook {
  const list: readonly Calendar[] = 'timeZone' in calendars ? [calendars] : calendars
  const timeZone = list[0]?.timeZone
  if (timeZone === undefined) throw new RangeError('Cannot use a calendar as it must have at least one version')
  if (list.some((calendar) => calendar.timeZone !== timeZone)) {
    throw new RangeError('Cannot use versions of a calendar together as they must be of one time zone')
  }
  clockIn(timeZone)
  const versions = list
    .map(readVersion)
    .sort((a, b) => (a.first === b.first ? a.calendar.version - b.calendar.version : a.first - b.first))
  const hours = (day: number): DayHours => {
    const { version, provisional } = versionFor(versions, day)
    const found = versionHours(version, day)
    return provisional ? { ...found, provisional } : found
  }
  const named = versions.flatMap(({ first, last, days, seasons }) => [
    ...[first, last].filter(Number.isFinite),
    ...days.keys(),
    ...seasons.map((season) => season.last),
  ])
  return { timeZone, hours, lastNamedDay: named.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) }
}
