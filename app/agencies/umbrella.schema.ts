/** What an umbrella demands of promises and reasons below it. Shapes only. */
import { z } from 'zod'
import { text, uuid } from '#kit/shapes.ts'
import { reasonCode } from './replies.schema.ts'

const days = z.int().min(1).max(365).nullable()

export const UmbrellaRules = z.strictObject({
  /** Null demands nothing. */
  mostFirstReplyDays: days,
  mostSolutionDays: days,
  /** The codes of the reasons that may be given; null allows every one. */
  reasonCodes: z.array(reasonCode).min(1).max(100).nullable(),
})
export type UmbrellaRules = z.infer<typeof UmbrellaRules>

export const RULE_NAMES = ['most-first-reply-days', 'most-solution-days', 'reasons-from-list'] as const

/** A setting that was made before a rule, and breaks it. */
export const Breach = z.strictObject({
  agencyId: uuid,
  agency: text,
  rule: z.enum(RULE_NAMES),
  limit: z.int(),
  /** The code of the service or of the reason. */
  what: z.string(),
  /** Days that are promised; null of a reason. */
  days: z.int().nullable(),
})
export type Breach = z.infer<typeof Breach>

export const RulesPage = z.strictObject({
  /** Only of an umbrella. */
  own: UmbrellaRules.nullable(),
  /** Of several lists the reasons that all of them allow, which may be none. */
  above: UmbrellaRules.extend({ reasonCodes: z.array(z.string()).nullable() }),
  breaches: z.array(Breach),
})
export type RulesPage = z.infer<typeof RulesPage>
