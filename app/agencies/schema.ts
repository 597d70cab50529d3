/** What an agency is, and what may be set about it. Shapes only: offices, services and calendars have their own. */
import { z } from 'zod'
import { bilingual, lang, prose, text, uuid } from '#kit/shapes.ts'
import type { Lang, Text } from '#kit/words.ts'

export const AGENCY_KINDS = ['agency', 'umbrella'] as const
export type AgencyKind = (typeof AGENCY_KINDS)[number]

/** What stands on an agency's public form. */
export type AgencyWords = {
  intro?: Text | undefined
  privacy?: Text | undefined
  contact?: Text | undefined
  /** What to do now, where a text tells of danger. */
  emergency?: Text | undefined
}

/** What an umbrella demands of the agencies under it; null demands nothing. */
export type Demands = { mostRetentionDays: number | null; leastMinGroup: number | null }

/** Working days after a missed day until each is told of it; null never. */
export type Escalation = { leadDays: number | null; managerDays: number | null; umbrellaDays: number | null }

export type Agency = {
  agencyId: string
  slug: string
  kind: AgencyKind
  parentId: string | null
  name: Text
  words: AgencyWords
  lang: Lang
  zone: string
  /** As it holds: never longer than an umbrella above demands. */
  retentionDays: number
  confirmDays: number
  /** As it holds: never smaller than an umbrella above demands. */
  minGroup: number
  sureEnough: number
  open: boolean
  escalation: Escalation
  /** Names the logo's bytes, for its address; null without a logo. */
  logoTag: string | null
  /** What the umbrellas above it demand. */
  demanded: Demands
  /** What it demands of those under it; an agency that is no umbrella demands nothing. */
  demands: Demands
}

export const slug = z.string().regex(/^[a-z][a-z0-9-]{1,38}$/)

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
export const zone = z.string().max(60).refine(isZone, 'is no time zone')

const words = z.strictObject({
  intro: bilingual(0, 2000).optional(),
  privacy: bilingual(0, 4000).optional(),
  contact: bilingual(0, 500).optional(),
  emergency: bilingual(0, 500).optional(),
})

const retentionDays = z.int().min(30).max(3650)
const minGroup = z.int().min(10).max(1000)
const name = bilingual(2, 120)
const stepDays = z.int().min(0).max(90).nullable()
const escalation = z.strictObject({ leadDays: stepDays, managerDays: stepDays, umbrellaDays: stepDays })

/** An agency from nothing; what is left out is the default of the table. */
export const NewAgency = z.strictObject({
  slug,
  kind: z.enum(AGENCY_KINDS).default('agency'),
  name,
  lang: lang.default('fa'),
  zone: zone.default('Asia/Tehran'),
})
export type NewAgency = z.input<typeof NewAgency> & {
  parentId?: string | null
  words?: AgencyWords
  retentionDays?: number
  confirmDays?: number
}

/** A change of settings: what is left out stays. */
export const AgencyChange = z
  .strictObject({
    name,
    words,
    lang,
    zone,
    retentionDays,
    confirmDays: z.int().min(3).max(90),
    minGroup,
    sureEnough: z.number().min(0.3).max(0.99),
    open: z.boolean(),
    escalation,
    demands: z.strictObject({ mostRetentionDays: retentionDays.nullable(), leastMinGroup: minGroup.nullable() }),
  })
  .partial()
export type AgencyChange = z.infer<typeof AgencyChange>

const demandsOut = z.object({ mostRetentionDays: z.int().nullable(), leastMinGroup: z.int().nullable() })

/** As the doors give it. */
export const AgencyOut = z.object({
  agencyId: uuid,
  slug: z.string(),
  kind: z.enum(AGENCY_KINDS),
  parentId: uuid.nullable(),
  name: text,
  words: z.object({
    intro: text.optional(),
    privacy: text.optional(),
    contact: text.optional(),
    emergency: text.optional(),
  }),
  lang,
  zone: z.string(),
  retentionDays: z.int(),
  confirmDays: z.int(),
  minGroup: z.int(),
  sureEnough: z.number(),
  open: z.boolean(),
  escalation,
  logoTag: z.string().nullable(),
  demanded: demandsOut,
  demands: demandsOut,
})

/** Who sets up an agency made from nothing. With a password they sign in at once; without, a letter invites them. */
export const FirstAdministrator = z.strictObject({
  name: prose(1, 100),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
})
export type FirstAdministrator = z.infer<typeof FirstAdministrator> & { password?: string }
