/** When an agency's model is learned anew, and whether the new one is used. Pure. */
import { civilDay } from '#kit/words.ts'
import type { ModelCard } from '../models/index.ts'
import type { Compared, Outcome, Run } from './schema.ts'

/** Texts learned from, the newest first: what was said years ago is said otherwise today. */
export const MOST_TEXTS = 5000
/** Models kept, the one in use among them. */
export const MODELS_KEPT = 10

type Facts = { now: Date; zone: string; phrases: string; last: Run | null }

/** Once a night, and sooner when the example phrases have changed; never against who went back to a former model. */
export function isDue({ now, zone, phrases, last }: Facts): boolean {
  if (!last) return true
  if (last.outcome === 'went-back') return false
  return civilDay(last.ranAt, zone) < civilDay(now, zone) || last.phrases !== phrases
}

type Candidate = { hash: string; card: ModelCard; compared: Compared | null }

/**
 * A new model is used when it is right at least as often as the one in use. It is also used where nothing has been
 * judged since, so that what was erased is unlearned, and where the services are others, because the former
 * model cannot name a new one.
 */
export function outcomeOf(inUse: { hash: string; card: ModelCard } | null, it: Candidate): Outcome {
  if (inUse?.hash === it.hash) return 'same'
  if (!it.compared || it.compared.after >= it.compared.before) return 'used'
  return inUse && servicesOf(inUse.card) !== servicesOf(it.card) ? 'used' : 'worse'
}

/**
 * Of urgency a new model is used when it is right at least as often and misses no more: one false alarm less does not
 * outweigh a danger that is missed.
 */
export function urgencyOutcomeOf(
  inUse: { hash: string } | null,
  { hash, compared, missed }: { hash: string; compared: Compared | null; missed: { before: number; after: number } },
): Outcome {
  if (inUse?.hash === hash) return 'same'
  if (!compared) return 'used'
  return compared.after >= compared.before && missed.after <= missed.before ? 'used' : 'worse'
}

const servicesOf = ({ services }: ModelCard) =>
  services
    .map(({ serviceId }) => serviceId)
    .sort()
    .join(' ')
