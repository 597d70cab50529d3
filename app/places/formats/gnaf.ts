/**
 * Addresses of a national address file. Two are known: G-NAF Core of Australia (geoscape.com.au; one table, parted by
 * bars, an address a line) and rows of Iran's GNAF with a postal code of ten digits. Divisions stand in the columns of
 * each address and become areas when they are first seen. Pure but for remembering those.
 */
import { toLatinDigits } from '#kit/words.ts'
import type { FileArea, FileRow, OpenedTable } from '../file.schema.ts'
import type { AreaLevel } from '../schema.ts'
import { bareArea, type Cells, cellsAt, columnsOf, MOST_NAME, numberOf, pointOf, refused } from './cells.ts'

const CORE = {
  pid: ['ADDRESS_DETAIL_PID'],
  created: ['DATE_CREATED'],
  flat: ['FLAT_NUMBER'],
  first: ['NUMBER_FIRST'],
  last: ['NUMBER_LAST'],
  lot: ['LOT_NUMBER'],
  street: ['STREET_NAME'],
  type: ['STREET_TYPE'],
  suffix: ['STREET_SUFFIX'],
  locality: ['LOCALITY_NAME'],
  state: ['STATE'],
  postcode: ['POSTCODE'],
  alias: ['ALIAS_PRINCIPAL'],
  principal: ['PRINCIPAL_PID'],
  secondary: ['PRIMARY_SECONDARY'],
  primary: ['PRIMARY_PID'],
  geocode: ['GEOCODE_TYPE'],
  lat: ['LATITUDE'],
  lon: ['LONGITUDE'],
}

const IRAN = {
  postcode: ['postcode', 'postal_code', 'post_code', 'کد پستی', 'کدپستی'],
  province: ['province', 'state', 'استان'],
  county: ['county', 'township', 'شهرستان'],
  city: ['city', 'localityname', 'شهر', 'روستا', 'شهر یا روستا'],
  quarter: ['quarter', 'neighbourhood', 'neighborhood', 'sublocality', 'محله', 'منطقه'],
  street: ['street', 'خیابان', 'معبر اصلی'],
  alley: ['alley', 'street2', 'کوچه', 'معبر فرعی'],
  number: ['number', 'housenumber', 'house_number', 'پلاک'],
  unit: ['unit', 'sideunit', 'واحد'],
  lat: ['lat', 'latitude', 'عرض جغرافیایی'],
  lon: ['lon', 'lng', 'longitude', 'طول جغرافیایی'],
}

export function openGnaf(headers: readonly string[]): OpenedTable {
  const core = columnsOf(headers, CORE)
  if (core.pid >= 0) {
    const missing = (['locality', 'state', 'street'] as const).find((field) => core[field] < 0)
    return missing ? { missing: CORE[missing][0]! } : { reader: { keeper: 'gnaf', read: readCore(core) } }
  }
  const iran = columnsOf(headers, IRAN)
  const missing = (['postcode', 'city'] as const).find((field) => iran[field] < 0)
  return missing ? { missing: IRAN[missing][0]! } : { reader: { keeper: 'gnaf', read: readIran(iran) } }
}

type Division = { code: string; name: string; level: AreaLevel }

/** The divisions of an address, from the largest; each new one is an area. */
function areasSeen() {
  const seen = new Set<string>()
  return (at: number, divisions: readonly Division[]): FileArea[] =>
    divisions.flatMap(({ code, name, level }, depth) => {
      if (seen.has(code)) return []
      seen.add(code)
      const parents = divisions
        .slice(0, depth)
        .map((one) => one.code)
        .toReversed()
      return [{ ...bareArea(at), code, level, name: { fa: name, en: name }, parents }]
    })
}

const path = (...names: readonly string[]) => names.filter(Boolean).join('/').slice(0, 60)

// ---- Australia

