import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dates } from './dates.ts'
import { addDays, fromJalali, jalaliMonthDays, parseDay, toJalali } from './jalali.ts'
import { fromLunar, lunarYearOf } from './lunar.ts'

const TODAY = '2026-11-21' // Saturday, 30 Aban 1405
const days = (text: string) => dates(text, TODAY).map(({ from, to }) => (from === to ? from : `${from}…${to}`))

test('toJalali() and fromJalali() agree with the calendar of the engine from 1900 to 2100', () => {
  const engine = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', dateStyle: 'short' })
  for (let day = '1900-01-01'; day < '2100-01-01'; day = addDays(parseDay(day), 1)) {
    const { year, month, day: ofMonth } = toJalali(day)
    const [m, d, y] = engine
      .format(new Date(`${day}T00:00Z`))
      .match(/\d+/g)!
      .map(Number)
    assert.deepEqual([year, month, ofMonth], [y, m, d], day)
    assert.equal(fromJalali(year, month, ofMonth), day)
  }
})

test('fromJalali() knows which dates there are not', () => {
  assert.equal(jalaliMonthDays(1403, 12), 30)
  assert.deepEqual(
    [fromJalali(1404, 12, 30), fromJalali(1404, 7, 31), fromJalali(1404, 13, 1), fromJalali(0, 1, 1)],
    [null, null, null, null],
  )
  assert.throws(() => toJalali('2026-02-30'), RangeError)
})

test('dates() reads dates in digits and words, of both calendars', () => {
  for (const text of [
    '۱۴۰۲/۰۳/۰۵',
    '1402-3-5',
    '5/3/1402',
    '۵ خرداد ۱۴۰۲',
    'پنجم خردادماه سال ۱۴۰۲',
    '2023/05/26',
    'May 26, 2023',
    '26 may 2023',
    '۲۶ مه ۲۰۲۳',
  ])
    assert.deepEqual(days(text), ['2023-05-26'], text)
})

test('dates() reads days from today', () => {
  assert.deepEqual(days('دیروز، پریروز، فردا، سه روز پیش، دو هفته قبل، یک ماه پیش'), [
    ...['2026-11-20', '2026-11-19', '2026-11-22', '2026-11-18', '2026-11-07', '2026-10-22'],
  ])
  assert.deepEqual(days('ماه گذشته'), ['2026-09-23…2026-10-22'])
  assert.deepEqual(days('هفته گذشته'), ['2026-11-14…2026-11-20'])
  assert.deepEqual(days('پارسال'), ['2025-03-21…2026-03-20'])
  assert.deepEqual(days('سه‌شنبه هفته گذشته، دوشنبه، شنبه گذشته، شنبه'), [
    '2026-11-17',
    '2026-11-16',
    '2026-11-14',
    '2026-11-21',
  ])
})

test('dates() takes a day without a year as the last one', () => {
  assert.deepEqual(days('۵ آذر و ۵ آبان'), ['2025-11-26', '2026-10-27'])
})

test('dates() adds the part of the day and the hour', () => {
  const said = (text: string) => dates(text, TODAY).map(({ part, time }) => [part, time])
  assert.deepEqual(said('دیروز عصر'), [['afternoon', undefined]])
  assert.deepEqual(said('صبح امروز'), [['morning', undefined]])
  assert.deepEqual(said('دیروز ساعت ۵ عصر'), [['afternoon', '17:00']])
  assert.deepEqual(said('۵ آبان ساعت ۸:۳۰'), [[undefined, '08:30']])
})

test('dates() leaves out what is no date', () => {
  for (const text of [
    'قیمت مهر',
    'شیر تازه',
    '۳۱ مهر ۱۴۰۲',
    '12.5.3',
    '۱۲۳۴/۵۶/۷۸',
    'بیش از سه نفر',
    'چند نفر',
    'چند روز بعد',
  ])
    assert.deepEqual(days(text), [], text)
})

test('dates() gives days that are days, in places that rise', () => {
  const piece = fc.constantFrom(
    ...[
      '۵',
      'خرداد',
      '1402',
      '/',
      '-',
      '31',
      'ماه',
      'سال',
      'پیش',
      'سه',
      'روز',
      'هفته',
      'گذشته',
      'شنبه',
      'ساعت',
      ':',
      'عصر',
      'May',
      ',',
      '\n',
      '1402/12/30',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      let end = 0
      const text = pieces.join(' ')
      for (const date of dates(text, TODAY)) {
        assert.ok(date.start >= end && date.end > date.start && date.end <= text.length)
        assert.equal(addDays(parseDay(date.from), 0), date.from)
        assert.ok(date.from <= date.to)
        end = date.end
      }
    }),
  )
})

