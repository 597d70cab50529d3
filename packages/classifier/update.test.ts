/** What corrections teach, and what they must not undo. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import services from './fixtures/services.json' with { type: 'json' }
import { classify, evaluate, load, save, train, update } from './index.ts'

const phrases = services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label })))
const submissions = services.services.flatMap(({ label, submissions }) => submissions.map((text) => ({ text, label })))
const model = train(phrases, { date: '2026-05-23' })
const firstOf = (from: typeof model, text: string) => classify(from, text).ranked[0]!.label
const wrong = submissions.filter(({ text, label }) => firstOf(model, text) !== label)
const right = submissions.filter(({ text, label }) => firstOf(model, text) === label)

test('update() learns what was corrected and keeps what was right', () => {
  const updated = update(model, wrong, { date: '2026-05-24' })
  assert.ok(evaluate(updated, wrong).accuracy >= 0.9)
  assert.ok(evaluate(updated, right).accuracy >= 0.9)
  assert.equal(updated.card.date, '2026-05-24')
  assert.deepEqual(updated.card.corrections, { texts: wrong.length, rightBefore: 0 })
  assert.deepEqual(update(updated, right).card.corrections.texts, submissions.length)
})

test('update() leaves the model that it was given as it was, and gives the same bytes for the same corrections', () => {
  const before = save(model)
  const once = save(update(model, wrong))
  assert.deepEqual(save(model), before)
  assert.deepEqual(save(update(load(before), wrong.toReversed())), once)
})

test('update() adds a label from its phrases alone, and it does not swallow the others', () => {
  const without = train(phrases.filter(({ label }) => label !== 'water'))
  const added = update(
    without,
    phrases.filter(({ label }) => label === 'water'),
  )
  assert.equal(added.labels.at(-1), 'water')
  assert.ok(evaluate(added, submissions).accuracy >= evaluate(model, submissions).accuracy - 0.05)
})

test('update() with nothing changes no answer', () => {
  const same = update(model, [])
  for (const { text } of submissions) assert.equal(firstOf(same, text), firstOf(model, text))
})

test('update() teaches an empty model its first labels', () => {
  const taught = update(train([]), phrases)
  assert.equal(taught.labels.length, 12)
  assert.ok(evaluate(taught, submissions).accuracy >= 0.6)
})

test('update() adds a second label to a model of one', () => {
  const [water, power] = ['water', 'power'].map((name) => phrases.filter(({ label }) => label === name))
  const two = update(train(water!), power!)
  assert.equal(firstOf(two, 'از صبح آب قطع است'), 'water')
  assert.equal(firstOf(two, 'نوسان برق داریم'), 'power')
})
