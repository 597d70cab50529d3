/**
 * What do corrections teach a model whose texts are gone? The weights move as little as fits the
 * corrections: the machines of descent.ts, started from the trained weights instead of zero, which
 * is passive-aggressive learning in its second variant, for a batch (Crammer, Dekel, Keshet,
 * Shalev-Shwartz, Singer, «Online Passive-Aggressive Algorithms», JMLR 7, 2006). Where the texts are
 * still kept, training again on all of them is better; this is for where they are not.
 */
import { classify } from './classify.ts'
import { compact, type Full } from './compact.ts'
import { descend, type Weights } from './descent.ts'
import { features } from './features.ts'
import type { Card, Example, Model } from './model.ts'
import { count, RAREST_CODE, rowOf } from './rows.ts'
import { distinctOf, MAX_MODEL_BYTES } from './train.ts'
import { Vocabulary } from './vocabulary.ts'

export type UpdateOptions = { date?: string; maxBytes?: number }

/** The cost of an error on a correction: less than in training, so that one correction cannot undo many texts. */
const CORRECTION_COST = 0.1

/**
 * A new model that has learned `corrections`; `model` stays as it was.
 *
 * Labels that it does not know are added at the end. The biases stay, because what officers correct
 * says nothing of how often each label occurs. Calibration, threshold and cross-validated figures
 * stay those of training; the card counts the corrections and how many of them the model had right
 * before, which shows how it does in use. No corrections change nothing but the date. Cost: that of
 * training on the corrections alone, and of copying the weights.
 *
 * @throws TypeError or RangeError for what is no example, as `train` does.
 */
export function update(model: Model, corrections: readonly Example[], options: UpdateOptions = {}): Model {
  const { date = model.card.date, maxBytes = MAX_MODEL_BYTES } = options
  const distinct = distinctOf(corrections, model.fold)
  const labels = [...new Set([...model.labels, ...distinct.map(({ label }) => label)])]
  const vocabulary = Vocabulary.from(model.vocabulary.hashes.subarray(0, model.vocabulary.size))
  const counted = distinct.map(({ text }) => count(features(text), vocabulary, true))
  const wider = widen(model, labels, vocabulary)
  const rows = counted.map((text) => rowOf(text, wider.importance))
  const targets = Int32Array.from(distinct, ({ label }) => labels.indexOf(label))
  const cost = Float64Array.from(distinct, ({ weight }) => CORRECTION_COST * weight)
  const costs = { own: cost, other: cost }
  const strengths = new Float32Array(wider.weights.columns.length).fill(1)
  descend({ rows, targets, strengths, costs, labelCount: labels.length, freeBias: false }, wider.weights)
  const card = { ...wider.card, date, corrections: countCorrections(model, corrections) }
  return compact({ ...wider, card }, maxBytes)
}

/** `model` with these labels and columns, which begin with its own, and weights that can be moved. */
function widen(model: Model, labels: readonly string[], vocabulary: Vocabulary): Full {
  const codes = new Uint8Array(vocabulary.size).fill(RAREST_CODE)
  codes.set(model.importance.codes)
  const importance = { codes, step: model.importance.step }
  const { threshold, calibration, card, fold } = model
  const weights = widenWeights(model, labels.length, vocabulary.size)
  return { labels, vocabulary, importance, weights, threshold, calibration, card, fold }
}

/** The weights of `model` as numbers; new features say nothing yet, new labels say no to every text. */
function widenWeights(model: Model, labelCount: number, columnCount: number): Weights {
  const columns = new Float32Array(columnCount * labelCount)
  model.weights.forEach((weight, at) => {
    const label = at % model.labels.length
    columns[((at - label) / model.labels.length) * labelCount + label] = weight * model.scales[label]!
  })
  const biases = new Float32Array(labelCount).fill(-1)
  biases.set(model.biases)
  return { columns, biases }
}

function countCorrections(model: Model, corrections: readonly Example[]): Card['corrections'] {
  const right = corrections.filter(({ text, label }) => classify(model, text).ranked[0]?.label === label).length
  const { texts, rightBefore } = model.card.corrections
  return { texts: texts + corrections.length, rightBefore: rightBefore + right }
}
