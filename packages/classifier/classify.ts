/** Which label does a text get, how sure is that, and is it sure enough to say? */
import { first, probabilities } from './calibrate.ts'
import type { Model } from './model.ts'
import { readMargins } from './reader.ts'

export type Classified = {
  /** The first label, or null when the model abstains. */
  label: string | null
  /** Of the first label, whether it is said or not. 0 when there is none. */
  probability: number
  /** All labels, the most probable first; equal ones in the model's order. */
  ranked: { label: string; probability: number }[]
}

/**
 * The label of `text`, or null where the model is not sure: below its threshold, on a text of which
 * it knows no feature, and always when it knows fewer than two labels (there is nothing to tell apart,
 * so all probabilities are 0).
 *
 * Probabilities are calibrated and sum to at most 1; the rest is that of «none of these».
 * Any string has an answer. Cost: linear in the text up to 20,000 units, times the number of labels.
 *
 * @throws TypeError when `text` is no string.
 */
export function classify(model: Model, text: string): Classified {
  const { shares, known } = sharesOf(model, text)
  const best = first(shares)
  const probability = shares[best] ?? 0
  const ranked = model.labels
    .map((label, at) => ({ label, probability: shares[at]! }))
    .sort((a, b) => b.probability - a.probability)
  const sure = known && model.labels.length > 1 && probability >= model.threshold
  return { label: sure ? model.labels[best]! : null, probability, ranked }
}

/** The probability of each label, in the model's order, and whether any feature of the text is known. */
export function sharesOf(model: Model, text: string): { shares: Float64Array; known: boolean } {
  if (typeof text !== 'string') throw new TypeError(`A text is a string; this is ${typeof text}.`)
  if (model.labels.length < 2) return { shares: new Float64Array(model.labels.length), known: false }
  const { margins, known } = readMargins(model, model.fold(text))
  return { shares: probabilities(margins, model.calibration), known }
}
