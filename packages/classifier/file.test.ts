/** A model on disk is the model in memory, or it is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 as zlibCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { crc32 } from './crc32.ts'
import services from './fixtures/services.json' with { type: 'json' }
import { classify, load, save, train } from './index.ts'

const phrases = services.services.flatMap(({ label, phrases }) => phrases.map((text) => ({ text, label })))
const model = train(phrases, { date: '2026-05-23' })
const bytes = save(model)

test('load() gives back the model that save() wrote', () => {
  const loaded = load(bytes)
  assert.deepEqual(loaded.card, model.card)
  assert.equal(loaded.card.date, '2026-05-23')
  for (const { submissions } of services.services)
    for (const text of submissions) assert.deepEqual(classify(loaded, text), classify(model, text))
  assert.deepEqual(save(loaded), bytes)
})

test('load() reads bytes that lie anywhere in a larger buffer', () => {
  const larger = new Uint8Array(bytes.length + 7)
  larger.set(bytes, 3)
  assert.deepEqual(save(load(larger.subarray(3, 3 + bytes.length))), bytes)
})

test('load() gives back models of no label and of one', () => {
  for (const few of [[], [{ text: 'آب', label: 'water' }]]) {
    const small = train(few)
    assert.deepEqual(save(load(save(small))), save(small))
  }
})

test('load() refuses a file of which any one byte was changed, or any end was lost', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice()
      damaged[at]! ^= change
      assert.throws(() => load(damaged), RangeError)
      assert.throws(() => load(bytes.subarray(0, at)), RangeError)
    }),
  )
})

test('load() says what is wrong with a file', () => {
  const damaged = bytes.with(bytes.length - 1, bytes.at(-1)! ^ 1)
  assert.throws(() => load(damaged), /damaged or cut short/)
  assert.throws(() => load(new Uint8Array(0)), /not a saved model/)
  assert.throws(() => load(bytes.with(8, 9)), /version 9/)
  assert.throws(() => load(bytes, { fold: (text) => text.replaceAll('ي', 'ی') }), /another fold/)
})

test('save() keeps a model within the size it was trained for', () => {
  const labels = Array.from({ length: 100 }, (_, at) => `label ${at}`)
  const many = labels.flatMap((label, at) => phrases.map(({ text }) => ({ text: `${text} ${at}`, label })).slice(0, 3))
  assert.ok(save(train(many)).length <= 2_000_000)
  const small = train(phrases, { maxBytes: 20_000 })
  assert.ok(save(small).length <= 20_000)
  assert.ok(small.card.features > 500)
})

test('crc32() agrees with zlib', () => {
  fc.assert(fc.property(fc.uint8Array(), (any) => crc32(any) === zlibCrc32(any)))
})
