/**
 * A model from labelled texts, be it three phrases a label or thousands of texts: support vector
 * machines over hashed words and letter sequences (descent.ts), calibrated by cross-validation
 * (calibrate.ts), with the threshold below which it abstains (coverage.ts), in 8-bit weights.
 */
import { type Calibration, calibrate, first, probabilities, type Scored } from './calibrate.ts'
import { compact } from './compact.ts'
import { type Corpus, corpusOf } from './corpus.ts'
import { thresholdFor } from './coverage.ts'
import { type Outcome, summarise } from './evaluate.ts'
import { learn, marginsOfText } from './learn.ts'
import { asTyped, type Card, type Example, type Fold, type Model } from './model.ts'

export type TrainOptions = {
  /** Done to every text first, here and in `classify`. */
  fold?: Fold
  /** How often a label that is said should be right; sets the threshold. 0.8 when left out. */
  accuracyWanted?: number
  /** Sets the threshold itself. */
  threshold?: number
  /** For the card. */
  date?: string
  /** The most bytes of the saved model; the features that say least are dropped to keep it. 2,000,000 when left out. */
  maxBytes?: number
  /** Told how far it is, from 0 up to 1, after each of its steps. What it throws ends the training. */
  progress?: (share: number) => void
}

const ACCURACY_WANTED = 0.8
export const MAX_MODEL_BYTES = 2_000_000
const FOLDS = 5
/** Reading, each fold, learning from all, and making it small. */
const STEPS = FOLDS + 3
const LEAST_WEIGHT = 1e-6
const MOST_WEIGHT = 1e6

/**
 * A model that tells the labels of `examples` apart.
 *
 * Equal texts of one label become one text of their joint weight. The order of `examples` does not
 * matter: the same set of examples gives the same model, to the byte. Nor does it matter what the
 * labels are called: under other names they get the same probabilities. No examples, or only one
 * label, give a model that always abstains; a label with one text is learned but cannot be checked.
 * Cost: six descents, after each of which `progress` is told; about 40 ms for 200 short texts of ten labels, 1 s for 5,000 texts of five.
 *
 * @throws TypeError when a text or label is no string; RangeError when a weight is neither 0 nor
 * from 1e-6 to 1e6, when `accuracyWanted` or `threshold` is not from 0 to 1, or when the labels
 * alone need more than `maxBytes`.
 */
export function train(examples: readonly Example[], options: TrainOptions = {}): Model {
  const { fold = asTyped, accuracyWanted = ACCURACY_WANTED, date = '', maxBytes = MAX_MODEL_BYTES } = options
  const done = (steps: number) => options.progress?.(steps / STEPS)
  checkShare('accuracyWanted', accuracyWanted)
  checkShare('threshold', options.threshold ?? 0)
  // The descent visits texts in this order, which must not follow from the names of labels.
  const distinct = distinctOf(examples, fold).sort((a, b) => compare(a.text, b.text))
  const labels = [...new Set(distinct.map(({ label }) => label))].sort()
  const positions = new Map(labels.map((label, at) => [label, at]))
  const corpus = corpusOf(
    distinct.map(({ text }) => text),
    Int32Array.from(distinct, ({ label }) => positions.get(label)!),
    Float64Array.from(distinct, ({ weight }) => weight),
    labels.length,
  )
  done(1)
  const scored = crossValidate(corpus, (folds) => done(1 + folds))
  const calibration = calibrate(scored, labels.length)
  const outcomes = scored.map((text) => outcomeOf(text, calibration, labels))
  const threshold = options.threshold ?? thresholdFor(outcomes, accuracyWanted)
  const card = { ...cardOf(distinct, labels, date), crossValidated: summaryOf(outcomes, threshold) }
  const { importance, weights } = learn(corpus, [...distinct.keys()])
  const full = { labels, vocabulary: corpus.vocabulary, importance, weights, calibration, threshold, card, fold }
  done(STEPS - 1)
  const model = compact(full, maxBytes)
  done(STEPS)
  return model
}

function checkShare(name: string, share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} is a share from 0 to 1, not ${share}.`)
}

/** The folded texts, equal ones of a label joined, in an order that does not depend on that of `examples`. */
export function distinctOf(examples: readonly Example[], fold: Fold): Required<Example>[] {
  const folded = examples.map(({ text, label, weight = 1 }) => {
    if (typeof text !== 'string' || typeof label !== 'string')
      throw new TypeError(`An example has a text and a label; this has a ${typeof text} and a ${typeof label}.`)
    if (!(weight === 0 || (weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT)))
      throw new RangeError(`A weight is 0 or from ${LEAST_WEIGHT} to ${MOST_WEIGHT}, not ${weight}.`)
    return { text: fold(text), label, weight }
  })
  const sorted = folded
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => compare(a.label, b.label) || compare(a.text, b.text) || a.weight - b.weight)
  const distinct: Required<Example>[] = []
  for (const example of sorted) {
    const last = distinct.at(-1)
    if (last?.label === example.label && last.text === example.text) last.weight += example.weight
    else distinct.push(example)
  }
  return distinct
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The margins of each text under weights learned without its fold; texts that are alone in their label are never left out. */
function crossValidate(corpus: Corpus, done: (folds: number) => void): Scored[] {
  if (corpus.labelCount < 2) return []
  const folds = foldsOf(corpus)
  return Array.from({ length: FOLDS }, (_, fold) => {
    done(fold)
    const held = [...folds.keys()].filter((text) => folds[text] === fold)
    if (held.length === 0) return []
    const learned = learn(
      corpus,
      [...folds.keys()].filter((text) => folds[text] !== fold),
    )
    return held.map((text) => ({ margins: marginsOfText(corpus, learned, text), target: corpus.targets[text]! }))
  }).flat()
}

/** The fold of each text: its place among the texts of its label, modulo the number of folds; -1 for the only one. */
function foldsOf({ targets, labelCount }: Corpus): Int32Array {
  const counts = new Int32Array(labelCount)
  const folds = targets.map((label) => counts[label]!++ % FOLDS)
  return folds.map((fold, text) => (counts[targets[text]!] === 1 ? -1 : fold))
}

function outcomeOf({ margins, target }: Scored, calibration: Calibration, labels: readonly string[]): Outcome {
  const shares = probabilities(margins, calibration)
  const best = first(shares)
  const [expected, given, probability] = [labels[target]!, labels[best]!, shares[best]!]
  return { expected, given, probability, right: expected === given, sure: false }
}

function summaryOf(outcomes: readonly Outcome[], threshold: number): Card['crossValidated'] {
  if (outcomes.length === 0) return null
  const { labels: _, ...summary } = summarise(
    outcomes.map((outcome) => ({ ...outcome, sure: outcome.probability >= threshold })),
  )
  return summary
}

function cardOf(distinct: readonly Example[], labels: readonly string[], date: string): Card {
  const texts = (name: string) => distinct.filter(({ label }) => label === name).length
  return {
    date,
    texts: distinct.length,
    labels: labels.map((label) => ({ label, texts: texts(label) })),
    features: 0,
    crossValidated: null,
    corrections: { texts: 0, rightBefore: 0 },
  }
}
