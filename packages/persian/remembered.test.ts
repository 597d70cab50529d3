import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { remembered } from './remembered.ts'

test('remembered() gives the answer of the function for every piece of every text', () => {
  const backwards = remembered((word) => [...word].reverse().join(''))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ابپ12 ') }), fc.nat(40), fc.nat(40), (text, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      assert.equal(backwards(text, start, Math.min(end, text.length)), [...text.slice(start, end)].reverse().join(''))
    }),
    { numRuns: 2000 },
  )
})

test('remembered() asks the function once for a word that comes again', () => {
  const asked: string[] = []
  const length = remembered((word) => {
    asked.push(word)
    return word.length
  })
  assert.deepEqual([length('سلام'), length('با سلام', 3, 7), length('سلامت', 0, 4)], [4, 4, 4])
  assert.deepEqual(asked, ['سلام'])
})

test('remembered() stays right when far more words come than it has places for', () => {
  const same = remembered((word) => word)
  for (let round = 0; round < 2; round++)
    for (let at = 0; at < 100_000; at++) if (same(`w${at}`) !== `w${at}`) assert.fail(`w${at}`)
})
