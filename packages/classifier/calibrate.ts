/**
 * How sure may the model say it is? Margins become probabilities by a softmax with one temperature
 * (Guo, Pleiss, Sun, Weinberger, «On Calibration of Modern Neural Networks», ICML 2017, arXiv
 * 1706.04599) among the labels and one more choice, «none of these», whose margin is the same for
 * all texts. A text that resembles no example gets its probability there. Both numbers are fitted
 * on texts that the weights have not seen, so that the first label is right as often as it says
 * (top-label calibration: Gupta, Ramdas, ICLR 2022, arXiv 2107.08353).
 */

/** `sharpness` is 1 / temperature; `none` is the margin of «none of these»; `doubt` is the share that no label gets. */
export type Calibration = { sharpness: number; none: number; doubt: number }

/** A text's margins, one per label, and the position of its right label (-1 for one that was not trained). */
export type Scored = { margins: Float64Array; target: number }

/**
 * What is assumed before any text is seen, and how many texts that opinion is worth: that a text
 * must lie this much nearer to a label than one of which nothing is known.
 */
const FIRST_SHARPNESS = 5
const FIRST_LEAD = 0.15
const FIRST_DOUBT = 0.02
const FIRST_OPINION_TEXTS = 4
/** How far the logarithm of the sharpness, the margin of none, and the doubt usually lie from it. */
const USUAL_SPREAD = { sharpness: 0.5, none: 0.25, doubt: 0.05 }
/** One step of the search moves the doubt by a tenth of what it moves the others. */
const DOUBT_STEP = 0.1
const MOST_DOUBT = 0.5
const FIRST_STEP = 0.5
const LAST_STEP = 0.01
/** Keeps the loss of a wrong certainty finite. */
const LEAST_PROBABILITY = 1e-9

/**
 * A probability per label, in the order of `margins`; what is missing to 1 is that of «none of these».
 * More margin never gives less probability. Empty for empty.
 */
export function probabilities(margins: Float64Array, { sharpness, none, doubt }: Calibration): Float64Array {
  let largest = none
  for (const margin of margins) largest = Math.max(largest, margin)
  const powers = new Float64Array(margins.length)
  let sum = Math.exp(sharpness * (none - largest))
  for (let label = 0; label < margins.length; label++) {
    powers[label] = Math.exp(sharpness * (margins[label]! - largest))
    sum += powers[label]!
  }
  for (let label = 0; label < margins.length; label++) powers[label]! *= (1 - doubt) / sum
  return powers
}

/** The position of the largest of `values`, the first of equals; -1 for none. */
export function first(values: Float64Array): number {
  let best = -1
  for (let at = 0; at < values.length; at++) if (best === -1 || values[at]! > values[best]!) best = at
  return best
}

/**
 * The calibration under which it is most likely that first labels were right where they were, and
 * wrong where they were; near the first opinion when `scored` are few, and that itself for none.
 * Search: from there in steps that halve when no neighbour is better (compass search).
 */
export function calibrate(scored: readonly Scored[], labelCount: number): Calibration {
  const opinion = firstOpinion(labelCount)
  const judged = scored.map(({ margins, target }) => ({ margins, best: first(margins), target }))
  const lossOf = (calibration: Calibration) => surprise(judged, calibration) + distance(calibration, opinion)
  let best = opinion
  let least = lossOf(best)
  for (let step = FIRST_STEP; step > LAST_STEP; ) {
    const better = neighbours(best, step).find((calibration) => lossOf(calibration) < least)
    if (better) [best, least] = [better, lossOf(better)]
    else step /= 2
  }
  return best
}

function neighbours(from: Calibration, step: number): Calibration[] {
  const { sharpness, none, doubt } = from
  return [
    { ...from, sharpness: sharpness * Math.exp(step) },
    { ...from, sharpness: sharpness / Math.exp(step) },
    { ...from, none: none + step },
    { ...from, none: none - step },
    { ...from, doubt: Math.min(MOST_DOUBT, doubt + DOUBT_STEP * step) },
    { ...from, doubt: Math.max(0, doubt - DOUBT_STEP * step) },
  ]
}

/** Balanced machines give a text without known features a margin of about 2 / labels − 1. */
const firstOpinion = (labelCount: number): Calibration => ({
  sharpness: FIRST_SHARPNESS,
  none: 2 / Math.max(2, labelCount) - 1 + FIRST_LEAD,
  doubt: FIRST_DOUBT,
})

function distance(calibration: Calibration, opinion: Calibration): number {
  const sharper = Math.log(calibration.sharpness / opinion.sharpness) / USUAL_SPREAD.sharpness
  const higher = (calibration.none - opinion.none) / USUAL_SPREAD.none
  const doubtful = (calibration.doubt - opinion.doubt) / USUAL_SPREAD.doubt
  return (FIRST_OPINION_TEXTS * (sharper ** 2 + higher ** 2 + doubtful ** 2)) / 8
}

/** `best` is the position of the largest margin, which no calibration changes. */
function surprise(judged: readonly (Scored & { best: number })[], calibration: Calibration): number {
  let sum = 0
  for (const { margins, best, target } of judged) {
    const probability = probabilityOf(margins, best, calibration)
    sum -= Math.log(Math.max(best === target ? probability : 1 - probability, LEAST_PROBABILITY))
  }
  return sum
}

/** One of the `probabilities` alone, which the search asks for thousands of times. */
function probabilityOf(margins: Float64Array, label: number, { sharpness, none, doubt }: Calibration): number {
  const margin = margins[label]!
  let sum = Math.exp(sharpness * (none - margin))
  for (let other = 0; other < margins.length; other++) sum += Math.exp(sharpness * (margins[other]! - margin))
  return (1 - doubt) / sum
}
