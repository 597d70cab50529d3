/** Equity between areas: against counts that are known, with merged and changed areas, and without people. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gini, theil } from '@pasokh/indicators'
import fc from 'fast-check'
import { emptyTally } from './release/tally.ts'
import type { Line, Part, ReleaseFile, Wait } from './schema.ts'
import { areasHeard, coverage, meanOfTenth, type Spread, shareOfTenth, silentAreas, waiting } from './spread.ts'

const DAYS = { openedFrom: '2026-01-01', openedTo: '2026-11-20', asOf: '2026-11-20' }

const part = (areas: string[], cases: number, waits: Wait[] = [[10, cases, 0]]): Part => ({
  ...emptyTally(),
  areas,
  isOthers: areas.length > 1,
  counts: { ...emptyTally().counts, received: cases },
  solutionWaits: waits,
})
const line = (parts: Part[] | null): Line => ({
  ...emptyTally(),
  ...DAYS,
  services: ['water'],
  isOthers: false,
  areas: parts && { ...DAYS, parts },
  answers: null,
  answersFrom: null,
})
const people = (all: Record<string, number>): ReleaseFile['residents'] =>
  Object.fromEntries(Object.entries(all).map(([area, n]) => [area, { people: n, source: 'census' }]))
const spread = (lines: Line[], residents: Record<string, number>, formerAreas: string[] = []): Spread => ({
  lines,
  residents: people(residents),
  formerAreas,
})
const value = (of: ReturnType<typeof coverage>) => {
  assert.ok(typeof of === 'object', String(of))
  return of
}

test('coverage() is 0 when every area is heard as its people would have it', () => {
  const even = spread([line([part(['a'], 100), part(['b'], 200), part(['c'], 400)])], { a: 1000, b: 2000, c: 4000 })
  for (const by of ['gini', 'theil'] as const) {
    const { value: index, low, denominator } = value(coverage(even, by))
    assert.ok(Math.abs(index!) < 1e-12)
    assert.deepEqual([low, denominator], [0, 700])
  }
  assert.ok(Math.abs(value(coverage(even, 'worst-tenth')).value! - 0.1) < 1e-12)
  assert.deepEqual(value(coverage(even, 'silent')), { value: 0, low: null, high: null, numerator: 0, denominator: 3 })
})

test('coverage() is the Gini and Theil index of cases for each person, over services that are split otherwise', () => {
  const lines = [
    line([part(['a'], 90), part(['b'], 30), part(['c'], 10)]),
    line([part(['a'], 40), part(['b', 'c'], 30)]),
    line(null),
  ]
  // Of b and c together each has as many as its people: 20 and 10.
  const heard = areasHeard(spread(lines, { a: 1000, b: 1000, c: 500 }))
  assert.deepEqual(heard, [
    { areaId: 'a', people: 1000, cases: 130 },
    { areaId: 'b', people: 1000, cases: 50 },
    { areaId: 'c', people: 500, cases: 20 },
  ])
  const units = [[130, 1000] as const, [50, 1000] as const, [20, 500] as const].map(([n, weight]) => ({
    value: n / weight,
    weight,
  }))
  const of = spread(lines, { a: 1000, b: 1000, c: 500 })
  assert.equal(value(coverage(of, 'gini')).value, gini(units))
  assert.equal(value(coverage(of, 'theil')).value, theil(units))
  // A tenth of 2500 people are 250 of c, who said 10 of 200 things.
  assert.ok(Math.abs(value(coverage(of, 'worst-tenth')).value! - 10 / 200) < 1e-12)
})

test('coverage() has an interval that holds it, and the same one each time', () => {
  const of = spread([line([part(['a'], 90), part(['b'], 30), part(['c'], 12)])], { a: 1000, b: 1000, c: 1000 })
  for (const by of ['gini', 'theil', 'worst-tenth'] as const) {
    const { value: index, low, high } = value(coverage(of, by))
    assert.ok(low! <= index! && index! <= high! && low! >= 0 && high! <= 1, by)
    assert.ok(high! - low! > 0.01)
    assert.deepEqual(coverage(of, by), coverage(of, by))
  }
})

test('silentAreas() names an area from which nobody is heard, and none that is heard a little less', () => {
  const heard = [
    { areaId: 'a', people: 1000, cases: 300 },
    { areaId: 'b', people: 1000, cases: 250 },
    { areaId: 'mute', people: 1000, cases: 0 },
    { areaId: 'small', people: 5, cases: 0 },
  ]
  assert.deepEqual(silentAreas(heard), ['mute'])
  assert.deepEqual(silentAreas(heard.map((one) => ({ ...one, cases: 0 }))), [])
})

test('coverage() counts areas of which nobody wrote at all', () => {
  const of = spread([line([part(['a'], 300), part(['b'], 300)])], { a: 1000, b: 1000, mute: 1000 })
  assert.equal(value(coverage(of, 'silent')).value, 1)
  assert.equal(value(coverage(of, 'worst-tenth')).value, 0)
})

test('coverage() says why it has no number: no areas, no people, an area of which nobody knows them, an area that changed', () => {
  const parts = [part(['a'], 90), part(['b'], 30), part(['c'], 12)]
  const known = { a: 1000, b: 1000, c: 1000 }
  assert.equal(coverage(spread([line(null)], known), 'gini'), 'too-few')
  assert.equal(coverage(spread([line(parts)], {}), 'gini'), 'no-residents')
  assert.equal(coverage(spread([line(parts)], { a: 1000, b: 1000, d: 500 }), 'gini'), 'no-residents')
  assert.equal(coverage(spread([line(parts)], known, ['c']), 'gini'), 'area-changed')
  assert.equal(waiting(spread([line(parts)], known, ['c']), 'gini'), 'area-changed')
})

test('waiting() compares the mean waits of areas, those who still wait counted', () => {
  const parts = [part(['a'], 100, [[10, 100, 0]]), part(['b'], 100, [[10, 100, 0]]), part(['c'], 50, [[10, 50, 0]])]
  const { value: alike, denominator } = value(waiting(spread([line(parts)], {}), 'gini'))
  assert.deepEqual([alike, denominator], [0, 250])
  assert.equal(value(waiting(spread([line(parts)], {}), 'worst-tenth')).value, 10)
  // In c half still wait after forty days; b waits twenty.
  const uneven = [
    part(['a'], 100, [
      [10, 99, 0],
      [40, 0, 1],
    ]),
    part(['b'], 100, [
      [20, 99, 0],
      [40, 0, 1],
    ]),
    part(['c'], 50, [
      [10, 25, 0],
      [40, 0, 25],
    ]),
  ]
  const of = spread([line(uneven)], {})
  const means = [
    { value: 10 * 0.99 + 40 * 0.01, weight: 100 },
    { value: 20 * 0.99 + 40 * 0.01, weight: 100 },
    { value: 10 * 0.5 + 40 * 0.5, weight: 50 },
  ]
  assert.ok(Math.abs(value(waiting(of, 'gini')).value! - gini(means)) < 1e-12)
  assert.ok(Math.abs(value(waiting(of, 'theil')).value! - theil(means)) < 1e-12)
  const { value: worst, low, high } = value(waiting(of, 'worst-tenth'))
  assert.ok(Math.abs(worst! - 25) < 1e-12 && low! < 25 && high! > 25)
  assert.equal(waiting(spread([line([part(['a'], 90), part(['b', 'c'], 30)])], {}), 'gini'), 'too-few')
  const atOnce = ['a', 'b', 'c'].map((area) => part([area], 20, [[0, 20, 0]]))
  assert.equal(waiting(spread([line(atOnce)], {}), 'gini'), 'nothing')
})

test('shareOfTenth() and meanOfTenth() give what laying out every person gives', () => {
  const unit = fc.record(
    { value: fc.nat(50), weight: fc.integer({ min: 1, max: 30 }).map((n) => n * 10) },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), (units) => {
      const each = units.flatMap(({ value, weight }) => Array<number>(weight).fill(value)).sort((a, b) => a - b)
      const few = each.length / 10
      const all = each.reduce((sum, n) => sum + n, 0)
      const least = each.slice(0, few).reduce((sum, n) => sum + n, 0)
      const most = each.slice(-few).reduce((sum, n) => sum + n, 0)
      assert.ok(Math.abs(shareOfTenth(units) - (all === 0 ? 0 : least / all)) < 1e-9)
      assert.ok(Math.abs(meanOfTenth(units) - most / few) < 1e-9)
    }),
  )
})
