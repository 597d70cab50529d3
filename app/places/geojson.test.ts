import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { crossesItself, readAreas } from './geojson.ts'

type Corner = [number, number]
const square = (west: number, south: number, size = 1): Corner[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const feature = (name: unknown, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { name },
  geometry: { type, coordinates },
})
const read = (...features: unknown[]) => {
  const found = readAreas(JSON.stringify({ type: 'FeatureCollection', features }))
  if (found.fault) throw new Error(found.fault)
  return found
}
const faults = (...features: unknown[]) => read(...features).refused.map(({ at, why }) => [at, why])

describe('readAreas()', () => {
  it('reads names in both languages, other names, borders and a centre inside', () => {
    const { areas, refused } = read(
      {
        ...feature('x', [square(50, 30)]),
        properties: { tags: { 'name:fa': ' باغ‌سیب ', 'name:en': 'Bagh-e Sib', alt_name: 'باغسیب؛;سیبستان' } },
      },
      feature('چنارستان', [[square(52, 30)], [square(54, 30)]], 'MultiPolygon'),
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(areas[0]?.area.name, { fa: 'باغ‌سیب', en: 'Bagh-e Sib' })
    assert.deepEqual([areas[0]?.area.aliases.length, areas[0]?.area.centre], [2, { lat: 30.5, lon: 50.5 }])
    // Between two parts lies no centre.
    assert.deepEqual([areas[1]?.area.border?.type, areas[1]?.area.centre], ['MultiPolygon', null])
  })

  it('tells each broken feature and takes in the rest', () => {
    const bowTie: Corner[] = [
      [50, 30],
      [51, 31],
      [51, 30],
      [50, 31],
      [50, 30],
    ]
    const swapped = square(30, 50)
    assert.deepEqual(
      faults(
        feature('الف', [square(50, 30)]),
        feature('ب', [bowTie]),
        feature(null, [square(51, 30)]),
        feature('پ', [
          [
            [50, 30],
            [51, 30],
          ],
        ]),
        feature('ت', [square(250, 30)]),
        feature('ث', [square(30, 100)]),
        feature('ج', [swapped]),
        feature('چ', { no: 'list' }),
        feature('ح', [50, 30], 'Point'),
        feature('الف', [square(52, 30)]),
        null,
        feature('خ', [square(53, 31)]),
        feature('د', [square(52, 31)]),
        feature('ذ'.repeat(200), [square(54, 31)]),
      ),
      [
        [2, 'crosses-itself'],
        [3, 'no-name'],
        [4, 'too-few-corners'],
        [5, 'off-earth'],
        [6, 'swapped-axes'],
        [7, 'swapped-axes'],
        [8, 'no-border'],
        [9, 'no-border'],
        [10, 'name-twice'],
        [11, 'no-name'],
        [14, 'name-too-long'],
      ],
    )
  })

  it('tells a whole file in the wrong order by the areas that are there', () => {
    const text = JSON.stringify({ features: [feature('الف', [square(30, 50)]), feature('ب', [square(31, 51)])] })
    const alone = readAreas(text)
    const beside = readAreas(text, [{ lat: 30, lon: 50 }])
    assert.equal(alone.fault === undefined && alone.refused.length, 0)
    assert.deepEqual(beside.fault === undefined && beside.refused.map(({ why }) => why), [
      'swapped-axes',
      'swapped-axes',
    ])
  })

  it('closes an open ring and takes a corner given twice once', () => {
    const open: Corner[] = [
      [50, 30],
      [51, 30],
      [51, 30],
      [51, 31],
    ]
    const { border } = read(feature('الف', [open])).areas[0]!.area
    assert.deepEqual(border?.coordinates, [
      [
        [50, 30],
        [51, 30],
        [51, 31],
        [50, 30],
      ],
    ])
  })

  it('refuses what is no GeoJSON', () => {
    assert.deepEqual(
      ['{', '[]', '{"features":7}', '{"features":[]}', 'null'].map((text) => readAreas(text).fault),
      ['not-json', 'not-geojson', 'not-geojson', 'no-features', 'not-geojson'],
    )
  })
})

describe('crossesItself()', () => {
  it('agrees with a look at every pair of sides', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    const side = (a: Corner, b: Corner, c: Corner) =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
        const ring = [...corners, corners[0]!]
        let crosses = false
        for (let i = 0; i + 1 < ring.length; i++)
          for (let j = 0; j < i; j++) {
            const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
            if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) crosses = true
          }
        assert.equal(crossesItself(ring), crosses)
      }),
    )
  })
})
