/**
 * Divisions of Iran with the codes of the Statistical Centre (مرکز آمار). The code says everything: province 2 digits,
 * county 4, district 6, rural district or city 10 (a city's last four are from 1001 on), village 16, each beginning with
 * that of what it lies in. Tables often keep codes as numbers, so a zero at the front may be missing. Pure.
 */
import { toLatinDigits } from '#kit/words.ts'
import type { FileRow, OpenedTable } from '../file.schema.ts'
import { bareArea, type Cells, cellsAt, columnsOf, MOST_NAME, pointOf, refused } from './cells.ts'

const COLUMNS = {
  name: ['name', 'نام'],
  code: ['amar_code', 'code', 'کد آمار', 'کد'],
  kind: ['kind', 'نوع'],
  zone: ['shahr_type'],
  province: ['ostan', 'province', 'استان'],
  county: ['shahrestan', 'county', 'شهرستان'],
  district: ['bakhsh', 'district', 'بخش'],
  rural: ['dehestan', 'rural_district', 'دهستان'],
  lat: ['lat', 'latitude', 'عرض جغرافیایی'],
  lon: ['lon', 'lng', 'longitude', 'طول جغرافیایی'],
}
type Field = keyof typeof COLUMNS

const FIRST_CITY = 1001
const DIGITS = {
  province: 2,
  county: 4,
  district: 6,
  'rural-district': 10,
  city: 10,
  quarter: 10,
  village: 16,
} as const
type Kind = keyof typeof DIGITS

const KINDS: Record<string, Kind> = {
  province: 'province',
  استان: 'province',
  county: 'county',
  شهرستان: 'county',
  district: 'district',
  بخش: 'district',
  ruraldistrict: 'rural-district',
  دهستان: 'rural-district',
  city: 'city',
  شهر: 'city',
  cityzone: 'quarter',
  منطقه: 'quarter',
  village: 'village',
  block: 'village',
  آبادی: 'village',
  روستا: 'village',
}

/** What the table itself says: by a column of kinds, or because it holds the columns of all that is larger. */
function kindOf(of: Cells<Field>, columns: Record<Field, number>): Kind | null {
  const said =
    KINDS[
      of('kind')
        .toLowerCase()
        .replace(/[\s_-]/g, '')
    ]
  if (said) return said
  if (columns.zone >= 0) return of('zone') === '2' ? 'quarter' : 'city'
  if (columns.rural >= 0) return 'village'
  if (columns.district >= 0) return 'rural-district'
  if (columns.county >= 0) return 'district'
  return columns.province >= 0 ? 'county' : null
}

/** The code with the zeros at its front, or null for what is none. */
function codeOf(typed: string, kind: Kind | null): string | null {
  const digits = toLatinDigits(typed).replace(/\.0+$/, '')
  if (!/^\d{1,16}$/.test(digits)) return null
  if (kind) return digits.length <= DIGITS[kind] ? digits.padStart(DIGITS[kind], '0') : null
  // Of a province that begins with two zeros nothing but the province itself is told without its kind.
  const code = digits.length % 2 === 1 ? `0${digits}` : digits
  return [2, 4, 6, 10, 16].includes(code.length) ? code : null
}

function levelOf(code: string): Kind {
  if (code.length === 10) return Number(code.slice(6)) < FIRST_CITY ? 'rural-district' : 'city'
  return (['province', 'county', 'district'] as const)[code.length / 2 - 1] ?? 'village'
}

/** The codes it begins with, the longest first. */
const parentsOf = (code: string) =>
  [10, 6, 4, 2].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits))

/** A part of a city lies in the city of its name, without the number, in the same district. */
const zoneKey = (code: string, name: string) => `${code.slice(0, 6)}/${name.replace(/[\s\d۰-۹]+$/u, '')}`

export function openAmar(headers: readonly string[]): OpenedTable {
  const columns = columnsOf(headers, COLUMNS)
  const missing = (['name', 'code'] as const).find((field) => columns[field] < 0)
  if (missing) return { missing: COLUMNS[missing][0]! }
  const read = (cells: readonly string[], line: number): FileRow[] => {
    const of = cellsAt(cells, columns)
    const name = of('name')
    if (!/\p{L}/u.test(name)) return [refused(line, name, 'no-name')]
    if (name.length > MOST_NAME) return [refused(line, name, 'name-too-long')]
    const kind = kindOf(of, columns)
    const code = codeOf(of('code'), kind)
    if (!code) return [refused(line, name, of('code') === '' ? 'no-code' : 'bad-code')]
    const centre = pointOf(of('lat'), of('lon'))
    if (typeof centre === 'string') return [refused(line, name, centre)]
    const level = kind ?? levelOf(code)
    const parents = level === 'quarter' ? [zoneKey(code, name), ...parentsOf(code)] : parentsOf(code)
    const also = level === 'city' ? [zoneKey(code, name)] : []
    return [{ ...bareArea(line), code, also, level, name: { fa: name, en: name }, parents, centre }]
  }
  return { reader: { keeper: 'amar', read } }
}
