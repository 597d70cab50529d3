/** Ten megabytes of text, which nobody types and anybody may send: every function has an answer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as persian from './index.ts'

const piece = '\u200cسلام خونه‌ها ۱۲ می روم! a@b.ir (كتاب) \ud800 تلفن 0912 345 6789 دیروز\n'
const times = Math.ceil(1e7 / Buffer.byteLength(piece))
const text = piece.repeat(times)

test('fold() and foldWithOffsets() fold ten megabytes', () => {
  const { text: folded, offsets } = persian.foldWithOffsets(text)
  assert.equal(folded, persian.fold(text))
  assert.deepEqual([offsets.length, offsets.at(-1)], [folded.length + 1, text.length])
})

test('tokens() and sentences() cut ten megabytes', () => {
  assert.equal(persian.tokens(text).length % times, 0)
  assert.equal(persian.sentences(text).at(-1)!.end, text.length - 1)
})

test('normalize() and standard() write ten megabytes, as they write one line', () => {
  const line = persian.normalize(piece.trim())
  assert.equal(persian.normalize(text).split('\n')[times - 1], line)
  assert.equal(persian.standard(text).split('\n')[times - 1], persian.standard(piece.trim()))
})

test('findPersonalData() and cover() leave nothing in ten megabytes', () => {
  const findings = persian.findPersonalData(text)
  assert.equal(findings.length, 2 * times)
  assert.doesNotMatch(persian.cover(text, findings), /@|0912/)
})

test('numbers() and dates() read ten megabytes', () => {
  assert.equal(persian.dates(text, '2026-11-21').length, times)
  assert.ok(persian.numbers(text).length >= times)
})

test('searchTerms() and highlight() find in ten megabytes', () => {
  assert.equal(persian.searchTerms(text).filter((term) => term === 'خانه').length, times)
  assert.equal(persian.highlight(text, 'خانه').length, times)
})

test('keyphrases() and summarise() sum up ten megabytes', () => {
  assert.ok(persian.keyphrases([text]).length > 0)
  for (const { text: sentence, start, end } of persian.summarise(text, 2))
    assert.equal(sentence, text.slice(start, end))
})

test('lemma(), forms() and language() look at ten megabytes no longer than they need', () => {
  const word = 'خانه'.repeat(1.25e6)
  assert.deepEqual([persian.lemma(word), persian.forms(word)[0]], [word, word])
  assert.equal(persian.language(text).code, 'fa')
})
