/**
 * What do these texts teach, without any text left out for testing? Importance, rows and weights
 * from the texts at given positions; the step that training, cross-validation and bench share.
 */
import { type Costs, descend, marginsOf, type Weights } from './descent.ts'
import { type Features, features } from './features.ts'
import { importanceOf } from './importance.ts'
import { type Importance, rowOf } from './rows.ts'
import { Vocabulary } from './vocabulary.ts'

/** The texts to learn from, counted once. */
export type Corpus = {
  vocabulary: Vocabulary
  features: readonly Features[]
  columns: readonly Int32Array[]
  targets: Int32Array
  importances: Float64Array
  labelCount: number
}

export type Learned = { importance: Importance; weights: Weights }

/** The cost of an error (C): the middle of the flat stretch between 0.1 and 1 in the bench. */
const ERROR_COST = 0.3

/** `targets[i]` is the label of text i as a position in the list of `labelCount` labels, `weights[i]` its weight. */
export function corpusOf(
  texts: readonly string[],
  targets: Int32Array,
  weights: Float64Array,
  labelCount: number,
): Corpus {
  const vocabulary = new Vocabulary()
  const counted = texts.map(features)
  const columns = counted.map(({ words, sequences }) => {
    const found = new Int32Array(words.hashes.length + sequences.hashes.length)
    words.hashes.forEach((hash, at) => {
      found[at] = vocabulary.add(hash)
    })
    sequences.hashes.forEach((hash, at) => {
      found[words.hashes.length + at] = vocabulary.add(hash)
    })
    return found
  })
  return { vocabulary, features: counted, columns, targets, importances: weights, labelCount }
}

/** Weights learned from the texts at the positions `use`. */
export function learn(corpus: Corpus, use: readonly number[]): Learned {
  const { vocabulary, labelCount } = corpus
  const importance = importanceOf(corpus, use, vocabulary.size, labelCount)
  const weights = {
    columns: new Float32Array(vocabulary.size * labelCount),
    biases: new Float32Array(labelCount),
  }
  const rows = use.map((text) => rowOf(corpus.features[text]!, vocabulary, importance))
  const targets = Int32Array.from(use, (text) => corpus.targets[text]!)
  descend({ rows, targets, costs: balancedCosts(corpus, use), labelCount, freeBias: true }, weights)
  return { importance, weights }
}

/** Errors on a rare label's own texts cost more, as if every label had the same number of them. */
function balancedCosts({ targets, importances, labelCount }: Corpus, use: readonly number[]): Costs {
  const totals = new Float64Array(labelCount)
  for (const text of use) totals[targets[text]!]! += importances[text]!
  const all = totals.reduce((sum, total) => sum + total, 0)
  const present = totals.filter((total) => total > 0).length
  const balance = totals.map((total) => all / (present * total))
  return {
    own: Float64Array.from(use, (text) => ERROR_COST * importances[text]! * balance[targets[text]!]!),
    other: Float64Array.from(use, (text) => ERROR_COST * importances[text]!),
  }
}

/** The margins of text `text` under `learned`, one per label. */
export function marginsOfText(corpus: Corpus, { importance, weights }: Learned, text: number): Float64Array {
  const margins = new Float64Array(corpus.labelCount)
  marginsOf(rowOf(corpus.features[text]!, corpus.vocabulary, importance), weights, margins)
  return margins
}
