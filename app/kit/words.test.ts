/** Numbers and days as people read them, against published pairs of days and against Intl's own Persian calendar. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toJalali } from './jalali.ts'
import {
  civilDay,
  dateTime,
  days,
  dir,
  hours,
  keptFor,
  longDate,
  ltr,
  monthYear,
  number,
  otherLang,
  percent,
  pick,
  shortDate,
  toLatinDigits,
  toPersianDigits,
  weekdayDate,
  workingDays,
} from './words.ts'

const MS_A_DAY = 86_400_000

test('toJalali() agrees with the days that history has published', () => {
  for (const [day, year, month, dayOfMonth] of [
    ['1925-03-31', 1304, 1, 11], // the law that made the calendar official
    ['1979-02-11', 1357, 11, 22],
    ['2000-03-20', 1379, 1, 1],
    ['2017-03-20', 1395, 12, 30], // the last day of a leap year
    ['2021-03-20', 1399, 12, 30],
    ['2021-03-21', 1400, 1, 1],
    ['2025-03-20', 1403, 12, 30],
    ['2025-03-21', 1404, 1, 1],
    ['2026-03-21', 1405, 1, 1],
    ['2026-11-21', 1405, 8, 30],
  ] as const)
    assert.deepEqual(toJalali(Date.parse(day) / MS_A_DAY), { year, month, day: dayOfMonth }, day)
})

test('toJalali() agrees with the Persian calendar of Intl on every day from 1800 to 2122', () => {
  const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { dateStyle: 'short', timeZone: 'UTC' })
  const [from, to] = [Date.parse('1799-03-21') / MS_A_DAY, Date.parse('2123-03-20') / MS_A_DAY]
  for (let day = from; day < to; day++) {
    const { year, month, day: dayOfMonth } = toJalali(day)
    const oracle = intl.format(day * MS_A_DAY)
    if (oracle !== `${month}/${dayOfMonth}/${year} AP`) assert.fail(`${day}: ${year}/${month}/${dayOfMonth}, ${oracle}`)
  }
  assert.throws(() => toJalali(from - 1), RangeError)
  assert.throws(() => toJalali(to + 1), RangeError)
  assert.throws(() => toJalali(Number.NaN), RangeError)
})

test('longDate(), weekdayDate() and monthYear() keep the order in which the date is spoken', () => {
  assert.equal(longDate('fa', '2026-11-21'), '۳۰ آبان ۱۴۰۵')
  assert.equal(weekdayDate('fa', '2026-11-21'), 'شنبه ۳۰ آبان ۱۴۰۵')
  assert.equal(monthYear('fa', '2026-11-21'), 'آبان ۱۴۰۵')
  assert.equal(longDate('en', '2026-11-21'), '21 November 2026')
  assert.equal(weekdayDate('en', '2026-11-21'), 'Saturday 21 November 2026')
  assert.equal(monthYear('en', '2026-11-21'), 'November 2026')
})

test('longDate() and the weekday say the same as Intl where Intl has the order right', () => {
  const long = {
    fa: new Intl.DateTimeFormat('fa-IR', { dateStyle: 'long', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  }
  const weekday = {
    fa: new Intl.DateTimeFormat('fa-IR', { weekday: 'long', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }),
  }
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 50_000 }), fc.constantFrom('fa', 'en'), (epochDay, lang) => {
      const at = epochDay * MS_A_DAY
      const iso = new Date(at).toISOString().slice(0, 10)
      assert.equal(longDate(lang, iso), long[lang].format(at))
      // Both spellings of یکشنبه and پنجشنبه are in use: with and without the half-space.
      const [mine, theirs] = [weekdayDate(lang, iso).split(' ')[0]!, weekday[lang].format(at)]
      assert.equal(mine.replace('\u200c', ''), theirs.replace('\u200c', ''))
    }),
  )
})

test('shortDate() is padded and isolated in Persian, unmistakable in English', () => {
  assert.equal(shortDate('fa', '2026-04-01'), ltr('۱۴۰۵/۰۱/۱۲'))
  assert.equal(shortDate('en', '2026-04-01'), '1 Apr 2026')
})

test('an instant is dated in the zone of the agency', () => {
  const at = new Date('2026-11-20T20:45:00Z')
  assert.equal(civilDay(at, 'Asia/Tehran'), '2026-11-21')
  assert.equal(longDate('fa', at, 'Asia/Tehran'), '۳۰ آبان ۱۴۰۵')
  assert.equal(longDate('fa', at, 'UTC'), '۲۹ آبان ۱۴۰۵')
  assert.equal(dateTime('fa', at, 'Asia/Tehran'), '۳۰ آبان ۱۴۰۵، ساعت ۰۰:۱۵')
  assert.equal(dateTime('en', at, 'Asia/Kabul'), '21 November 2026, 01:15')
})

test('what is not a day is refused', () => {
  for (const no of ['2026-02-30', '2026-13-01', '2026-1-1', '', 'yesterday', '2026-11-21T00:00:00Z'])
    assert.throws(() => longDate('en', no), RangeError, no)
  assert.throws(() => civilDay(new Date(Number.NaN), 'UTC'), RangeError)
  assert.throws(() => civilDay(new Date(0), 'Asia/Nowhere'), RangeError)
})

test('number() uses the Persian separators and keeps a sign at its number', () => {
  assert.equal(number('fa', 1234567.891, 2), '۱٬۲۳۴٬۵۶۷٫۸۹')
  assert.equal(number('en', 1234567.891, 2), '1,234,567.89')
  assert.equal(number('fa', 0), '۰')
  assert.equal(number('fa', -26.14, 1), ltr('−۲۶٫۱'))
  assert.equal(number('en', -0.4), '0')
  for (const n of [Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(number('fa', n), '—')
})

test('number() says the same as Intl', () => {
  const intl = new Intl.NumberFormat('fa-IR', { maximumFractionDigits: 2 })
  const bare = (text: string) => text.replace(/[\u200e\u2066\u2069]/g, '').replace('-', '−')
  const shown = fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((n) => n === 0 || Math.abs(n) >= 0.01)
  fc.assert(
    fc.property(shown, (n) => {
      assert.equal(bare(number('fa', n, 2)), bare(intl.format(n === 0 ? 0 : n)))
    }),
  )
})

test('percent() keeps the sign of percent after the number as one reads', () => {
  assert.equal(percent('en', 0.2614, 1), '26.1%')
  assert.equal(percent('fa', 0.2614, 1).replace(/[\u2066-\u2069]/g, ''), '۲۶٫۱٪')
  assert.equal(percent('fa', -0.05).replace(/[\u2066-\u2069]/g, ''), '−۵٪')
  assert.equal(percent('fa', Number.NaN), '—')
})

test('toLatinDigits() reads Persian, Arabic and Latin digits alike, toPersianDigits() writes them', () => {
  assert.equal(toLatinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789'), '0123456789 0123456789 0123456789')
  assert.equal(toPersianDigits('۰۹ ٠٩ 09 و ک'), '۰۹ ۰۹ ۰۹ و ک')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => toLatinDigits(toPersianDigits(text)) === toLatinDigits(text)),
  )
})

test('keptFor() says whole years as years and all else as days', () => {
  assert.deepEqual(
    [keptFor('fa', 1095), keptFor('en', 1095), keptFor('en', 365), keptFor('fa', 400), keptFor('en', 0)],
    ['۳ سال', '3 years', '1 year', '۴۰۰ روز', '0 days'],
  )
})

test('durations count in words', () => {
  assert.deepEqual(
    [days('fa', 3), days('fa', 7.17), days('en', 1), days('en', 7.17)],
    ['۳ روز', '۷٫۲ روز', '1 day', '7.2 days'],
  )
  assert.deepEqual([workingDays('fa', 10), workingDays('en', 1)], ['۱۰ روز کاری', '1 working day'])
  assert.deepEqual([hours('fa', 5), hours('en', 0)], ['۵ ساعت', '0 hours'])
})

test('languages know their direction and each other', () => {
  assert.deepEqual([dir('fa'), dir('en'), otherLang('fa'), otherLang('en')], ['rtl', 'ltr', 'en', 'fa'])
  assert.equal(pick({ fa: 'سلام', en: 'Hello' }, 'fa'), 'سلام')
})
