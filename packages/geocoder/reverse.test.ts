import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { codeOf } from './gazetteer.ts'
import { buildGazetteer, plusCode, plusCodePoint, postcode, type Row, reverse } from './index.ts'
import { hilbert } from './order.ts'
import { areasAround } from './reverse.ts'

const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((value) => value / 1000)
const somewhere = fc.record({ lat: degrees(89), lon: degrees(180) })
const nearby = fc.record({ lat: degrees(1).map((lat) => 33 + lat), lon: degrees(1).map((lon) => 52 + lon) })

const metresApart = (a: { lat: number; lon: number }, b: { lat: number; lon: number }) => {
  const turn = Math.abs(a.lon - b.lon) > 180 ? 360 : 0
  return 111_195.08 * Math.hypot(a.lat - b.lat, (Math.abs(a.lon - b.lon) - turn) * Math.cos((b.lat * Math.PI) / 180))
}

describe('reverse()', () => {
  it('finds what a look at every point finds', () => {
    for (const point of [somewhere, nearby])
      fc.assert(
        fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), point, (points, asked) => {
          const gazetteer = buildGazetteer(points.map((point, at) => ({ name: `جا ${at}`, level: 'village', point })))
          const found = reverse(gazetteer, asked)!
          const nearest = Math.min(...points.map((one) => metresApart(one, asked)))
          assert.ok(
            Math.abs(found.nearest.metres - nearest) < 1 + nearest * 1e-4,
            `${found.nearest.metres} for ${nearest}`,
          )
        }),
        { numRuns: 200 },
      )
  })

  it('gives the house on its street, and the areas around it', () => {
    const rows: Row[] = [
      { code: 'c', name: 'شهر', level: 'city' },
      ...Array.from(
        { length: 40 },
        (_, street): Row => ({
          name: `خیابان ${street}`,
          level: 'street',
          parent: 'c',
          houses: Array.from({ length: 300 }, (_, house) => ({
            number: house + 1,
            point: { lat: 33 + street / 1000, lon: 52 + house / 10_000 },
          })),
        }),
      ),
    ]
    const gazetteer = buildGazetteer(rows)
    for (const [street, house] of [
      [0, 0],
      [17, 260],
      [39, 299],
    ] as const) {
      const found = reverse(gazetteer, { lat: 33.0001 + street / 1000, lon: 52 + house / 10_000 })!
      assert.deepEqual([found.nearest.name, found.nearest.house], [`خیابان ${street}`, String(house + 1)])
      assert.deepEqual(
        found.areas.map(({ name }) => name),
        [`خیابان ${street}`, 'شهر'],
      )
      assert.equal(Math.round(found.nearest.metres), 11)
    }
  })

  it('believes a border before what is near, the smaller of two first, and knows holes', () => {
    const square = (from: number, to: number): [number, number][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ]
    const gazetteer = buildGazetteer([
      { code: 'p', name: 'استان', level: 'province', border: [square(0, 10), square(4, 6)] },
      { code: 'c', name: 'شهر', level: 'city', parent: 'p', border: [square(1, 2)], point: { lat: 1.5, lon: 1.5 } },
    ])
    const names = (lat: number, lon: number) => reverse(gazetteer, { lat, lon })!.areas.map(({ name }) => name)
    assert.deepEqual([names(1.5, 1.7), names(3, 3)], [['شهر', 'استان'], ['استان']])
    assert.equal(reverse(gazetteer, { lat: 5, lon: 5 })!.by, 'nearest')
  })

  it('finds the same borders as a look at each of them does', () => {
    const box = fc.record({ x: fc.nat(80), y: fc.nat(80), wide: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(fc.array(box, { maxLength: 80 }), fc.nat(90), fc.nat(90), (boxes, left, up) => {
        const rows = boxes.map(
          ({ x, y, wide }, at): Row => ({
            code: String(at),
            name: `محله ${at}`,
            level: 'quarter',
            point: { lat: y, lon: x },
            border: [
              [
                [x, y],
                [x + wide, y],
                [x + wide, y + wide],
                [x, y + wide],
              ],
            ],
          }),
        )
        const [lat, lon] = [up + 0.5, left + 0.5]
        const g = buildGazetteer(rows)
        const slow = boxes.flatMap(({ x, y, wide }, at) =>
          lon > x && lon < x + wide && lat > y && lat < y + wide ? [String(at)] : [],
        )
        const found = areasAround(g, { lat, lon }).map((place) => codeOf(g, place)!)
        assert.deepEqual(found.toSorted(), slow.toSorted())
      }),
    )
  })

  it('refuses what is not on Earth, and finds nothing where nothing has a point', () => {
    const nowhere = buildGazetteer([{ name: 'شهر', level: 'city' }])
    assert.equal(reverse(nowhere, { lat: 1, lon: 1 }), null)
    assert.equal(reverse(buildGazetteer([]), { lat: 1, lon: 1 }), null)
    for (const lat of [91, Number.NaN]) assert.throws(() => reverse(nowhere, { lat, lon: 1 }), RangeError)
  })

  it('hilbert() goes through every cell of a grid, from neighbour to neighbour', () => {
    const cells = Array.from({ length: 256 }, (_, at) => [at % 16, Math.floor(at / 16)] as const)
    const order = cells.toSorted((a, b) => hilbert(a[0] / 16, a[1] / 16) - hilbert(b[0] / 16, b[1] / 16))
    for (let at = 1; at < order.length; at++)
      assert.equal(Math.abs(order[at]![0] - order[at - 1]![0]) + Math.abs(order[at]![1] - order[at - 1]![1]), 1)
  })
})

