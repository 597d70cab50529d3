/** What a line of the record is. The record knows no domain: each slice registers its types. */
import { z } from 'zod'

/** Whose act a line tells of: a citizen's waits for the end of its hour and is shuffled in. */
export type By = 'citizen' | 'officer' | 'system'

export type Event = {
  /** slice.what-happened, e.g. cases.reply-published. Registered by the slice. */
  type: string
  /** Null for what belongs to the installation. */
  agencyId: string | null
  by: By
  /** Ids, codes, days and commitments: never text of a person. */
  body: Record<string, string | number | boolean | null>
}

export type Line = { seq: number; type: string; agencyId: string | null; body: Event['body'] }

const body = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
export const EventShape = z.strictObject({
  type: z.string().regex(/^[a-z]+\.[a-z][a-z-]+$/),
  agencyId: z.uuid().nullable(),
  by: z.enum(['citizen', 'officer', 'system']),
  body,
})
