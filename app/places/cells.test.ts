import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellToLatLng, getResolution, greatCircleDistance, UNITS } from 'h3-js'
import { cellsAround, countCells } from './cells.ts'

const point = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('cellsAround() gives five cells around a point, each larger than the one before', () => {
  fc.assert(
    fc.property(point, ({ lat, lon }) => {
      const cells = cellsAround({ lat, lon })
      assert.deepEqual(cells.map(getResolution), [8, 7, 6, 5, 4])
      assert.ok(greatCircleDistance([lat, lon], cellToLatLng(cells[0]!), UNITS.km) < 1)
    }),
  )
})

test('countCells() counts every point once in a cell of each size', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 50 }), (points) => {
      const counts = new Map<string, number>()
      countCells(counts, points)
      for (const resolution of [8, 7, 6, 5, 4]) {
        const sum = [...counts]
          .filter(([cell]) => getResolution(cell) === resolution)
          .reduce((all, [, n]) => all + n, 0)
        assert.equal(sum, points.length)
      }
    }),
  )
})
