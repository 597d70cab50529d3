/** Which spans a day has: week, season, exception and versions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkingTime, type Calendar, civilDateAt, hoursOn, parseSpans, workingTimeBetween } from './index.ts'

const closed = { fa: 'تعطیل', en: 'closed' }
const MORNING = parseSpans('07:30-14:30')
const calendar: Calendar = {
  timeZone: 'Asia/Tehran',
  week: { saturday: MORNING, sunday: MORNING, monday: MORNING, tuesday: MORNING, wednesday: MORNING },
  seasons: [
    {
      firstOn: '2026-02-18',
      lastOn: '2026-03-19',
      week: { saturday: parseSpans('09:00-14:00'), sunday: parseSpans('09:00-14:00') },
      name: { fa: 'رمضان', en: 'Ramadan' },
    },
  ],
  exceptions: [
    { on: '2026-02-21', spans: [], name: closed },
    { on: '2026-05-22', spans: parseSpans('08:00-10:00'), name: { fa: 'روز اضافه', en: 'extra day' } },
    { on: '2026-05-23', spans: [], name: closed },
    { on: '2026-05-23', spans: parseSpans('10:00-11:00'), name: { fa: 'باز', en: 'open after all' } },
  ],
  version: 1,
  validFrom: '2025-03-21',
  validTo: '2026-06-30',
}
const spansOn = (date: string, from: Calendar | Calendar[] = calendar) => hoursOn(date, from).spans

test('hoursOn() takes the week, before it the season, before that the exception, and of several the last', () => {
  assert.deepEqual(spansOn('2026-05-20'), MORNING)
  assert.deepEqual(spansOn('2026-05-21'), [])
  assert.deepEqual(spansOn('2026-02-22'), parseSpans('09:00-14:00'))
  assert.deepEqual(spansOn('2026-02-23'), [], 'a weekday the season does not name is closed in it')
  assert.deepEqual(spansOn('2026-02-21'), [], 'a holiday in the season')
  assert.deepEqual(spansOn('2026-05-22'), parseSpans('08:00-10:00'))
  assert.deepEqual(spansOn('2026-05-23'), parseSpans('10:00-11:00'))
  assert.equal(hoursOn('2026-05-23', calendar).name?.en, 'open after all')
  assert.equal(hoursOn('2026-02-22', calendar).rule, 'season')
})

test('hoursOn() joins spans that touch or overlap and puts them in order', () => {
  const week = { saturday: parseSpans('14:00-16:00 08:00-12:00 11:00-13:00 16:00-17:00') }
  assert.deepEqual(spansOn('2026-05-30', { ...calendar, week }), parseSpans('08:00-13:00 14:00-17:00'))
})

test('a day for which no version was made goes by the one before it and is called provisional', () => {
  assert.equal(hoursOn('2026-06-30', calendar).provisional, false)
  assert.equal(hoursOn('2026-07-01', calendar).provisional, true)
  assert.deepEqual(spansOn('2026-07-01'), MORNING)
  assert.deepEqual(spansOn('2025-01-04'), MORNING, 'before the first version: the first')
})

test('versions: each day is counted by the version made for it, of two by the higher number, in any order', () => {
  const next: Calendar = {
    ...calendar,
    week: { saturday: parseSpans('06:00-13:00') },
    seasons: [],
    exceptions: [],
    version: 2,
    validFrom: '2026-06-20',
    validTo: null,
  }
  for (const versions of [
    [calendar, next],
    [next, calendar],
  ]) {
    assert.deepEqual(spansOn('2024-06-15', versions), MORNING)
    assert.deepEqual(spansOn('2026-06-13', versions), MORNING)
    assert.deepEqual(spansOn('2026-06-20', versions), parseSpans('06:00-13:00'))
    assert.deepEqual(spansOn('2026-06-21', versions), [])
    assert.equal(hoursOn('2030-06-22', versions).provisional, false)
    const hours = workingTimeBetween(new Date('2026-06-13T00:00Z'), new Date('2026-06-28T00:00Z'), versions) / 3600
    assert.equal(hours, 5 * 7 + 2 * 7)
  }
  const old = { ...next, version: 0 }
  assert.deepEqual(spansOn('2026-06-21', [calendar, old]), MORNING, 'the lower number loses where both are valid')
})

test('parseSpans() reads Persian digits, long dashes and commas, and refuses what is no span', () => {
  assert.deepEqual(parseSpans('۰۷:۳۰–۱۲:۰۰، ١٣:٠٠-٢٤:٠٠'), [
    { fromMinute: 450, toMinute: 720 },
    { fromMinute: 780, toMinute: 1440 },
  ])
  assert.deepEqual(parseSpans(' '), [])
  for (const text of ['7', '08:00', '12:00-08:00', '08:00-08:00', '08:00-24:01', '08:60-09:00', '-1:00-02:00']) {
    assert.throws(() => parseSpans(text), RangeError, text)
  }
})

test('a calendar with a wrong day, span, weekday or zone, or without a version, is refused by name', () => {
  const on = (change: object) => () => hoursOn('2026-05-20', { ...calendar, ...change })
  const name = closed
  assert.throws(on({ exceptions: [{ on: '2026-02-30', spans: [], name }] }), /2026-02-30/)
  assert.throws(on({ exceptions: [{ on: '2026-2-3', spans: [], name }] }), /2026-2-3/)
  assert.throws(on({ week: { saturday: [{ fromMinute: 10, toMinute: 1441 }] } }), /10-1441/)
  assert.throws(on({ week: { saturday: [{ fromMinute: 10.5, toMinute: 100 }] } }), RangeError)
  assert.throws(on({ seasons: [{ firstOn: '2026-01-02', lastOn: '2026-01-01', week: {}, name }] }), /2026-01-02/)
  assert.throws(on({ validFrom: '2026-07-01' }), /2026-07-01-2026-06-30/)
  assert.throws(on({ week: { sat: MORNING } }), /"sat"/)
  assert.throws(() => hoursOn('2026-05-20', []), RangeError)
  assert.throws(() => hoursOn('2026-05-20', [calendar, { ...calendar, timeZone: 'Asia/Kabul' }]), /zone/)
  assert.throws(on({ timeZone: 'Nowhere' }), RangeError)
})

test('civilDateAt() is the date on the wall of the office', () => {
  assert.equal(civilDateAt(new Date('2026-05-20T20:29:59Z'), calendar), '2026-05-20')
  assert.equal(civilDateAt(new Date('2026-05-20T20:30:00Z'), calendar), '2026-05-21')
})

test('the calendar is not changed by being used', () => {
  const before = JSON.stringify(calendar)
  addWorkingTime(new Date('2026-05-20T20:30:00Z'), 100_000, calendar)
  assert.equal(JSON.stringify(calendar), before)
})
