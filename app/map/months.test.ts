import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lateMonth, monthOf, monthsDue, nextMonth } from './months.ts'

test('monthOf() gives the first and the last day of a Jalali month', () => {
  assert.deepEqual(monthOf('2026-11-22'), { month: '1405-09', fromDay: '2026-11-22', toDay: '2026-12-21' })
  assert.deepEqual(monthOf('2026-03-20'), { month: '1404-12', fromDay: '2026-02-20', toDay: '2026-03-20' })
  assert.deepEqual(monthOf('2025-03-20'), { month: '1403-12', fromDay: '2025-02-19', toDay: '2025-03-20' })
})

test('nextMonth() leaves no day out and counts none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const month = monthOf(new Date(n * 86_400_000).toISOString().slice(0, 10))
      const next = nextMonth(month)
      assert.equal(Date.parse(next.fromDay) - Date.parse(month.toDay), 86_400_000)
      assert.notEqual(next.month, month.month)
    }),
  )
})

test('lateMonth() is three months back, also over a new year', () => {
  assert.equal(lateMonth(monthOf('2026-11-05')).month, '1405-05')
  assert.deepEqual(lateMonth(monthOf('2026-04-01')), { month: '1404-10', fromDay: '2025-12-22', toDay: '2026-01-20' })
})

test('monthsDue() waits some days after a month has ended, and makes none twice', () => {
  assert.deepEqual(
    monthsDue(null, '2026-09-30', '2026-11-24').map(({ month }) => month),
    ['1405-07', '1405-08'],
  )
  assert.deepEqual(
    monthsDue(null, '2026-09-30', '2026-11-23').map(({ month }) => month),
    ['1405-07'],
  )
  assert.deepEqual(
    monthsDue('2026-10-22', '2020-01-01', '2026-11-24').map(({ month }) => month),
    ['1405-08'],
  )
  assert.deepEqual(
    monthsDue('2026-11-21', '2020-01-01', '2026-12-23').map(({ month }) => month),
    [],
  )
  assert.equal(monthsDue(null, '2020-01-01', '2026-11-24').length, 12)
})
