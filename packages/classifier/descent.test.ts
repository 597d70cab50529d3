/** The descent against a slow and obvious minimisation of the same function. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { descend, marginsOf, type Task, type Weights } from './descent.ts'
import type { Row } from './rows.ts'

const row = (...values: number[]): Row => ({
  columns: Int32Array.from(values.keys()),
  values: Float32Array.from(values),
})
const none = (columns: number, labels: number): Weights => ({
  columns: new Float32Array(columns * labels),
  biases: new Float32Array(labels),
})

/** Six texts of unequal number per label, two of them equal, two contradicting each other. */
const task: Task = {
  rows: [row(1, 0, 0.2), row(1, 0, 0.2), row(0.3, 1, 0), row(0.1, 0.9, 0.3), row(0, 0.2, 1), row(0, 0.2, 1)],
  targets: Int32Array.of(0, 0, 1, 1, 2, 0),
  strengths: Float32Array.of(1, 2, 0.5, 1, 1, 3, 0.6, 1, 1),
  costs: { own: Float64Array.of(1, 1, 2, 2, 3, 1), other: new Float64Array(6).fill(1) },
  labelCount: 3,
  freeBias: true,
}

/** Σ ½w² / strength + ½b² + Σ cost × max(0, 1 − y margin)², which the machine of `label` minimises. */
function loss({ rows, targets, strengths, costs }: Task, label: number, w: readonly number[]): number {
  const [bias, ...weights] = w
  let sum = weights.reduce((squares, value, at) => squares + value ** 2 / strengths[at * 3 + label]!, bias! ** 2) / 2
  rows.forEach(({ values }, text) => {
    const margin = values.reduce((total, value, at) => total + value * weights[at]!, bias!)
    const own = targets[text] === label
    const cost = own ? costs.own[text]! : costs.other[text]!
    sum += cost * Math.max(0, 1 - (own ? 1 : -1) * margin) ** 2
  })
  return sum
}

/** The least loss, found by trying smaller and smaller steps along each axis. */
function slowly(label: number): number[] {
  const w = [0, 0, 0, 0]
  for (let step = 1; step > 1e-9; step /= 2)
    for (let moved = true; moved; ) {
      moved = false
      for (const axis of w.keys())
        for (const by of [step, -step]) {
          const next = w.with(axis, w[axis]! + by)
          if (loss(task, label, next) >= loss(task, label, w)) continue
          w[axis] = next[axis]!
          moved = true
        }
    }
  return w
}

test('descend() comes within two percent of the least loss, for every label', () => {
  const weights = none(3, 3)
  descend(task, weights)
  for (let label = 0; label < 3; label++) {
    const found = [weights.biases[label]!, ...[0, 1, 2].map((column) => weights.columns[column * 3 + label]!)]
    const least = loss(task, label, slowly(label))
    assert.ok(loss(task, label, found) <= 1.02 * least, `${loss(task, label, found)} against ${least}`)
  }
})

test('descend() leaves weights alone that already fit, and biases where they are not free', () => {
  const fitting: Weights = { columns: Float32Array.of(3, -3, -3, -3, 3, -3, -3, -3, 3), biases: new Float32Array(3) }
  const rows = [row(1, 0, 0), row(0, 1, 0), row(0, 0, 1)]
  const costs = { own: new Float64Array(3).fill(1), other: new Float64Array(3).fill(1) }
  const strengths = new Float32Array(9).fill(1)
  const easy = { rows, strengths, targets: Int32Array.of(0, 1, 2), costs, labelCount: 3, freeBias: true }
  const before = fitting.columns.slice()
  descend(easy, fitting)
  assert.deepEqual(fitting.columns, before)

  const weights = none(3, 3)
  descend({ ...task, freeBias: false }, weights)
  assert.deepEqual(weights.biases, new Float32Array(3))
  assert.ok(weights.columns.some((weight) => weight !== 0))
})

test('descend() takes no texts, and texts without features', () => {
  const costs = { own: new Float64Array(1).fill(1), other: new Float64Array(1).fill(1) }
  const weights = none(1, 2)
  const strengths = new Float32Array(2).fill(1)
  descend({ rows: [], targets: new Int32Array(0), strengths, costs, labelCount: 2, freeBias: true }, weights)
  assert.deepEqual(weights, none(1, 2))
  descend({ rows: [row()], targets: Int32Array.of(1), strengths, costs, labelCount: 2, freeBias: true }, weights)
  const margins = new Float64Array(2)
  marginsOf(row(), weights, margins)
  assert.ok(margins[1]! > 0 && margins[0]! < 0)
})
