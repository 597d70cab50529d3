import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FileArea, Refused } from '../file.schema.ts'
import { readFeatures } from './geojson.ts'
import { crossesItself } from './ring.ts'

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
  const found = readFeatures(JSON.stringify({ type: 'FeatureCollection', features }))
  if (found.fault) throw new Error(found.fault)
  const areas = found.rows.filter((row): row is FileArea => row.what === 'area')
  const refused = found.rows.filter((row): row is Refused => row.what === 'refused')
  return { rows: found.rows, areas, refused }
}
const faults = (...features: unknown[]) => read(...features).refused.map(({ at, why }) => [at, why])

describe('readFeatures()', () => {
  it('reads names in both languages, other names, borders and a centre inside', () => {
    const { areas, refused } = read(
      {
        ...feature('x', [square(50, 30)]),
        properties: { tags: { 'name:fa': ' باغ‌سیب ', 'name:en': 'Bagh-e Sib', alt_name: 'باغسیب؛;سیبستان' } },
      },
      feature('چنارستان', [[square(52, 30)], [square(54, 30)]], 'MultiPolygon'),
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(areas[0]?.name, { fa: 'باغ‌سیب', en: 'Bagh-e Sib' })
    assert.deepEqual([areas[0]?.aliases.length, areas[0]?.centre], [2, { lat: 30.5, lon: 50.5 }])
    // Between two parts lies no centre.
    assert.deepEqual([areas[1]?.border?.type, areas[1]?.centre], ['MultiPolygon', null])
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
    const whys = (known: { lat: number; lon: number }[]) =>
      readFeatures(text, known).rows?.map((row) => (row.what === 'refused' ? row.why : row.what))
    assert.deepEqual(whys([]), ['area', 'area'])
    assert.deepEqual(whys([{ lat: 30, lon: 50 }]), ['swapped-axes', 'swapped-axes'])
  })

  it('reads what kind of area it is, its codes and names in further languages, as several sources write them', () => {
    const of = (properties: object) => {
      const area = read({ ...feature('x', [square(50, 30)]), properties: { name: 'کابل', ...properties } }).areas[0]!
      return [area.level, area.keeper, area.code]
    }
    assert.deepEqual(of({ tags: { admin_level: '4', 'ISO3166-2': 'AF-KAB' } }), ['province', 'iso', 'AF-KAB'])
    assert.deepEqual(of({ type: 'relation', id: 7, tags: { place: 'county' } }), ['county', 'osm', 'relation/7'])
    assert.deepEqual(of({ shapeType: 'ADM1', shapeID: '12B' }), ['province', 'geoboundaries', '12B'])
    assert.deepEqual(of({ level: 'quarter', code: 'q-3' }), ['quarter', 'own', 'q-3'])
    assert.deepEqual(of({}), [null, 'osm', null])
    const named = {
      ...feature('x', [square(50, 30)]),
      properties: { name: 'کابل', name_ps: 'کابل ښار', 'name:fr': 'Kaboul' },
    }
    assert.deepEqual(read(named).areas[0]?.moreNames, { ps: 'کابل ښار', fr: 'Kaboul' })
  })

  it('takes points of a kind for assets, and of a level for areas without a border', () => {
    const point = (properties: object, coordinates: unknown = [50.5, 30.5]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates },
    })
    const { rows } = read(
      point({ kind: 'lamp', code: 4512, owner: 'power' }),
      point({ kind: 'mast' }),
      point({ kind: 'manhole', code: 'M1' }, [50.5, 'x']),
      point({ name: 'ده', level: 'village' }),
      point({ kind: 'lamp', code: 'L2' }, [30.5, 50.5]),
    )
    assert.deepEqual(
      rows.map((row) => (row.what === 'refused' ? row.why : row.what)),
      ['asset', 'no-code', 'off-earth', 'area', 'swapped-axes'],
    )
    assert.deepEqual(rows[0]?.what === 'asset' && [rows[0].code, rows[0].owner, rows[0].point], [
      '4512',
      'power',
      { lat: 30.5, lon: 50.5 },
    ])
  })

  it('closes an open ring and takes a corner given twice once', () => {
    const open: Corner[] = [
      [50, 30],
      [51, 30],
      [51, 30],
      [51, 31],
    ]
    const { border } = read(feature('الف', [open])).areas[0]!
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
      ['{', '[]', '{"features":7}', '{"features":[]}', 'null'].map((text) => readFeatures(text).fault),
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
