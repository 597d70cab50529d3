/**
 * Working time, held against a second version that looks at the wall clock of every second, on calendars and instants
 * made at random, most of them near a change of the clock.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  isOpen,
  nextOpening,
  parseSpans,
  type Week,
  workingTimeBetween,
} from './index.ts'
import { addSlowly, closingSlowly, countSlowly, isOpenSlowly } from './slow.ts'

const name = { fa: 'تعطیل', en: 'closed' }
const weekOf = (text: string, ...days: (keyof Week)[]): Week =>
  Object.fromEntries(days.map((day) => [day, parseSpans(text)]))

const TEHRAN: Calendar = {
  timeZone: 'Asia/Tehran',
  week: {
    ...weekOf('07:30-14:30', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'),
    ...weekOf('07:30-12:00', 'thursday'),
  },
  exceptions: [],
  version: 1,
  validFrom: null,
  validTo: null,
}
const ALWAYS: Week = weekOf(
  '00:00-24:00',
  ...(['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const),
)
const at = (text: string) => new Date(text)
const added = (from: string, seconds: number, calendar: Calendar) =>
  addWorkingTime(at(from), seconds, calendar).toISOString()

/** Instants near which clocks change, no longer change (Iran since 2023), or a block of the timeline ends. */
const CHANGES: Record<string, string[]> = {
  'Asia/Tehran': [
    '2021-03-21T20:30:00Z',
    '2021-09-21T19:30:00Z',
    '2022-09-21T19:30:00Z',
    '2023-03-21T20:30:00Z',
    '2023-04-09T00:00:00Z',
  ],
  'Asia/Kabul': ['2021-03-21T19:30:00Z', '2024-06-01T00:00:00Z'],
  'Europe/London': ['2024-03-31T01:00:00Z', '2024-10-27T01:00:00Z', '2024-09-02T00:00:00Z'],
  'America/St_Johns': ['2010-11-07T02:31:00Z', '2010-03-14T03:31:00Z'],
  'Australia/Lord_Howe': ['2024-04-06T15:00:00Z', '2024-10-05T15:30:00Z'],
  'Pacific/Apia': ['2011-12-30T10:00:00Z'],
}
const HOUR = 3600

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 700 }))
    .map(([fromMinute, length]) => ({ fromMinute, toMinute: Math.min(1440, fromMinute + length) })),
  { maxLength: 3 },
)
const hours = fc.oneof(spans, fc.constantFrom([], [{ fromMinute: 0, toMinute: 1440 }]))
const week = fc.record({
  saturday: hours,
  sunday: hours,
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
})
const near = (epochSecond: number, days: number) =>
  new Date((epochSecond + days * 86_400) * 1000).toISOString().slice(0, 10)

const scene = fc
  .constantFrom(...Object.entries(CHANGES).flatMap(([zone, list]) => list.map((change) => ({ zone, change }))))
  .chain(({ zone, change }) => {
    const middle = Date.parse(change) / 1000
    const day = fc.integer({ min: -2, max: 3 }).map((days) => near(middle, days))
    const season = fc.tuple(day, day, week).map(([a, b, week]) => {
      const [firstOn = a, lastOn = b] = [a, b].sort()
      return { firstOn, lastOn, week, name }
    })
    return fc.record({
      from: fc.integer({ min: middle - 30 * HOUR, max: middle + 30 * HOUR }),
      calendar: fc.record({
        timeZone: fc.constant(zone),
        week,
        seasons: fc.array(season, { maxLength: 2 }),
        exceptions: fc.array(fc.record({ on: day, spans: hours, name: fc.constant(name) }), { maxLength: 3 }),
        version: fc.constant(1),
        validFrom: fc.constant(null),
        validTo: fc.constant(null),
      }),
    })
  })

test('addWorkingTime() agrees with a walk through every second', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 0, max: 40 * HOUR }), ({ from, calendar }, seconds) => {
      const slow = addSlowly(from, seconds, calendar, 60 * HOUR)
      if (slow === null) return
      assert.equal(addWorkingTime(new Date(from * 1000), seconds, calendar).getTime(), slow * 1000)
    }),
    { numRuns: 100 },
  )
})

