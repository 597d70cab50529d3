/** From example phrases to a label: what a service's first day looks like. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import services from './fixtures/services.json' with { type: 'json' }
import { classify, evaluate, save, train } from './index.ts'

const phrases = services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label })))
const submissions = services.services.flatMap(({ label, submissions }) => submissions.map((text) => ({ text, label })))
const model = train(phrases)

test('train() puts four of five submissions under the right one of twelve services, from eight phrases each', () => {
  const { accuracy, accuracyWhenSure, coverage } = evaluate(model, submissions)
  assert.ok(accuracy >= 0.8, `accuracy ${accuracy}`)
  assert.ok(coverage >= 0.5 && accuracyWhenSure! >= 0.95, `coverage ${coverage}, of it right ${accuracyWhenSure}`)
})

test('train() puts more than half of them right from three phrases each', () => {
  const few = services.services.flatMap(({ label, phrases }) => phrases.slice(0, 3).map((text) => ({ text, label })))
  assert.ok(evaluate(train(few), submissions).accuracy >= 0.6)
})

test('classify() abstains on texts that no service has a word for', () => {
  for (const text of [...services.outside, '', ' ', '\0', '\ud800', '؟'])
    assert.equal(classify(model, text).label, null, text)
})

test('classify() abstains when there is nothing to tell apart', () => {
  assert.deepEqual(classify(train([]), 'آب'), { label: null, probability: 0, ranked: [] })
  assert.deepEqual(classify(train([{ text: 'آب', label: 'water' }]), 'آب'), {
    label: null,
    probability: 0,
    ranked: [{ label: 'water', probability: 0 }],
  })
})

test('train() tells two labels apart by one phrase each', () => {
  const two = train([
    { text: 'قطعی آب', label: 'water' },
    { text: 'چاله در خیابان', label: 'road' },
  ])
  assert.equal(two.card.crossValidated, null)
  assert.equal(classify(two, 'آب قطع است').ranked[0]!.label, 'water')
  assert.equal(classify(two, 'خیابان پر از چاله').ranked[0]!.label, 'road')
})

test('train() gives the same bytes for the same examples in any order', () => {
  const bytes = save(model)
  assert.deepEqual(save(train(phrases)), bytes)
  assert.deepEqual(save(train(phrases.toReversed())), bytes)
})

test('train() learns the same whatever the labels are called', () => {
  const names = services.services.map(({ label }) => label).sort()
  const other = (label: string) => names.at(-1 - names.indexOf(label))!
  const renamed = train(phrases.map(({ text, label }) => ({ text, label: other(label) })))
  for (const { text } of submissions) {
    const given = classify(model, text).ranked.map(({ label, probability }) => [other(label), probability.toFixed(4)])
    const { ranked } = classify(renamed, text)
    assert.deepEqual(ranked.map(({ label, probability }) => [label, probability.toFixed(4)]).sort(), given.sort(), text)
  }
})

test('train() tells how far it is, rising to 1, and learns the same', () => {
  const shares: number[] = []
  assert.deepEqual(save(train(phrases, { progress: (share) => shares.push(share) })), save(model))
  assert.ok(shares.length > 5 && shares.every((share, at) => share > 0 && share >= (shares[at - 1] ?? 0)))
  assert.equal(shares.at(-1), 1)
  const alone: number[] = []
  train([], { progress: (share) => alone.push(share) })
  assert.equal(alone.at(-1), 1)
})

test('train() counts equal examples as one of their joint weight', () => {
  const [one, ...rest] = phrases
  assert.deepEqual(save(train([one!, one!, ...rest])), save(train([{ ...one!, weight: 2 }, ...rest])))
})

test('train() refuses what is no example', () => {
  // @ts-expect-error A text is a string.
  assert.throws(() => train([{ text: 1, label: 'a' }]), TypeError)
  assert.throws(() => train([{ text: '', label: 'a', weight: -1 }]), RangeError)
  assert.throws(() => train([{ text: '', label: 'a', weight: Number.NaN }]), RangeError)
  assert.throws(() => train([{ text: '', label: 'a', weight: 1e-300 }]), RangeError)
  assert.throws(() => train([], { threshold: 2 }), RangeError)
  assert.throws(() => train([{ text: '', label: 'a'.repeat(5000) }], { maxBytes: 5000 }), RangeError)
  // @ts-expect-error A text is a string.
  assert.throws(() => classify(model, undefined), TypeError)
})

test('classify() answers any string with falling probabilities that sum to at most 1', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('آ', 'ب', ' ', '\u200c', '؟') }),
  )
  fc.assert(
    fc.property(text, (text) => {
      const { label, probability, ranked } = classify(model, text)
      const sum = ranked.reduce((sum, { probability }) => sum + probability, 0)
      assert.ok(sum > 0 && sum <= 1 + 1e-9)
      assert.equal(ranked.length, 12)
      assert.equal(ranked[0]!.probability, probability)
      assert.ok(ranked.every((next, at) => at === 0 || next.probability <= ranked[at - 1]!.probability))
      assert.equal(label, probability >= model.threshold && label !== null ? ranked[0]!.label : null)
    }),
  )
})

test('classify() and train() take hostile texts of a megabyte in a moment', () => {
  for (const unit of ['ا', '\u200c', '[', '۱', '\u0301', '\ud83d', 'آب '])
    train([{ text: unit.repeat(1e6), label: 'a' }, ...phrases.slice(0, 4)])
  assert.equal(classify(model, 'سلام '.repeat(2e6)).label, null)
})

test('train() judges each text by a model that has not seen it: labels without a reason stay a matter of luck', () => {
  const words = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + 7 * at).repeat(3))
  const { crossValidated } = train(words.map((text, at) => ({ text, label: at % 3 === 0 ? 'a' : 'b' }))).card
  assert.equal(crossValidated!.texts, 60)
  assert.ok(crossValidated!.accuracy <= 0.7, `accuracy ${crossValidated!.accuracy}`)
})
