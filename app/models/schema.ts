/** What is known of a model, for those who decide whether to use it. Shapes only; nothing of a text. */
import { z } from 'zod'
import { uuid } from '#kit/shapes.ts'

const share = z.number().min(0).max(1)
const count = z.int().min(0)

/** How often the first service was right on texts that were not learned from; the interval is Wilson's, 95 %. */
export const Tested = z.object({
  texts: count,
  right: count,
  low: share,
  high: share,
  /** Of those that were sure enough: how many, and how many of them right. */
  sure: count,
  sureRight: count,
  threshold: share,
  /** Texts that were nobody's, and for how many of them nothing was sure enough. */
  nobodys: count,
  nobodysOpen: count,
  /** At each threshold the share of texts that is answered, and the share of those answered rightly. */
  curve: z.array(z.object({ threshold: share, coverage: share, accuracy: share })),
  /** Which service was taken for which, the most frequent first. */
  confused: z.array(z.object({ expected: uuid, given: uuid, texts: count })),
})
export type Tested = z.infer<typeof Tested>

export const ModelCard = z.object({
  /** The day of the newest text it learned from; '' from example phrases alone. */
  date: z.string(),
  phrases: count,
  texts: count,
  /** Of those, what officers refused as nobody's: what is not to be proposed for. */
  nobodys: count,
  services: z.array(z.object({ serviceId: uuid, phrases: count, texts: count })),
  features: count,
  bytes: count,
  /** Null where no officer has judged a text yet. */
  tested: Tested.nullable(),
})
export type ModelCard = z.infer<typeof ModelCard>

/** Of the learned part of urgency: what officers said of how many texts, and how rule and model together did on them. */
export const UrgencyCard = z.object({
  date: z.string(),
  phrases: count,
  dangerous: count,
  ordinary: count,
  /** Dangerous texts that neither the words nor a model that had not seen them found. */
  missed: count,
  falseAlarms: count,
})
export type UrgencyCard = z.infer<typeof UrgencyCard>
