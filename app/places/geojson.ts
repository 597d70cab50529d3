/** Which areas does a GeoJSON file (RFC 7946) hold, and which of its features are broken, and how? Pure; one broken feature keeps no other out. */
import { fold } from '@pasokh/persian'
import { isInside } from './rules.ts'
import { AreaInput, type Border, MOST_CORNERS, type Point } from './schema.ts'

/** What may be wrong with a whole file, and with one of its features. */
export const FILE_FAULTS = ['not-json', 'not-geojson', 'no-features'] as const
export type FileFault = (typeof FILE_FAULTS)[number]
export const FEATURE_FAULTS = [
  'no-name',
  'name-too-long',
  'no-border',
  'too-few-corners',
  'too-many-corners',
  'off-earth',
  'swapped-axes',
  'crosses-itself',
  'name-twice',
  'too-many',
] as const
export type FeatureFault = (typeof FEATURE_FAULTS)[number]

/** A feature by its place in the file, from 1, and its name where it has one. */
export type RefusedFeature = { at: number; name: string; why: FeatureFault }
export type ReadAreas =
  | { areas: { at: number; area: AreaInput }[]; refused: RefusedFeature[]; fault?: never }
  | { fault: FileFault }

const NAME_KEYS = {
  fa: ['name:fa', 'name_fa', 'nameFa', 'name', 'shapeName'],
  en: ['name:en', 'name_en', 'nameEn', 'name', 'shapeName'],
}

/** How names are known again: folded, without spaces. */
export const nameKey = (name: string) => fold(name).replace(/[^\p{L}\p{N}]/gu, '')

type Loose = Record<string, unknown>
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The areas of `text`. `known` are points of areas that are there, so that a file whose axes are in the wrong order is
 * told from one of another country.
 */
export function readAreas(text: string, known: readonly Point[] = []): ReadAreas {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { fault: 'not-json' }
  }
  const features = isRecord(file) && file.type === 'Feature' ? [file] : isRecord(file) ? file.features : null
  if (!Array.isArray(features)) return { fault: 'not-geojson' }
  if (features.length === 0) return { fault: 'no-features' }
  return sortOut(
    features.map((feature, at) => readFeature(feature, at + 1)),
    known,
  )
}

type ReadFeature =
  | { at: number; name: string; why: FeatureFault }
  | { at: number; name: string; area: AreaInput; middle: Point }

function sortOut(read: readonly ReadFeature[], known: readonly Point[]): ReadAreas {
  const areas: { at: number; area: AreaInput }[] = []
  const refused: RefusedFeature[] = []
  const names = new Set<string>()
  const middles = read.flatMap((one) => ('middle' in one ? [one.middle] : []))
  const usual = median(known.length > 0 ? known : middles)
  for (const one of read) {
    if ('why' in one) {
      refused.push(one)
      continue
    }
    const { at, name, area, middle } = one
    const key = nameKey(area.name.fa)
    const why = isSwapped(middle, usual) ? 'swapped-axes' : names.has(key) ? 'name-twice' : null
    names.add(key)
    if (why) refused.push({ at, name, why })
    else areas.push({ at, area })
  }
  return { areas, refused }
}

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const median = (points: readonly Point[]): Point | null =>
  points.length === 0
    ? null
    : { lat: middleOf(points.map(({ lat }) => lat)), lon: middleOf(points.map(({ lon }) => lon)) }

/** Whether a point would lie much nearer to the others with latitude and longitude exchanged. */
function isSwapped({ lat, lon }: Point, usual: Point | null): boolean {
  if (!usual || Math.abs(lon) > 90) return false
  const as = Math.hypot(lat - usual.lat, lon - usual.lon)
  return as > 3 * Math.hypot(lon - usual.lat, lat - usual.lon) + 1
}

