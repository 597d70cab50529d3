/** The features of a text, against a slow and obvious reading of the same rules. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Bag, features, MAX_TEXT_UNITS } from './features.ts'

const sum = ({ counts }: Bag) => counts.reduce((total, count) => total + count, 0)
const counted = ({ hashes, counts }: Bag) =>
  [...hashes].map((hash, at) => [hash, counts[at]!] as const).sort((a, b) => a[0] - b[0])

/** All sequences of 2–5 units inside words padded by spaces; the counts of equal ones, in falling order. */
function sequenceCounts(text: string): number[] {
  const counts = new Map<string, number>()
  for (const word of text
    .toLowerCase()
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .split(/[\s\p{Cc}]+/u)) {
    if (word === '') continue
    const padded = ` ${word} `
    for (let start = 0; start < padded.length; start++)
      for (let length = 2; length <= 5 && start + length <= padded.length; length++) {
        const sequence = padded.slice(start, start + length)
        counts.set(sequence, (counts.get(sequence) ?? 0) + 1)
      }
  }
  return [...counts.values()].sort((a, b) => b - a)
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('آ', 'ب', 'a', 'A', ' ', '\u200c', '؟', '😂', '\0') }),
  fc.string({ unit: 'binary' }),
)

test('features() counts each letter sequence as often as it stands there', () => {
  fc.assert(
    fc.property(text, (text) => {
      const { sequences } = features(text)
      assert.deepEqual(
        [...sequences.counts].sort((a, b) => b - a),
        sequenceCounts(text),
      )
      assert.equal(new Set(sequences.hashes).size, sequences.hashes.length)
    }),
  )
})

test('features() counts words, their pairs, signs and emoji', () => {
  const words = (text: string) => features(text).words
  assert.equal(sum(words('آب قطع است')), 5)
  assert.equal(sum(words('آب!')), 3)
  assert.equal(sum(words('😂😂')), 3)
  assert.deepEqual([...words('آب و آب').counts].sort(), [1, 1, 1, 2])
  assert.deepEqual(counted(words('می‌روم ABC')), counted(words('میروم abc')))
  assert.notDeepEqual(counted(words('آب قطع')), counted(words('قطع آب')))
  assert.equal(sum(words('')) + sum(words(' \n\u200c')), 0)
})

test('features() reads no further than its limit', () => {
  const long = 'آب '.repeat(MAX_TEXT_UNITS)
  assert.deepEqual(features(long), features(long.slice(0, MAX_TEXT_UNITS)))
})
