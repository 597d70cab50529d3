/** Where a place is: by choice, point, address and message, over a town with streets inside a made-up province. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildGazetteer } from '@pasokh/geocoder'
import fc from 'fast-check'
import { Atlas, type AtlasArea, type Bordered } from './atlas.ts'
import { isInside } from './border.ts'
import { gazetteerRows, type NamedArea, type Way } from './gazetteer-rows.ts'
import { type Choices, locate } from './locate.ts'
import type { Border } from './schema.ts'

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const polygon = (...rings: [number, number][][]): Border => ({ type: 'Polygon', coordinates: rings })

const area = (areaId: string, fa: string, en: string, more: Partial<AtlasArea> = {}): AtlasArea & NamedArea => ({
  areaId,
  level: 'quarter',
  parentId: null,
  name: { fa, en },
  moreNames: {},
  aliases: [],
  centre: null,
  offered: true,
  retired: false,
  validTo: null,
  replacedBy: null,
  ...more,
})
const hidden = { offered: false } as const
const AREAS = [
  area('p', 'سیبستان', 'Sibestan', { level: 'province', ...hidden }),
  area('t', 'نارون‌شهر', 'Narvanshahr', { level: 'city', parentId: 'p', ...hidden }),
  area('garden', 'باغ‌سیب', 'Bagh-e Sib', { parentId: 't', aliases: ['خیابان سیبستان'] }),
  area('plane', 'چنارستان', 'Chenarestan', { parentId: 't' }),
  area('estate', 'شهرک فیروزه', 'Firuzeh Estate', { parentId: 't', aliases: ['فیروزه'] }),
  area('north', 'نارمک شمالی', 'North Narmak', { parentId: 't' }),
  area('south', 'نارمک جنوبی', 'South Narmak', { parentId: 't' }),
  area('gone', 'کهن‌آباد', 'Kohanabad', { parentId: 't', retired: true, replacedBy: 'plane' }),
  area('v1', 'علی‌آباد', 'Aliabad', { level: 'village', parentId: 'p' }),
  area('v2', 'علی آباد', 'Aliabad', { level: 'village', parentId: 't' }),
]
const BORDERS: Bordered[] = [
  { areaId: 't', border: polygon(square(0, 0, 2)) },
  { areaId: 'garden', border: polygon(square(0, 0, 1)) },
  { areaId: 'plane', border: polygon(square(1, 0, 1)) },
  { areaId: 'gone', border: polygon(square(1, 0, 0.5)) },
]
const houses = (lat: number): Way['houses'] =>
  Array.from({ length: 20 }, (_, at) => [String(at + 1), lat, 0.1 + at / 1e4] as const)
const WAYS: Way[] = [
  { areaId: 'garden', street: 'خیابان بهار', alley: '', houses: houses(0.5) },
  { areaId: 'garden', street: 'خیابان بهار', alley: 'کوچه لاله', houses: houses(0.6) },
  { areaId: 'plane', street: 'خیابان پرستو', alley: 'کوچه لاله', houses: houses(0.7) },
]
const atlas = new Atlas(AREAS, BORDERS, buildGazetteer(gazetteerRows(AREAS, WAYS)))
const by = (address: string) => locate(atlas, { address })
const said = (text: string) => locate(atlas, { text })

describe('locate() by choice and by point', () => {
  it('believes a choice before a point, a point before an address, an address before a message', () => {
    const point = { lat: 0.5, lon: 1.5 }
    const all = { areaId: 'estate', point, address: 'باغ سیب', text: 'نارمک شمالی' }
    assert.deepEqual([locate(atlas, all).areaId, locate(atlas, all).why], ['estate', 'given'])
    assert.deepEqual(locate(atlas, { ...all, areaId: null }).areaId, 'plane')
    assert.equal(locate(atlas, { ...all, areaId: 'unknown', point: { lat: 9, lon: 9 } }).areaId, 'garden')
    assert.equal(locate(atlas, { text: all.text }).areaId, 'north')
    assert.equal(locate(atlas, { point: { lat: 9, lon: 9 } }).why, 'not-found')
    assert.equal(locate(atlas, { text: '  ', address: '' }).why, 'no-place')
  })

  it('says which areas hold a point, the smallest first, and no retired one', () => {
    const { areaId, areaIds, level, certainty } = locate(atlas, { point: { lat: 0.2, lon: 1.2 } })
    assert.deepEqual([areaId, areaIds, level, certainty], ['plane', ['plane', 't', 'p'], 'point', 1])
    // In the city, and in no area that cases are counted by.
    assert.deepEqual(locate(atlas, { point: { lat: 1.5, lon: 1.5 } }).areaIds, ['t', 'p'])
    assert.equal(locate(atlas, { point: { lat: 1.5, lon: 1.5 } }).areaId, null)
  })

  it('looks for the address inside what was chosen, and takes what took the place of an area', () => {
    const found = locate(atlas, { areaId: 'plane', address: 'کوچه لاله، پلاک ۷' })
    assert.deepEqual([found.areaId, found.level, found.point?.lat], ['plane', 'house', 0.7])
    assert.equal(locate(atlas, { areaId: 'gone' }).areaId, 'plane')
  })
})

describe('locate() by an address', () => {
  it('reads how far it is known, the point of a house, and every area around it', () => {
    const found = by('نارون شهر، باغ‌سيب، خ بهار، کوچه لاله، پ ۷')
    assert.deepEqual([found.areaId, found.level, found.why], ['garden', 'house', 'text'])
    assert.ok(Math.abs(found.point!.lat - 0.6) < 1e-4)
    assert.deepEqual(found.areaIds, ['garden', 't', 'p'])
    assert.ok(found.certainty > 0.8 && found.certainty <= 1)
    assert.deepEqual([by('خیابان بهار').level, by('باغ سیب').level, by('باغ سیب').point], ['street', 'quarter', null])
  })

  it('reads a house of a street that the area is known by as well', () => {
    const known = AREAS.map((one) => (one.areaId === 'garden' ? { ...one, aliases: ['خیابان بهار', 'سیبک'] } : one))
    const both = new Atlas(known, BORDERS, buildGazetteer(gazetteerRows(known, WAYS)))
    const found = locate(both, { address: 'خیابان بهار، پلاک ۷' })
    assert.deepEqual([found.areaId, found.level, found.point?.lat], ['garden', 'house', 0.5])
    // In the middle of a message it still names the area, and other names are left as they were.
    assert.equal(locate(both, { text: 'دو هفته است که خیابان بهار ما آب ندارد و کسی نمی‌آید' }).areaId, 'garden')
    assert.equal(locate(both, { address: 'سیبک' }).areaId, 'garden')
  })

  it('asks back where several places bear the name, with what tells them apart', () => {
    const open = by('کوچه لاله پلاک ۷')
    assert.deepEqual([open.areaId, open.why, open.candidates], [null, 'many', ['garden', 'plane']])
    assert.deepEqual(open.options.map(({ areaId }) => areaId).toSorted(), ['garden', 'plane'])
    const villages = by('علی آباد')
    assert.deepEqual(villages.options.map(({ path }) => path.join(' < ')).toSorted(), ['v1 < p', 'v2 < t < p'])
  })

  it('is taught by corrections: many of them make one place of a name the usual one', () => {
    const counted = (plane: number, garden: number): Choices =>
      new Map([
        [
          'کوچهلاله',
          new Map([
            ['plane', plane],
            ['garden', garden],
          ]),
        ],
      ])
    const at = (choices: Choices) => locate(atlas, { address: 'کوچه لاله' }, choices)
    assert.equal(at(counted(4, 0)).why, 'many')
    assert.deepEqual(
      at(counted(4, 1)).options.map(({ areaId }) => areaId),
      ['plane', 'garden'],
    )
    const usual = at(counted(18, 1))
    assert.deepEqual([usual.areaId, usual.why], ['plane', 'text'])
    assert.ok(usual.certainty > 0.85 && usual.certainty < 0.95)
    assert.equal(at(counted(6, 3)).why, 'many')
  })

  it('knows where Isfahan is, though the agency has set no such area', () => {
    const found = by('اصفهان')
    assert.deepEqual([found.areaId, found.why, found.level], [null, 'not-found', 'city'])
    assert.equal(by('اصفهان، خیابان چهارباغ، پلاک ۱۲').level, 'city')
    assert.equal(by('ژژژ، خیابان ژژژ').level, null)
    const nation = [area('isf', 'اصفهان', 'Isfahan', { level: 'province' })]
    const wide = new Atlas(nation, [], buildGazetteer(gazetteerRows(nation, [])))
    assert.equal(locate(wide, { address: 'کاشان، خیابان امیرکبیر' }).areaId, 'isf')
    assert.equal(locate(wide, { address: 'Kashan' }).areaId, 'isf')
  })
})

describe('locate() by a message', () => {
  it('finds a name among many words, and a misspelt one in a short text', () => {
    assert.equal(
      said('سلام. دو هفته است که در چنارستان آب نداریم و کسی پاسخ نمی‌دهد. لطفاً رسیدگی کنید.').areaId,
      'plane',
    )
    for (const text of ['باغ صیب', 'باق سیب', 'خیابان سیبصتان', 'کوچه ما، باغ ثیب، پلاک ۷'])
      assert.equal(said(text).areaId, 'garden', text)
    for (const text of ['چنارسطان', 'چنارستن', 'محله چنرستان', 'chenarestaan', 'Chenarstan'])
      assert.equal(said(text).areaId, 'plane', text)
    assert.deepEqual([said('شهرک فیروضه').areaId, said('shahrak firoozeh').areaId], ['estate', 'estate'])
  })

  it('leaves short, far and landmark names alone', () => {
    for (const text of [
      'سیب',
      'باغ',
      'چنار',
      'روبروی چنارسطان',
      'چراغ کوچه ما سوخته است',
      '۱۲۳',
      '😀',
      'ا'.repeat(4000),
      '\u202e\u2066',
    ])
      assert.deepEqual([said(text).areaId, said(text).why], [null, 'not-found'], text.slice(0, 30))
  })

  it('leaves the choice open between two areas that are named', () => {
    assert.deepEqual(said('از چنارستان تا باغ سیب').candidates, ['garden', 'plane'])
    assert.deepEqual(said('چنارستان، نه باغ صیب').areaId, 'plane')
  })

  it('never throws, whatever is typed, and gives only areas that there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 100 }), (text, address) => {
        const found = locate(atlas, { text, address })
        assert.ok(found.certainty >= 0 && found.certainty <= 1)
        for (const id of [...found.areaIds, ...found.candidates]) assert.ok(atlas.get(id))
      }),
    )
  })
})

describe('Atlas', () => {
  it('around() agrees with a look at every border', () => {
    const border = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 9 }),
    )
    fc.assert(
      fc.property(
        fc.array(border, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 25, noNaN: true }),
        fc.double({ min: 0, max: 25, noNaN: true }),
        (squares, lat, lon) => {
          const areas = squares.map((_, at) => area(`a${at}`, `الف${at}`, `A${at}`))
          const borders = squares.map(([west, south, size], at) => ({
            areaId: `a${at}`,
            border: polygon(square(west, south, size)),
          }))
          const all = new Atlas(areas, borders, buildGazetteer([]))
          const slow = borders.filter((one) => isInside(one.border, { lat, lon })).map(({ areaId }) => areaId)
          const found = all.around({ lat, lon })
          assert.deepEqual(found.toSorted(), slow.toSorted())
          const sizes = found.map((id) => squares[Number(id.slice(1))]![2])
          assert.deepEqual(
            sizes,
            sizes.toSorted((a, b) => a - b),
          )
        },
      ),
    )
  })

  it('chain() ends, even where areas were set to lie in one another', () => {
    const round = [area('a', 'الف', 'A', { parentId: 'b' }), area('b', 'ب', 'B', { parentId: 'a', replacedBy: 'a' })]
    assert.ok(new Atlas(round, [], buildGazetteer([])).chain('a').length <= 2)
    assert.deepEqual(new Atlas([], [], buildGazetteer([])).chain('x'), [])
  })
})

describe('gazetteerRows()', () => {
  it('gives a street that has only alleys, and the first file but what the agency knows itself', () => {
    const rows = [...gazetteerRows([area('isf', 'استان اصفهان', 'Isfahan', { level: 'province' })], WAYS)]
    const streets = rows.filter(({ level }) => level === 'street')
    assert.deepEqual(
      streets.map(({ name }) => name),
      ['خیابان بهار', 'خیابان پرستو'],
    )
    assert.equal(rows.filter(({ level, name }) => level === 'province' && name.includes('اصفهان')).length, 1)
    assert.equal(rows.find(({ name }) => name === 'کاشان')?.parent, 'isf')
    assert.equal(rows.find(({ name }) => name === 'شیراز')?.parent, 'first:IR-07')
  })
})
