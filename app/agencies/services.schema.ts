/** What an agency does for people, in which words, and what it promises: shapes only. */
import { z } from 'zod'
import { bilingual, prose } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

/** In which time a promise is counted: while the office is open, or day and night. */
export const COUNTINGS = ['working', 'calendar'] as const
export type Counting = (typeof COUNTINGS)[number]

/** What is promised where there may be danger. */
export type UrgentTarget = { counting: Counting; firstReplyHours: number; solutionHours: number }

/** Days are counted from the day after. A new promise is a new version: an old case keeps the old one. */
export type Target = {
  version: number
  counting: Counting
  firstReplyDays: number
  solutionDays: number
  /** Null where danger is promised no more than the rest. */
  urgent: UrgentTarget | null
}

export type Service = {
  serviceId: string
  code: string
  name: Text
  description: Text
  /** The heading under which it is offered. */
  heading: Text | null
  /** What is said about it may be shown when the person and an officer agree. */
  publicKind: boolean
  /** The office may call back: the contact is shown to the officer of the case. */
  callsBack: boolean
  needsPlace: boolean
  /** "Done" is not said of it without evidence. */
  needsEvidence: boolean
  retired: boolean
  sort: number
  /** The present promise; null until one is made. */
  target: Target | null
}

export const ServiceInput = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,58}$/),
  name: bilingual(1, 120),
  description: bilingual(0, 500).default({ fa: '', en: '' }),
  heading: bilingual(1, 60).nullable().default(null),
  publicKind: z.boolean().default(false),
  callsBack: z.boolean().default(false),
  needsPlace: z.boolean().default(false),
  needsEvidence: z.boolean().optional(),
  retired: z.boolean().default(false),
  sort: z.int().min(0).max(10_000).default(0),
})
export type ServiceInput = z.infer<typeof ServiceInput>

const days = z.int().min(1).max(365)

const hours = z
  .int()
  .min(1)
  .max(24 * 365)
const counting = z.enum(COUNTINGS)
const INVERTED = 'the first reply comes before the solution'

const urgent = z
  .strictObject({ counting, firstReplyHours: hours, solutionHours: hours })
  .refine((target) => target.firstReplyHours <= target.solutionHours, INVERTED)

/** @refuses a first reply later than the solution. */
export const TargetInput = z
  .strictObject({
    counting: counting.default('working'),
    firstReplyDays: days,
    solutionDays: days,
    urgent: urgent.nullable().default(null),
  })
  .refine((target) => target.firstReplyDays <= target.solutionDays, INVERTED)
export type TargetInput = z.input<typeof TargetInput>

export const MOST_EXAMPLES = 200
export const ExamplesInput = z.strictObject({ examples: z.array(prose(2, 500)).max(MOST_EXAMPLES) })
