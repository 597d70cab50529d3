/**
 * Borders with fewer corners, for drawing. A line that two neighbours share stays shared, so that no gap opens between
 * them (TopoJSON; Visvalingam and Whyatt 1993). Pure. Nothing is found by an outline: a point is asked of the border.
 */
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { Objects, Topology } from 'topojson-specification'
import type { Border } from './schema.ts'

type Ring = [number, number][]
export type Bordered = { areaId: string; level: string; border: Border }

/** Corners that a drawn area has on average, and so few need no simplifying. */
const CORNERS_EACH = 60
const FEW_CORNERS = 24
/** A hundred-thousandth of a degree is a metre. */
const GRID = 1e5

/** The outline of each area. Areas of one level are simplified together, as they are drawn together. */
export function outlinesOf(areas: readonly Bordered[]): Map<string, Border> {
  const outlines = new Map<string, Border>()
  for (const [, level] of Map.groupBy(areas, ({ level }) => level)) outlineLevel(level, outlines)
  return outlines
}

function outlineLevel(areas: readonly Bordered[], outlines: Map<string, Border>) {
  const corners = areas.reduce((sum, { border }) => sum + cornersOf(border), 0)
  const share = (CORNERS_EACH * areas.length) / Math.max(1, corners)
  const shared = share < 1 ? simplified(areas, share) : null
  for (const { areaId, border } of areas) {
    const short = shared?.get(areaId)
    outlines.set(areaId, rounded((cornersOf(border) > FEW_CORNERS && short) || border))
  }
}

function simplified(areas: readonly Bordered[], share: number): Map<string, Border> {
  const objects = Object.fromEntries(areas.map(({ areaId, border }) => [areaId, border]))
  const weighed = presimplify(topology(objects) as Topology<Objects>)
  const short = simplify(weighed, quantile(weighed, share))
  const found = new Map<string, Border>()
  for (const { areaId, border } of areas) {
    const drawn = feature(short, short.objects[areaId]!)
    // What goes in as a border comes out as one.
    const polygons = drawn.type === 'Feature' ? polygonsOf(drawn.geometry as Border) : []
    // An island too small to draw goes; an area does not.
    const left = polygons
      .filter(([outer]) => outer && isRing(outer))
      .map(([outer, ...holes]) => [outer!, ...holes.filter(isRing)])
    found.set(areaId, borderOf(left.length > 0 ? left : [[coarse(largestOf(border))]]))
  }
  return found
}

const polygonsOf = (border: Border) => (border.type === 'Polygon' ? [border.coordinates] : border.coordinates)
const borderOf = (polygons: Ring[][]): Border =>
  polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }

export const cornersOf = (border: Border): number =>
  polygonsOf(border).reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0)

/** At least a triangle, closed. */
const isRing = (ring: Ring) => new Set(ring.map(String)).size >= 3

const largestOf = (border: Border): Ring =>
  polygonsOf(border)
    .map((rings) => rings[0]!)
    .reduce((largest, ring) => (ring.length > largest.length ? ring : largest))

/** Every so many corners of a ring, closed. */
function coarse(ring: Ring): Ring {
  const step = Math.max(1, Math.ceil((ring.length - 1) / 8))
  const some = ring.slice(0, -1).filter((_, at) => at % step === 0)
  return isRing(some) ? [...some, some[0]!] : ring
}

const round = (value: number) => Math.round(value * GRID) / GRID
const rounded = (border: Border): Border =>
  borderOf(
    polygonsOf(border).map((rings) =>
      rings.map((ring) => ring.map(([lon, lat]): [number, number] => [round(lon), round(lat)])),
    ),
  )
