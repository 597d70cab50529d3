/** Areas by point and by name, and whose rule wins: every combination, and a slow second version. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { areaNamed, findArea, isInside, ruleFor, whyOf } from './rules.ts'
import type { Border } from './schema.ts'

const area = (areaId: string, fa: string, en: string, aliases: string[] = [], border: Border | null = null) => ({
  areaId,
  name: { fa, en },
  aliases,
  border,
  retired: false,
})

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const polygon = (...rings: [number, number][][]): Border => ({ type: 'Polygon', coordinates: rings })

const AREAS = [
  area('garden', 'باغ‌سیب', 'Bagh-e Sib', ['Baghsib', 'خیابان سیبستان'], polygon(square(0, 0, 1))),
  area('plane', 'چنارستان', 'Chenarestan', [], polygon(square(1, 0, 1))),
  area('estate', 'شهرک فیروزه', 'Firuzeh Estate', ['فیروزه']),
  area('lane', 'کوچه فیروزه', 'Firuzeh Lane', ['کوچه شهرک فیروزه']),
]

describe('areaNamed()', () => {
  const at = (text: string) => areaNamed(AREAS, text).areaId

  it('finds a name however it is typed', () => {
    for (const text of [
      'باغ‌سیب',
      'باغ سیب',
      'باغسیب',
      'در باغ‌سيب چراغ نیست',
      'bagh e sib!',
      'BAGHSIB',
      'باغِ سیب، پلاک ۲',
    ])
      assert.equal(at(text), 'garden', text)
  })

  it('takes whole words only', () => {
    assert.equal(at('چنارستانی‌ها'), null)
    assert.equal(at('یک سیب از باغ'), null)
    assert.equal(areaNamed(AREAS, 'جایی دیگر').why, 'not-found')
  })

  it('lets the longer of two names that share words win', () => {
    assert.equal(at('شهرک فیروزه'), 'estate')
    assert.equal(at('کوچه شهرک فیروزه'), 'lane')
  })

  it('leaves the choice open between two areas', () => {
    assert.deepEqual(areaNamed(AREAS, 'از چنارستان تا باغ سیب'), {
      areaId: null,
      why: 'many',
      candidates: ['garden', 'plane'],
    })
    assert.equal(at('چنارستان، خیابان اصلی چنارستان'), 'plane')
  })
})

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

describe('findArea()', () => {
  it('believes what is given before a point, and a point before a text', () => {
    const point = { lat: 0.5, lon: 1.5 }
    assert.deepEqual(findArea(AREAS, { areaId: 'estate', point, text: 'باغ سیب' }), {
      areaId: 'estate',
      why: 'given',
      candidates: ['estate'],
    })
    assert.equal(findArea(AREAS, { point, text: 'باغ سیب' }).areaId, 'plane')
    assert.equal(findArea(AREAS, { areaId: 'unknown', text: 'باغ سیب' }).areaId, 'garden')
    assert.equal(findArea(AREAS, { point: { lat: 9, lon: 9 }, text: 'باغ سیب' }).why, 'text')
    assert.equal(findArea(AREAS, { point: { lat: 9, lon: 9 } }).why, 'not-found')
    assert.equal(findArea(AREAS, { text: '  ' }).why, 'no-place')
  })

  it('takes the smaller of two areas around a point, and no retired one', () => {
    const city = area('city', 'شهر', 'City', [], polygon(square(-9, -9, 20)))
    const point = { lat: 0.5, lon: 0.5 }
    assert.equal(findArea([city, ...AREAS], { point }).areaId, 'garden')
    const gone = AREAS.map((one) => ({ ...one, retired: true }))
    assert.equal(findArea([city, ...gone], { point }).areaId, 'city')
    assert.equal(findArea(gone, { areaId: 'garden' }).areaId, null)
  })
})

describe('ruleFor()', () => {
  const EVERY = ['x', 'y', null].flatMap((serviceId) => ['a', 'b', null].map((areaId) => ({ serviceId, areaId })))
  const name = (rule: { serviceId: string | null; areaId: string | null } | null) =>
    rule && `${rule.serviceId ?? '*'}${rule.areaId ?? '*'}`

  it('takes the narrower rule, service before area, for every set of nine rules and every place', () => {
    for (let set = 0; set < 512; set++) {
      const rules = EVERY.filter((_, bit) => set & (1 << bit)).map((rule, at) => ({ ...rule, deskId: `desk-${at}` }))
      const there = new Set(rules.map(name))
      for (const serviceId of ['x', 'y', 'z'])
        for (const areaId of ['a', 'b', 'c', null]) {
          const order = [`${serviceId}${areaId}`, `${serviceId}*`, `*${areaId}`, '**']
          const first = order.find((one) => there.has(one)) ?? null
          assert.equal(name(ruleFor(rules, serviceId, areaId)), first, `${[...there]} for ${serviceId} in ${areaId}`)
        }
      assert.equal(ruleFor(rules, null, 'a'), null)
    }
  })

  it('whyOf() names the rule, or why there is none', () => {
    const none = { areaId: null, why: 'no-place' as const, candidates: [] }
    const rule = { serviceId: 'x', areaId: null, deskId: 'd' }
    assert.deepEqual(whyOf(rule, 'x', none), { rule: 'service', area: 'no-place', reason: null })
    assert.deepEqual(whyOf(null, 'x', none), { rule: 'sorting', area: 'no-place', reason: 'no-rule' })
    assert.deepEqual(whyOf(null, null, none), { rule: 'sorting', area: 'no-place', reason: 'unknown-service' })
  })
})
