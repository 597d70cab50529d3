/** What each format's lines say, line by line, with everything that people get wrong in them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FileRow, OpenedTable } from '../file.schema.ts'
import { openAmar } from './amar.ts'
import { dayOf, daysOf, pointOf } from './cells.ts'
import { FIRST_AREAS } from './first.ts'
import { openGeonames } from './geonames.ts'
import { openGnaf } from './gnaf.ts'
import { openOwn } from './own.ts'

const rowsOf = ({ reader, missing }: OpenedTable, lines: string[][]): FileRow[] => {
  assert.equal(missing, undefined)
  return lines.flatMap((cells, at) => reader!.read(cells, at + 2))
}
const whats = (rows: FileRow[]) => rows.map((row) => (row.what === 'refused' ? row.why : row.what))
const areas = (rows: FileRow[]) => rows.filter((row) => row.what === 'area')

describe('openAmar()', () => {
  const open = (lines: string[][]) => rowsOf(openAmar(['id', 'name', 'amar_code']), lines)

  it('reads the kind and what it lies in from the code, with or without its first zero', () => {
    const found = areas(
      open([
        ['1', 'مرکزی', '0'],
        ['2', 'آذربایجان شرقی', '3'],
        ['3', 'آذرشهر', '321'],
        ['4', 'گوگان', '32102'],
        ['5', 'قبادلو', '۰۳۲۱۰۲۰۰۰۱'],
        ['6', 'گوگان', '321022053'],
        ['7', 'خاصه‌لر', '321020001000123'],
      ]),
    )
    assert.deepEqual(
      found.map(({ code, level }) => [code, level]),
      [
        ['00', 'province'],
        ['03', 'province'],
        ['0321', 'county'],
        ['032102', 'district'],
        ['0321020001', 'rural-district'],
        ['0321022053', 'city'],
        ['0321020001000123', 'village'],
      ],
    )
    assert.deepEqual(found[6]?.parents, ['0321020001', '032102', '0321', '03'])
  })

  it('puts a part of a city into the city of its name', () => {
    const [city, zone] = areas(
      rowsOf(openAmar(['name', 'shahr_type', 'ostan', 'shahrestan', 'bakhsh', 'amar_code']), [
        ['اراک', '0', '28', '19', '977', '1021300'],
        ['اراک ۱', '2', '28', '19', '977', '1021678'],
      ]),
    )
    assert.deepEqual([city?.level, city?.code, zone?.level], ['city', '0001021300', 'quarter'])
    assert.deepEqual([city?.also[0], zone?.parents[0]], ['000102/اراک', '000102/اراک'])
  })

  it('goes by the kind where a table has it, for a province whose code begins with two zeros', () => {
    const codes = (head: string[], ...lines: string[][]) =>
      areas(rowsOf(openAmar(head), lines)).map(({ level, code }) => `${level} ${code}`)
    assert.deepEqual(codes(['name', 'ostan', 'amar_code'], ['آشتیان', '28', '2']), ['county 0002'])
    assert.deepEqual(codes(['name', 'ostan', 'shahrestan', 'amar_code'], ['مرکزی', '28', '1', '201']), [
      'district 000201',
    ])
    assert.deepEqual(
      codes(['kind', 'name', 'amar_code'], ['rural_district', 'گرکان', '2010001'], ['city_zone', 'اراک 1', '1021678']),
      ['rural-district 0002010001', 'quarter 0001021678'],
    )
  })

  it('tells lines without name or code, and a file without their columns', () => {
    assert.deepEqual(
      whats(
        open([
          ['1', '', '3'],
          ['2', 'نام', ''],
          ['3', 'نام', '12345678'],
          ['4', 'نام', 'کد'],
          ['5', 'ن'.repeat(121), '3'],
        ]),
      ),
      ['no-name', 'no-code', 'bad-code', 'bad-code', 'name-too-long'],
    )
    assert.deepEqual(openAmar(['id', 'title', 'code']), { missing: 'name' })
  })
})

describe('openGeonames()', () => {
  const line = (id: string, name: string, more: Partial<Record<number, string>> = {}) => {
    const cells = Array<string>(19).fill('')
    Object.assign(cells, {
      0: id,
      1: name,
      2: name,
      4: '32.65',
      5: '51.67',
      6: 'P',
      7: 'PPL',
      8: 'IR',
      10: '28',
      14: '0',
      ...more,
    })
    return cells
  }
  const open = (...lines: string[][]) => rowsOf(openGeonames(), lines)

  it('tells countries, divisions, cities, quarters and villages, and what each lies in', () => {
    const found = areas(
      open(
        line('130758', 'Islamic Republic of Iran', { 6: 'A', 7: 'PCLI', 10: '00' }),
        line('418862', 'Ostan-e Esfahan', { 6: 'A', 7: 'ADM1', 3: 'استان اصفهان,Isfahan Province' }),
        line('418851', 'Shahrestan-e Esfahan', { 6: 'A', 7: 'ADM2', 11: '418851' }),
        line('418863', 'Isfahan', { 7: 'PPLA', 3: 'Esfahan,أصفهان,اصفهان,Ispahan', 11: '418851' }),
        line('1', 'Jolfa', { 7: 'PPLX', 11: '418851' }),
        line('2', 'Qal eh', { 14: '200' }),
        line('3', 'Khomeyni Shahr', { 14: '250000' }),
        line('4', 'Kohneh', { 7: 'PPLQ' }),
      ),
    )
    assert.deepEqual(
      found.map(({ level }) => level),
      ['country', 'province', 'county', 'city', 'quarter', 'village', 'city', 'village'],
    )
    assert.deepEqual(
      found.slice(0, 4).map(({ also, parents }) => [also, parents]),
      [
        [['IR'], []],
        [['IR.28'], ['IR']],
        [['IR.28.418851'], ['IR.28', 'IR']],
        [[], ['IR.28.418851', 'IR.28', 'IR']],
      ],
    )
    assert.deepEqual(found[3]?.name, { fa: 'اصفهان', en: 'Isfahan' })
    assert.deepEqual(found[3]?.aliases, ['Esfahan', 'أصفهان', 'Ispahan'])
    assert.deepEqual([found[3]?.retired, found[7]?.retired], [false, true])
  })

  it('passes over rivers and buildings, and tells broken lines', () => {
    assert.deepEqual(
      whats(
        open(
          line('1', 'Zayandeh Rud', { 6: 'H', 7: 'STM' }),
          ['1', 'short'],
          line('x', 'Name'),
          line('2', '…'),
          line('3', 'Name', { 4: '151', 5: '32' }),
          line('4', 'Name', { 4: '51', 5: '232' }),
        ),
      ),
      ['columns-differ', 'no-code', 'no-name', 'swapped-axes', 'off-earth'],
    )
  })
})

describe('openGnaf()', () => {
  const HEAD =
    'ADDRESS_DETAIL_PID|FLAT_NUMBER|NUMBER_FIRST|NUMBER_LAST|STREET_NAME|STREET_TYPE|LOCALITY_NAME|STATE|POSTCODE|ALIAS_PRINCIPAL|PRINCIPAL_PID|PRIMARY_SECONDARY|PRIMARY_PID|GEOCODE_TYPE|LONGITUDE|LATITUDE'
  const core = (...lines: string[]) =>
    rowsOf(
      openGnaf(HEAD.split('|')),
      lines.map((line) => line.split('|')),
    )

  it('reads G-NAF Core: divisions once, numbers, units of a building, and other names of an address', () => {
    const rows = core(
      'GAOT1||12|14|BUNYA|COURT|CHRISTMAS ISLAND|OT|6798|PRINCIPAL||PRIMARY||FRONTAGE CENTRE SETBACK|105.67|-10.43',
      'GAOT2|3|12||BUNYA|COURT|CHRISTMAS ISLAND|OT|6798|PRINCIPAL||SECONDARY|GAOT1|PROPERTY CENTROID|105.67|-10.43',
      'GAOT3||5||ROAD|STREET|HOME ISLAND|OT|6799|ALIAS|GAOT9|||LOCALITY|96.8|-12.1',
      '||5||ROAD|STREET|HOME ISLAND|OT|6799||||||96.8|-12.1',
    )
    assert.deepEqual(whats(rows), ['area', 'area', 'address', 'address', 'area', 'address', 'no-code'])
    assert.deepEqual(
      areas(rows).map(({ code, level, name, parents }) => [code, level, name.en, parents]),
      [
        ['OT', 'province', 'OT', []],
        ['OT/CHRISTMAS ISLAND', 'city', 'Christmas Island', ['OT']],
        ['OT/HOME ISLAND', 'city', 'Home Island', ['OT']],
      ],
    )
    const [first, second, third] = rows.filter((row) => row.what === 'address')
    assert.deepEqual([first?.number, first?.street, first?.reliability], ['12-14', 'Bunya Court', 2])
    assert.deepEqual([second?.unit, second?.unitOf, third?.principal, third?.reliability], ['3', 'GAOT1', 'GAOT9', 5])
  })

  it('reads rows of Iran with a postal code, and refuses what cannot be one', () => {
    const rows = rowsOf(openGnaf(['کد پستی', 'استان', 'شهر', 'محله', 'خیابان', 'کوچه', 'پلاک', 'lat', 'lon']), [
      ['۸۱۹۵۷-۱۲۳۴۵', 'اصفهان', 'اصفهان', 'جلفا', 'خ حکیم نظامی', '۲۲', '۴', '32.6', '51.6'],
      ['8195712346', 'اصفهان', 'اصفهان', 'جلفا', 'خ حکیم نظامی', '۲۲', '۶', '', ''],
      ['8125712346', 'اصفهان', 'اصفهان', '', '', '', '۶', '', ''],
      ['', 'اصفهان', 'اصفهان', '', '', '', '۶', '', ''],
    ])
    assert.deepEqual(whats(rows), ['area', 'area', 'area', 'address', 'address', 'bad-postcode', 'no-code'])
    const [address] = rows.filter((row) => row.what === 'address')
    assert.deepEqual([address?.code, address?.number, address?.area], ['8195712345', '4', 'اصفهان/اصفهان/جلفا'])
    assert.deepEqual(openGnaf(['name', 'lat']), { missing: 'postcode' })
  })
})

describe('openOwn()', () => {
  const open = (head: string[], ...lines: string[][]) => rowsOf(openOwn(head), lines)

  it('reads areas with names in several languages, days and what took their place', () => {
    const [area] = open(
      [
        'kind',
        'code',
        'name',
        'name_en',
        'name_ps',
        'aliases',
        'parent',
        'lat',
        'lon',
        'valid_from',
        'valid_to',
        'replaced_by',
        'offered',
      ],
      [
        'quarter',
        'z3',
        'منطقهٔ ۳',
        'Zone 3',
        'دریمه سیمه',
        'ناحیه ۳؛ منطقه سه',
        't',
        '33٫5',
        '52.1',
        '1390/1/1',
        '2024-03-19',
        'z4',
        'نه',
      ],
    )
    assert.deepEqual(area?.what === 'area' && { ...area, aliases: area.aliases.length }, {
      what: 'area',
      at: 2,
      keeper: null,
      code: 'z3',
      also: [],
      level: 'quarter',
      name: { fa: 'منطقهٔ ۳', en: 'Zone 3' },
      moreNames: { ps: 'دریمه سیمه' },
      aliases: 2,
      parents: ['t'],
      centre: { lat: 33.5, lon: 52.1 },
      border: null,
      offered: false,
      validFrom: '2011-03-21',
      validTo: '2024-03-19',
      replacedBy: 'z4',
      retired: null,
    })
  })

  it('reads addresses, whose code is what they say, and assets with their owner', () => {
    const head = ['گونه', 'کد', 'محدوده', 'خیابان', 'کوچه', 'پلاک', 'عرض', 'طول', 'دستگاه']
    const rows = open(
      head,
      ['', '', 'باغ‌سیب', 'خیابان سیبستان', 'شکوفه', '۱۲', '34.6', '54.6', ''],
      ['نشانی', '', 'باغ‌سیب', 'خیابان سیبستان', 'شکوفه', '12', '', '', ''],
      ['چراغ', '۴۵۱۲', 'باغ‌سیب', '', '', '', '34.6', '54.6', 'power'],
    )
    assert.deepEqual(whats(rows), ['address', 'address', 'asset'])
    const [first, second] = rows.filter((row) => row.what === 'address')
    assert.equal(first?.code, second?.code)
    assert.match(first!.code, /^[0-9a-f]{32}$/)
    const [lamp] = rows.filter((row) => row.what === 'asset')
    assert.deepEqual([lamp?.kind, lamp?.code, lamp?.owner], ['lamp', '4512', 'power'])
  })

  it('tells each thing that is wrong, and a table that is about something else', () => {
    const head = ['kind', 'code', 'name', 'area', 'street', 'lat', 'lon', 'valid_from', 'postcode']
    assert.deepEqual(
      whats(
        open(
          head,
          ['planet', 'p', 'زمین', '', '', '', '', '', ''],
          ['city', 'c', '', '', '', '', '', '', ''],
          ['lamp', '', '', '', '', '1', '1', '', ''],
          ['lamp', '7', '', '', '', '', '', '', ''],
          ['city', 'c', 'شهر', '', '', '95', '200', '', ''],
          ['city', 'c', 'شهر', '', '', '', '', 'دیروز', ''],
          ['address', 'a', '', '', 'بهار', '', '', '', ''],
          ['address', 'a', '', 'باغ', '', '', '', '', ''],
          ['address', 'a', '', 'باغ', 'بهار', '', '', '', '#'],
        ),
      ),
      [
        'unknown-kind',
        'no-name',
        'no-code',
        'no-point',
        'off-earth',
        'bad-date',
        'no-such-area',
        'no-name',
        'bad-postcode',
      ],
    )
    assert.deepEqual(openOwn(['text', 'time']), { missing: 'kind' })
  })
})

describe('cells', () => {
  it('pointOf() and dayOf() read what people write, and say what is wrong', () => {
    assert.deepEqual(pointOf('۳۲٫۶۵', '۵۱٫۶۷'), { lat: 32.65, lon: 51.67 })
    assert.deepEqual([pointOf('', ''), pointOf('1', ''), pointOf('151', '32')], [null, 'off-earth', 'swapped-axes'])
    assert.deepEqual(['', '2024-02-29', '1402/12/29', '2023-02-29', '1404/13/01', 'x'].map(dayOf), [
      null,
      '2024-02-29',
      '2024-03-19',
      undefined,
      undefined,
      undefined,
    ])
    assert.equal(daysOf('2024-01-02', '2024-01-01'), 'bad-date')
  })
})

describe('FIRST_AREAS', () => {
  it('has 31 provinces in one country, and cities each in its province', () => {
    const of = (level: string) => FIRST_AREAS.filter((area) => area.level === level)
    assert.deepEqual([of('country').length, of('province').length], [1, 31])
    assert.ok(of('city').length > 200)
    const isfahan = of('city').find(({ name }) => name.fa === 'اصفهان')!
    assert.ok(Math.hypot(isfahan.centre!.lat - 32.65, isfahan.centre!.lon - 51.67) < 0.1)
    assert.equal(of('province').find(({ code }) => code === isfahan.parents[0])?.name.en, 'Isfahan')
    assert.equal(new Set(FIRST_AREAS.map(({ code }) => code)).size, FIRST_AREAS.length)
  })
})
