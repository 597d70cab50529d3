/**
 * Our own table (`--format csv`), for whatever another program can write: a line is an area, an address or an asset, as
 * its column `kind` says. docs/operate/import.md lists the columns. Pure.
 */
import { createHash } from 'node:crypto'
import { toLatinDigits } from '#kit/words.ts'
import { ASSET_KINDS, type AssetKind, type FileRow, type OpenedTable } from '../file.schema.ts'
import { AREA_LEVELS, type AreaLevel, type Point } from '../schema.ts'
import { LEVEL_NAMES } from '../words.ts'
import {
  bareArea,
  type Cells,
  cellsAt,
  columnsOf,
  daysOf,
  listOf,
  MOST_NAME,
  numberOf,
  pointOf,
  refused,
} from './cells.ts'

const COLUMNS = {
  kind: ['kind', 'level', 'گونه', 'سطح', 'نوع'],
  code: ['code', 'کد'],
  name: ['name', 'name_fa', 'نام'],
  nameEn: ['name_en', 'english', 'نام انگلیسی'],
  aliases: ['aliases', 'other_names', 'نام‌های دیگر'],
  parent: ['parent', 'parent_code', 'در'],
  area: ['area', 'area_code', 'محدوده'],
  street: ['street', 'خیابان'],
  alley: ['alley', 'کوچه'],
  number: ['number', 'house', 'پلاک'],
  unit: ['unit', 'واحد'],
  postcode: ['postcode', 'postal_code', 'کد پستی'],
  lat: ['lat', 'latitude', 'عرض جغرافیایی', 'عرض'],
  lon: ['lon', 'lng', 'longitude', 'طول جغرافیایی', 'طول'],
  reliability: ['reliability', 'دقت'],
  principal: ['principal', 'اصلی'],
  unitOf: ['unit_of'],
  owner: ['owner', 'دستگاه', 'مالک'],
  offered: ['offered', 'پیشنهاد'],
  validFrom: ['valid_from', 'از روز'],
  validTo: ['valid_to', 'تا روز'],
  replacedBy: ['replaced_by', 'جانشین'],
}
type Field = keyof typeof COLUMNS

const ADDRESS = /^(address|نشانی|پلاک|)$/
const ASSET_WORDS: Record<string, AssetKind> = { چراغ: 'lamp', دریچه: 'manhole', دکل: 'mast', شعبه: 'branch' }
const YES = /^(1|yes|true|بله|آری)$/i
const NO = /^(0|no|false|نه|خیر)$/i
/** Whole postal codes, or their beginnings, of any country. */
const POSTCODE = /^[0-9A-Z][0-9A-Z -]{1,11}$/

const levelOf = (kind: string): AreaLevel | undefined =>
  AREA_LEVELS.find((level) => level === kind.toLowerCase().replace(/[\s_]+/g, '-') || LEVEL_NAMES[level].fa === kind)
const assetOf = (kind: string): AssetKind | undefined =>
  ASSET_KINDS.find((one) => one === kind.toLowerCase()) ?? ASSET_WORDS[kind]

export function openOwn(headers: readonly string[]): OpenedTable {
  const columns = columnsOf(headers, COLUMNS)
  if (columns.kind < 0 && columns.street < 0) return { missing: 'kind' }
  // Names in further languages: name_ps, name_fr.
  const languages = headers.flatMap((header, at): [string, number][] => {
    const tag = /^name_([a-z]{2,3})$/.exec(header.trim().toLowerCase())?.[1]
    return tag && tag !== 'fa' && tag !== 'en' ? [[tag, at]] : []
  })
  const read = (cells: readonly string[], line: number): FileRow[] => {
    const of = cellsAt(cells, columns)
    const point = pointOf(of('lat'), of('lon'))
    const days = daysOf(of('validFrom'), of('validTo'))
    const name = of('name') || of('code')
    if (typeof point === 'string') return [refused(line, name, point)]
    if (typeof days === 'string') return [refused(line, name, days)]
    const known = { line, point, days }
    const level = levelOf(of('kind'))
    const asset = assetOf(of('kind'))
    if (level) {
      const moreNames = languages.map(([tag, at]) => [tag, (cells[at] ?? '').trim()] as const).filter(([, one]) => one)
      return [areaRow(of, { ...known, level, moreNames: Object.fromEntries(moreNames) })]
    }
    if (asset) return [assetRow(of, { ...known, asset })]
    return [ADDRESS.test(of('kind')) ? addressRow(of, known) : refused(line, name, 'unknown-kind')]
  }
  return { reader: { keeper: 'own', read } }
}

