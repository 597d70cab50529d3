/**
 * How good is a model on texts whose label is known and that it has not seen? Accuracy, F1 per
 * label and their mean (macro-F1: Manning, Raghavan, Schütze 2008, 13.6), what abstaining leaves
 * and gains, and the expected calibration error (Naeini, Cooper, Hauskrecht, AAAI 2015, doi
 * 10.1609/aaai.v29i1.9602) in ten equal bins.
 */
import { first } from './calibrate.ts'
import { sharesOf } from './classify.ts'
import { type CoveragePoint, curveOf, type Judged } from './coverage.ts'
import type { Example, Model } from './model.ts'

export type LabelQuality = { label: string; texts: number; precision: number; recall: number; f1: number }

export type Evaluation = {
  texts: number
  /** Share of all texts whose first label is right, abstained or not. */
  accuracy: number
  /** Mean F1 of the labels that occur in the texts or were given to one. */
  macroF1: number
  /** Share of texts on which the model does not abstain. */
  coverage: number
  /** Accuracy on those; null when there are none. */
  accuracyWhenSure: number | null
  calibrationError: number
  labels: LabelQuality[]
}

/** A judged text with the right label and the one that came first. */
export type Outcome = Judged & { expected: string; given: string | null; sure: boolean }

const BINS = 10

/**
 * The quality of `model` on `examples`. Labels that the model does not know count as errors.
 * All shares are 0 for no examples. Weights of examples are not used.
 */
export function evaluate(model: Model, examples: readonly Example[]): Evaluation {
  return summarise(examples.map((example) => judge(model, example)))
}

/** Coverage and accuracy for every threshold, from the highest to the lowest, on `examples`. */
export function coverageCurve(model: Model, examples: readonly Example[]): CoveragePoint[] {
  return curveOf(examples.map((example) => judge(model, example)))
}

function judge(model: Model, { text, label: expected }: Example): Outcome {
  const { shares, known } = sharesOf(model, text)
  const best = first(shares)
  const given = model.labels[best] ?? null
  const probability = shares[best] ?? 0
  const sure = known && probability >= model.threshold
  return { expected, given, probability, sure, right: given === expected }
}

export function summarise(outcomes: readonly Outcome[]): Evaluation {
  const labels = qualities(outcomes)
  const sure = outcomes.filter((outcome) => outcome.sure)
  return {
    texts: outcomes.length,
    accuracy: share(rights(outcomes), outcomes.length),
    macroF1: share(
      labels.reduce((sum, { f1 }) => sum + f1, 0),
      labels.length,
    ),
    coverage: share(sure.length, outcomes.length),
    accuracyWhenSure: sure.length === 0 ? null : rights(sure) / sure.length,
    calibrationError: calibrationError(outcomes),
    labels,
  }
}

const rights = (judged: readonly Judged[]) => judged.filter(({ right }) => right).length
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

function qualities(outcomes: readonly Outcome[]): LabelQuality[] {
  const names = new Set(outcomes.flatMap(({ expected, given }) => (given === null ? [expected] : [expected, given])))
  return [...names].sort().map((label) => {
    const expected = outcomes.filter((outcome) => outcome.expected === label)
    const given = outcomes.filter((outcome) => outcome.given === label).length
    const right = rights(expected)
    return {
      label,
      texts: expected.length,
      precision: share(right, given),
      recall: share(right, expected.length),
      f1: share(2 * right, given + expected.length),
    }
  })
}

function calibrationError(judged: readonly Judged[]): number {
  const gaps = new Float64Array(BINS)
  for (const { probability, right } of judged)
    gaps[Math.min(BINS - 1, Math.floor(probability * BINS))]! += probability - (right ? 1 : 0)
  return share(
    gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    judged.length,
  )
}
