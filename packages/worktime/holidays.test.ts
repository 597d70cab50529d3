/** Days off from rules, tables and files: each entry becomes a day or is reported. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  holidaysFromCsv,
  holidaysFromICal,
  holidaysFromTable,
  parseSpans,
  type SolarDay,
  solarHolidays,
  toJalali,
} from './index.ts'

const name = { fa: 'عید', en: 'Feast' }
const days = (list: { on: string }[]) => list.map(({ on }) => on)
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const yearly = (rule: string, ...more: string[]) =>
  event('DTSTART;VALUE=DATE:20200229', `RRULE:${rule}`, 'SUMMARY:Leap', ...more)

test('solarHolidays() of 1405 are the ten fixed days of Iran in the Gregorian calendar', () => {
  assert.deepEqual(days(solarHolidays(1405, 1405)), [
    ...['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24', '2026-04-01', '2026-04-02'],
    ...['2026-06-04', '2026-06-05', '2027-02-11', '2027-03-20'],
  ])
  assert.equal(solarHolidays(1400, 1449).length, 500)
  assert.deepEqual(solarHolidays(1405, 1404), [])
})

test('solarHolidays() has 30 Esfand in leap years only, and refuses a day that no year has', () => {
  const last: SolarDay = { month: 12, day: 30, name }
  assert.deepEqual(days(solarHolidays(1401, 1410, [last])), ['2025-03-20', '2030-03-20'])
  assert.throws(() => solarHolidays(1404, 1404, [{ ...last, month: 7, day: 31 }]), RangeError)
  assert.throws(() => solarHolidays(1100, 1404), RangeError)
})

test('holidaysFromTable() takes the days of each year and refuses one that the year does not have', () => {
  const table = { 1404: [{ month: 1, day: 11, name }], 1405: [{ month: 1, day: 1, name }] }
  assert.deepEqual(days(holidaysFromTable(table)), ['2025-03-31', '2026-03-21'])
  assert.throws(() => holidaysFromTable({ 1404: [{ month: 12, day: 30, name }] }), /1404\/12\/30/)
})

test('holidaysFromICal() reads folded lines, escapes, several days and quoted parameters', () => {
  const { exceptions, skipped } = holidaysFromICal(
    event(
      'DTSTART;X-A="b:c";VALUE=DATE:20260320',
      'DTEND;VALUE=DATE:20260323',
      'SUMMARY;LANGUAGE=fa:تعطی',
      ' لات\\, نو',
      '\tروز',
    ),
  )
  assert.deepEqual(skipped, [])
  assert.deepEqual(days(exceptions), ['2026-03-20', '2026-03-21', '2026-03-22'])
  assert.equal(exceptions[0]!.name.fa, 'تعطیلات, نوروز')
})

test('holidaysFromICal() takes an end on the day of the start, none, and a duration as whole days', () => {
  const on = (...lines: string[]) => days(holidaysFromICal(event('DTSTART:20260101', 'SUMMARY:x', ...lines)).exceptions)
  assert.deepEqual(on('DTEND;VALUE=DATE:20260101'), ['2026-01-01'])
  assert.deepEqual(on(), ['2026-01-01'])
  assert.deepEqual(on('DURATION:P2D'), ['2026-01-01', '2026-01-02'])
  assert.equal(on('DURATION:P1W').length, 7)
})

test('holidaysFromICal() repeats yearly events, 29 February in leap years only', () => {
  const on = (rule: string, lastOn?: string, ...more: string[]) =>
    days(holidaysFromICal(yearly(rule, ...more), lastOn).exceptions)
  assert.deepEqual(on('FREQ=YEARLY;COUNT=3'), ['2020-02-29', '2024-02-29', '2028-02-29'])
  assert.deepEqual(on('FREQ=YEARLY;UNTIL=20240301'), ['2020-02-29', '2024-02-29'])
  assert.deepEqual(on('FREQ=YEARLY;INTERVAL=8;BYMONTH=2;BYMONTHDAY=29', '2036-12-31'), [
    '2020-02-29',
    '2028-02-29',
    '2036-02-29',
  ])
  assert.deepEqual(on('FREQ=YEARLY', '2028-12-31', 'EXDATE;VALUE=DATE:20240229'), ['2020-02-29', '2028-02-29'])
})

test('holidaysFromICal() reports every event that it does not turn into days, with the line and the reason', () => {
  const text = [
    event('DTSTART:20260101T120000Z', 'SUMMARY:timed'),
    event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:no such day'),
    event('SUMMARY:dayless'),
    event('DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED', 'SUMMARY:called off'),
    event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=MONTHLY;COUNT=3', 'SUMMARY:monthly'),
    event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYDAY=1MO', 'SUMMARY:moving'),
    event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'SUMMARY:endless'),
    event('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20280101', 'SUMMARY:long'),
    event('DTSTART;VALUE=DATE:20260101'),
    event('DTSTART;VALUE=DATE:20260102', 'BEGIN:VALARM', 'SUMMARY:alarm', 'END:VALARM', 'SUMMARY:kept'),
  ].join('\r\n')
  const { exceptions, skipped } = holidaysFromICal(text)
  assert.deepEqual(
    skipped.map(({ why }) => why),
    ['timed', 'no-day', 'no-day', 'cancelled', 'unread-rule', 'unread-rule', 'endless', 'too-long', 'no-name'],
  )
  assert.deepEqual([skipped[1]!.line, skipped[1]!.text], [5, 'no such day'])
  assert.deepEqual(exceptions, [{ on: '2026-01-02', spans: [], name: { fa: 'kept', en: 'kept' } }])
  assert.deepEqual(holidaysFromICal(''), { exceptions: [], skipped: [] })
})

test('holidaysFromCsv() reads both calendars, quotes, hours and either language', () => {
  const text =
    '\uFEFFdate;fa;en;hours\r\n1405/1/1;نوروز;Nowruz;\r\n2026-12-25;;"a ""b""; c";\r\n"۱۴۰۵-۱۲-۲۸";"شب\r\nعید";;"۰۸:۰۰-۱۲:۰۰"\r\n'
  assert.deepEqual(holidaysFromCsv(text), {
    exceptions: [
      { on: '2026-03-21', spans: [], name: { fa: 'نوروز', en: 'Nowruz' } },
      { on: '2026-12-25', spans: [], name: { fa: 'a "b"; c', en: 'a "b"; c' } },
      { on: '2027-03-19', spans: parseSpans('08:00-12:00'), name: { fa: 'شب\nعید', en: 'شب\nعید' } },
    ],
    skipped: [],
  })
})

test('holidaysFromCsv() reports wrong rows by their line and refuses a file without the columns', () => {
  const { exceptions, skipped } = holidaysFromCsv(
    'date,name,hours\n1404/12/30,x,\n\n2026-02-30,x,\n2026-13-01,"two\nlines",\n2026-01-01,,\n2026-01-01,x,8-9\n,,x',
  )
  assert.deepEqual(exceptions, [])
  assert.deepEqual(
    skipped.map(({ line, why }) => [line, why]),
    [
      [2, 'no-day'],
      [4, 'no-day'],
      [5, 'no-day'],
      [7, 'no-name'],
      [8, 'no-hours'],
      [9, 'no-day'],
    ],
  )
  assert.throws(() => holidaysFromCsv('2026-01-01,x'), SyntaxError)
  assert.throws(() => holidaysFromCsv(''), SyntaxError)
  assert.deepEqual(holidaysFromCsv('date,name'), { exceptions: [], skipped: [] })
})

test('holidaysFromCsv() gives back any name and day that was written by the rules of RFC 4180', () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const row = fc.record({
    text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.includes('\r')),
    day: fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
  })
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rows, isJalali) => {
      const date = (day: Date) => {
        const parts = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() }
        return Object.values(isJalali ? toJalali(parts) : parts).join('/')
      }
      const text = ['date,en', ...rows.map(({ day, text }) => `${date(day)},${quoted(text)}`)].join('\r\n')
      const { exceptions, skipped } = holidaysFromCsv(text)
      assert.deepEqual(skipped, [])
      assert.deepEqual(
        exceptions.map(({ on, name }) => [on, name.en]),
        rows.map(({ day, text }) => [day.toISOString().slice(0, 10), text.trim()]),
      )
    }),
  )
})
