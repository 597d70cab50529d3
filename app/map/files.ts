/** A sheet as files to take away: a table, and shapes for programs that draw maps. Both say what the sheet says. Pure. */
import { cellToBoundary, cellToLatLng, getResolution } from 'h3-js'
import { type Cell, csvTable, withoutMark } from '#kit/csv.ts'
import { type Sheet, WHOLE } from './schema.ts'

/** A polygon or several, as areas have them. */
export type Outline =
  | { type: 'Polygon'; coordinates: [number, number][][] }
  | { type: 'MultiPolygon'; coordinates: [number, number][][][] }

/** A line of the sheet: all cases of a place, or those of one service. */
export type Line = { service: string | null; id: string; isRest: boolean; atLeast: number; atMost: number }

export const linesOf = ({ places, services, smallestGroup }: Sheet): Line[] => [
  ...places.map((place) => ({ ...place, service: null, atMost: place.atLeast + smallestGroup - 1 })),
  ...services.map((named) => ({ ...named, atMost: named.atLeast + smallestGroup - 1 })),
]

const COLUMNS =
  'month place_kind place resolution is_rest name_fa name_en latitude longitude service at_least at_most'.split(' ')

export function csvOf(sheet: Sheet): Buffer {
  const rows = linesOf(sheet).map(({ service, id, isRest, atLeast, atMost }): Cell[] => {
    const isCell = id !== WHOLE && sheet.kind === 'cells'
    const [lat, lon] = isCell ? cellToLatLng(id).map(round) : [null, null]
    const name = sheet.areaNames[id]
    const kind = id === WHOLE ? 'whole' : isCell ? 'cell' : 'area'
    const resolution = isCell ? getResolution(id) : null
    return [
      sheet.month,
      kind,
      id,
      resolution,
      String(isRest),
      name?.fa ?? '',
      name?.en ?? '',
      lat!,
      lon!,
      service,
      atLeast,
      atMost,
    ]
  })
  // Programs take a byte order mark for a part of the first name.
  return Buffer.from(withoutMark(csvTable(COLUMNS, rows)))
}

/** GeoJSON (RFC 7946); what has no shape has none here. */
export function geojsonOf(sheet: Sheet, outlineOf: (areaId: string) => Outline | null): Buffer {
  const features = linesOf(sheet).map(({ id, ...properties }) => ({
    type: 'Feature',
    geometry: id === WHOLE ? null : sheet.kind === 'cells' ? cellShape(id) : outlineOf(id),
    properties: { month: sheet.month, place: id, name: sheet.areaNames[id] ?? null, ...properties },
  }))
  return Buffer.from(`${JSON.stringify({ type: 'FeatureCollection', features })}\n`)
}

/** The outline of a cell, [longitude, latitude], closed. */
export const cellShape = (cell: string): Outline => ({
  type: 'Polygon',
  coordinates: [cellToBoundary(cell, true).map(([lon, lat]): [number, number] => [round(lon), round(lat)])],
})

/** A hundred-thousandth of a degree is a metre. */
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
