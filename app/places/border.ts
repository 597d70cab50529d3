/** What lies inside a border, and how large is it? Pure. */
import type { Border, Point } from './schema.ts'

const polygonsOf = (border: Border) => (border.type === 'Polygon' ? [border.coordinates] : border.coordinates)

/**
 * Whether a point lies inside a border. A point on an edge lies in one of the two areas that share it. (Even-odd rule:
 * a ray to the east crosses the rings an odd number of times; holes are rings like others.)
 */
export function isInside(border: Border, { lat, lon }: Point): boolean {
  return polygonsOf(border).some((rings) => {
    let inside = false
    for (const ring of rings) {
      for (let at = 0; at + 1 < ring.length; at++) {
        const [[x, y], [nextX, nextY]] = [ring[at]!, ring[at + 1]!]
        if (y > lat !== nextY > lat && lon < x + ((lat - y) / (nextY - y)) * (nextX - x)) inside = !inside
      }
    }
    return inside
  })
}

/** Twice the area in square degrees, holes taken off: for comparing only. */
export const extent = (border: Border): number =>
  polygonsOf(border).reduce(
    (sum, [outer, ...holes]) => sum + shoelace(outer!) - holes.reduce((holed, hole) => holed + shoelace(hole), 0),
    0,
  )

function shoelace(ring: readonly (readonly [number, number])[]): number {
  let sum = 0
  for (let at = 0; at + 1 < ring.length; at++) sum += ring[at]![0] * ring[at + 1]![1] - ring[at + 1]![0] * ring[at]![1]
  return Math.abs(sum)
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export function boxOf(border: Border): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const rings of polygonsOf(border))
    for (const [lon, lat] of rings[0]!) {
      if (lon < west) west = lon
      if (lon > east) east = lon
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  return [west, south, east, north]
}
