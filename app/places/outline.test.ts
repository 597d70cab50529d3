import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isInside } from './border.ts'
import { cornersOf, outlinesOf } from './outline.ts'
import type { Border } from './schema.ts'

type Corner = [number, number]

/** A line from the south to the north at `lon`, with a hundred corners that go to and fro. */
const wiggle = (lon: number, seed: number): Corner[] =>
  Array.from({ length: 101 }, (_, at) => [lon + 0.05 * Math.sin(at * seed), 30 + at / 100])

/** Two neighbours that share a line, and a third one that shares another with the second. */
function neighbours(seed: number): Border[] {
  const lines = [50, 51, 52, 53].map((lon) => wiggle(lon, seed))
  return [0, 1, 2].map((at): Border => {
    const [west, east] = [lines[at]!, lines[at + 1]!]
    return { type: 'Polygon', coordinates: [[...west, ...east.toReversed(), west[0]!]] }
  })
}
const named = (borders: Border[]) => borders.map((border, at) => ({ areaId: `a${at}`, level: 'county', border }))

describe('outlinesOf()', () => {
  test('leaves far fewer corners and no gap between neighbours', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), (seed) => {
        const outlines = [...outlinesOf(named(neighbours(seed))).values()]
        const corners = outlines.reduce((sum, border) => sum + cornersOf(border), 0)
        assert.ok(corners < 3 * 75, `${corners} corners`)
        const [first, second] = outlines.map(
          ({ coordinates }) => new Set(coordinates.flat().map((corner) => String(corner))),
        )
        // The corners of the one on the line that both share are corners of the other.
        const shared = [...first!].filter((corner) => Number(corner.split(',')[0]) > 50.5)
        assert.ok(shared.length > 2)
        for (const corner of shared) assert.ok(second!.has(corner), corner)
      }),
      { numRuns: 30 },
    )
  })

  test('keeps every area, however small beside the others, and lets only its islands go', () => {
    const island: Corner[] = [
      [49, 30],
      [49.0001, 30],
      [49.0001, 30.0001],
      [49, 30],
    ]
    const [large] = neighbours(1)
    const borders: Border[] = [
      { type: 'MultiPolygon', coordinates: [(large as { coordinates: Corner[][] }).coordinates, [island]] },
      { type: 'Polygon', coordinates: [wiggle(60, 2).map(([lon, lat]): Corner => [60 + (lon - 60) / 1e4, lat / 1e4])] },
    ]
    const ring = borders[1]!.coordinates[0] as Corner[]
    ring.push([60.01, 0.003], ring[0]!)
    const outlines = outlinesOf(named(borders))
    assert.equal(outlines.size, 2)
    assert.equal(outlines.get('a0')?.type, 'Polygon')
    assert.ok(cornersOf(outlines.get('a1')!) >= 4)
  })

  test('leaves a border of few corners as it is, and draws levels by themselves', () => {
    const square: Border = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 2],
          [1, 1],
        ],
      ],
    }
    const areas = [...named(neighbours(1)), { areaId: 'q', level: 'quarter', border: square }]
    assert.deepEqual(outlinesOf(areas).get('q'), square)
    assert.ok(isInside(outlinesOf(areas).get('a0')!, { lat: 30.5, lon: 50.5 }))
    assert.deepEqual([...outlinesOf([])], [])
  })
})
