/** What an area is, and which office answers for which service in it. Shapes only. */
import { z } from 'zod'
import { bilingual, civilDay, prose, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

/** Degrees, WGS 84. */
export const Point = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type Point = z.infer<typeof Point>

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export const MOST_CORNERS = 100_000
const ring = z
  .array(position)
  .min(4)
  .max(MOST_CORNERS)
  .refine((corners) => String(corners[0]) === String(corners.at(-1)), 'the last corner must be the first')
const polygon = z.array(ring).min(1).max(500)

/** GeoJSON (RFC 7946): corners are [longitude, latitude]. */
export const Border = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(2000) }),
])
export type Border = z.infer<typeof Border>

/** Kinds of areas, from the largest to the smallest: an area lies in one of an earlier kind, or of its own. */
export const AREA_LEVELS = [
  'country',
  'province',
  'county',
  'district',
  'rural-district',
  'city',
  'quarter',
  'village',
] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

/** A code that an area has, or has had, with whoever keeps it. It is never another area's. */
export type AreaCode = { keeper: string; code: string; validFrom: string | null; validTo: string | null }

export type Area = {
  areaId: string
  level: AreaLevel
  /** The area it lies in. */
  parentId: string | null
  name: Text
  /** Names in further languages by their tag: ps, fr. */
  moreNames: Record<string, string>
  /** What else people call it, and the streets in it. */
  aliases: string[]
  codes: AreaCode[]
  /** The only point of it that may be public. */
  centre: Point | null
  border: Border | null
  /** The border with fewer corners, for drawing. */
  outline: Border | null
  /** People choose it on the form, and cases are counted by it. */
  offered: boolean
  validFrom: string | null
  validTo: string | null
  /** The area that took its place. */
  replacedBy: string | null
  /** It is given to nothing new. */
  retired: boolean
}

/** As lists give it: borders are large. */
export type ListedArea = Omit<Area, 'border'>

const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

export const AreaInput = z.strictObject({
  name: bilingual(1, 120),
  level: z.enum(AREA_LEVELS).default('quarter'),
  parentId: uuid.nullable().default(null),
  moreNames: z.record(languageTag, prose(1, 120)).default({}),
  aliases: z.array(prose(2, 120)).max(300).default([]),
  centre: Point.nullable().default(null),
  /** Left out, it stays as it is. */
  border: Border.nullable().optional(),
  offered: z.boolean().default(true),
  validFrom: civilDay.nullable().default(null),
  validTo: civilDay.nullable().default(null),
  replacedBy: uuid.nullable().default(null),
  retired: z.boolean().default(false),
})
export type AreaInput = z.infer<typeof AreaInput>

/** Null means every service, and every area. It names a desk, or the agency whose matter this is. */
export type Responsibility = {
  responsibilityId: string
  serviceId: string | null
  areaId: string | null
  deskId: string | null
  otherAgencyId: string | null
}

export const ResponsibilityInput = z
  .strictObject({
    serviceId: uuid.nullable(),
    areaId: uuid.nullable(),
    deskId: uuid.nullable().default(null),
    /** The short name of another agency. */
    otherAgency: z.string().max(40).nullable().default(null),
  })
  .refine(({ deskId, otherAgency }) => (deskId === null) !== (otherAgency === null), 'a desk or another agency')
export type ResponsibilityInput = z.infer<typeof ResponsibilityInput>

/** What is known of where it is: an area that was chosen, a point, an address as typed, a message that may name places. */
export type Place = {
  areaId?: string | null | undefined
  point?: Point | null | undefined
  address?: string | null | undefined
  text?: string | null | undefined
}

/** How the area was found, or why none was. */
export const AREA_WHYS = ['given', 'point', 'text', 'no-place', 'not-found', 'many'] as const
export type AreaWhy = (typeof AREA_WHYS)[number]

/** How far a place is known. */
export const PLACE_LEVELS = [...AREA_LEVELS, 'street', 'alley', 'house', 'point', 'asset'] as const
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** A place between which a text leaves the choice; `areaId` is that of the smallest known area that holds it. */
export type Option = { areaId: string; path: string[]; certainty: number }

export type Located = {
  /** The offered area, by which cases are counted; null where none is known. */
  areaId: string | null
  why: AreaWhy
  /** Offered areas between which the choice is open. */
  candidates: string[]
  /** Every area that holds it, the narrowest first: for finding who answers. */
  areaIds: string[]
  /** `point` when the person gave one, `asset` for a numbered thing. */
  level: PlaceLevel | null
  /** How surely the area is the one that was meant, from 0 to 1. */
  certainty: number
  /** Where exactly, for whoever counts in cells. Never stored in clear. */
  point: Point | null
  /** The name by which it was found, in the form for matching: what a correction is counted under. */
  name: string | null
  options: Option[]
}

export const RULE_NAMES = ['service-and-area', 'service', 'area', 'everything', 'sorting'] as const

/** Which rule sent a case to its desk; `sorting` when none did, with the reason. */
export type Why = {
  rule: (typeof RULE_NAMES)[number]
  area: AreaWhy
  reason: 'unknown-service' | 'no-rule' | null
  /** The area of the rule; null for a rule of every area. */
  areaId: string | null
  /** Areas around it whose rules would have held as well: the narrower one does. */
  over: string[]
}

/** The office and desk that answer. `otherAgencyId` is the agency whose matter it is, where that is not this one. */
export type Responsible = {
  officeId: string
  deskId: string
  areaId: string | null
  otherAgencyId: string | null
  why: Why
}
