/** Coverage, accuracy and the threshold between them, against counting by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { curveOf, type Judged, thresholdFor } from './coverage.ts'

const judged = fc.array(fc.record({ probability: fc.constantFrom(0.2, 0.5, 0.5, 0.7, 0.9, 1), right: fc.boolean() }))
const answered = (texts: readonly Judged[], threshold: number) =>
  texts.filter(({ probability }) => probability >= threshold)
const accuracy = (texts: readonly Judged[]) => texts.filter(({ right }) => right).length / texts.length

test('curveOf() counts, at each distinct probability, what is answered there and what of it is right', () => {
  fc.assert(
    fc.property(judged, (texts) => {
      const distinct = [...new Set(texts.map(({ probability }) => probability))].sort((a, b) => b - a)
      const expected = distinct.map((threshold) => {
        const some = answered(texts, threshold)
        return { threshold, coverage: some.length / texts.length, accuracy: accuracy(some) }
      })
      assert.deepEqual(curveOf(texts), expected)
    }),
  )
})

test('thresholdFor() keeps what it promises on the texts it was chosen by, and is never below a half', () => {
  fc.assert(
    fc.property(fc.tuple(judged, judged, judged, judged), fc.constantFrom(0.5, 0.8, 0.95), (parts, wanted) => {
      const texts = parts.flat()
      const threshold = thresholdFor(texts, wanted)
      assert.ok(threshold >= 0.5 && threshold <= 1)
      const some = answered(texts, threshold)
      const promised = [0.5, 0.7, 0.9, 1].some((at) => {
        const there = answered(texts, at)
        return there.length >= 20 && accuracy(there) >= wanted
      })
      if (promised) assert.ok(some.length >= 20 && accuracy(some) >= wanted)
    }),
  )
})

test('thresholdFor() takes the probability at its word where nothing reaches the accuracy wanted', () => {
  const wrong = Array.from({ length: 30 }, () => ({ probability: 0.9, right: false }))
  assert.equal(thresholdFor(wrong, 0.8), 0.8)
  assert.equal(thresholdFor(wrong.slice(0, 19), 0.8), 0.5)
  assert.equal(thresholdFor([], 0.8), 0.5)
})
