/** The texts of a training, read once: what the folds of cross-validation share. Holds no label's name. */
import { features } from './features.ts'
import { type Counted, count } from './rows.ts'
import { Vocabulary } from './vocabulary.ts'

/** Counted texts, with their labels as positions in the list of labels. */
export type Corpus = {
  vocabulary: Vocabulary
  texts: readonly Counted[]
  targets: Int32Array
  textWeights: Float64Array
  labelCount: number
}

/** `targets[i]` is the label of text i as a position in the list of `labelCount` labels, `textWeights[i]` its weight. */
export function corpusOf(
  texts: readonly string[],
  targets: Int32Array,
  textWeights: Float64Array,
  labelCount: number,
): Corpus {
  const vocabulary = new Vocabulary()
  const counted = texts.map((text) => count(features(text), vocabulary, true))
  return { vocabulary, texts: counted, targets, textWeights, labelCount }
}
