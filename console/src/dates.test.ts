/** How far a day is, in words, at the edges of days and zones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ago, daysBetween, dueIn } from './dates.ts'

const ZONE = 'Asia/Tehran'
// Saturday 30 Aban 1405, ten in the morning in Tehran.
const NOW = new Date('2026-11-21T06:30:00Z')
const due = (at: string, lang: 'fa' | 'en' = 'fa') => dueIn(lang, at, NOW, ZONE)

test('dueIn() says how long a promise has been broken', () => {
  assert.deepEqual(due('2026-11-18T10:00:00Z'), { words: '۳ روز گذشته', press: 'late' })
  assert.deepEqual(due('2026-11-21T06:29:59Z'), { words: 'امروز گذشت', press: 'late' })
  // Late last night in Tehran is yesterday, though less than a day ago.
  assert.deepEqual(due('2026-11-20T20:00:00Z'), { words: '۱ روز گذشته', press: 'late' })
  assert.equal(due('2026-11-18T10:00:00Z', 'en').words, '3 days overdue')
})

test('dueIn() counts days where the agency is, not in hours', () => {
  assert.deepEqual(due('2026-11-21T10:30:00Z'), { words: 'امروز تا ساعت ۱۴:۰۰', press: 'today' })
  assert.deepEqual(due('2026-11-21T20:30:00Z'), { words: 'فردا', press: 'soon' })
  assert.deepEqual(due('2026-11-24T08:00:00Z'), { words: '۳ روز دیگر', press: 'soon' })
  assert.deepEqual(due('2026-11-25T08:00:00Z'), { words: '۴ روز دیگر', press: 'calm' })
  assert.deepEqual(due('2027-03-21T08:00:00Z'), { words: '۱ فروردین ۱۴۰۶', press: 'calm' })
  assert.equal(due('2026-11-25T08:00:00Z', 'en').words, 'in 4 days')
})

test('dueIn() calls late what is before now, and nothing else', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
      assert.equal(due(at.toISOString()).press === 'late', at < NOW)
    }),
  )
})

test('ago() says when something was', () => {
  assert.equal(ago('fa', '2026-11-21T05:00:00Z', NOW, ZONE), 'امروز')
  assert.equal(ago('fa', '2026-11-20T05:00:00Z', NOW, ZONE), 'دیروز')
  assert.equal(ago('en', '2026-11-16T05:00:00Z', NOW, ZONE), '5 days ago')
  assert.match(ago('fa', '2026-09-01T05:00:00Z', NOW, ZONE), /۱۴۰۵\/۰۶\/۱۰/)
})

test('daysBetween() counts over the ends of months and years, both ways', () => {
  assert.equal(daysBetween('2026-12-31', '2027-01-01'), 1)
  assert.equal(daysBetween('2027-01-01', '2026-12-31'), -1)
  assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2)
})
