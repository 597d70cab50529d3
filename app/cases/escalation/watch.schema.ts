/** What is said of a desk's days to come, and what an umbrella may read. Shapes only. */

import { z } from 'zod'
import { uuid } from '#kit/shapes.ts'
import { ADDITION_KINDS } from '../../submissions/index.ts'
import { Standing, WORD_KINDS, WordAbove } from '../above/schema.ts'
import { EVENT_TYPES, GRANT_REASONS, OUTCOMES, STATES } from '../schema.ts'

const at = z.date()
const text = z.object({ fa: z.string(), en: z.string() })

export const Forecast = z.object({
  /** Answers of the days before, by which it is reckoned. */
  answers: z.int(),
  daysBack: z.int(),
  /** Working time from one answer to the next; null where nothing can be said. */
  secondsAnAnswer: z.number().nullable(),
  late: z.int(),
  /** Of those not late yet: how many will be at this pace. */
  atRisk: z.int(),
  /** What is due next. */
  cases: z.array(
    z.object({
      caseId: uuid,
      code: z.string(),
      serviceId: uuid.nullable(),
      dueAt: at,
      expectedAt: at.nullable(),
      isAtRisk: z.boolean(),
    }),
  ),
})
export type Forecast = z.infer<typeof Forecast>

export const Granted = z.object({
  agencyId: uuid,
  caseId: uuid,
  agency: text,
  code: z.string(),
  state: z.enum(STATES),
  objections: z.int(),
  dueAt: at.nullable(),
  why: z.enum(GRANT_REASONS),
  grantedAt: at,
  ...Standing.shape,
})
export type Granted = z.infer<typeof Granted>

export const GrantedCase = z.object({
  agency: text,
  zone: z.string(),
  case: z.object({
    caseId: uuid,
    code: z.string(),
    state: z.enum(STATES),
    openedHour: at,
    dueAt: at.nullable(),
    firstReplyDueAt: at.nullable(),
    firstReplyAt: at.nullable(),
    solutionDueAt: at.nullable(),
    solvedAt: at.nullable(),
    plannedOn: z.string().nullable(),
    objections: z.int(),
    passedOn: z.int(),
  }),
  submissions: z.array(
    z.object({
      receivedHour: at,
      covered: z.string().nullable(),
      additions: z.array(z.object({ kind: z.enum(ADDITION_KINDS), addedHour: at, covered: z.string().nullable() })),
    }),
  ),
  replies: z.array(
    z.object({
      outcome: z.enum(OUTCOMES),
      body: z.string().nullable(),
      dueOn: z.string().nullable(),
      reasonCode: z.string().nullable(),
      repliedAt: at,
      /** As it was signed, but for the name. */
      apology: z
        .object({ happened: z.string(), fault: z.string(), repair: z.string(), prevention: z.string(), office: text })
        .nullable(),
    }),
  ),
  /** What was said before the umbrella. */
  words: z.array(WordAbove),
  standing: Standing,
  /** What may be said now. */
  may: z.array(z.enum(WORD_KINDS)),
  /** Reasons for which the agency may refuse. */
  reasons: z.array(z.object({ code: z.string(), name: text })),
  /** The place of the last event: what a word is sent with, to say that all before was seen. */
  seen: z.int(),
  events: z.array(z.object({ type: z.enum(EVENT_TYPES), at })),
})
export type GrantedCase = z.infer<typeof GrantedCase>
