/**
 * How numbers, days and durations are written in Persian and English, and nothing about what they mean.
 * Sentences stand in the words.ts of their slice. Runs in a browser too.
 */
import { toJalali } from './jalali.ts'

export const LANGS = ['fa', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** One sentence or name in both languages. */
export type Text = Record<Lang, string>

export const pick = (text: Text, lang: Lang) => text[lang]
export const dir = (lang: Lang) => (lang === 'fa' ? 'rtl' : 'ltr')
export const otherLang = (lang: Lang): Lang => (lang === 'fa' ? 'en' : 'fa')

/** Keeps signs, slashes and Latin codes in their written order, whatever stands around them. */
export const ltr = (text: string) => `\u2066${text}\u2069`
const rtl = (text: string) => `\u2067${text}\u2069`

// ---- Digits and numbers

const DIGITS = '۰۱۲۳۴۵۶۷۸۹'
const digitValue = (digit: string) =>
  (digit.codePointAt(0)! - (digit >= '۰' ? 0x6f0 : digit >= '٠' ? 0x660 : 0x30)) % 10

/** Latin (0–9) and Arabic (٠–٩) digits as Persian ones (۰–۹); every other character stays. */
export const toPersianDigits = (text: string) => text.replace(/[0-9٠-٩]/g, (digit) => DIGITS[digitValue(digit)]!)

/** Persian and Arabic digits as Latin ones, for reading what a person typed; every other character stays. */
export const toLatinDigits = (text: string) => text.replace(/[۰-۹٠-٩]/g, (digit) => String(digitValue(digit)))

const written = (lang: Lang, text: string) => (lang === 'fa' ? toPersianDigits(text) : text)

const formats: Intl.NumberFormat[] = []
function grouped(lang: Lang, n: number, decimals: number): string {
  formats[decimals] ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals })
  const latin = formats[decimals].format(n)
  return lang === 'en' ? latin : toPersianDigits(latin).replaceAll(',', '٬').replace('.', '٫')
}

/** 1234567.89 as ۱٬۲۳۴٬۵۶۸ or 1,234,568; `decimals` is the most that are written. A number that is not finite is «—». */
export function number(lang: Lang, n: number, decimals = 0): string {
  if (!Number.isFinite(n)) return '—'
  const size = grouped(lang, Math.abs(n), decimals)
  return n < 0 && /[1-9۱-۹]/.test(size) ? ltr(`−${size}`) : size
}

/** A share (0.261) as ۲۶٪ or 26%. The Persian sign stands at the left of the number, as one reads. */
export function percent(lang: Lang, share: number, decimals = 0): string {
  const size = number(lang, share * 100, decimals)
  if (!Number.isFinite(share)) return size
  return lang === 'fa' ? rtl(`${ltr(size)}٪`) : `${size}%`
}

// ---- Days

/** A civil day as `YYYY-MM-DD`, or an instant together with the time zone whose day is meant. */
export type When = [day: string] | [at: Date, timeZone: string]

const MS_A_DAY = 86_400_000

const clocks: Record<string, Intl.DateTimeFormat> = {}
function wallClock(at: Date, timeZone: string): { day: string; time: string } {
  // The Swedish form of a date is that of ISO 8601.
  clocks[timeZone] ??= new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const [day, time] = clocks[timeZone].format(at).split(' ')
  return { day: day!, time: time! }
}

/** The civil day of an instant in a time zone, `YYYY-MM-DD`. @throws RangeError for an invalid date or zone. */
export const civilDay = (at: Date, timeZone: string): string => wallClock(at, timeZone).day

const MONTHS = {
  fa: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const WEEKDAYS = {
  fa: ['یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه'],
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

type Parts = { year: number; month: number; day: number; weekday: number }

function parts(lang: Lang, [day, timeZone]: When): Parts {
  const iso = typeof day === 'string' ? day : civilDay(day, timeZone!)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : new Date(Number.NaN)
  // A day such as 30 February is moved by Date; it is no day.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso) throw new RangeError(`${iso} is not a day`)
  const weekday = at.getUTCDay()
  if (lang === 'fa') return { ...toJalali(at.getTime() / MS_A_DAY), weekday }
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), weekday }
}

const dayMonthYear = (lang: Lang, { year, month, day }: Parts) =>
  written(lang, `${day} ${MONTHS[lang][month - 1]} ${year}`)

/** ۳۰ آبان ۱۴۰۵ or 21 November 2026. @throws RangeError, as all of these, when it is not a day. */
export const longDate = (lang: Lang, ...when: When) => dayMonthYear(lang, parts(lang, when))

/** شنبه ۳۰ آبان ۱۴۰۵ or Saturday 21 November 2026. */
export function weekdayDate(lang: Lang, ...when: When): string {
  const on = parts(lang, when)
  return `${WEEKDAYS[lang][on.weekday]} ${dayMonthYear(lang, on)}`
}

/** آبان ۱۴۰۵ or November 2026. */
export function monthYear(lang: Lang, ...when: When): string {
  const { year, month } = parts(lang, when)
  return written(lang, `${MONTHS[lang][month - 1]} ${year}`)
}

const two = (n: number) => String(n).padStart(2, '0')

/** ۱۴۰۵/۰۸/۳۰, which reads from the left and is isolated so, or 21 Nov 2026. For tables and axes. */
export function shortDate(lang: Lang, ...when: When): string {
  const { year, month, day } = parts(lang, when)
  if (lang === 'en') return `${day} ${MONTHS.en[month - 1]!.slice(0, 3)} ${year}`
  return ltr(toPersianDigits(`${year}/${two(month)}/${two(day)}`))
}

/** ۳۰ آبان ۱۴۰۵، ساعت ۱۴:۰۵ or 21 November 2026, 14:05. For officers: of citizens' acts only the hour is kept. */
export function dateTime(lang: Lang, at: Date, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone)
  return lang === 'fa' ? `${longDate(lang, day)}، ساعت ${toPersianDigits(time)}` : `${longDate(lang, day)}, ${time}`
}

// ---- Durations

function counted(lang: Lang, n: number, fa: string, [one, many]: readonly [string, string]): string {
  const size = number(lang, n, 1)
  if (lang === 'fa') return `${size} ${fa}`
  return `${size} ${size === '1' ? one : many}`
}

/** ۳ روز, ۷٫۲ روز; 1 day, 7.2 days. */
export const days = (lang: Lang, n: number) => counted(lang, n, 'روز', ['day', 'days'])
/** ۳ سال, and ۴۰۰ روز where it is no whole number of years; 3 years, 400 days. For how long something is kept. */
export const keptFor = (lang: Lang, n: number) =>
  n > 0 && n % 365 === 0 ? counted(lang, n / 365, 'سال', ['year', 'years']) : days(lang, n)
/** ۳ روز کاری; 3 working days. */
export const workingDays = (lang: Lang, n: number) => counted(lang, n, 'روز کاری', ['working day', 'working days'])
/** ۵ ساعت; 5 hours. */
export const hours = (lang: Lang, n: number) => counted(lang, n, 'ساعت', ['hour', 'hours'])