test('workingTimeBetween() agrees with a walk through every second, and is negative backwards', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 0, max: 50 * HOUR }), ({ from, calendar }, length) => {
      const [a, b] = [new Date(from * 1000), new Date((from + length) * 1000)]
      const open = countSlowly(from, from + length, calendar)
      assert.equal(workingTimeBetween(a, b, calendar), open)
      assert.equal(workingTimeBetween(b, a, calendar), 0 - open)
    }),
    { numRuns: 100 },
  )
})

test('isOpen() and nextOpening() agree with a walk through every second', () => {
  fc.assert(
    fc.property(scene, ({ from, calendar }) => {
      const now = new Date(from * 1000)
      assert.equal(isOpen(now, calendar), isOpenSlowly(from, calendar))
      let slow = from
      while (slow < from + 60 * HOUR && !isOpenSlowly(slow, calendar)) slow++
      if (slow < from + 60 * HOUR) assert.equal(nextOpening(now, calendar).getTime(), slow * 1000)
    }),
    { numRuns: 100 },
  )
})

test('addWorkingDays() agrees with a walk through every minute', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 1, max: 3 }), ({ from, calendar }, days) => {
      const slow = closingSlowly(from, days, calendar, 6 * 24 * HOUR)
      if (slow !== null) assert.equal(addWorkingDays(new Date(from * 1000), days, calendar).getTime(), slow * 1000)
    }),
    { numRuns: 60 },
  )
})

test('workingTimeBetween() gives back what addWorkingTime() was given, also over years and with milliseconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2060, 0) }),
      fc.integer({ min: 0, max: 20_000_000 }),
      (ms, seconds) => {
        const from = new Date(ms)
        assert.equal(workingTimeBetween(from, addWorkingTime(from, seconds, TEHRAN), TEHRAN), seconds)
      },
    ),
  )
})

test('addWorkingTime() in two steps is one step', () => {
  const part = fc.integer({ min: 0, max: 3_000_000 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), part, part, (from, first, second) => {
      const start = new Date(from * 1000)
      assert.deepEqual(
        addWorkingTime(addWorkingTime(start, first, TEHRAN), second, TEHRAN),
        addWorkingTime(start, first + second, TEHRAN),
      )
    }),
  )
})

test('addWorkingTime() ends at the closing at which the time is used up, and skips nothing for zero seconds', () => {
  assert.equal(added('2026-05-20T13:30:00+03:30', HOUR, TEHRAN), '2026-05-20T11:00:00.000Z')
  assert.equal(added('2026-05-20T13:30:00+03:30', HOUR + 1, TEHRAN), '2026-05-21T04:00:01.000Z')
  assert.equal(added('2026-05-22T02:00:00Z', 0, TEHRAN), '2026-05-22T02:00:00.000Z')
})

test('addWorkingTime() of an around-the-clock desk is the plain difference in seconds, whatever the clocks do', () => {
  const desk = { ...TEHRAN, timeZone: 'Europe/London', week: ALWAYS }
  assert.equal(added('2024-03-30T12:00:00Z', 24 * HOUR, desk), '2024-03-31T12:00:00.000Z')
  assert.equal(added('2024-10-26T12:00:00Z', 24 * HOUR, desk), '2024-10-27T12:00:00.000Z')
})

test('addWorkingTime() of an around-the-clock desk holds through every minute in which the date itself goes back', () => {
  const desk = { ...TEHRAN, timeZone: 'America/St_Johns', week: ALWAYS }
  const [from, to] = [Date.UTC(2010, 10, 7, 2, 0), Date.UTC(2010, 10, 7, 4, 0)]
  for (let start = from; start < to; start += 60_000) {
    for (const seconds of [1, 90, 3600]) {
      assert.equal(addWorkingTime(new Date(start), seconds, desk).getTime(), start + seconds * 1000)
      assert.equal(workingTimeBetween(new Date(start), new Date(start + seconds * 1000), desk), seconds)
    }
  }
})

