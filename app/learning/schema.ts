/** What a learning is, and what the doors give of it. Shapes only. */
import { z } from 'zod'
import { uuid } from '#kit/shapes.ts'
import { ModelCard, UrgencyCard } from '../models/index.ts'

/**
 * used: the new model is in use. worse: it did worse on texts that neither had seen, and the former
 * stays. same: nothing has changed. went-back: an officer took a former model; it stays until
 * somebody asks to learn.
 */
export const OUTCOMES = ['used', 'worse', 'same', 'nothing-to-learn', 'failed', 'went-back'] as const
export type Outcome = (typeof OUTCOMES)[number]

const count = z.int().min(0)

/** How many of `texts` the model in use had right, and the new one; of which newly right, and right no more. */
export const Compared = z.object({ texts: count, before: count, after: count, gained: count, lost: count })
export type Compared = z.infer<typeof Compared>

export type Run = {
  /** Order among the runs; the store gives it. */
  place?: number
  ranAt: Date
  officerId: string | null
  outcome: Outcome
  failure: string | null
  compared: Compared | null
  phrases: string
  hash: string | null
}

const at = z.union([z.date(), z.string()])

export const RunOut = z.object({
  place: z.int(),
  ranAt: at,
  byOfficer: z.boolean(),
  outcome: z.enum(OUTCOMES),
  failure: z.string().nullable(),
  compared: Compared.nullable(),
})

export const ModelOut = z.object({
  modelId: uuid,
  hash: z.string(),
  card: ModelCard,
  learnedAt: at,
  inUse: z.boolean(),
})

export const ModelPage = z.object({
  /** The card of what proposes now; its `modelId` is null where that is the example phrases alone. */
  inUse: z.object({ modelId: uuid.nullable(), hash: z.string(), card: ModelCard, learnedAt: at.nullable() }),
  models: z.array(ModelOut),
  runs: z.array(RunOut),
  /** Of the learned part of what may be dangerous; null until officers have said something of it. */
  urgency: UrgencyCard.nullable(),
})
export type ModelPage = z.infer<typeof ModelPage>
export type RunOut = z.infer<typeof RunOut>

export const GoingBack = z.strictObject({ modelId: uuid.nullable() })
