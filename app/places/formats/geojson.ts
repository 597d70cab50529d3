/**
 * Areas and assets of a GeoJSON file (RFC 7946), as OpenStreetMap, geoBoundaries and offices write them. One broken
 * feature keeps no other out. Pure.
 */
import { tidy } from '#kit/shapes.ts'
import {
  ASSET_KINDS,
  type FileArea,
  type FileAsset,
  type FileFault,
  type FileRow,
  type Refused,
} from '../file.schema.ts'
import { nameKey } from '../names.ts'
import { AREA_LEVELS, type AreaLevel, type Point } from '../schema.ts'
import { bareArea, MOST_NAME, refused } from './cells.ts'
import { centreOf, middleOf, readBorder, readPosition } from './ring.ts'

export type ReadFeatures =
  | { rows: FileRow[]; fault?: never }
  | { fault: Extract<FileFault, 'not-json' | 'not-geojson' | 'no-features'>; rows?: never }

const NAME_KEYS = {
  fa: ['name:fa', 'name_fa', 'nameFa', 'name', 'shapeName'],
  en: ['name:en', 'name_en', 'nameEn', 'name', 'shapeName'],
}
const CODE_KEYS: readonly [key: string, keeper: string][] = [
  ['code', 'own'],
  ['amar_code', 'amar'],
  ['ISO3166-2', 'iso'],
  ['shapeISO', 'iso'],
  ['shapeID', 'geoboundaries'],
]

type Loose = Record<string, unknown>
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The areas and assets of `text`. `known` are points of areas that are there, so that a file whose axes are in the wrong
 * order is told from one of another country.
 */
export function readFeatures(text: string, known: readonly Point[] = []): ReadFeatures {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { fault: 'not-json' }
  }
  const features = isRecord(file) && file.type === 'Feature' ? [file] : isRecord(file) ? file.features : null
  if (!Array.isArray(features)) return { fault: 'not-geojson' }
  if (features.length === 0) return { fault: 'no-features' }
  return {
    rows: sortOut(
      features.map((feature, at) => readFeature(feature, at + 1)),
      known,
    ),
  }
}

/** A row with a point of it, for telling exchanged axes. */
type Read = { row: FileArea | FileAsset; where: Point } | { row: Refused }

function sortOut(read: readonly Read[], known: readonly Point[]): FileRow[] {
  const points = read.flatMap((one) => ('where' in one ? [one.where] : []))
  const usual = median(known.length > 0 ? known : points)
  const names = new Set<string>()
  return read.map((one) => {
    if (!('where' in one)) return one.row
    const { row, where } = one
    const name = row.what === 'area' ? row.name.fa : row.code
    if (isSwapped(where, usual)) return refused(row.at, name, 'swapped-axes')
    if (row.what === 'asset' || row.code) return row
    const key = `${row.level} ${nameKey(name)}`
    if (names.has(key)) return refused(row.at, name, 'name-twice')
    names.add(key)
    return row
  })
}

const middleNumber = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const median = (points: readonly Point[]): Point | null =>
  points.length === 0
    ? null
    : { lat: middleNumber(points.map(({ lat }) => lat)), lon: middleNumber(points.map(({ lon }) => lon)) }

/** Whether a point would lie much nearer to the others with latitude and longitude exchanged. */
export function isSwapped({ lat, lon }: Point, usual: Point | null): boolean {
  if (!usual || Math.abs(lon) > 90) return false
  const as = Math.hypot(lat - usual.lat, lon - usual.lon)
  return as > 3 * Math.hypot(lon - usual.lat, lat - usual.lon) + 1
}

