/**
 * Which weights separate each label from all others by the widest margin? L2-regularised linear
 * support vector machines with squared hinge loss, one per label, by dual coordinate descent:
 * Hsieh, Chang, Lin, Keerthi, Sundararajan, «A dual coordinate descent method for large-scale
 * linear SVM», ICML 2008, doi 10.1145/1390156.1390208, algorithm 1 (the method of liblinear).
 * All labels advance together, because a text's row is then read once for all of them.
 */
import type { Row } from './rows.ts'

/**
 * What is to be separated. `costs` says, per text, how much an error on it weighs (C of the paper);
 * `freeBias` whether the biases move too, or the words must explain everything.
 */
export type Task = {
  rows: readonly Row[]
  targets: Int32Array
  costs: Costs
  labelCount: number
  freeBias: boolean
}

/** The cost of an error on a text in the machine of its own label, and in those of the others. */
export type Costs = { own: Float64Array; other: Float64Array }

/** A weight per column and label (at `column * labelCount + label`), and a bias per label. */
export type Weights = { columns: Float32Array; biases: Float32Array }

const MOST_PASSES = 60
/** A pass in which no projected gradient is larger ends the descent. Closer to the optimum is slower and no better on new texts. */
const TOLERANCE = 0.3

/**
 * Moves `weights`, in place, to the optimum that is nearest to where they stand: from zeros this
 * is the support vector machine; from trained weights it is the least change that fits `rows`.
 * The order of texts is shuffled by a fixed sequence, so the same input gives the same weights.
 * Cost: passes × values × labels; 4–20 passes are usual.
 */
export function descend({ rows, targets, costs, labelCount, freeBias }: Task, weights: Weights): void {
  const duals = rows.map(() => new Float64Array(labelCount))
  const bias = freeBias ? 1 : 0
  const lengths = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, bias))
  const order = Int32Array.from(rows.keys())
  const random = fixedSequence()
  const steps = new Float64Array(labelCount)
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    shuffle(order, random)
    let largest = 0
    for (const text of order) {
      marginsOf(rows[text]!, weights, steps)
      const [own, other] = [0.5 / costs.own[text]!, 0.5 / costs.other[text]!]
      let moved = false
      for (let label = 0; label < labelCount; label++) {
        const isOwn = targets[text] === label
        const sign = isOwn ? 1 : -1
        const slack = isOwn ? own : other
        const dual = duals[text]![label]!
        const gradient = sign * steps[label]! - 1 + slack * dual
        largest = Math.max(largest, Math.abs(dual === 0 ? Math.min(gradient, 0) : gradient))
        const next = Math.max(dual - gradient / (lengths[text]! + slack), 0)
        steps[label] = (next - dual) * sign
        if (next !== dual) moved = true
        duals[text]![label] = next
      }
      if (moved) step(rows[text]!, weights, steps, bias)
    }
    if (largest < TOLERANCE) break
  }
}

/** Writes into `margins` how far the row lies on each label's side. */
export function marginsOf({ columns, values }: Row, weights: Weights, margins: Float64Array): void {
  const labelCount = margins.length
  for (let label = 0; label < labelCount; label++) margins[label] = weights.biases[label]!
  for (let at = 0; at < columns.length; at++) {
    const value = values[at]!
    const base = columns[at]! * labelCount
    for (let label = 0; label < labelCount; label++) margins[label]! += value * weights.columns[base + label]!
  }
}

function step({ columns, values }: Row, weights: Weights, steps: Float64Array, bias: number): void {
  const labelCount = steps.length
  for (let label = 0; label < labelCount; label++) weights.biases[label]! += bias * steps[label]!
  for (let at = 0; at < columns.length; at++) {
    const value = values[at]!
    const base = columns[at]! * labelCount
    for (let label = 0; label < labelCount; label++) weights.columns[base + label]! += value * steps[label]!
  }
}

/** Numbers from 0 up to 1, always the same ones (Numerical Recipes' linear congruential generator). */
function fixedSequence(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x1_0000_0000
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
}
