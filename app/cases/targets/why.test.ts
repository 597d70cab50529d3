/** Why something is due: the lines name every day that was counted or was not, and their end is the day that is kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateTime } from '#kit/words.ts'
import type { Hours, Terms } from '../../agencies/index.ts'
import type { CasePause } from '../schema.ts'
import { whyDue } from './why.ts'

const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS: Hours = {
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  exceptions: [{ on: '2026-11-23', spans: [], name: { fa: 'روز هوای پاک', en: 'Clean air day' } }],
  version: 1,
  validFrom: null,
  validTo: null,
}
const TERMS: Terms = {
  from: '2026-11-21T06:30:00.000Z',
  counting: 'working',
  unit: 'day',
  amount: 3,
  isUrgent: false,
  calendarId: 'c',
  calendarVersion: 1,
}
const lines = (terms: Partial<Terms>, pauses: CasePause[] = [], lang: 'fa' | 'en' = 'en') =>
  whyDue({ ...TERMS, ...terms }, HOURS, pauses, lang).lines

test('whyDue() numbers the working days after the first and says why others were not counted', () => {
  assert.deepEqual(lines({}), [
    'The promise is 3 working days, counted from the day after Saturday 21 November 2026, until the office closes on the last of them.',
    'Day 1: Sunday 22 November 2026: 08:00 to 16:00 (8 hours)',
    'Monday 23 November 2026: closed, Clean air day',
    'Day 2: Tuesday 24 November 2026: 08:00 to 16:00 (8 hours)',
    'Day 3: Wednesday 25 November 2026: 08:00 to 16:00 (8 hours)',
    'So it is due on 25 November 2026, 16:00.',
  ])
  assert.deepEqual(lines({ amount: 1 }, [], 'fa'), [
    'قول این است: ۱ روز کاری، از فردای شنبه ۳۰ آبان ۱۴۰۵؛ تا پایان ساعت کارِ روز آخر.',
    'روز ۱) یکشنبه ۱ آذر ۱۴۰۵: از ۰۸:۰۰ تا ۱۶:۰۰ (۸ ساعت)',
    'پس مهلت ۱ آذر ۱۴۰۵، ساعت ۱۶:۰۰ است.',
  ])
})

test('whyDue() says of calendar days only why the office could not end on the last of them', () => {
  assert.deepEqual(lines({ counting: 'calendar', amount: 2 }).slice(1), [
    'Monday 23 November 2026: closed, Clean air day',
    'Tuesday 24 November 2026: 08:00 to 16:00 (8 hours)',
    'So it is due on 24 November 2026, 16:00.',
  ])
  assert.equal(lines({ counting: 'calendar', amount: 3 }).length, 3)
})

test('whyDue() says that danger made it sooner, and of hours which were counted', () => {
  const urgent = { unit: 'hour', amount: 8, isUrgent: true } as const
  assert.deepEqual(lines(urgent).slice(1, 4), [
    'It is sooner because there may be danger.',
    'Saturday 21 November 2026: 10:00 to 16:00 (6 hours)',
    'Sunday 22 November 2026: 08:00 to 10:00 (2 hours)',
  ])
  assert.equal(lines({ ...urgent, counting: 'calendar' }).length, 3)
})

test('whyDue() names each time the clock stood with its reason, and no day while it stands', () => {
  const from = new Date('2026-11-22T08:30:00Z')
  const stood = { reason: 'person', from, to: new Date('2026-11-24T06:30:00Z') } as const
  const why = whyDue(TERMS, HOURS, [stood], 'en')
  assert.ok(
    why.lines.includes(
      'From 22 November 2026, 12:00 to 24 November 2026, 10:00 the clock stood: the office waited for the person’s answer.',
    ),
  )
  assert.equal(why.lines.at(-1), `So it is due on ${dateTime('en', why.dueAt!, 'Asia/Tehran')}.`)
  assert.equal(why.dueAt?.toISOString(), '2026-11-28T10:30:00.000Z')
  const stands = whyDue(TERMS, HOURS, [{ ...stood, reason: 'other-agency', to: null }], 'fa')
  assert.equal(stands.dueAt, null)
  assert.match(stands.lines.at(-1)!, /نزد دستگاه دیگری است/)
})

test('whyDue() leaves out a clock that stood only after the day had passed', () => {
  const late = { reason: 'person', from: new Date('2027-01-01T08:30:00Z'), to: null } as const
  assert.deepEqual(lines({}, [late]), lines({}))
})
