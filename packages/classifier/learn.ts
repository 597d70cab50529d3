/**
 * What do these texts teach, without any text left out for testing? Importance, rows and weights
 * from the texts at given positions; the step that training, cross-validation and bench share.
 */
import type { Corpus } from './corpus.ts'
import { type Costs, descend, marginsOf, type Weights } from './descent.ts'
import { importanceOf, strengthsOf } from './importance.ts'
import { type Importance, rowOf } from './rows.ts'

export type Learned = { importance: Importance; weights: Weights }

/** The cost of an error (C): the middle of the flat stretch between 0.1 and 1 in the bench. */
const ERROR_COST = 0.3

/** Weights learned from the texts at the positions `use`. */
export function learn(corpus: Corpus, use: readonly number[]): Learned {
  const { vocabulary, labelCount } = corpus
  const importance = importanceOf(corpus, use)
  const weights = {
    columns: new Float32Array(vocabulary.size * labelCount),
    biases: new Float32Array(labelCount),
  }
  const rows = use.map((text) => rowOf(corpus.texts[text]!, importance))
  const targets = Int32Array.from(use, (text) => corpus.targets[text]!)
  const strengths = strengthsOf(corpus, use)
  descend({ rows, targets, strengths, costs: balancedCosts(corpus, use), labelCount, freeBias: true }, weights)
  return { importance, weights }
}

/** Errors on a rare label's own texts cost more, as if every label had the same number of them. */
function balancedCosts({ targets, textWeights, labelCount }: Corpus, use: readonly number[]): Costs {
  const totals = new Float64Array(labelCount)
  for (const text of use) totals[targets[text]!]! += textWeights[text]!
  const all = totals.reduce((sum, total) => sum + total, 0)
  const present = totals.filter((total) => total > 0).length
  const balance = totals.map((total) => all / (present * total))
  return {
    own: Float64Array.from(use, (text) => ERROR_COST * textWeights[text]! * balance[targets[text]!]!),
    other: Float64Array.from(use, (text) => ERROR_COST * textWeights[text]!),
  }
}

/** The margins of text `text` under `learned`, one per label. */
export function marginsOfText(corpus: Corpus, { importance, weights }: Learned, text: number): Float64Array {
  const margins = new Float64Array(corpus.labelCount)
  marginsOf(rowOf(corpus.texts[text]!, importance), weights, margins)
  return margins
}
