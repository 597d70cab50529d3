/**
 * What span of days do the words from here on say? One reading for each way of saying a day; the
 * first that fits is taken. Used by dates.ts, which adds hours and places.
 */
import type { Word, Words } from './dates.ts'
import { addDays, fromJalali, jalaliMonthDays, parseDay } from './jalali.ts'
import { DIGIT_VALUE } from './letters.ts'
import { fromLunar, lunarMonthDays, lunarYearOf } from './lunar.ts'
import { NUMBER, WORD } from './tokens.ts'

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

const OF_DIGITS = [readDigits, readDayOfMonth, readAgo, readAboutAgo]
const OF_DIGITS_BEFORE_SIGN = [readDigits, readDigitsApart, readAboutAgo]
const OF_WORDS = [readDayOfMonth, readMonth, readYear, readSimple, readAgo, readAboutAgo, readLast, readWeekday]

/** The span said from word `at` on, or null. */
export function readDate(words: Words, at: number, now: Now): Span | null {
  const word = words(at)
  if (!word || !mayBegin(words, word)) return null
  for (const read of readingsOf(words, at, word)) {
    const span = read(words, at, now)
    if (span) return span
  }
  return null
}

function readingsOf(words: Words, at: number, { kind }: Word) {
  if (kind !== NUMBER) return OF_WORDS
  return isDateSign(folded(words, at + 1)) ? OF_DIGITS_BEFORE_SIGN : OF_DIGITS
}
/** Whether the sign may part year, month and day. */
export const isDateSign = (sign: string) => sign === '-' || sign === '–' || sign === '/'

const list = (text: string) =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((word, at) => [word, at + 1] as const),
  )
const JALALI_MONTHS = list('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند')
JALALI_MONTHS.set('امرداد', 5)
// The Afghan names of the same months.
for (const [name, month] of list('حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'))
  JALALI_MONTHS.set(name, month)
const GREGORIAN_MONTHS = list('ژانویه فوریه مارس اوریل مه ژوین ژوییه اوت سپتامبر اکتبر نوامبر دسامبر')
for (const [name, month] of list(
  'january february march april may june july august september october november december',
)) {
  GREGORIAN_MONTHS.set(name, month)
  if (month !== 5) GREGORIAN_MONTHS.set(name.slice(0, 3), month)
}
for (const [name, month] of [
  ['ژوئن', 6],
  ['ژوئیه', 7],
  ['جولای', 7],
  ['می', 5],
  ['اگوست', 8],
] as const)
  GREGORIAN_MONTHS.set(name, month)
const LUNAR_MONTHS = list('محرم صفر ربیعالاول ربیعالثانی جمادیالاول جمادیالثانی رجب شعبان رمضان شوال ذیقعده ذیحجه')
for (const [name, month] of [
  ['ربیعالاخر', 4],
  ['جمادیالاولی', 5],
  ['جمادیالثانیه', 6],
  ['جمادیالاخر', 6],
  ['ذیالقعده', 11],
  ['ذیالحجه', 12],
] as const)
  LUNAR_MONTHS.set(name, month)
const WEEKDAYS = new Map([
  ['یکشنبه', 0],
  ['دوشنبه', 1],
  ['سهشنبه', 2],
  ['چهارشنبه', 3],
  ['پنجشنبه', 4],
  ['جمعه', 5],
  ['شنبه', 6],
])
for (const [name, weekday] of list('sunday monday tuesday wednesday thursday friday saturday'))
  WEEKDAYS.set(name, weekday - 1)
/** Names of months that are common words too; they count only beside a day or a year. Those of lunar months all are. */
const AMBIGUOUS = new Set([
  'مهر',
  'تیر',
  'دی',
  'مه',
  'می',
  'اسد',
  'میزان',
  'may',
  'mar',
  'march',
  'قوس',
  'سرطان',
  'حمل',
  'ثور',
  'اذر',
  'بهمن',
])

