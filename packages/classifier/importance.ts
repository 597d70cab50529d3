/**
 * How much does a feature say? To the reader of a text, by its rarity: inverse document frequency,
 * smoothed (Manning, Raghavan, Schütze, «Introduction to Information Retrieval», 2008, 6.2.1). To the
 * machine of one label, by how unevenly it occurs: the log-count ratio of naive Bayes (Wang, Manning,
 * «Baselines and Bigrams», ACL 2012, aclanthology.org/P12-2018), for two labels as for many.
 */
import type { Corpus } from './corpus.ts'
import { type Importance, RAREST_CODE } from './rows.ts'

/** The importance of each column, from the texts at the positions `use` only; code 0 for one that is in none of them. */
export function importanceOf({ vocabulary, texts }: Corpus, use: readonly number[]): Importance {
  const seen = new Float32Array(vocabulary.size)
  for (const text of use) for (const column of texts[text]!.columns) seen[column]!++
  const rarity = (count: number) => Math.log((1 + use.length) / (1 + count)) + 1
  const step = rarity(0) / RAREST_CODE
  return {
    codes: Uint8Array.from(seen, (count) => (count === 0 ? 0 : Math.round(rarity(count) / step))),
    step,
  }
}

/**
 * How freely the weight of each column may move in the machine of each label (`column × labels +
 * label`): half as in a plain machine, half by the square of the log-count ratio (each count
 * one more than it is) over its mean. This is the machine of the mean of the plain and the naive Bayes kernel.
 */
export function strengthsOf({ vocabulary, texts, targets, labelCount }: Corpus, use: readonly number[]): Float32Array {
  const ofLabel = new Float32Array(labelCount)
  const seen = new Float32Array(vocabulary.size)
  const ratios = new Float32Array(vocabulary.size * labelCount)
  for (const text of use) {
    ofLabel[targets[text]!]!++
    for (const column of texts[text]!.columns) {
      seen[column]!++
      ratios[column * labelCount + targets[text]!]!++
    }
  }
  const logs = Float64Array.from({ length: use.length + 3 }, (_, count) => Math.log(count))
  let sum = 0
  let count = 0
  for (let column = 0; column < vocabulary.size; column++) {
    const all = seen[column]!
    if (all === 0) continue
    count += labelCount
    for (let label = 0; label < labelCount; label++) {
      const at = column * labelCount + label
      const own = ratios[at]!
      const inOthers = logs[all - own + 1]! - logs[use.length - ofLabel[label]! + 2]!
      ratios[at] = logs[own + 1]! - logs[ofLabel[label]! + 2]! - inOthers
      sum += Math.abs(ratios[at]!)
    }
  }
  const mean = sum === 0 ? 1 : sum / count
  for (let at = 0; at < ratios.length; at++) ratios[at] = (1 + (ratios[at]! / mean) ** 2) / 2
  return ratios
}
