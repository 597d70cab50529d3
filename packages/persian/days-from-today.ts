/** Which days do words say that count from the day of the writer: «دیروز», «سه روز پیش», «ماه گذشته», «شنبه»? */
import { WEEKDAYS } from './date-names.ts'
import type { Words } from './dates.ts'
import { folded, jalaliMonth, jalaliYear, type Now, one, type Span, span } from './day-spans.ts'
import { addDays, fromJalali, jalaliMonthDays, parseDay } from './jalali.ts'

const DAYS = new Map([
  ['امروز', 0],
  ['امشب', 0],
  ['امصبح', 0],
  ['today', 0],
  ['tonight', 0],
  ['دیروز', -1],
  ['دیشب', -1],
  ['yesterday', -1],
])
for (const [word, days] of [
  ['پریروز', -2],
  ['پریشب', -2],
  ['فردا', 1],
  ['tomorrow', 1],
  ['پسفردا', 2],
] as const)
  DAYS.set(word, days)

/** «دیروز», «پس فردا», «پارسال», «امسال». */
export function readSimple(words: Words, at: number, now: Now): Span | null {
  const word = folded(words, at) || words(at)!.folded
  const days = DAYS.get(word) ?? (word === 'پس' && folded(words, at + 1) === 'فردا' ? 2 : undefined)
  if (days !== undefined) return one(addDays(now.startMs, days), 'relative', word === 'پس' ? at + 2 : at + 1)
  const years = word === 'امسال' ? 0 : word === 'پارسال' ? -1 : word === 'پیرارسال' ? -2 : null
  return years === null ? null : relativeYear(now, years, at + 1)
}

const relativeYear = (now: Now, years: number, next: number) => {
  const { from, to } = jalaliYear(now.jalali.year + years)
  return span(from, to, 'relative', next)
}

function relativeMonth(now: Now, months: number, next: number): Span | null {
  const all = now.jalali.year * 12 + now.jalali.month - 1 + months
  const { from, to } = jalaliMonth(Math.floor(all / 12), (((all % 12) + 12) % 12) + 1)
  return span(from, to, 'relative', next)
}

/** The week of the day, from Saturday, so many weeks later. */
function relativeWeek(now: Now, weeks: number, next: number): Span | null {
  const days = 7 * weeks - ((now.weekday + 1) % 7)
  return span(addDays(now.startMs, days), addDays(now.startMs, days + 6), 'relative', next)
}

const PAST = new Set('پیش قبل گذشته قبلی پیشین ago last'.split(' '))
const FUTURE = new Set('بعد دیگه دیگر اینده بعدی next'.split(' '))
const MOST = 20_000

/** «سه روز پیش», «دو هفته قبل». */
export function readAgo(words: Words, at: number, now: Now): Span | null {
  const number = words(at)!.number
  if (number === null || !Number.isInteger(number) || number < 1 || number > MOST) return null
  const ago = agoAt(words, words(at)!.numberLast + 1, now, [number, number])
  return ago && { from: ago.from, to: ago.to, calendar: 'relative', next: ago.next }
}

const SEVERAL = new Set(['چند', 'چندین', 'few', 'several'])
/** What may stand between the fewest and the most. */
const BETWEEN = new Set(['تا', 'الی', 'یا', 'to', 'or', '-', '–', '،', ','])
/** «چند» is three to nine. */
const FEW: readonly [number, number] = [3, 9]

/** «چند روز پیش», «یکی دو هفته پیش», «۲ تا ۳ ماه قبل», «several days ago». */
export function readAboutAgo(words: Words, at: number, now: Now): Span | null {
  const word = folded(words, at) || words(at)!.folded
  // «چند روز بعد» goes on with a story, and begins at no day that is said.
  if (SEVERAL.has(word)) return folded(words, at + 2) === 'بعد' ? null : agoAt(words, at + 1, now, FEW)
  const fewest = word === 'یکی' ? 1 : words(at)!.number
  const after = word === 'یکی' ? at + 1 : words(at)!.numberLast + 1
  const between = BETWEEN.has(folded(words, after)) ? after + 1 : after
  const most = folded(words, between) === '' ? null : words(between)!.number
  if (fewest === null || most === null || fewest < 1 || most <= fewest || most > MOST) return null
  if (!Number.isInteger(fewest) || !Number.isInteger(most)) return null
  return agoAt(words, words(between)!.numberLast + 1, now, [fewest, Math.abs(most)])
}