/** What a point marks, by the words of its kind: 2 the property, 3 the way, 5 the locality. */
const reliabilityOf = (kind: string) => (/LOCALITY$/.test(kind) ? (/STREET/.test(kind) ? 3 : 5) : 2)

function readCore(columns: Record<keyof typeof CORE, number>) {
  const areas = areasSeen()
  return (cells: readonly string[], at: number): FileRow[] => {
    const of = cellsAt(cells, columns)
    const [code, state, locality] = [of('pid'), of('state'), of('locality')]
    if (!code) return [refused(at, locality, 'no-code')]
    if (!state || !locality) return [refused(at, code, 'no-name')]
    if (locality.length > MOST_NAME) return [refused(at, code, 'name-too-long')]
    const point = pointOf(of('lat'), of('lon'))
    if (typeof point === 'string') return [refused(at, code, point)]
    const divisions: Division[] = [
      { code: state, name: state, level: 'province' },
      { code: path(state, locality), name: titled(locality), level: 'city' },
    ]
    return [...areas(at, divisions), { ...coreAddress(of, at), area: divisions[1]!.code, point }]
  }
}

const titled = (name: string) => name.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase())

const coreAddress = (of: Cells<keyof typeof CORE>, at: number) => ({
  what: 'address' as const,
  at,
  code: of('pid'),
  street: [of('street'), of('type'), of('suffix')].filter(Boolean).map(titled).join(' '),
  alley: '',
  number: [of('first') || (of('lot') && `Lot ${of('lot')}`), of('last')].filter(Boolean).join('-'),
  unit: of('flat'),
  postcode: of('postcode') || null,
  reliability: reliabilityOf(of('geocode')),
  confidence: null,
  pointKind: of('geocode') || null,
  principal: of('alias') === 'ALIAS' || of('alias') === 'A' ? of('principal') || null : null,
  unitOf: /^S/.test(of('secondary')) ? of('primary') || null : null,
  validFrom: null,
  validTo: null,
  replacedBy: null,
})

// ---- Iran

/** Ten digits; the first five have neither 0 nor 2, the last five may have any (the post's own rule for routes). */
const POSTCODE = /^[13-9]{5}\d{5}$/

function readIran(columns: Record<keyof typeof IRAN, number>) {
  const areas = areasSeen()
  return (cells: readonly string[], at: number): FileRow[] => {
    const of = cellsAt(cells, columns)
    const postcode = toLatinDigits(of('postcode')).replace(/[\s-]/g, '')
    const names = [of('province'), of('county'), of('city'), of('quarter')]
    if (postcode === '') return [refused(at, of('city'), 'no-code')]
    if (!POSTCODE.test(postcode)) return [refused(at, postcode, 'bad-postcode')]
    if (!/\p{L}/u.test(of('city'))) return [refused(at, postcode, 'no-name')]
    if (names.some((name) => name.length > MOST_NAME)) return [refused(at, postcode, 'name-too-long')]
    const point = pointOf(of('lat'), of('lon'))
    if (typeof point === 'string') return [refused(at, postcode, point)]
    const levels = ['province', 'county', 'city', 'quarter'] as const
    const divisions = levels.flatMap((level, depth): Division[] => {
      const name = names[depth]!
      return name ? [{ code: path(...names.slice(0, depth + 1)), name, level }] : []
    })
    return [...areas(at, divisions), { ...iranAddress(of, at, postcode), area: divisions.at(-1)!.code, point }]
  }
}

const iranAddress = (of: Cells<keyof typeof IRAN>, at: number, postcode: string) => ({
  what: 'address' as const,
  at,
  code: postcode,
  street: of('street'),
  alley: of('alley'),
  number: toLatinDigits(of('number')),
  unit: toLatinDigits(of('unit')),
  postcode,
  reliability: numberOf(of('lat')) === null ? 4 : 2,
  confidence: null,
  pointKind: null,
  principal: null,
  unitOf: null,
  validFrom: null,
  validTo: null,
  replacedBy: null,
})
