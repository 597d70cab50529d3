import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { remembered, rememberedPairs } from './remembered.ts'
import { scan } from './tokens.ts'

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

test('remembered().at gives the answer for each token of a text', () => {
  const backwards = remembered((word) => [...word].reverse().join(''))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ابپ12 .') }), fc.string({ unit: 'binary' }), (known, strange) => {
      for (const text of [known, strange, `${known} ${strange}`]) {
        const all = scan(text)
        for (let at = 0; at < all.count; at++)
          assert.equal(backwards.at(all, at), [...text.slice(all.starts[at], all.ends[at])].reverse().join(''))
      }
    }),
  )
})

/** A word of its own for each number. */
const wordOf = (number: number) => [...String(number)].map((digit) => 'ابپتجچدرزس'[Number(digit)]).join('')

test('remembered().at stays right when the words of a text are forgotten while it is read', () => {
  const same = remembered((word) => word)
  let fresh = 1000
  const all = scan(Array.from({ length: 60 }, (_, at) => wordOf(at)).join(' '))
  for (let at = 0; at < 60; at++) {
    assert.equal(same.at(all, at), wordOf(at))
    // Between two looks other texts bring more new words than there is room for, whole and one by one.
    const other = scan(Array.from({ length: 3000 }, () => wordOf(fresh++)).join(' '))
    for (let next = 0; next < other.count; next++) assert.equal(same.at(other, next), wordOf(fresh - 3000 + next))
    assert.equal(same(wordOf(fresh)), wordOf(fresh))
  }
})

test('remembered() is right where finding an answer forgets all words', () => {
  const same = remembered((word) => word)
  let fresh = 1_000_000
  const after = remembered((word) => {
    for (let more = 0; more < 40_000; more++) same(wordOf(fresh++))
    return word
  })
  const all = scan('آب برق گاز آب برق گاز')
  assert.deepEqual(
    Array.from({ length: all.count }, (_, at) => after.at(all, at)),
    ['آب', 'برق', 'گاز', 'آب', 'برق', 'گاز'],
  )
})

test('rememberedPairs() gives each word its two numbers, also when words are forgotten or are too long to be kept', () => {
  const sizes = rememberedPairs((word) => [word.length + 1, word.charCodeAt(0)])
  const same = remembered((word) => word)
  let fresh = 5_000_000
  const long = 'آ'.repeat(70_000)
  const all = scan(`آب برق ${long} گاز 12 آب`)
  for (let round = 0; round < 3; round++) {
    for (let at = 0; at < all.count; at++) {
      const place = sizes.at(all, at)
      const [start, end] = [all.starts[at]!, all.ends[at]!]
      assert.deepEqual([...sizes.cells.subarray(place, place + 2)], [end - start + 1, all.text.charCodeAt(start)])
    }
    for (let more = 0; more < 70_000; more++) same(wordOf(fresh++))
  }
})