/** What may stand after the number that a date begins with, «ماه» left out. */
const AFTER_NUMBER = new Set([
  ...[...JALALI_MONTHS.keys(), ...GREGORIAN_MONTHS.keys(), ...LUNAR_MONTHS.keys(), 'ربیع', 'جمادی', 'ذی'],
  ...'- – / of st nd rd th شنبه روز شب هفته سال day days week weeks month months year years'.split(' '),
  ...'تا الی to or دو سه چهار پنج شش هفت هشت نه ده'.split(' '),
  '',
])
const BEGINNINGS = new Set([
  ...[...JALALI_MONTHS.keys(), ...GREGORIAN_MONTHS.keys(), ...WEEKDAYS.keys(), ...LUNAR_MONTHS.keys()],
  ...'ربیع جمادی ذی چند چندین یکی few several'.split(' '),
  ...'ماه of سال week month year هفته این همین this last next ago پیش قبل گذشته بعد دیگه دیگر اینده امروز امشب امصبح today tonight دیروز'.split(
    ' ',
  ),
  ...'دیشب yesterday پریروز پریشب فردا tomorrow پسفردا پس امسال پارسال پیرارسال یک دو سه چهار پنج شنبه'.split(' '),
  '',
])

function folded(words: Words, at: number): string {
  const word = words(at)
  return word && !word.lineBefore ? word.folded : ''
}
const gregorianDay = (year: number, month: number, day: number): string | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? text : null
}
const one = (day: string | null, calendar: Span['calendar'], next: number): Span | null =>
  day === null ? null : { from: day, to: day, calendar, next }

/** Lunar years of people's lives are among these numbers, too. */
const isJalaliYear = (year: number) => year >= 1200 && year < 1600
const isGregorianYear = (year: number) => year >= 1800 && year < 2200

/** Year, month and day in either order, of either calendar. */
function ofParts(parts: readonly number[], next: number): Span | null {
  const [a, b, c] = parts as [number, number, number]
  if (isJalaliYear(a)) return one(fromJalali(a, b, c), 'jalali', next)
  if (isJalaliYear(c)) return one(fromJalali(c, b, a), 'jalali', next)
  if (isGregorianYear(a)) return one(gregorianDay(a, b, c), 'gregorian', next)
  // «11/20/2026» can only have its month first.
  return isGregorianYear(c) ? one(gregorianDay(c, b, a) ?? gregorianDay(c, a, b), 'gregorian', next) : null
}

// Most words begin no date; one look tells, and for a number a look at what stands after it.
function mayBegin(words: Words, word: Word): boolean {
  if (word.kind === NUMBER && word.folded.length > FEWEST_DIGITS_OF_DATE) return true
  if (word.number !== null) return followsNumber(folded(words, word.numberLast + 1))
  return word.kind === WORD && beginsDate(word.folded)
}

/** Whether a folded word may stand after the number that a date begins with. */
export const followsNumber = (word: string) => AFTER_NUMBER.has(withoutMonth(word))
/** Whether a folded word that is no number may begin a date. */
export const beginsDate = (word: string) => BEGINNINGS.has(withoutMonth(word))

const FEWEST_DIGITS_OF_DATE = 5
/** «خردادماه» is «خرداد». */
const withoutMonth = (word: string) => (word.endsWith('ماه') ? word.slice(0, -3) : word)

/** «1402.3.5» and «1402/03/05». */
const FEWEST_SIGNS = 8
const MOST_SIGNS = 10

/** «۱۴۰۲/۰۳/۰۵» and «1402.3.5» are one token. */
function readDigits(words: Words, at: number): Span | null {
  const { kind, folded } = words(at)!
  if (kind !== NUMBER || folded.length < FEWEST_SIGNS || folded.length > MOST_SIGNS) return null
  const parts = folded.split(/[/.]/)
  if (parts.length !== 3) return null
  return ofParts(
    parts.map((part) => [...part].reduce((sum, digit) => sum * 10 + DIGIT_VALUE[digit.charCodeAt(0)]!, 0)),
    at + 1,
  )
}

