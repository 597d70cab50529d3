/** The map itself, by Leaflet: borders of areas and shapes of places, and no picture from anywhere else. */
import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { useEffect, useRef } from 'react'
import type { ListedArea } from '../../../app/places/schema.ts'
import type { Spot } from '../doors.ts'

type Props = {
  label: string
  zoom: { zoomIn: string; zoomOut: string }
  areas: readonly ListedArea[]
  spots: readonly Spot[]
  /** The one that the list points at, by its key. */
  chosen: string | null
  onChoose(key: string): void
}

export const keyOf = ({ cell, areaId }: Pick<Spot, 'cell' | 'areaId'>): string => cell ?? areaId ?? ''

/** Where all is, before anything is known: the whole world would say nothing. */
const NOWHERE: leaflet.LatLngBoundsExpression = [
  [25, 44],
  [40, 63],
]
const CLOSEST = 14

export function Canvas({ label, zoom, areas, spots, chosen, onChoose }: Props) {
  const box = useRef<HTMLElement>(null)
  const map = useRef<leaflet.Map | null>(null)
  const shapes = useRef(new Map<string, leaflet.Polygon | leaflet.GeoJSON>())
  useEffect(() => {
    const made = leaflet.map(box.current!, { attributionControl: false, zoomControl: false, maxZoom: 17 })
    leaflet.control.zoom({ zoomInTitle: zoom.zoomIn, zoomOutTitle: zoom.zoomOut }).addTo(made)
    made.fitBounds(NOWHERE)
    map.current = made
    return () => void made.remove()
  }, [zoom])
  useEffect(() => {
    const drawn = draw(areas, spots, onChoose)
    shapes.current = drawn.shapes
    drawn.all.addTo(map.current!)
    const bounds = leaflet.featureGroup([...drawn.shapes.values()]).getBounds()
    if (bounds.isValid()) map.current!.fitBounds(bounds, { maxZoom: CLOSEST, animate: false })
    return () => void drawn.all.remove()
  }, [areas, spots, onChoose])
  useEffect(() => {
    for (const [key, shape] of shapes.current) {
      const isChosen = key === chosen
      shape.setStyle({ weight: isChosen ? 4 : 1.5 })
      if (isChosen) map.current!.fitBounds(shape.getBounds(), { maxZoom: CLOSEST, animate: false })
    }
  }, [chosen])
  return <section className="desk-map" aria-label={label} ref={box} />
}

function draw(areas: readonly ListedArea[], spots: readonly Spot[], onChoose: (key: string) => void) {
  const all = leaflet.layerGroup()
  const shapes = new Map<string, leaflet.Polygon | leaflet.GeoJSON>()
  for (const { outline } of areas)
    if (outline) leaflet.geoJSON(outline, { interactive: false, style: { className: 'desk-map-border' } }).addTo(all)
  const most = Math.max(1, ...spots.map(({ cases }) => cases))
  for (const spot of spots) {
    const style = { className: 'desk-map-spot', fillOpacity: 0.2 + (0.6 * spot.cases) / most, weight: 1.5 }
    const outline = areas.find(({ areaId }) => areaId === spot.areaId)?.outline
    const shape = spot.corners
      ? leaflet.polygon(spot.corners, style)
      : outline
        ? leaflet.geoJSON(outline, { style })
        : null
    if (!shape) continue
    shape.on('click', () => onChoose(keyOf(spot)))
    shapes.set(keyOf(spot), shape.addTo(all))
  }
  return { all, shapes }
}
