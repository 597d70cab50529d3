/** What an area is, and which office answers for which service in it. Shapes only. */
import { z } from 'zod'
import { bilingual, prose, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

/** Degrees, WGS 84. */
export const Point = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type Point = z.infer<typeof Point>

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const MOST_CORNERS = 5000
const ring = z
  .array(position)
  .min(4)
  .max(MOST_CORNERS)
  .refine((corners) => String(corners[0]) === String(corners.at(-1)), 'the last corner must be the first')
const polygon = z.array(ring).min(1).max(50)

/** GeoJSON (RFC 7946): corners are [longitude, latitude]. */
export const Border = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(50) }),
])
export type Border = z.infer<typeof Border>

export type Area = {
  areaId: string
  name: Text
  /** What else people call it, and the streets in it. */
  aliases: string[]
  /** The only point of it that may be public. */
  centre: Point | null
  border: Border | null
  retired: boolean
}

export const AreaInput = z.strictObject({
  name: bilingual(1, 120),
  aliases: z.array(prose(2, 120)).max(300).default([]),
  centre: Point.nullable().default(null),
  border: Border.nullable().default(null),
  retired: z.boolean().default(false),
})
export type AreaInput = z.infer<typeof AreaInput>

/** Null means every service, and every area. */
export type Responsibility = {
  responsibilityId: string
  serviceId: string | null
  areaId: string | null
  deskId: string
}

export const ResponsibilityInput = z.strictObject({
  serviceId: uuid.nullable(),
  areaId: uuid.nullable(),
  deskId: uuid,
})
export type ResponsibilityInput = z.infer<typeof ResponsibilityInput>

/** What is known of where it is. An area named by the person goes before a point, and a point before a text. */
export type Place = { areaId?: string | null; point?: Point | null; text?: string | null }

/** How the area was found, or why none was. */
export const AREA_WHYS = ['given', 'point', 'text', 'no-place', 'not-found', 'many'] as const
export type AreaWhy = (typeof AREA_WHYS)[number]

/** The area of a place; `candidates` are the areas between which a text leaves the choice. */
export type Found = { areaId: string | null; why: AreaWhy; candidates: string[] }

export const RULE_NAMES = ['service-and-area', 'service', 'area', 'everything', 'sorting'] as const

/** Which rule sent a case to its desk; `sorting` when none did, with the reason. */
export type Why = {
  rule: (typeof RULE_NAMES)[number]
  area: AreaWhy
  reason: 'unknown-service' | 'no-rule' | null
}

export type Responsible = { officeId: string; deskId: string; areaId: string | null; why: Why }
