/** When promises fall due, in each kind of time, with a clock that stood, against a walk through every minute. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen } from '@pasokh/worktime'
import fc from 'fast-check'
import type { Hours } from './calendars.schema.ts'
import { dueOf, type Pause, promisedOf, type Terms, termsOf } from './clock.ts'

const text = { fa: 'تعطیل', en: 'Holiday' }
const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS: Hours = {
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: [{ fromMinute: 480, toMinute: 720 }] },
  exceptions: [{ on: '2026-11-23', spans: [], name: text }],
  version: 1,
  validFrom: null,
  validTo: null,
}
/** A Saturday at 10:00 in Tehran. */
const FROM = '2026-11-21T06:30:00.000Z'
const terms = (more: Partial<Terms>): Terms => ({
  from: FROM,
  counting: 'working',
  unit: 'day',
  amount: 2,
  isUrgent: false,
  calendarId: 'c',
  calendarVersion: 1,
  ...more,
})
const iso = (at: Date) => at.toISOString().slice(0, 16)

test('promisedOf() counts days and hours, while the office is open or day and night', () => {
  assert.equal(iso(promisedOf(terms({}), HOURS)), '2026-11-24T12:30', 'the Monday is a holiday')
  assert.equal(
    iso(promisedOf(terms({ counting: 'calendar', amount: 2 }), HOURS)),
    '2026-11-24T12:30',
    'closed on the day',
  )
  assert.equal(iso(promisedOf(terms({ counting: 'calendar', amount: 4 }), HOURS)), '2026-11-25T08:30')
  assert.equal(iso(promisedOf(terms({ unit: 'hour', amount: 8 }), HOURS)), '2026-11-22T06:30')
  assert.equal(iso(promisedOf(terms({ unit: 'hour', amount: 8, counting: 'calendar' }), HOURS)), '2026-11-21T14:30')
})

const pause = (from: string, to: string): Pause => ({ from: new Date(from), to: new Date(to) })

test('dueOf() leaves out what the clock stood, and what was missed before stays missed', () => {
  const working = terms({ unit: 'hour', amount: 8 })
  const stood = pause('2026-11-21T08:30Z', '2026-11-24T06:30Z')
  assert.equal(iso(dueOf(working, HOURS, [stood])), '2026-11-24T12:30', 'two hours before, six after')
  assert.equal(iso(dueOf({ ...working, counting: 'calendar' }, HOURS, [stood])), '2026-11-24T12:30')
  assert.deepEqual(dueOf(working, HOURS, [pause('2026-11-25T06:30Z', '2026-12-25T06:30Z')]), promisedOf(working, HOURS))
  const urgent = { ...working, from: '2026-11-24T06:30:00.000Z' }
  assert.deepEqual(dueOf(urgent, HOURS, [stood]), promisedOf(urgent, HOURS), 'it stood before this was promised')
})

const MINUTE = 60_000
const minutes = (from: number, length: number) => Array.from({ length }, (_, n) => new Date(from + n * MINUTE))

test('dueOf() in working hours: as many open minutes lie between, without those when it stood, as were promised', () => {
  const start = new Date(FROM).getTime()
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 1500 })), { maxLength: 3 }),
      (amount, gaps) => {
        const pauses: Pause[] = []
        let at = start
        for (const [wait, length] of gaps) {
          const from = at + wait * MINUTE
          at = from + length * MINUTE
          pauses.push({ from: new Date(from), to: new Date(at) })
        }
        const due = dueOf(terms({ unit: 'hour', amount }), HOURS, pauses)
        const stood = (at: Date) => pauses.some(({ from, to }) => from <= at && at < to)
        const walked = minutes(start, (due.getTime() - start) / MINUTE).filter((at) => isOpen(at, HOURS) && !stood(at))
        assert.equal(walked.length, amount * 60)
      },
    ),
    { numRuns: 60, seed: 20261121 },
  )
})

test('termsOf() gives those of danger beside the common ones only where there is danger, and a target for it', () => {
  const urgent = { counting: 'calendar', firstReplyHours: 2, solutionHours: 24 } as const
  const target = { version: 3, counting: 'working', firstReplyDays: 2, solutionDays: 5, urgent } as const
  const coming = { from: new Date(FROM), urgentFrom: null, calendarId: 'c', calendarVersion: 1 }
  assert.equal(termsOf(target, coming).length, 1)
  assert.equal(termsOf({ ...target, urgent: null }, { ...coming, urgentFrom: new Date() }).length, 1)
  const [common, sooner] = termsOf(target, { ...coming, urgentFrom: new Date('2026-11-22T06:30Z') })
  assert.deepEqual([common.firstReply.amount, common.solution.from, common.solution.isUrgent], [2, FROM, false])
  assert.deepEqual(
    sooner?.solution,
    terms({ ...{ counting: 'calendar', unit: 'hour', amount: 24, isUrgent: true }, from: '2026-11-22T06:30:00.000Z' }),
  )
})
