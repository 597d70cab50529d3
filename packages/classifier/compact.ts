/**
 * A trained model in few bytes: the columns that say most, as many as fit, with weights rounded to
 * 8 bits, a scale per label. Not the file format (file.ts), but what makes the file small.
 */
import type { Weights } from './descent.ts'
import { featureBytes, fixedBytes } from './file.ts'
import type { Model } from './model.ts'
import { Vocabulary } from './vocabulary.ts'

/** A model whose weights are still as the descent left them. */
export type Full = Omit<Model, 'weights' | 'scales' | 'biases'> & { weights: Weights }

const LARGEST_WEIGHT = 127

/**
 * `full` in at most `maxBytes` once saved. Columns stand in the order of their hashes.
 *
 * @throws RangeError when not even the labels fit.
 */
export function compact(full: Full, maxBytes: number): Model {
  const labelCount = full.labels.length
  const room = maxBytes - fixedBytes(full)
  if (room < 0) throw new RangeError(`The labels alone take ${maxBytes - room} bytes; the model may have ${maxBytes}.`)
  const kept = columnsToKeep(full, Math.floor(room / featureBytes(labelCount)))
  const scales = scalesOf(full.weights, kept, labelCount)
  const weights = new Int8Array(kept.length * labelCount)
  kept.forEach((column, at) => {
    for (let label = 0; label < labelCount; label++)
      weights[at * labelCount + label] = Math.round(full.weights.columns[column * labelCount + label]! / scales[label]!)
  })
  return {
    ...full,
    vocabulary: Vocabulary.from(Uint32Array.from(kept, (column) => full.vocabulary.hashes[column]!)),
    importance: { ...full.importance, codes: Uint8Array.from(kept, (column) => full.importance.codes[column]!) },
    weights,
    scales,
    biases: full.weights.biases,
    card: { ...full.card, features: kept.length },
  }
}

/** The `most` columns with the largest weight × importance, by ascending hash. */
function columnsToKeep({ vocabulary, importance, weights, labels }: Full, most: number): number[] {
  const byHash = (a: number, b: number) => vocabulary.hashes[a]! - vocabulary.hashes[b]!
  const columns = Array.from({ length: vocabulary.size }, (_, column) => column).sort(byHash)
  if (columns.length <= most) return columns
  const effects = columns.map((column) => {
    let effect = 0
    for (let label = 0; label < labels.length; label++)
      effect += Math.abs(weights.columns[column * labels.length + label]!)
    return { column, effect: effect * importance.codes[column]! }
  })
  const strongest = effects.sort((a, b) => b.effect - a.effect).slice(0, most)
  return strongest.map(({ column }) => column).sort(byHash)
}

/** Per label, what one step of an 8-bit weight is worth. */
function scalesOf({ columns }: Weights, kept: readonly number[], labelCount: number): Float32Array {
  const scales = new Float32Array(labelCount)
  for (const column of kept)
    for (let label = 0; label < labelCount; label++)
      scales[label] = Math.max(scales[label]!, Math.abs(columns[column * labelCount + label]!))
  return scales.map((largest) => (largest === 0 ? 1 : largest) / LARGEST_WEIGHT)
}
