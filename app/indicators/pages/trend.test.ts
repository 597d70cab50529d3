/** Indicators over time: few enough points, marks where something changed, and no change where intervals overlap. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shiftDay } from '../days.ts'
import type { Figure, PastFigure } from '../schema.ts'
import { changeOf, marksOf, pointDays } from '../trend.ts'

const FIGURE: Figure = {
  indicator: 'confirmed',
  version: '2',
  unit: 'share',
  part: null,
  by: null,
  value: 0.5,
  low: 0.4,
  high: 0.6,
  numerator: 50,
  denominator: 100,
  why: null,
  days: null,
}
const point = (untilDay: string, more: Partial<Figure> | null = {}, rest: Partial<PastFigure> = {}): PastFigure => ({
  untilDay,
  method: '2',
  smallestGroup: 10,
  figure: more && { ...FIGURE, ...more },
  ...rest,
})

test('pointDays() ends with the newest day, begins not before the first, and fits a telephone', () => {
  fc.assert(
    fc.property(fc.nat(4000), (length) => {
      const last = '2026-11-20'
      const first = shiftDay(last, -length)
      const days = pointDays(first, last)
      assert.equal(days.at(-1), last)
      assert.ok(days[0]! >= first && days.length <= 36 && days.length >= Math.min(2, length + 1))
      const steps = new Set(days.slice(1).map((day, at) => Date.parse(day) - Date.parse(days[at]!)))
      assert.ok(steps.size <= 1)
    }),
  )
})

test('marksOf() marks another method, another smallest group, and events within the days', () => {
  const points = [
    point('2026-10-01', { version: '1' }),
    point('2026-10-08', { version: '1' }),
    point('2026-10-15', {}),
    point('2026-10-22', {}, { smallestGroup: 20 }),
  ]
  const event = (day: string) => ({ eventId: day, day, text: { fa: 'سیل', en: 'Flood' } })
  const marks = marksOf({ points, events: [event('2026-10-10'), event('2026-09-30'), event('2026-10-23')] })
  assert.deepEqual(
    marks.map(({ day, is }) => [day, is]),
    [
      ['2026-10-10', 'event'],
      ['2026-10-15', 'method'],
      ['2026-10-22', 'group'],
    ],
  )
  // An indicator that the method of before did not have has no other version.
  assert.deepEqual(marksOf({ points: [point('2026-10-01', null), point('2026-10-08')], events: [] }), [])
  assert.deepEqual(marksOf({ points: [], events: [event('2026-10-10')] }), [])
})

test('changeOf() says more or fewer only where the intervals lie apart', () => {
  const from = (first: Partial<Figure>, last: Partial<Figure>) =>
    changeOf({
      points: [point('2026-10-01', first), point('2026-10-08', { value: null }), point('2026-10-15', last)],
      events: [],
    })
  assert.equal(from({ low: 0.1, high: 0.2 }, { low: 0.3, high: 0.4 }), 'up')
  assert.equal(from({ low: 0.3, high: 0.4 }, { low: 0.1, high: 0.2 }), 'down')
  assert.equal(from({ low: 0.1, high: 0.3 }, { low: 0.2, high: 0.4 }), 'unsure')
  assert.equal(from({ low: 5, high: null }, { low: 9, high: null }), 'unsure')
  assert.equal(from({ low: 5, high: 8 }, { low: 9, high: null }), 'up')
  assert.equal(from({ low: null, high: null }, { low: null, high: null }), null)
  assert.equal(changeOf({ points: [point('2026-10-01')], events: [] }), null)
})
