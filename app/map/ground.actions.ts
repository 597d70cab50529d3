/** What stands under a map: borders and names of an agency's areas, as they are now. It tells nothing of any case. */
import { cellToLatLng } from 'h3-js'
import type { Tx } from '#kit/db.ts'
import { type Lang, pick } from '#kit/words.ts'
import { type Area, areasOf, atlasOf } from '../places/index.ts'
import type { Outline } from './files.ts'
import type { Label } from './picture.ts'
import type { Sheet } from './schema.ts'
import type { Shown } from './view.ts'

export type Ground = {
  outlineOf(areaId: string): Outline | null
  /** What people call a place; null when nothing near it has a name. */
  nameOf(id: string): string | null
  borders: readonly Outline[]
  labels: readonly Label[]
}

type Of = { lang: Lang; sheet: Sheet; shown: readonly Shown[] }

/** More names than these cover each other. */
const MOST_LABELS = 6

export async function groundOf(tx: Tx, { lang, sheet, shown }: Of): Promise<Ground> {
  const areas = await areasOf(tx, { retired: true, borders: false })
  const byId = new Map(areas.map((area) => [area.areaId, area]))
  const outlineOf = (areaId: string) => byId.get(areaId)?.outline ?? null
  const inUse = areas.filter(({ retired }) => !retired)
  const borders = inUse.flatMap(({ outline }) => outline ?? [])
  if (sheet.kind === 'areas') {
    const nameOf = (id: string) => (sheet.areaNames[id] ? pick(sheet.areaNames[id], lang) : null)
    const labelled = shown.slice(0, MOST_LABELS).flatMap(({ id }) => byId.get(id) ?? [])
    return { outlineOf, nameOf, borders, labels: labelsOf(labelled, lang) }
  }
  const atlas = await atlasOf(tx)
  const names = new Map<string, string | null>()
  const nameOf = (cell: string) => {
    const known = names.get(cell)
    if (known !== undefined) return known
    const name = nameAround(cell)
    names.set(cell, name)
    return name
  }
  const nameAround = (cell: string) => {
    const [lat, lon] = cellToLatLng(cell)
    const around = atlas.around({ lat, lon }).flatMap((areaId) => atlas.get(areaId)?.name ?? [])
    const near = around.length > 0 ? around.slice(0, 2) : [nearestArea(inUse, { lat, lon })?.name ?? []].flat()
    return near.map((name) => pick(name, lang)).join(lang === 'fa' ? '، ' : ', ') || null
  }
  return { outlineOf, nameOf, borders, labels: labelsOf(inUse, lang).slice(0, MOST_LABELS) }
}

const labelsOf = (areas: readonly Area[], lang: Lang): Label[] =>
  areas.flatMap(({ centre, name }) =>
    centre ? [{ at: [centre.lon, centre.lat] as const, text: pick(name, lang) }] : [],
  )

/** Near enough for a name, in degrees. */
const NEAR = 0.3

/** The area whose middle is nearest; null where none is near. */
export function nearestArea(areas: readonly Area[], { lat, lon }: { lat: number; lon: number }): Area | null {
  const far = ({ centre }: Area) => (centre ? Math.hypot(centre.lat - lat, centre.lon - lon) : Number.POSITIVE_INFINITY)
  const [first] = areas.toSorted((a, b) => far(a) - far(b))
  return first && far(first) < NEAR ? first : null
}