/** Unit and direction from word `at` on, for so many of them: the days that may be meant. */
function agoAt(words: Words, at: number, now: Now, [fewest, most]: readonly [number, number]): Span | null {
  const unit = UNITS.get(folded(words, at))
  const when = folded(words, at + 1)
  const sign = PAST.has(when) ? -1 : FUTURE.has(when) ? 1 : 0
  if (sign === 0 || unit === undefined || most > unit.most) return null
  const days = [fewest, most].map((number) =>
    'days' in unit
      ? addDays(now.startMs, sign * number * unit.days)
      : sameDayMonthsLater(now, sign * number * unit.months),
  )
  const [from, to] = sign < 0 ? [days[1]!, days[0]!] : [days[0]!, days[1]!]
  const found = span(from, to, 'relative', at + 2)
  return found && { ...found, approximate: true }
}

type Unit = { most: number } & ({ days: number } | { months: number })
const UNITS = new Map<string, Unit>(
  [
    ['روز شب day days', { days: 1, most: MOST }],
    ['هفته week weeks', { days: 7, most: MOST }],
    ['ماه month months', { months: 1, most: 1200 }],
    ['سال year years', { months: 12, most: 99 }],
  ].flatMap(([names, unit]) => (names as string).split(' ').map((name) => [name, unit as Unit] as const)),
)

function sameDayMonthsLater(now: Now, months: number): string | null {
  const all = now.jalali.year * 12 + now.jalali.month - 1 + months
  const [year, month] = [Math.floor(all / 12), (all % 12) + 1]
  return fromJalali(year, month, Math.min(now.jalali.day, jalaliMonthDays(year, month)))
}

/** «هفته گذشته», «ماه قبل», «سال آینده», «این هفته», "last week". */
export function readLast(words: Words, at: number, now: Now): Span | null {
  const first = folded(words, at) || words(at)!.folded
  const second = folded(words, at + 1)
  const asked = /^(?:این|همین|this)$/.test(first) ? 0 : PAST.has(first) ? -1 : FUTURE.has(first) ? 1 : null
  const [unit, amount] =
    asked === null ? [first, PAST.has(second) ? -1 : FUTURE.has(second) ? 1 : null] : [second, asked]
  if (amount === null || (asked !== null && amount !== 0 && !/^(?:week|month|year)$/.test(unit))) return null
  if (unit === 'هفته' || unit === 'week') return relativeWeek(now, amount, at + 2)
  if (unit === 'ماه' || unit === 'month') return relativeMonth(now, amount, at + 2)
  return unit === 'سال' || unit === 'year' ? relativeYear(now, amount, at + 2) : null
}

/** «شنبه», «سه‌شنبهٔ هفتهٔ گذشته»: the last such day, or the one of the week that is said. */
export function readWeekday(words: Words, at: number, now: Now): Span | null {
  const first = words(at)!.folded
  if ((first === 'last' || first === 'next') && WEEKDAYS.has(folded(words, at + 1))) {
    const ahead = (WEEKDAYS.get(folded(words, at + 1))! - now.weekday + 7) % 7
    const days = first === 'next' ? ahead || 7 : ahead - 7
    return one(addDays(now.startMs, days), 'relative', at + 2)
  }
  const name = folded(words, at) || words(at)!.folded
  const joined = WEEKDAYS.get(name)
  const apart = joined === undefined && folded(words, at + 1) === 'شنبه' ? WEEKDAYS.get(`${name}شنبه`) : undefined
  const weekday = joined ?? apart
  if (weekday === undefined) return null
  const next = apart === undefined ? at + 1 : at + 2
  if (folded(words, next) === 'هفته') {
    const week = readLast(words, next, now)
    if (week) return one(addDays(parseDay(week.from), (weekday + 1) % 7), 'relative', week.next)
  }
  const today = now.weekday
  if (FUTURE.has(folded(words, next)))
    return one(addDays(now.startMs, (weekday - today + 7) % 7 || 7), 'relative', next + 1)
  const back = (today - weekday + 7) % 7
  return one(
    addDays(now.startMs, -(back || (PAST.has(folded(words, next)) ? 7 : 0))),
    'relative',
    PAST.has(folded(words, next)) ? next + 1 : next,
  )
}
