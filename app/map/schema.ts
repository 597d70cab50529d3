/** What a sheet of the map holds: one closed month of one agency. Shapes only. */
import { z } from 'zod'
import { text } from '#kit/shapes.ts'

export const FORMAT = 'pasokh-map/1'
/** How sheets were made, and last how they are made now; docs/methods/map.md says it in words. */
export const METHODS = ['1', '2', '3'] as const
export const METHOD = '3' satisfies (typeof METHODS)[number]
/** Sheets of these methods have no case but of their month. */
export const WITHOUT_LATE: readonly string[] = ['1', '2']

/** Stands for the whole agency, and for "no service yet" as releases write it. */
export const WHOLE = ''
export const NO_SERVICE = '-'

/** Cells of H3, or areas as people know them. */
export const KINDS = ['cells', 'areas'] as const
export type Kind = (typeof KINDS)[number]

/** The forms in which a sheet is given away, by the names in their addresses. */
export const FILE_NAMES = ['sheet.json', 'map.csv', 'map.geojson'] as const
export type FileName = (typeof FILE_NAMES)[number]

export const MEDIA: Record<FileName, string> = {
  'sheet.json': 'application/json',
  'map.csv': 'text/csv',
  'map.geojson': 'application/geo+json',
}

const day = z.iso.date()

/** A place with at least `atLeast` cases, and fewer than `atLeast` and `smallestGroup` together. */
const Told = z.strictObject({
  /** A cell, an area's id, or WHOLE for what lies elsewhere or nowhere that is known. */
  id: z.string().max(40),
  /** Without the parts of it that stand by themselves. */
  isRest: z.boolean(),
  atLeast: z.int().min(3),
})

const Place = Told
export type Place = z.infer<typeof Place>

/** Cases of one service in all places that are, or lie in, this cell or area. */
const Named = Told.extend({ service: z.string().max(80) })
export type Named = z.infer<typeof Named>

export const Sheet = z.strictObject({
  format: z.literal(FORMAT),
  method: z.string(),
  agency: z.strictObject({ slug: z.string(), name: text }),
  /** Jalali, 1405-08. */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  fromDay: day,
  toDay: day,
  madeOn: day,
  /** No group of fewer is told, and every figure is told in steps of as many. */
  smallestGroup: z.int().min(3),
  kind: z.enum(KINDS),
  places: z.array(Place).max(20_000),
  services: z.array(Named).max(100_000),
  serviceNames: z.record(z.string(), text),
  areaNames: z.record(z.string(), text),
})
export type Sheet = z.infer<typeof Sheet>

/** How many cases of a service lie at a place; WHOLE where no place is known. */
export type Count = { at: string; service: string; cases: number }
