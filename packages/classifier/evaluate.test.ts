/** The figures of an evaluation, against a table counted by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summarise } from './evaluate.ts'
import { coverageCurve, evaluate, train } from './index.ts'

const outcome = (expected: string, given: string, probability: number, sure: boolean) => ({
  expected,
  given,
  probability,
  sure,
  right: expected === given,
})

test('summarise() gives the figures of a small table', () => {
  const { labels, ...figures } = summarise([
    outcome('a', 'a', 0.95, true),
    outcome('a', 'a', 0.85, true),
    outcome('a', 'b', 0.65, true),
    outcome('b', 'b', 0.35, false),
    outcome('c', 'a', 0.25, false),
  ])
  assert.deepEqual(labels, [
    { label: 'a', texts: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 },
    { label: 'b', texts: 1, precision: 1 / 2, recall: 1, f1: 2 / 3 },
    { label: 'c', texts: 1, precision: 0, recall: 0, f1: 0 },
  ])
  assert.equal(figures.accuracy, 3 / 5)
  assert.equal(figures.macroF1, 4 / 9)
  assert.equal(figures.coverage, 3 / 5)
  assert.equal(figures.accuracyWhenSure, 2 / 3)
  // |0.95 − 1| + |0.85 − 1| + |0.65 − 0| + |0.35 − 1| + |0.25 − 0|, each alone in its bin.
  assert.ok(Math.abs(figures.calibrationError - (0.05 + 0.15 + 0.65 + 0.65 + 0.25) / 5) < 1e-12)
})

const model = train([
  { text: 'قطعی آب', label: 'water' },
  { text: 'چاله در خیابان', label: 'road' },
])

test('evaluate() of nothing is all zeros', () => {
  assert.deepEqual(evaluate(model, []), {
    texts: 0,
    accuracy: 0,
    macroF1: 0,
    coverage: 0,
    accuracyWhenSure: null,
    calibrationError: 0,
    labels: [],
  })
  assert.deepEqual(coverageCurve(model, []), [])
})

test('evaluate() counts a label that the model never learned as an error, and a model of one label as unsure', () => {
  assert.equal(evaluate(model, [{ text: 'قطعی آب', label: 'gas' }]).accuracy, 0)
  const one = train([{ text: 'آب', label: 'water' }])
  const { coverage, accuracyWhenSure } = evaluate(one, [{ text: 'آب', label: 'water' }])
  assert.deepEqual({ coverage, accuracyWhenSure }, { coverage: 0, accuracyWhenSure: null })
})

test('coverageCurve() ends with all texts and the accuracy of the evaluation', () => {
  const examples = ['آب قطع شد', 'چاله', 'آب در خیابان', 'سلام'].map((text) => ({ text, label: 'water' }))
  const last = coverageCurve(model, examples).at(-1)!
  assert.equal(last.coverage, 1)
  assert.equal(last.accuracy, evaluate(model, examples).accuracy)
})
