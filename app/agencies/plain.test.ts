/** How hard a text is to read: long sentences and words of offices, in both languages. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HARD_WORDS } from './hard-words.ts'
import { LONG_WORDS, readingOf } from './plain.ts'

test('readingOf() has nothing to say of plain words', () => {
  for (const text of [
    'آب تا دوشنبه وصل می‌شود. گروه ساعت ۹ می‌آید.',
    'The water is back on Monday. The crew comes at nine.',
  ]) {
    const { sentences, long, hard } = readingOf(text)
    assert.deepEqual([sentences, long, hard], [2, [], []])
  }
})

test('readingOf() names hard words once, with a plain one, however they are written', () => {
  assert.deepEqual(
    readingOf('We shall Commence and commence forthwith.').hard.map(({ plain }) => plain),
    ['start', 'start', 'now'],
  )
  const [one] = readingOf('احتراما به استحضار می‌رساند.').hard
  assert.equal(one?.plain, 'سلام')
})

test('readingOf() counts the words of each sentence and calls those long that have more than the limit', () => {
  const words = (n: number) => Array.from({ length: n }, (_, at) => `word${'a'.repeat((at % 5) + 1)}`).join(' ')
  const { long } = readingOf(`${words(LONG_WORDS)}. ${words(LONG_WORDS + 1)}.`)
  assert.deepEqual(
    long.map(({ words: n }) => n),
    [LONG_WORDS + 1],
  )
})

test('readingOf() shows a long sentence as it stands, with its places', () => {
  const sentence = `by {day} ${Array.from({ length: LONG_WORDS }, () => 'word').join(' ')}.`
  const { long } = readingOf(`Hello. ${sentence}`)
  assert.deepEqual(long, [{ text: sentence, words: LONG_WORDS + 2 }])
})

test('readingOf() takes any text, and finds no more sentences than words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { long, words } = readingOf(text)
      assert.ok(long.length <= words)
    }),
  )
})

test('HARD_WORDS has a plain word for each that is not itself hard', () => {
  for (const words of Object.values(HARD_WORDS))
    for (const plain of Object.values(words)) assert.ok(!(plain in words), plain)
})
