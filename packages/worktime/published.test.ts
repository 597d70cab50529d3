/**
 * Deadlines that others have published. The 16 working-day cases with their 42 holidays are those of an open-source
 * right-to-information site; they are read from the folder of shared material and skipped when it is not there.
 * The two written out here are the worked examples of Zammad's issues 390 and 3180.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  addCalendarDays,
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  civilDateAt,
  holidaysFromICal,
  parseSpans,
  type Week,
} from './index.ts'

const folder = `${process.env.PASOKH_SHARED ?? '../shared'}/data/worktime`
const skip = existsSync(`${folder}/cases.csv`) ? false : `no published cases at ${folder}`
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')
const everyDay = (text: string): Week =>
  Object.fromEntries(
    ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
      day,
      parseSpans(text),
    ]),
  )
const calendarOf = (timeZone: string, week: Week, holidays: { on: string; name: string }[]): Calendar => ({
  timeZone,
  week,
  exceptions: holidays.map(({ on, name }) => ({ on, spans: [], name: { fa: name, en: name } })),
  version: 1,
  validFrom: null,
  validTo: null,
})

test('the 16 published deadlines hold with their 42 holidays', { skip }, () => {
  const holidays = [...read('holidays_uk_2005_2009.yml').matchAll(/day: '(.*)'\n\s*description: "(.*)"/g)]
  assert.equal(holidays.length, 42)
  const { saturday: _, sunday: __, ...week } = everyDay('09:00-17:00')
  const office = calendarOf(
    'Europe/London',
    week,
    holidays.map(([, on, name]) => ({ on: on!, name: name! })),
  )
  const cases = read('cases.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  assert.equal(cases.length, 16)
  for (const [mode, start, days, expected, note] of cases) {
    for (const hour of ['00:00:00', '12:00:00', '22:59:59']) {
      const add = mode === 'working' ? addWorkingDays : addCalendarDays
      const due = add(new Date(`${start}T${hour}Z`), Number(days), office)
      assert.equal(civilDateAt(due, office), expected, `${mode} ${start}: ${note}`)
    }
  }
})

test('the published iCalendar file closes its two days', { skip }, () => {
  const name = { fa: "New Year's Day", en: "New Year's Day" }
  assert.deepEqual(holidaysFromICal(read('ical-holidays.ics')), {
    exceptions: ['2014-01-01', '2015-01-01'].map((on) => ({ on, spans: [], name })),
    skipped: [],
  })
})

test('Zammad 390: 48 hours of 12-hour days from 9 November are the 13th, and two days later with two holidays', () => {
  const plain = calendarOf('Europe/Berlin', everyDay('09:00-21:00'), [])
  const [first, second] = [
    { on: '2016-11-11', name: 'St. Martin' },
    { on: '2016-11-13', name: 'Volkstrauertag' },
  ]
  const due = (office: Calendar) => addWorkingTime(new Date('2016-11-09T23:00:00+01:00'), 48 * 3600, office)
  assert.equal(due(plain).toISOString(), '2016-11-13T20:00:00.000Z')
  assert.equal(due(calendarOf('Europe/Berlin', plain.week, [first, second])).toISOString(), '2016-11-15T20:00:00.000Z')
})

test('Zammad 3180: a desk open day and night loses no minute at midnight', () => {
  const office = calendarOf('Europe/Vilnius', everyDay('00:00-24:00'), [])
  const from = new Date('2020-09-04T23:30:00+03:00')
  assert.equal(addWorkingTime(from, 3600, office).getTime() - from.getTime(), 3_600_000)
})
