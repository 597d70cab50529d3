import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boxOf, extent, isInside } from './border.ts'
import type { Border } from './schema.ts'

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const polygon = (...rings: [number, number][][]): Border => ({ type: 'Polygon', coordinates: rings })

describe('isInside()', () => {
  const ring = (lat: number, lon: number, border: Border) => isInside(border, { lat, lon })

  it('knows holes, many parts and outside', () => {
    const holed = polygon(square(0, 0, 4), square(1, 1, 2))
    assert.deepEqual(
      [ring(0.5, 0.5, holed), ring(2, 2, holed), ring(5, 2, holed), ring(2, 3.5, holed)],
      [true, false, false, true],
    )
    const parts: Border = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] }
    assert.deepEqual([ring(0.5, 0.5, parts), ring(5.5, 5.5, parts), ring(3, 3, parts)], [true, true, false])
  })

  it('puts every point of a grid of squares, edges too, in exactly one of them', () => {
    const cells = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => polygon(square(x, y, 1))))
    for (let lon = 0; lon < 3; lon += 0.25)
      for (let lat = 0; lat < 3; lat += 0.25)
        assert.equal(cells.filter((cell) => isInside(cell, { lat, lon })).length, 1, `${lat} ${lon}`)
  })

  it('agrees with the sum of angles around the point', () => {
    const corner = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 8 }), corner, (corners, [x, y]) => {
        const lon = x + 0.137
        const lat = y + 0.291
        const closed = [...corners, corners[0]!] as [number, number][]
        // An even-odd inside is an odd number of turns around the point.
        let angle = 0
        for (let i = 0; i + 1 < closed.length; i++) {
          const [a, b] = [closed[i]!, closed[i + 1]!].map(([cx, cy]) => Math.atan2(cy - lat, cx - lon)) as [
            number,
            number,
          ]
          angle += Math.atan2(Math.sin(b - a), Math.cos(b - a))
        }
        const turns = Math.round(Math.abs(angle) / (2 * Math.PI))
        assert.equal(isInside(polygon(closed), { lat, lon }), turns % 2 === 1)
      }),
    )
  })
})

describe('extent() and boxOf()', () => {
  it('take holes off, and go around every part', () => {
    assert.equal(extent(polygon(square(0, 0, 4), square(1, 1, 2))), 2 * (16 - 4))
    const parts: Border = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, -5, 1)]] }
    assert.deepEqual([extent(parts), boxOf(parts)], [4, [0, -5, 6, 1]])
  })
})
