/** The explanation says every day once, in words a person reads, and its sum is that of `workingTimeBetween`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWorkingTime, type Calendar, explain, parseSpans, solarHolidays, workingTimeBetween } from './index.ts'

const MORNING = parseSpans('07:30-14:30')
const calendar: Calendar = {
  timeZone: 'Asia/Tehran',
  week: {
    ...{ saturday: MORNING, sunday: MORNING, monday: MORNING, tuesday: parseSpans('07:30-12:00 13:00-15:00') },
    ...{ wednesday: MORNING, thursday: parseSpans('07:30-12:00') },
  },
  seasons: [
    {
      ...{ firstOn: '2026-06-06', lastOn: '2026-06-06', name: { fa: 'ساعت تابستان', en: 'summer hours' } },
      week: { saturday: parseSpans('06:00-13:00') },
    },
  ],
  exceptions: solarHolidays(1405, 1405),
  version: 1,
  validFrom: null,
  validTo: '2026-06-06',
}
const from = new Date('2026-06-02T11:30:00+03:30')

test('explain() says in Persian which days were counted and why others were not', () => {
  const to = addWorkingTime(from, 20 * 3600 + 61, calendar)
  assert.deepEqual(explain(from, to, calendar, 'fa').text.split('\n'), [
    'سه‌شنبه ۱۲ خرداد ۱۴۰۵: از ۱۱:۳۰ تا ۱۲:۰۰ و از ۱۳:۰۰ تا ۱۵:۰۰ (۲ ساعت و ۳۰ دقیقه)',
    'چهارشنبه ۱۳ خرداد ۱۴۰۵: از ۰۷:۳۰ تا ۱۴:۳۰ (۷ ساعت)',
    'پنجشنبه ۱۴ خرداد ۱۴۰۵: تعطیل، رحلت امام خمینی',
    'جمعه ۱۵ خرداد ۱۴۰۵: تعطیل، قیام ۱۵ خرداد',
    'شنبه ۱۶ خرداد ۱۴۰۵: از ۰۶:۰۰ تا ۱۳:۰۰ (۷ ساعت)، ساعت تابستان',
    'یکشنبه ۱۷ خرداد ۱۴۰۵: از ۰۷:۳۰ تا ۱۱:۰۱:۰۱ (۳ ساعت و ۳۱ دقیقه و ۱ ثانیه)، تقویم این روز هنوز قطعی نیست',
    'روی هم ۲۰ ساعت و ۱ دقیقه و ۱ ثانیه زمان کاری',
  ])
})

test('explain() says in English what it says in Persian, and Afghanistan has its own months', () => {
  const [late, friday] = [new Date('2026-05-21T20:00:00+03:30'), new Date('2026-05-22T20:00:00+03:30')]
  assert.deepEqual(explain(late, friday, calendar, 'en').text.split('\n'), [
    'Thursday 21 May 2026: outside opening hours',
    'Friday 22 May 2026: closed every week',
    '0 minutes of working time together',
  ])
  assert.match(
    explain(late, friday, calendar, 'fa-AF').text,
    /^پنجشنبه ۳۱ ثور ۱۴۰۵: بیرون از ساعت کار\nجمعه ۱ جوزا ۱۴۰۵/,
  )
})

test('explain() says a whole day as one span to 24:00, before the next begins, and has no days for no time', () => {
  const always = { ...calendar, week: { sunday: parseSpans('00:00-24:00') }, exceptions: [], validTo: null }
  const [start, end] = [new Date('2026-05-24T00:00:00+03:30'), new Date('2026-05-25T00:00:00+03:30')]
  assert.deepEqual(
    explain(start, end, always, 'en').days.map(({ words }) => words),
    ['Sunday 24 May 2026: 00:00 to 24:00 (24 hours)'],
  )
  for (let day = Date.UTC(2022, 0); day < Date.UTC(2026, 0); day += 86_400_000) {
    const { days } = explain(new Date(day), new Date(day + 86_400_000), always, 'en')
    assert.ok(days.every(({ counted }) => counted.length <= 1))
  }
  assert.deepEqual(explain(start, start, always, 'en').days, [])
  assert.throws(() => explain(end, start, always, 'en'), RangeError)
})

test('explain() counts the repeated hour of a day whose clock is set back', () => {
  const night = { ...calendar, timeZone: 'Europe/London', week: { sunday: parseSpans('01:30-02:30') } }
  const { days } = explain(new Date('2024-10-27T00:00:00Z'), new Date('2024-10-27T12:00:00Z'), night, 'en')
  assert.deepEqual(
    days.map(({ workingSeconds, counted }) => [workingSeconds, counted.length]),
    [[5400, 2]],
  )
})

test('explain() names the end of a span by the clock before it is set forward', () => {
  const night = { ...calendar, timeZone: 'Europe/London', week: { sunday: parseSpans('00:00-02:00') }, validTo: null }
  const { text } = explain(new Date('2024-03-31T00:00:00Z'), new Date('2024-03-31T12:00:00Z'), night, 'en')
  assert.match(text, /^Sunday 31 March 2024: 00:00 to 01:00 \(1 hour\)\n/)
})

test('explain() sums to workingTimeBetween(), each day once and in order', () => {
  const zone = fc.constantFrom('Asia/Tehran', 'Europe/London', 'America/St_Johns', 'Pacific/Apia')
  const second = fc.integer({ min: Date.UTC(2009, 0) / 1000, max: Date.UTC(2012, 0) / 1000 })
  fc.assert(
    fc.property(zone, second, fc.integer({ min: 0, max: 20 * 86_400 }), (timeZone, start, length) => {
      const week = {
        ...calendar.week,
        friday: parseSpans('00:00-03:00 22:00-24:00'),
        sunday: parseSpans('00:00-24:00'),
      }
      const office = { ...calendar, timeZone, week }
      const [a, b] = [new Date(start * 1000), new Date((start + length) * 1000)]
      const { workingSeconds, days } = explain(a, b, office, 'fa')
      assert.equal(workingSeconds, workingTimeBetween(a, b, office))
      assert.deepEqual(
        days.map(({ on }) => on),
        [...new Set(days.map(({ on }) => on))].sort(),
      )
    }),
    { numRuns: 60, examples: [['America/St_Johns', Date.UTC(2010, 10, 7, 2, 20) / 1000, 1200]] },
  )
})
