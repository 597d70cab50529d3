/** Is what a file gives as a border one, and what is wrong with it? Rings are closed and cleaned, never mended otherwise. Pure. */

import { isInside } from '../border.ts'
import { cornersOf } from '../outline.ts'
import { type Border, MOST_CORNERS, type Point } from '../schema.ts'

export type BorderFault =
  | 'no-border'
  | 'too-few-corners'
  | 'too-many-corners'
  | 'off-earth'
  | 'swapped-axes'
  | 'crosses-itself'

/** The border of a GeoJSON geometry, or the fault. */
export function readBorder(geometry: unknown): Border | BorderFault {
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
  const border: Border =
    read.length === 1 ? { type: 'Polygon', coordinates: read[0]! } : { type: 'MultiPolygon', coordinates: read }
  return cornersOf(border) > MOST_CORNERS ? 'too-many-corners' : border
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A position of GeoJSON as [lon, lat], or the fault. */
export function readPosition(position: unknown): [number, number] | 'off-earth' | 'swapped-axes' {
  const [lon, lat]: unknown[] = Array.isArray(position) ? position : []
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
    return 'off-earth'
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return [lon, lat]
  return Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? 'swapped-axes' : 'off-earth'
}

function readRing(ring: unknown): [number, number][] | BorderFault {
  if (!Array.isArray(ring)) return 'no-border'
  const corners: [number, number][] = []
  for (const one of ring) {
    const position = readPosition(one)
    if (typeof position === 'string') return position
    const before = corners.at(-1)
    if (before?.[0] !== position[0] || before?.[1] !== position[1]) corners.push(position)
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

/** The middle of the box around a border. */
export function middleOf(border: Border): Point {
  const corners = border.type === 'Polygon' ? border.coordinates.flat() : border.coordinates.flat(2)
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
export function centreOf(border: Border): Point | null {
  const { lat, lon } = middleOf(border)
  const middle = { lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 }
  return isInside(border, middle) ? middle : null
}