/** «1402-03-05» and «۱۴۰۲ / ۳ / ۵» are five. */
function readDigitsApart(words: Words, at: number): Span | null {
  const sign = folded(words, at + 1)
  if (!isDateSign(sign) || folded(words, at + 3) !== sign) return null
  const [a, b, c] = [partOf(words(at)), partOf(words(at + 2)), partOf(words(at + 4))]
  return a < 0 || b < 0 || c < 0 ? null : ofParts([a, b, c], at + 5)
}

/** The value of a token of digits without its sign, or -1. */
const partOf = (word: Word | undefined) =>
  word?.kind === NUMBER && Number.isInteger(word.number) ? Math.abs(word.number!) : -1

/** «۵ خرداد ۱۴۰۲», «پنجم خردادماه», «May 5, 2023», «the 3rd of May». */
function readDayOfMonth(words: Words, at: number, now: Now): Span | null {
  const number = words(at)!.number
  let day = number
  let month = monthAt(words, pastOrdinal(words, words(at)!.numberLast + 1))
  if (day === null && monthAt(words, at)?.calendar === 'gregorian') {
    month = monthAt(words, at)
    day = words(at + 1)?.number ?? null
    if (!month || day === null || !/^\d/.test(words(at + 1)!.folded)) return null
    month = { ...month, next: pastOrdinal(words, at + 2) }
  }
  if (day === null || !month || !Number.isInteger(day) || day < 1 || day > 31) return null
  const year = yearAt(words, month.next, month.calendar)
  // «۱۲ می روم» has no month.
  if (!year && folded(words, month.next - 1) === 'می' && words(month.next)?.kind === WORD) return null
  // «دو صفر» is two noughts.
  if (month.calendar === 'lunar' && month.ambiguous && month.month === SAFAR && !year) return null
  const make = (of: number) => DAY_OF[month.calendar](of, month.month, day)
  const made = year ? make(year.year) : lastOf(make, month.calendar, now)
  const next = year?.next ?? month.next
  return month.calendar === 'lunar' ? aroundLunar(made, made, next) : one(made, month.calendar, next)
}

const SAFAR = 2
const DAY_OF = { jalali: fromJalali, gregorian: gregorianDay, lunar: fromLunar }

/** The moon may be seen a day earlier or later than is reckoned. */
const aroundLunar = (first: string | null, last: string | null, next: number): Span | null =>
  first === null || last === null
    ? null
    : {
        from: addDays(parseDay(first), -1),
        to: addDays(parseDay(last), 1),
        calendar: 'lunar',
        next,
        approximate: true,
      }

/** «3rd», «21st»: past the letters that are written at a number. */
const pastOrdinal = (words: Words, at: number): number =>
  /^(?:st|nd|rd|th)$/.test(folded(words, at)) && words(at)!.start === words(at - 1)?.end ? at + 1 : at

/** The latest such day that is not in the future: this year's, or last year's. */
function lastOf(make: (year: number) => string | null, calendar: Calendar, now: Now): string | null {
  const year =
    calendar === 'jalali'
      ? now.jalali.year
      : calendar === 'lunar'
        ? lunarYearOf(now.startMs)
        : Number(now.day.slice(0, 4))
  const thisYear = make(year)
  return thisYear !== null && thisYear <= now.day ? thisYear : make(year - 1)
}

type Month = { month: number; calendar: Calendar; next: number; ambiguous: boolean }

function monthAt(words: Words, at: number): Month | null {
  let from = at
  if (folded(words, from) === 'ماه' || folded(words, from) === 'of') from++
  const written = withoutMonth(folded(words, from))
  // «ربیع الاول» is two words, or one with a half-space.
  const name = LUNAR_BEGINNINGS.has(written) ? written + folded(words, ++from) : written
  const calendar = JALALI_MONTHS.has(name) ? 'jalali' : GREGORIAN_MONTHS.has(name) ? 'gregorian' : 'lunar'
  const month = MONTHS_OF[calendar].get(name)
  if (month === undefined) return null
  const next = folded(words, from + 1) === 'ماه' ? from + 2 : from + 1
  const plain = next === at + 1 && folded(words, at) === name
  return { month, calendar, next, ambiguous: plain && (calendar === 'lunar' || AMBIGUOUS.has(name)) }
}