type Known = { line: number; point: Point | null; days: { validFrom: string | null; validTo: string | null } }

function areaRow(
  of: Cells<Field>,
  { line, point, days, level, moreNames }: Known & { level: AreaLevel; moreNames: Record<string, string> },
): FileRow {
  const fa = of('name') || of('nameEn')
  if (!/\p{L}/u.test(fa)) return refused(line, fa, 'no-name')
  if ([fa, of('nameEn'), ...Object.values(moreNames)].some((name) => name.length > MOST_NAME))
    return refused(line, fa, 'name-too-long')
  if (of('code').length > 60) return refused(line, fa, 'bad-code')
  return {
    ...bareArea(line),
    ...days,
    code: of('code') || null,
    level,
    name: { fa, en: of('nameEn') || fa },
    moreNames,
    aliases: listOf(of('aliases')),
    parents: of('parent') ? [of('parent')] : [],
    centre: point,
    offered: YES.test(of('offered')) ? true : NO.test(of('offered')) ? false : null,
    replacedBy: of('replacedBy') || null,
  }
}

function assetRow(of: Cells<Field>, { line, point, days, asset }: Known & { asset: AssetKind }): FileRow {
  const code = toLatinDigits(of('code'))
  if (code === '') return refused(line, of('name'), 'no-code')
  if (code.length > 60) return refused(line, code, 'bad-code')
  if (!point) return refused(line, code, 'no-point')
  const name = of('name') ? { fa: of('name'), en: of('nameEn') || of('name') } : null
  if (of('name').length > MOST_NAME) return refused(line, code, 'name-too-long')
  return {
    what: 'asset',
    at: line,
    ...days,
    kind: asset,
    code,
    name,
    owner: of('owner') || null,
    area: of('area') || null,
    point,
  }
}

function addressRow(of: Cells<Field>, { line, point, days }: Known): FileRow {
  const where = [of('area'), of('street'), of('alley'), toLatinDigits(of('number')), toLatinDigits(of('unit'))]
  const [area = '', street = '', alley = '', number = '', unit = ''] = where
  if (area === '') return refused(line, street, 'no-such-area')
  if (street === '' && alley === '' && number === '') return refused(line, area, 'no-name')
  if (where.some((one) => one.length > MOST_NAME)) return refused(line, street, 'name-too-long')
  const postcode = toLatinDigits(of('postcode')).toUpperCase()
  if (postcode !== '' && !POSTCODE.test(postcode)) return refused(line, street, 'bad-postcode')
  const reliability = numberOf(of('reliability'))
  if (of('code').length > 60) return refused(line, street, 'bad-code')
  return {
    what: 'address',
    at: line,
    ...days,
    // What it says is its code where it has none: the same line is the same address.
    code: of('code') || createHash('sha256').update(JSON.stringify(where)).digest('hex').slice(0, 32),
    area,
    street,
    alley,
    number,
    unit,
    postcode: postcode || null,
    point,
    reliability: reliability !== null && reliability >= 1 && reliability <= 6 ? Math.round(reliability) : null,
    confidence: null,
    pointKind: null,
    principal: of('principal') || null,
    unitOf: of('unitOf') || null,
    replacedBy: of('replacedBy') || null,
  }
}
