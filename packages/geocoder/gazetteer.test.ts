import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { TOWN_ROWS } from './fixtures/town.ts'
import { codeOf, isRetired, levelName, parentOf, placeNameOf, placeOfCode, validityOf } from './gazetteer.ts'
import { buildGazetteer, geocode, loadGazetteer, type Refused, type Row } from './index.ts'

const town = buildGazetteer(TOWN_ROWS)
const copy = () => town.buffer.slice(0) as ArrayBuffer
const refusedOf = (rows: Row[]) => {
  const refused: Refused[] = []
  const gazetteer = buildGazetteer(rows, { refused: (one) => refused.push(one) })
  return { gazetteer, refused: refused.map(({ at, why }) => [at, why]) }
}

describe('buildGazetteer()', () => {
  it('keeps every row with its code, name, level and parent, whatever the order of the rows', () => {
    for (const rows of [TOWN_ROWS, TOWN_ROWS.toReversed()]) {
      const gazetteer = buildGazetteer(rows)
      assert.equal(gazetteer.info.places, TOWN_ROWS.length)
      for (const row of rows) {
        const place = placeOfCode(gazetteer, row.code!)
        const parent = parentOf(gazetteer, place)
        assert.deepEqual(
          [codeOf(gazetteer, place), placeNameOf(gazetteer, place), levelName(gazetteer, place)],
          [row.code, row.name, row.level],
        )
        assert.equal(parent < 0 ? undefined : codeOf(gazetteer, parent), row.parent)
      }
    }
    assert.equal(placeOfCode(town, 'unknown'), -1)
  })

  it('numbers what lies in a place right after it', () => {
    for (let place = 0; place < town.info.places; place++)
      for (let other = 0; other < town.info.places; other++) {
        let area = other
        while (area >= 0 && area !== place) area = parentOf(town, area)
        assert.equal(other >= place && other < town.placeEnd[place]!, area === place)
      }
  })

  it('refuses rows one by one, with the reason', () => {
    const { gazetteer, refused } = refusedOf([
      { code: 'a', name: 'الف', level: 'city' },
      { code: 'a', name: 'ب', level: 'city' },
      { name: '…', level: 'city' },
      { name: 'پ', level: 'planet' as 'city' },
      { name: 'ت', level: 'city', point: { lat: 91, lon: 0 } },
      { name: 'ث', level: 'street', parent: 'nowhere' },
      { name: 'ج', level: 'province', parent: 'a' },
      { name: 'چ', level: 'city', validTo: '1403/01/01' },
      { name: 'ح', level: 'city', postcodes: ['۱۲#'] },
      {
        name: 'خ',
        level: 'city',
        border: [
          [
            [1, 1],
            [2, 2],
          ],
        ],
      },
    ])
    assert.equal(gazetteer.info.places, 1)
    assert.deepEqual(
      refused.map(([, why]) => why),
      [
        'code-twice',
        'no-name',
        'unknown-level',
        'bad-point',
        'bad-date',
        'bad-postcode',
        'bad-border',
        'no-such-parent',
        'parent-too-small',
      ],
    )
    assert.throws(() => buildGazetteer([{ name: '', level: 'city' }]), /row 0 .*no-name/)
  })

  it('refuses two rows that are each other’s parent', () => {
    const rows: Row[] = [
      { code: 'a', name: 'الف', level: 'city', parent: 'b' },
      { code: 'b', name: 'ب', level: 'city', parent: 'a' },
      { code: 'c', name: 'پ', level: 'city', parent: 'c' },
    ]
    assert.equal(refusedOf(rows).gazetteer.info.places, 0)
    assert.equal(refusedOf(rows).refused.length, 3)
  })

  it('keeps what is no more, and says what came after', () => {
    const place = placeOfCode(town, 'v6')
    assert.equal(isRetired(town, place), true)
    assert.deepEqual(validityOf(town, place), { from: null, to: '2020-03-19', replacedBy: placeOfCode(town, 'v7') })
    assert.equal(isRetired(town, placeOfCode(town, 'v7')), false)
  })

  it('of no rows knows nothing', () => {
    const nothing = loadGazetteer(buildGazetteer([]).buffer)
    assert.equal(nothing.info.places, 0)
    assert.equal(geocode(nothing, 'شیراز').status, 'unknown')
  })
})

describe('loadGazetteer()', () => {
  it('opens what was saved, from shared memory too, and answers the same', () => {
    const shared = new SharedArrayBuffer(town.buffer.byteLength)
    new Uint8Array(shared).set(new Uint8Array(town.buffer))
    for (const buffer of [copy(), shared])
      assert.deepEqual(
        geocode(loadGazetteer(buffer), 'باغ سیب، خ بهار، پلاک ۷'),
        geocode(town, 'باغ سیب، خ بهار، پلاک ۷'),
      )
  })

  it('refuses a block of which any byte was changed, or that was cut anywhere', () => {
    fc.assert(
      fc.property(fc.nat(town.buffer.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = new Uint8Array(copy())
        bytes[at]! ^= by
        assert.throws(() => loadGazetteer(bytes.buffer), RangeError)
        assert.throws(() => loadGazetteer(copy().slice(0, at)), RangeError)
      }),
      { numRuns: 300 },
    )
  })

  it('says what to do with what is no gazetteer, damaged, older or newer', () => {
    const changed = (at: number, value: number) => {
      const bytes = new Uint8Array(copy())
      bytes[at] = value
      return () => loadGazetteer(bytes.buffer)
    }
    assert.throws(
      () => loadGazetteer(new TextEncoder().encode('{"type":"FeatureCollection"}').buffer as ArrayBuffer),
      /PSKPLACE/,
    )
    assert.throws(changed(8, 0), /build it again/)
    assert.throws(changed(8, 9), /update the program/)
    assert.throws(changed(town.buffer.byteLength - 9, 77), /damaged or cut short.*Copy it again/)
  })
})
