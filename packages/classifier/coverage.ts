/**
 * How many texts may be answered without a human, and how often is that right? Every threshold on
 * the probability is one trade; the curve shows all of them (El-Yaniv, Wiener, «On the Foundations
 * of Noise-free Selective Classification», JMLR 11, 2010: the risk–coverage curve).
 */

/** The first label's probability for a text, and whether it was the right one. */
export type Judged = { probability: number; right: boolean }

/** At `threshold` the share `coverage` of texts is answered, of which the share `accuracy` rightly. */
export type CoveragePoint = { threshold: number; coverage: number; accuracy: number }

/** The least threshold that is ever chosen: what is proposed is more likely right than wrong. */
const LEAST_THRESHOLD = 0.5
/** A threshold is believed when it was seen on this many answered texts. */
const FEWEST_TEXTS = 20

/**
 * One point for each distinct probability, from the highest threshold (least coverage) to the lowest
 * (coverage 1). Equal probabilities are answered together. Empty for no texts. Sorts: n log n.
 *
 * @example
 * curveOf([{ probability: 0.9, right: true }, { probability: 0.4, right: false }])
 * // [{ threshold: 0.9, coverage: 0.5, accuracy: 1 }, { threshold: 0.4, coverage: 1, accuracy: 0.5 }]
 */
export function curveOf(judged: readonly Judged[]): CoveragePoint[] {
  const sorted = judged.toSorted((a, b) => b.probability - a.probability)
  const points: CoveragePoint[] = []
  let rights = 0
  sorted.forEach(({ probability, right }, at) => {
    if (right) rights++
    if (sorted[at + 1]?.probability === probability) return
    points.push({ threshold: probability, coverage: (at + 1) / sorted.length, accuracy: rights / (at + 1) })
  })
  return points
}

/**
 * The threshold with the most coverage among those from 0.5 up at which at least 20 texts were answered and
 * `accuracyWanted` of them rightly. Where none was, the probability is taken at its word: the
 * threshold is `accuracyWanted`, or 0.5 when there are too few texts to tell.
 */
export function thresholdFor(judged: readonly Judged[], accuracyWanted: number): number {
  const believed = curveOf(judged).filter(
    ({ threshold, coverage }) => threshold >= LEAST_THRESHOLD && coverage * judged.length >= FEWEST_TEXTS,
  )
  if (believed.length === 0) return LEAST_THRESHOLD
  const enough = believed.findLast(({ accuracy }) => accuracy >= accuracyWanted)
  if (!enough) return Math.max(LEAST_THRESHOLD, accuracyWanted)
  return enough === believed.at(-1) ? LEAST_THRESHOLD : enough.threshold
}
