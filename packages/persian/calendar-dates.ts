/**
 * Which days does a date of a calendar name, from the word it begins with on: «۱۴۰۲/۰۳/۰۵», «۵ خرداد», «ماه خرداد», «سال ۹۸»?
 * Without a year it is the last such day that is not in the future. A lunar date holds a day either side.
 */
import { AMBIGUOUS, GREGORIAN_MONTHS, JALALI_MONTHS, LUNAR_BEGINNINGS, MONTHS_OF, withoutMonth } from './date-names.ts'
import type { Word, Words } from './dates.ts'
import { type Calendar, folded, jalaliMonth, jalaliYear, type Now, one, type Span, span } from './day-spans.ts'
import { addDays, fromJalali, parseDay } from './jalali.ts'
import { DIGIT_VALUE } from './letters.ts'
import { fromLunar, lunarMonthDays, lunarYearOf } from './lunar.ts'
import { NUMBER, WORD } from './tokens.ts'

/** Whether the sign may part year, month and day. */
export const isDateSign = (sign: string) => sign === '-' || sign === '–' || sign === '/'

const gregorianDay = (year: number, month: number, day: number): string | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? text : null
}

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

/** «1402.3.5» and «1402/03/05». */
const FEWEST_SIGNS = 8
const MOST_SIGNS = 10

/** «۱۴۰۲/۰۳/۰۵» and «1402.3.5» are one token. */
export function readDigits(words: Words, at: number): Span | null {
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
export function readDigitsApart(words: Words, at: number): Span | null {
  const sign = folded(words, at + 1)
  if (!isDateSign(sign) || folded(words, at + 3) !== sign) return null
  const [a, b, c] = [partOf(words(at)), partOf(words(at + 2)), partOf(words(at + 4))]
  return a < 0 || b < 0 || c < 0 ? null : ofParts([a, b, c], at + 5)
}

/** The value of a token of digits without its sign, or -1. */
const partOf = (word: Word | undefined) =>
  word?.kind === NUMBER && Number.isInteger(word.number) ? Math.abs(word.number!) : -1

/** «۵ خرداد ۱۴۰۲», «پنجم خردادماه», «May 5, 2023», «the 3rd of May». */
export function readDayOfMonth(words: Words, at: number, now: Now): Span | null {
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

function yearAt(words: Words, at: number, calendar: Calendar): { year: number; next: number } | null {
  const from = /^(?:سال|,|،)$/.test(folded(words, at)) ? at + 1 : at
  const number = folded(words, from) === '' ? null : words(from)!.number
  if (number === null || !Number.isInteger(number)) return null
  if (calendar === 'gregorian' ? isGregorianYear(number) : isJalaliYear(number))
    return { year: number, next: words(from)!.numberLast + 1 }
  const isShort = calendar === 'jalali' && number >= 60 && number < 100 && words(from)!.kind === NUMBER
  return isShort ? { year: 1300 + number, next: words(from)!.numberLast + 1 } : null
}

/** «خرداد ۱۴۰۲», «مردادماه»: a whole month. */
export function readMonth(words: Words, at: number, now: Now): Span | null {
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

/** «سال ۱۴۰۲», «سال ۹۸». */
export function readYear(words: Words, at: number): Span | null {
  if (folded(words, at) !== 'سال' || folded(words, at + 1) === '') return null
  const year = yearAt(words, at, 'jalali')
  if (year) return span(jalaliYear(year.year).from, jalaliYear(year.year).to, 'jalali', year.next)
  const gregorian = yearAt(words, at, 'gregorian')
  return gregorian ? span(`${gregorian.year}-01-01`, `${gregorian.year}-12-31`, 'gregorian', gregorian.next) : null
}
