/**
 * Which weights separate each label from all others by the widest margin? L2-regularised linear
 * support vector machines with squared hinge loss, one per label, by dual coordinate descent:
 * Hsieh, Chang, Lin, Keerthi, Sundararajan, «A dual coordinate descent method for large-scale
 * linear SVM», ICML 2008, doi 10.1145/1390156.1390208, algorithm 1 (the method of liblinear).
 * All labels advance together, because a text's row is then read once for all of them.
 */
import type { Row } from './rows.ts'

/**
 * What is to be separated. `strengths` says, per weight, how freely it may move (1 in the paper: a
 * weight w costs ½w² / strength); `costs`, per text, how much an error on it weighs (C of the paper);
 * `freeBias` whether the biases move too, or the words must explain everything.
 */
export type Task = {
  rows: readonly Row[]
  targets: Int32Array
  strengths: Float32Array
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
const TOLERANCE = 0.5

/**
 * Moves `weights`, in place, to the optimum that is nearest to where they stand: from zeros this
 * is the support vector machine; from trained weights it is the least change that fits `rows`.
 * The order of texts is shuffled by a fixed sequence, so the same input gives the same weights.
 * Cost: passes × values × labels; 4–20 passes are usual.
 */
export function descend(task: Task, weights: Weights): void {
  const { rows, labelCount } = task
  const progress = {
    duals: rows.map(() => new Float64Array(labelCount)),
    lengths: rows.map((row) => lengthsOf(row, task)),
    steps: new Float64Array(labelCount),
    moved: new Int32Array(labelCount),
  }
  const order = Int32Array.from(rows.keys())
  const random = fixedSequence()
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    shuffle(order, random)
    let largest = 0
    for (const text of order) largest = Math.max(largest, visit(task, weights, progress, text))
    if (largest < TOLERANCE) break
  }
}

/** Squared lengths and dual variables, by text and label; and room for the step that a text asks for. */
type Progress = { duals: Float64Array[]; lengths: Float64Array[]; steps: Float64Array; moved: Int32Array }

/** Moves all machines to where `text` is content with them; gives the largest projected gradient. */
function visit(task: Task, weights: Weights, { duals, lengths, steps, moved }: Progress, text: number): number {
  const length = lengths[text]!
  const dual = duals[text]!
  let largest = 0
  let movedCount = 0
  marginsOf(task.rows[text]!, weights, steps)
  for (let label = 0; label < steps.length; label++) {
    const own = task.targets[text] === label
    const sign = own ? 1 : -1
    const slack = 0.5 / (own ? task.costs.own[text]! : task.costs.other[text]!)
    const before = dual[label]!
    const gradient = sign * steps[label]! - 1 + slack * before
    largest = Math.max(largest, Math.abs(before === 0 ? Math.min(gradient, 0) : gradient))
    const after = Math.max(before - gradient / (length[label]! + slack), 0)
    if (after === before) continue
    dual[label] = after
    steps[label] = (after - before) * sign
    moved[movedCount++] = label
  }
  if (movedCount > 0) step(task, weights, task.rows[text]!, steps, moved.subarray(0, movedCount))
  return largest
}

/** The squared length of a row as each label's machine sees it. */
function lengthsOf({ columns, values }: Row, { strengths, labelCount, freeBias }: Task): Float64Array {
  const lengths = new Float64Array(labelCount).fill(freeBias ? 1 : 0)
  for (let at = 0; at < columns.length; at++) {
    const square = values[at]! ** 2
    const base = columns[at]! * labelCount
    for (let label = 0; label < labelCount; label++) lengths[label]! += square * strengths[base + label]!
  }
  return lengths
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

function step(task: Task, weights: Weights, row: Row, steps: Float64Array, moved: Int32Array): void {
  const { strengths, labelCount } = task
  if (task.freeBias) for (const label of moved) weights.biases[label]! += steps[label]!
  for (let at = 0; at < row.columns.length; at++) {
    const value = row.values[at]!
    const base = row.columns[at]! * labelCount
    for (let place = 0; place < moved.length; place++) {
      const label = moved[place]!
      weights.columns[base + label]! += value * strengths[base + label]! * steps[label]!
    }
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