function readFeature(feature: unknown, at: number): ReadFeature {
  const properties = isRecord(feature) && isRecord(feature.properties) ? feature.properties : {}
  const all = isRecord(properties.tags) ? { ...properties.tags, ...properties } : properties
  const pick = (keys: readonly string[]) =>
    keys.map((key) => all[key]).find((value): value is string => typeof value === 'string' && value.trim() !== '')
  const fa = pick(NAME_KEYS.fa) ?? pick(NAME_KEYS.en)
  const name = fa?.trim().slice(0, 120) ?? ''
  if (!fa) return { at, name, why: 'no-name' }
  const border = readBorder(isRecord(feature) ? feature.geometry : null)
  if (typeof border === 'string') return { at, name, why: border }
  const aliases =
    typeof all.alt_name === 'string' ? all.alt_name.split(/[;،]/).filter((alias) => alias.trim().length > 1) : []
  const area = AreaInput.safeParse({
    name: { fa, en: pick(NAME_KEYS.en) ?? fa },
    aliases: aliases.slice(0, 300),
    border,
    centre: centreOf(border),
  })
  if (!area.success) return { at, name, why: 'name-too-long' }
  return { at, name, area: area.data, middle: middleOfBox(border) }
}

const ringsOf = (border: Border) => (border.type === 'Polygon' ? border.coordinates : border.coordinates.flat())

function readBorder(geometry: unknown): Border | FeatureFault {
  if (!isRecord(geometry) || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return 'no-border'
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) return 'no-border'
  const read: [number, number][][][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'no-border'
    const rings: [number, number][][] = []
    for (const ring of polygon) {
      const corners = readRing(ring)
      if (typeof corners === 'string') return corners
      rings.push(corners)
    }
    read.push(rings)
  }
  return read.length === 1 ? { type: 'Polygon', coordinates: read[0]! } : { type: 'MultiPolygon', coordinates: read }
}

function readRing(ring: unknown): [number, number][] | FeatureFault {
  if (!Array.isArray(ring)) return 'no-border'
  const corners: [number, number][] = []
  for (const position of ring) {
    const [lon, lat] = Array.isArray(position) ? position : []
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'off-earth'
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
      return Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? 'swapped-axes' : 'off-earth'
    const before = corners.at(-1)
    if (before?.[0] !== lon || before?.[1] !== lat) corners.push([lon, lat])
  }
  // A ring that was left open is closed; the same corner twice in a row was taken once.
  const [first, last] = [corners[0], corners.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) corners.push([first[0], first[1]])
  if (corners.length < 4) return 'too-few-corners'
  if (corners.length > MOST_CORNERS) return 'too-many-corners'
  return crossesItself(corners) ? 'crosses-itself' : corners
}

type Corner = readonly [number, number]
const turn = (a: Corner, b: Corner, c: Corner) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** Whether two sides of a closed ring cross. Sides are compared in order of where they begin in the west, so that few pairs are looked at. */
export function crossesItself(ring: readonly Corner[]): boolean {
  const sides = ring.slice(1).map((to, at) => {
    const from = ring[at]!
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }
  })
  sides.sort((a, b) => a.west - b.west)
  for (const [at, one] of sides.entries())
    for (let next = at + 1; next < sides.length && sides[next]!.west <= one.east; next++) {
      const other = sides[next]!
      const apart = turn(one.from, one.to, other.from) * turn(one.from, one.to, other.to)
      if (apart < 0 && turn(other.from, other.to, one.from) * turn(other.from, other.to, one.to) < 0) return true
    }
  return false
}

function middleOfBox(border: Border): Point {
  const corners = ringsOf(border).flat()
  const middle = (axis: 0 | 1) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const corner of corners) {
      low = Math.min(low, corner[axis])
      high = Math.max(high, corner[axis])
    }
    return (low + high) / 2
  }
  return { lon: middle(0), lat: middle(1) }
}

/** The middle of the box where that lies inside; a centre outside of its area would mislead. */
function centreOf(border: Border): Point | null {
  const { lat, lon } = middleOfBox(border)
  const middle = { lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 }
  return isInside(border, middle) ? middle : null
}