test('dates() reads an ezafe, a month that can only come first, and days of the week in English', () => {
  assert.deepEqual(days('هفته‌ی آینده'), days('هفته آینده'))
  assert.deepEqual(days('11/20/2026 و 20/11/2026'), ['2026-11-20', '2026-11-20'])
  assert.deepEqual(days('last Monday, next Monday, last Saturday'), ['2026-11-16', '2026-11-23', '2026-11-14'])
})

test('fromLunar() and lunarYearOf() agree with the civil calendar of the engine from 1980 to 2080', () => {
  const engine = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', { timeZone: 'UTC', dateStyle: 'short' })
  for (let day = '1980-01-01'; day < '2080-01-01'; day = addDays(parseDay(day), 1)) {
    const [month, ofMonth, year] = engine
      .format(new Date(`${day}T00:00Z`))
      .match(/\d+/g)!
      .map(Number)
    assert.equal(fromLunar(year!, month!, ofMonth!), day)
    assert.equal(lunarYearOf(parseDay(day)), year)
  }
  assert.deepEqual([fromLunar(1446, 13, 1), fromLunar(1446, 2, 30), fromLunar(0, 1, 1)], [null, null, null])
})

test('dates() gives a lunar date as the days around it, and takes it for no Jalali one', () => {
  assert.deepEqual(dates('دهم محرم ۱۴۴۷', TODAY), [
    { start: 0, end: 13, from: '2025-07-05', to: '2025-07-07', calendar: 'lunar', approximate: true },
  ])
  assert.deepEqual(days('ماه رمضان، رمضان ۱۴۴۶'), ['2026-02-17…2026-03-20', '2025-02-28…2025-03-31'])
  assert.deepEqual(days('۵ ربیع الاول ۱۴۴۷'), days('پنجم ربیع‌الاول ۱۴۴۷'))
  for (const text of ['آقای رمضان احمدی', 'دو صفر', 'کیفیت صفر', '۳۱ رمضان ۱۴۴۶'])
    assert.deepEqual(days(text), [], text)
})

test('dates() gives what is said about a day as the days that may be meant', () => {
  assert.deepEqual(days('چند روز پیش'), ['2026-11-12…2026-11-18'])
  assert.deepEqual(days('یکی دو روز پیش، دو سه هفته قبل'), ['2026-11-19…2026-11-20', '2026-10-31…2026-11-07'])
  assert.deepEqual(days('۲ تا ۳ ماه قبل'), ['2026-08-21…2026-09-21'])
  assert.deepEqual(days('several weeks ago'), ['2026-09-19…2026-10-31'])
  assert.equal(dates('چند روز پیش', TODAY)[0]!.approximate, true)
  assert.equal('approximate' in dates('سه روز پیش', TODAY)[0]!, false)
})

test('dates() reads days of English months with the letters at their number', () => {
  assert.deepEqual(days('the 3rd of May, 2023; May 3rd 2023; 21st May'), ['2023-05-03', '2023-05-03', '2026-05-21'])
})

test('dates() finds a day after any number of words and numbers that begin none', () => {
  for (const [before, times] of [
    ['1-', 300],
    ['1 ', 300],
    ['کتاب ', 300],
    ['[1] کتاب، ', 100],
  ] as const) {
    const text = `${before.repeat(times)}. دیروز آمد`
    assert.deepEqual(days(text), ['2026-11-20'], before)
    assert.deepEqual(days(`${before.repeat(times)}. 1402-3-5`), ['2023-05-26'], before)
  }
})

test('dates() begins no day inside a number, however far from the beginning it stands', () => {
  const far = 'کتاب '.repeat(100)
  for (const before of ['', far, `${far}12، `]) {
    assert.deepEqual(days(`${before}بیست و پنج روز پیش`), ['2026-10-27'], before)
    assert.deepEqual(days(`${before}۲۰ و ۵ روز پیش`), ['2026-11-16'], before)
    assert.deepEqual(days(`${before}۳۰ هزار و پنج روز پیش`), [], before)
    assert.deepEqual(days(`${before}2 - 3 روز پیش`), ['2026-11-18…2026-11-19'], before)
    assert.deepEqual(days(`${before}5-3-1402`), ['2023-05-26'], before)
  }
})