test('addWorkingTime() of an around-the-clock desk holds over 512 days and more, from any hour', () => {
  for (const timeZone of ['Asia/Tehran', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const desk = { ...TEHRAN, timeZone, week: ALWAYS }
    for (let from = Date.UTC(2023, 3, 7); from < Date.UTC(2023, 3, 11); from += HOUR * 1000) {
      const due = addWorkingTime(new Date(from), 600 * 24 * HOUR, desk)
      assert.equal(due.getTime() - from, 600 * 24 * HOUR * 1000)
    }
  }
})

test('addWorkingTime() counts an hour that the clock repeats twice, and one that it skips not at all', () => {
  const night = { ...TEHRAN, timeZone: 'Europe/London', week: weekOf('01:00-02:00', 'sunday') }
  const day = (from: string, to: string) => workingTimeBetween(at(from), at(to), night)
  assert.equal(day('2024-10-27T00:00:00Z', '2024-10-28T00:00:00Z'), 2 * HOUR)
  assert.equal(day('2024-03-31T00:00:00Z', '2024-04-01T00:00:00Z'), 0)
  assert.equal(day('2024-06-02T00:00:00+01:00', '2024-06-03T00:00:00+01:00'), HOUR)
})

test('Asia/Tehran opens at 07:30 by its wall clock before and after summer time ended in 2022', () => {
  const opens = (from: string) => nextOpening(at(from), TEHRAN).toISOString()
  assert.equal(opens('2022-07-02T00:00:00Z'), '2022-07-02T03:00:00.000Z')
  assert.equal(opens('2023-07-01T00:00:00Z'), '2023-07-01T04:00:00.000Z')
  assert.equal(opens('2023-01-01T00:00:00Z'), '2023-01-01T04:00:00.000Z')
})

test('addWorkingDays() is due at the end of the opening hours of the n-th working day after', () => {
  const due = (from: string, days: number) => addWorkingDays(at(from), days, TEHRAN).toISOString()
  // A Wednesday: the half day on Thursday is a working day, Friday is none.
  assert.equal(due('2026-05-20T06:00:00+03:30', 1), '2026-05-21T08:30:00.000Z')
  assert.equal(due('2026-05-20T23:59:59+03:30', 2), '2026-05-23T11:00:00.000Z')
  assert.equal(due('2026-05-22T10:00:00+03:30', 1), due('2026-05-21T10:00:00+03:30', 1))
})

test('an office that opens once, years from now, is found', () => {
  const once = { ...TEHRAN, week: {}, exceptions: [{ on: '2033-05-20', spans: parseSpans('08:00-09:00'), name }] }
  const from = at('2026-05-01T00:00:00Z')
  assert.equal(addWorkingTime(from, HOUR, once).toISOString(), '2033-05-20T05:30:00.000Z')
  assert.equal(addWorkingDays(from, 1, once).toISOString(), '2033-05-20T05:30:00.000Z')
  assert.equal(nextOpening(from, once).toISOString(), '2033-05-20T04:30:00.000Z')
})

test('a calendar that never opens again, and numbers that are none, are refused', () => {
  const closed = { ...TEHRAN, week: {}, exceptions: [{ on: '2026-05-20', spans: parseSpans('08:00-09:00'), name }] }
  assert.equal(added('2026-05-01T00:00:00Z', HOUR, closed), '2026-05-20T05:30:00.000Z')
  assert.throws(() => added('2026-05-01T00:00:00Z', HOUR + 1, closed), RangeError)
  assert.throws(() => addWorkingDays(at('2026-05-20T00:00:00Z'), 1, closed), RangeError)
  assert.throws(() => nextOpening(at('2026-05-20T05:30:00Z'), closed), RangeError)
  assert.equal(isOpen(at('2026-05-21T05:00:00Z'), closed), false)
  for (const seconds of [-1, 0.5, Number.NaN, 1e15]) assert.throws(() => added('2026-05-01T00:00Z', seconds, TEHRAN))
  for (const days of [0, -1, 1.5, 1e9]) assert.throws(() => addWorkingDays(at('2026-05-01T00:00Z'), days, TEHRAN))
  assert.throws(() => added('no date', 1, TEHRAN), RangeError)
  assert.throws(() => added('2026-05-01T00:00Z', 1, { ...TEHRAN, timeZone: 'Mars/Olympus' }), RangeError)
})
