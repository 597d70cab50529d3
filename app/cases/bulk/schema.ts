/** One act on many cases, as the doors take and give it. Shapes only. */
import { z } from 'zod'
import { civilDay, formToken, prose, uuid } from '#kit/shapes.ts'
import { STATES } from '../schema.ts'

const at = z.date()

/** Cases of one act. */
export const MOST_IN_BULK = 200
/** For so long an act is held, and can be undone. */
export const UNDO_SECONDS = 30

const body = prose(2, 4000)
/** What an officer may do to one case, without its files. */
export const BulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), officerId: uuid.nullable() }),
  z.strictObject({ kind: z.literal('service'), serviceId: uuid }),
  z.strictObject({ kind: z.literal('pass-on'), deskId: uuid, body }),
  z.strictObject({ kind: z.enum(['update', 'question', 'done']), body }),
  z.strictObject({ kind: z.literal('planned'), dueOn: civilDay, body }),
  z.strictObject({ kind: z.literal('refused'), reasonCode: z.string().min(2).max(40), body }),
])
export type BulkAct = z.infer<typeof BulkAct>

const caseIds = z.array(uuid).min(1).max(MOST_IN_BULK)
export const BulkAsked = z.strictObject({ act: BulkAct, caseIds })
export type BulkAsked = z.infer<typeof BulkAsked>

/** What would become of each case; of one that is refused, why. */
export const Preview = z.object({
  cases: z.array(
    z.object({
      caseId: uuid,
      code: z.string().nullable(),
      refusal: z.string().nullable(),
      state: z.enum(STATES).nullable(),
      deskId: uuid.nullable(),
      assignedTo: uuid.nullable(),
      /** How many people would be told. */
      told: z.int(),
      /** To be sent with the act: what is said after it is not answered over. */
      seen: z.int(),
    }),
  ),
})
export type Preview = z.infer<typeof Preview>

export const NewBulk = z.strictObject({
  act: BulkAct,
  cases: z
    .array(z.strictObject({ caseId: uuid, seen: z.int().min(0) }))
    .min(1)
    .max(MOST_IN_BULK),
  token: formToken,
})
export type NewBulk = z.infer<typeof NewBulk>

export const BULK_STATES = ['held', 'begun', 'done', 'undone'] as const

export const Bulk = z.object({
  bulkId: uuid,
  kind: z.string(),
  state: z.enum(BULK_STATES),
  finalAt: at,
  cases: z.int(),
  done: z.int(),
  refused: z.array(z.object({ caseId: uuid, code: z.string(), refusal: z.string() })),
})
export type Bulk = z.infer<typeof Bulk>
