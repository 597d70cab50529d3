/** What pages show of sheets: sums of what is published, and nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellToParent, getResolution, gridDisk, latLngToCell } from 'h3-js'
import { sumsOf } from './all.page.ts'
import { FORMAT, METHOD, type Place, type Sheet } from './schema.ts'
import { classOf, MOST_SHAPES, viewOf } from './view.ts'

const CELLS = gridDisk(latLngToCell(32.65, 51.67, 8), 14)
const name = { fa: 'آب', en: 'Water' }

const sheetOf = (places: Place[], services: Sheet['services'] = []): Sheet => ({
  format: FORMAT,
  method: METHOD,
  agency: { slug: 'water', name },
  month: '1405-08',
  fromDay: '2026-10-23',
  toDay: '2026-11-21',
  madeOn: '2026-11-25',
  smallestGroup: 10,
  kind: 'cells',
  places,
  services,
  serviceNames: { leak: name },
  areaNames: {},
})

const places = fc
  .uniqueArray(fc.nat(CELLS.length - 1), { maxLength: CELLS.length, size: 'max' })
  .chain((at) =>
    fc
      .array(fc.integer({ min: 1, max: 60 }), { minLength: at.length, maxLength: at.length })
      .map((tens) => at.map((n, i) => ({ id: CELLS[n]!, isRest: false, atLeast: tens[i]! * 10 }))),
  )

const sum = (of: Iterable<number>) => [...of].reduce((all, n) => all + n, 0)

test('viewOf() shows the same cases in so few shapes that a page bears them', () => {
  fc.assert(
    fc.property(places, (all) => {
      const view = viewOf(sheetOf(all), {})
      assert.ok(view.shown.length <= MOST_SHAPES)
      assert.equal(view.isCoarse, all.length > MOST_SHAPES)
      assert.equal(sum(view.shown.map(({ atLeast }) => atLeast)), sum(all.map(({ atLeast }) => atLeast)))
      assert.equal(sum(view.shown.map(({ atMost }) => atMost)), sum(all.map(({ atLeast }) => atLeast + 9)))
    }),
  )
})

test('viewOf() of a cell shows what lies in it, and nothing of elsewhere', () => {
  const all = CELLS.map((id): Place => ({ id, isRest: false, atLeast: 20 }))
  const sheet = sheetOf([...all, { id: '', isRest: true, atLeast: 30 }])
  const inside = cellToParent(CELLS[0]!, 7)
  const { shown, elsewhere, isCoarse } = viewOf(sheet, { inside })
  assert.deepEqual(
    shown.map(({ id }) => cellToParent(id, 7)),
    shown.map(() => inside),
  )
  assert.equal(shown.length, 7)
  assert.equal(elsewhere, null)
  assert.equal(isCoarse, false)
  assert.equal(viewOf(sheet, {}).elsewhere?.atLeast, 30)
})

test('sumsOf() is what all agencies have published, in cells no finer than 6', () => {
  fc.assert(
    fc.property(fc.array(places, { maxLength: 3 }), (agencies) => {
      const sums = sumsOf(agencies.map((all) => sheetOf(all)))
      assert.equal(sum(sums.values()), sum(agencies.flat().map(({ atLeast }) => atLeast)))
      for (const cell of sums.keys()) assert.ok(getResolution(cell) <= 6)
    }),
    { numRuns: 20 },
  )
})

test('classOf() begins a class at its first figure', () => {
  assert.deepEqual(
    [10, 19, 20, 49, 50, 99, 100, 499, 500].map((n) => classOf(n, 10)),
    [0, 0, 1, 1, 2, 2, 3, 3, 4],
  )
})