describe('postcode()', () => {
  it('gives every place whose range holds a code, as a look at each range does', () => {
    const range = fc
      .tuple(fc.integer({ min: 10, max: 99 }), fc.nat(20))
      .map(([from, more]) => [from, Math.min(99, from + more)] as const)
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), fc.integer({ min: 10, max: 99 }), (ranges, asked) => {
        const gazetteer = buildGazetteer(
          ranges.map(([from, to], at) => ({
            code: String(at),
            name: `جا ${at}`,
            level: 'city',
            postcodes: [[String(from), String(to)]],
          })),
        )
        const found = postcode(gazetteer, `${asked}345 67890`).map(({ code }) => Number(code))
        const expected = ranges.flatMap(([from, to], at) => (from <= asked && asked <= to ? [at] : []))
        assert.deepEqual(
          found.toSorted((a, b) => a - b),
          expected,
        )
      }),
    )
  })

  it('takes the beginning of a code, letters in any case, and nothing that is no code', () => {
    const gazetteer = buildGazetteer([
      { code: 'l', name: 'London', level: 'city', postcodes: [['NW1', 'NW9'], 'SW1A2AA'] },
      { code: 'k', name: 'کابل', level: 'city', postcodes: [['1001', '1099']] },
    ])
    const codes = (text: string) => postcode(gazetteer, text).map(({ code }) => code)
    assert.deepEqual(
      [codes('nw3 4ab'), codes('sw1a 2aa'), codes('SW1A'), codes('۱۰۵۵'), codes('10')],
      [['l'], ['l'], ['l'], ['k'], ['k']],
    )
    assert.deepEqual([codes('sw1a 2ab'), codes(''), codes('؟'), codes('2001')], [[], [], [], []])
  })
})

describe('plusCodePoint()', () => {
  // Encoding and decoding pairs of the specification's published test data.
  const PUBLISHED = [
    ['7FG49Q00+', 20.375, 2.775],
    ['7FG49QCJ+2V', 20.3700625, 2.7821875],
    ['8FVC9G8F+6X', 47.3655625, 8.5249375],
    ['4VCPPQGP+Q9', -41.2730625, 174.7859375],
    ['62G20000+', 0.5, -179.5],
    ['22220000+', -89.5, -179.5],
  ] as const
  it('decodes the published codes, and plusCode() makes them', () => {
    for (const [code, lat, lon] of PUBLISHED) {
      const { point } = plusCodePoint(code)!
      assert.ok(Math.abs(point.lat - lat) < 1e-9 && Math.abs(point.lon - lon) < 1e-9, code)
      if (code.length === 11) assert.equal(plusCode(point), code)
    }
  })

  it('is the inverse of plusCode() everywhere, and of its short forms beside the place', () => {
    fc.assert(
      fc.property(
        somewhere.filter(({ lon }) => lon < 180),
        (point) => {
          const code = plusCode(point)
          const cell = plusCodePoint(code)!.point
          assert.ok(Math.abs(cell.lat - point.lat) < 1e-4 && Math.abs(cell.lon - point.lon) < 1e-4)
          if (Math.abs(point.lat) < 85) {
            const short = plusCodePoint(code.slice(4), { lat: point.lat + 0.2, lon: point.lon + 0.2 })!.point
            assert.ok(Math.abs(short.lat - cell.lat) < 1e-9 && Math.abs(short.lon - cell.lon) < 1e-9)
          }
        },
      ),
    )
  })

  it('refuses what is no code', () => {
    for (const code of ['', '+', '8FVC9G8F', '8FVC9G8F+6', '8FVC9G8F+6X+', 'AFVC9G8F+6X', '9G8F+6X', '8FV+6X'])
      assert.equal(plusCodePoint(code), null, code)
  })
})