const MONTHS_OF = { jalali: JALALI_MONTHS, gregorian: GREGORIAN_MONTHS, lunar: LUNAR_MONTHS }
const LUNAR_BEGINNINGS = new Set(['ربیع', 'جمادی', 'ذی'])

function yearAt(words: Words, at: number, calendar: Calendar): { year: number; next: number } | null {
  const from = /^(?:سال|,|،)$/.test(folded(words, at)) ? at + 1 : at
  const number = folded(words, from) === '' ? null : words(from)!.number
  if (number === null || !Number.isInteger(number)) return null
  if (calendar === 'gregorian' ? isGregorianYear(number) : isJalaliYear(number))
    return { year: number, next: words(from)!.numberLast + 1 }
  const isShort = calendar === 'jalali' && number >= 60 && number < 100 && words(from)!.kind === NUMBER
  return isShort ? { year: 1300 + number, next: words(from)!.numberLast + 1 } : null
}

const jalaliMonth = (year: number, month: number) => ({
  from: fromJalali(year, month, 1),
  to: fromJalali(year, month, jalaliMonthDays(year, month)),
})

/** «خرداد ۱۴۰۲», «مردادماه»: a whole month. */
function readMonth(words: Words, at: number, now: Now): Span | null {
  const month = monthAt(words, at)
  // After a number it is part of a day that does not exist: «۳۱ مهر».
  if (!month || (words(at - 1)?.number ?? null) !== null) return null
  const year = yearAt(words, month.next, month.calendar)
  if (!year && (month.ambiguous || month.calendar === 'gregorian')) return null
  const next = year?.next ?? month.next
  if (month.calendar === 'gregorian') {
    const last = new Date(Date.UTC(year!.year, month.month, 0)).getUTCDate()
    return span(
      gregorianDay(year!.year, month.month, 1),
      gregorianDay(year!.year, month.month, last),
      'gregorian',
      next,
    )
  }
  if (month.calendar === 'lunar') return lunarMonth(month.month, year?.year ?? null, now, next)
  const of = year?.year ?? (month.month <= now.jalali.month ? now.jalali.year : now.jalali.year - 1)
  const { from, to } = jalaliMonth(of, month.month)
  return span(from, to, 'jalali', next)
}

/** The month of that year, or the last one that has begun. */
function lunarMonth(month: number, year: number | null, now: Now, next: number): Span | null {
  const thisYear = year ?? lunarYearOf(now.startMs)
  const isAhead = year === null && (fromLunar(thisYear, month, 1) ?? '') > now.day
  const of = isAhead ? thisYear - 1 : thisYear
  return aroundLunar(fromLunar(of, month, 1), fromLunar(of, month, lunarMonthDays(of, month)), next)
}

const span = (from: string | null, to: string | null, calendar: Span['calendar'], next: number): Span | null =>
  from === null || to === null ? null : { from, to, calendar, next }

const jalaliYear = (year: number) => ({ from: fromJalali(year, 1, 1), to: jalaliMonth(year, 12).to })

/** «سال ۱۴۰۲», «سال ۹۸». */
function readYear(words: Words, at: number): Span | null {
  if (folded(words, at) !== 'سال' || folded(words, at + 1) === '') return null
  const year = yearAt(words, at, 'jalali')
  if (year) return span(jalaliYear(year.year).from, jalaliYear(year.year).to, 'jalali', year.next)
  const gregorian = yearAt(words, at, 'gregorian')
  return gregorian ? span(`${gregorian.year}-01-01`, `${gregorian.year}-12-31`, 'gregorian', gregorian.next) : null
}

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
function readSimple(words: Words, at: number, now: Now): Span | null {
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
function readAgo(words: Words, at: number, now: Now): Span | null {
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
function readAboutAgo(words: Words, at: number, now: Now): Span | null {
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
function readLast(words: Words, at: number, now: Now): Span | null {
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
function readWeekday(words: Words, at: number, now: Now): Span | null {
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
