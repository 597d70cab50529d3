/** The margins of a text read piece by piece, against those of its row. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { features } from './features.ts'
import services from './fixtures/services.json' with { type: 'json' }
import { train } from './index.ts'
import type { Model } from './model.ts'
import { readMargins } from './reader.ts'
import { count, rowOf } from './rows.ts'

const phrases = services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label })))
const submissions = services.services.flatMap(({ submissions }) => submissions)
const model = train(phrases)

function byRow(model: Model, text: string) {
  const { columns, values } = rowOf(count(features(text), model.vocabulary), model.importance)
  const margins = Float64Array.from(model.labels, (_, label) => {
    let sum = 0
    for (const [at, column] of columns.entries())
      sum += values[at]! * model.weights[column * model.labels.length + label]!
    return model.biases[label]! + model.scales[label]! * sum
  })
  return { margins, known: columns.length > 0 }
}

function agree(model: Model, text: string) {
  const [read, row] = [readMargins(model, text), byRow(model, text)]
  assert.equal(read.known, row.known)
  for (const [label, margin] of row.margins.entries())
    assert.ok(Math.abs(read.margins[label]! - margin) < 1e-5, `${text}: ${read.margins[label]} and ${margin}`)
}

test('readMargins() gives the margins of the row of a text, whatever its pieces are', () => {
  const pieces = [
    ...phrases.map(({ text }) => text),
    'آب',
    'ABC',
    '😂',
    '!',
    '\u200c',
    ' ',
    '\n',
    '\ud83d',
    '\0',
    'x'.repeat(50),
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 12,
  })
  fc.assert(fc.property(text, fc.constantFrom('', ' '), (parts, between) => agree(model, parts.join(between))))
})

test('readMargins() counts what stands again and again, and texts of one sign', () => {
  for (const text of ['آب آب آب آب', 'آب'.repeat(300), 'آب '.repeat(9000), '؟'.repeat(5000), '\u200c \u200c', ''])
    agree(model, text)
})

test('readMargins() keeps the pieces of models apart', () => {
  const models = Array.from({ length: 12 }, (_, at) => train(phrases.slice(at, at + 60)))
  for (const text of submissions.slice(0, 5)) for (const model of models) agree(model, text)
})

test('readMargins() stays right when more pieces come than it keeps', () => {
  for (let part = 0; part < 40; part++)
    agree(model, Array.from({ length: 1500 }, (_, at) => `آب${part * 1500 + at}خیابان`).join(' '))
  for (const text of submissions.slice(0, 5)) agree(model, text)
})
