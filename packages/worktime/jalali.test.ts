/** The solar Hijri calendar against that of `Intl`, day by day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromJalali, isJalaliLeap, JALALI_MONTHS, jalali, toJalali } from './index.ts'

const DAY = 86_400_000
const persian = new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})
const byIntl = (ms: number) => {
  const parts = Object.fromEntries(persian.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return { year: parts.year, month: parts.month, day: parts.day }
}
const gregorian = (ms: number) => {
  const date = new Date(ms)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

test('toJalali() and fromJalali() agree with Intl on every day of the 200 years from 1300 to 1499', () => {
  let days = 0
  for (let ms = Date.UTC(1921, 2, 21); ms < Date.UTC(2121, 2, 21); ms += DAY, days++) {
    const date = gregorian(ms)
    const expected = byIntl(ms)
    assert.deepEqual(toJalali(date), expected)
    assert.deepEqual(fromJalali(toJalali(date)), date)
  }
  assert.ok(days > 73_000)
})

test('toJalali() agrees with Intl around every new year from 1178 to 1677', () => {
  for (let year = 1800; year < 2299; year++) {
    for (let day = 18; day <= 23; day++) {
      const ms = Date.UTC(year, 2, day)
      assert.deepEqual(toJalali(gregorian(ms)), byIntl(ms))
    }
  }
})

test('isJalaliLeap() knows the leap years of our time', () => {
  const leaps = Array.from({ length: 40 }, (_, at) => 1370 + at).filter(isJalaliLeap)
  assert.deepEqual(leaps, [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408])
})

test('toJalali() and fromJalali() refuse days that do not exist and years outside their range', () => {
  for (const [year, month, day] of [
    [1404, 12, 30],
    [1404, 7, 31],
    [1404, 13, 1],
    [1404, 0, 1],
    [1404, 1, 0],
    [1404, 1, 1.5],
    [1177, 1, 1],
    [1678, 1, 1],
  ] as const) {
    assert.throws(() => fromJalali({ year, month, day }), RangeError)
  }
  assert.throws(() => toJalali({ year: 2025, month: 2, day: 29 }), RangeError)
  assert.throws(() => toJalali({ year: 1799, month: 3, day: 20 }), RangeError)
  assert.throws(() => toJalali({ year: 2299, month: 12, day: 1 }), RangeError)
})

test('jalali() is the day on the wall of the zone', () => {
  const at = new Date('2026-03-20T19:45:00Z')
  assert.deepEqual(jalali(at, 'Asia/Tehran'), { year: 1404, month: 12, day: 29 })
  assert.deepEqual(jalali(at, 'Asia/Kabul'), { year: 1405, month: 1, day: 1 })
})

test('JALALI_MONTHS has the twelve names that Intl has, without the sign that joins them to a year', () => {
  for (const lang of ['fa-IR', 'fa-AF'] as const) {
    const format = new Intl.DateTimeFormat(`${lang}-u-ca-persian`, { timeZone: 'UTC', month: 'long' })
    const names = JALALI_MONTHS[lang].map((_, at) => {
      const { year, month, day } = fromJalali({ year: 1404, month: at + 1, day: 10 })
      return format.format(Date.UTC(year, month - 1, day)).replace('\u0654', '')
    })
    assert.deepEqual(JALALI_MONTHS[lang], names)
  }
  assert.equal(JALALI_MONTHS.en.length, 12)
})