function readFeature(feature: unknown, at: number): Read {
  const given = isRecord(feature) ? feature : {}
  const properties = isRecord(given.properties) ? given.properties : {}
  const all = isRecord(properties.tags) ? { ...properties.tags, ...properties } : properties
  const kind = ASSET_KINDS.find((one) => one === textOf(all.kind))
  if (kind) return readAsset(all, given.geometry, { at, kind })
  const fa = pick(all, NAME_KEYS.fa) ?? pick(all, NAME_KEYS.en)
  if (!fa || !/[\p{L}\p{N}]/u.test(fa)) return { row: refused(at, '', 'no-name') }
  const en = pick(all, NAME_KEYS.en) ?? fa
  if (Math.max(fa.length, en.length) > MOST_NAME) return { row: refused(at, fa, 'name-too-long') }
  const area = {
    ...bareArea(at),
    ...namesIn(all, fa, en),
    ...codesIn(all),
    level: levelOf(all),
    offered: offeredIn(all),
  }
  const geometry = given.geometry
  if (isRecord(geometry) && geometry.type === 'Point' && area.level) {
    const position = readPosition(geometry.coordinates)
    if (typeof position === 'string') return { row: refused(at, fa, position) }
    const where = { lon: position[0], lat: position[1] }
    return { row: { ...area, centre: where }, where }
  }
  const border = readBorder(geometry)
  if (typeof border === 'string') return { row: refused(at, fa, border) }
  return { row: { ...area, border, centre: centreOf(border) }, where: middleOf(border) }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? tidy(value) : typeof value === 'number' ? String(value) : ''
const pick = (all: Loose, keys: readonly string[]) => keys.map((key) => textOf(all[key])).find((value) => value !== '')

function namesIn(all: Loose, fa: string, en: string): Pick<FileArea, 'name' | 'moreNames' | 'aliases'> {
  const moreNames: Record<string, string> = {}
  for (const [key, value] of Object.entries(all)) {
    const tag = /^name[:_]([a-z]{2,3})$/.exec(key)?.[1]
    const name = textOf(value)
    if (tag && tag !== 'fa' && tag !== 'en' && name !== '' && name.length <= MOST_NAME) moreNames[tag] = name
  }
  const aliases = textOf(all.alt_name).split(/[;؛،]/).map(tidy)
  return {
    name: { fa, en },
    moreNames,
    aliases: aliases.filter((one) => one.length > 1 && one.length <= MOST_NAME).slice(0, 100),
  }
}

function codesIn(all: Loose): Pick<FileArea, 'keeper' | 'code' | 'parents'> {
  const [key, keeper] = CODE_KEYS.find(([one]) => textOf(all[one]) !== '') ?? []
  const parents = textOf(all.parent) ? [textOf(all.parent)] : []
  if (key && keeper) return { keeper, code: textOf(all[key]).slice(0, 60), parents }
  const isRelation = textOf(all.type) === 'relation' && textOf(all.id) !== ''
  return { keeper: 'osm', code: isRelation ? `relation/${textOf(all.id)}` : null, parents }
}

const offeredIn = (all: Loose) => (typeof all.offered === 'boolean' ? all.offered : null)

const PLACES: Record<string, AreaLevel> = {
  country: 'country',
  state: 'province',
  province: 'province',
  county: 'county',
  district: 'district',
  city: 'city',
  town: 'city',
  suburb: 'quarter',
  borough: 'quarter',
  quarter: 'quarter',
  neighbourhood: 'quarter',
  village: 'village',
  hamlet: 'village',
}
/** OpenStreetMap's numbers, of which countries use some. */
const ADMIN_LEVELS: Record<string, AreaLevel> = {
  2: 'country',
  3: 'province',
  4: 'province',
  5: 'county',
  6: 'county',
  7: 'district',
  8: 'city',
  9: 'quarter',
  10: 'quarter',
}
const SHAPES: Record<string, AreaLevel> = { ADM0: 'country', ADM1: 'province', ADM2: 'county', ADM3: 'district' }

const levelOf = (all: Loose): AreaLevel | null =>
  AREA_LEVELS.find((level) => level === textOf(all.level)) ??
  PLACES[textOf(all.place)] ??
  ADMIN_LEVELS[textOf(all.admin_level)] ??
  SHAPES[textOf(all.shapeType)] ??
  null

function readAsset(all: Loose, geometry: unknown, { at, kind }: Pick<FileAsset, 'at' | 'kind'>): Read {
  const code = textOf(all.code)
  if (code === '') return { row: refused(at, '', 'no-code') }
  if (code.length > 60) return { row: refused(at, code, 'bad-code') }
  const position = isRecord(geometry) && geometry.type === 'Point' ? readPosition(geometry.coordinates) : null
  if (position === null) return { row: refused(at, code, 'no-point') }
  if (typeof position === 'string') return { row: refused(at, code, position) }
  const where = { lon: position[0], lat: position[1] }
  const fa = (pick(all, NAME_KEYS.fa) ?? '').slice(0, MOST_NAME)
  const name = fa ? { fa, en: (pick(all, NAME_KEYS.en) ?? fa).slice(0, MOST_NAME) } : null
  const more = { owner: textOf(all.owner) || null, area: textOf(all.area) || null, validFrom: null, validTo: null }
  return { row: { what: 'asset', at, kind, code, name, ...more, point: where }, where }
}
