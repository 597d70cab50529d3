/**
 * Places of GeoNames (geonames.org/export): nineteen columns parted by tabs, without a line of names. Divisions and
 * inhabited places become areas; rivers, mountains and buildings are something else. Pure.
 */
import { tidy } from '#kit/shapes.ts'
import type { FileRow, OpenedTable } from '../file.schema.ts'
import type { AreaLevel } from '../schema.ts'
import { bareArea, MOST_NAME, numberOf, pointOf, refused } from './cells.ts'

const COLUMNS = 19
const DIVISIONS: Record<string, AreaLevel> = {
  PCLI: 'country',
  PCL: 'country',
  ADM1: 'province',
  ADM2: 'county',
  ADM3: 'district',
  ADM4: 'rural-district',
}
/** Divisions and places that are no more. */
const FORMER: Record<string, AreaLevel> = {
  ADM1H: 'province',
  ADM2H: 'county',
  ADM3H: 'district',
  ADM4H: 'rural-district',
  PPLH: 'village',
  PPLQ: 'village',
  PPLW: 'village',
}
const CITIES = /^PPL(C|G|A\d?)$/
/** An inhabited place of fewer is a village, as GeoNames does not say. */
const CITY_PEOPLE = 10_000

function levelOf(feature: string, kind: string, people: number): AreaLevel | null {
  const division = DIVISIONS[kind] ?? FORMER[kind]
  if (division) return division
  if (feature !== 'P') return null
  if (kind === 'PPLX') return 'quarter'
  return CITIES.test(kind) || people >= CITY_PEOPLE ? 'city' : 'village'
}

// Of the names in Arabic letters one without those that Persian does not write.
const isPersian = (name: string) =>
  /\p{Script=Arabic}/u.test(name) && !/[\u064a\u0643\u0629\u0649\u0623\u0625]/.test(name)
const isArabic = (name: string) => /\p{Script=Arabic}/u.test(name)

export function openGeonames(): OpenedTable {
  return { reader: { keeper: 'geonames', read } }
}

function read(cells: readonly string[], line: number): FileRow[] {
  const name = tidy(cells[1] ?? '')
  if (cells.length < COLUMNS - 1) return [refused(line, name, 'columns-differ')]
  const [id = '', , ascii = '', alternate = '', lat = '', lon = '', feature = '', kind = ''] = cells.map(tidy)
  const level = levelOf(feature, kind, numberOf(cells[14] ?? '') ?? 0)
  if (!level) return []
  if (!/^\d+$/.test(id)) return [refused(line, name, 'no-code')]
  if (!/\p{L}/u.test(name)) return [refused(line, name, 'no-name')]
  if (name.length > MOST_NAME) return [refused(line, name, 'name-too-long')]
  const centre = pointOf(lat, lon)
  if (typeof centre === 'string') return [refused(line, name, centre)]
  const others = alternate
    .split(',')
    .map(tidy)
    .filter((one) => one.length > 1 && one.length <= MOST_NAME)
  const fa = others.find(isPersian) ?? others.find(isArabic) ?? name
  const names = new Set([fa, name])
  const divisions = divisionsOf(cells, level)
  return [
    {
      ...bareArea(line),
      code: id,
      also: kind in DIVISIONS ? divisions.slice(0, 1) : [],
      level,
      name: { fa, en: ascii || name },
      aliases: [...new Set([name, ...others])]
        .filter((one) => one !== fa && one !== ascii && names.add(one))
        .slice(0, 30),
      parents: kind in DIVISIONS ? divisions.slice(1) : divisions,
      centre,
      offered: kind in FORMER ? false : null,
      // GeoNames does not say when it ended.
      retired: kind in FORMER,
    },
  ]
}

const DEPTH: Partial<Record<AreaLevel, number>> = { country: 1, province: 2, county: 3, district: 4 }

/** «IR.10.03», «IR.10», «IR»: of a division its own name first. */
function divisionsOf(cells: readonly string[], level: AreaLevel): string[] {
  const parts = [8, 10, 11, 12, 13].map((column) => tidy(cells[column] ?? ''))
  const empty = parts.findIndex((part) => part === '' || part === '00')
  const known = parts.slice(0, Math.min(empty < 0 ? parts.length : empty, DEPTH[level] ?? parts.length))
  return known.map((_, at) => known.slice(0, known.length - at).join('.'))
}
