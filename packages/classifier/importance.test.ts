/** Rarity and log-count ratios, against their formulas written out for each word. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corpusOf } from './corpus.ts'
import { features } from './features.ts'
import { importanceOf, strengthsOf } from './importance.ts'
import { RAREST_CODE } from './rows.ts'

const TEXTS = ['a b b', 'a c', 'a', 'c d', 'd e']
const LABELS = [0, 0, 1, 2, 2]
/** All but the last text, so that «e» is a word that only a text left out has. */
const USE = [0, 1, 2, 3]
const corpus = corpusOf(TEXTS, Int32Array.from(LABELS), new Float64Array(5).fill(1), 3)

const columnOf = (word: string) => corpus.vocabulary.find(features(word).words.hashes[0]!)
const has = (text: number, word: string) => TEXTS[text]!.split(' ').includes(word)
const near = (found: number, expected: number, by: number) =>
  assert.ok(Math.abs(found - expected) <= by, `${found}, not ${expected}`)

test('importanceOf() is the smoothed inverse document frequency, to the nearest code, and 0 for a feature left out', () => {
  const { codes, step } = importanceOf(corpus, USE)
  near(RAREST_CODE * step, Math.log(5) + 1, 1e-6)
  for (const word of ['a', 'b', 'c', 'd']) {
    const texts = USE.filter((text) => has(text, word)).length
    near(codes[columnOf(word)]! * step, Math.log(5 / (1 + texts)) + 1, step / 2)
  }
  assert.equal(codes[columnOf('e')], 0)
})

test('strengthsOf() rises with the square of the log-count ratio, alike for all words in the same unit', () => {
  const strengths = strengthsOf(corpus, USE)
  const ratio = (word: string, label: number) => {
    const count = (own: boolean) => USE.filter((text) => (LABELS[text] === label) === own && has(text, word)).length
    const size = (own: boolean) => USE.filter((text) => (LABELS[text] === label) === own).length
    return Math.log((count(true) + 1) / (size(true) + 2) / ((count(false) + 1) / (size(false) + 2)))
  }
  const words = ['a', 'b', 'c', 'd'].flatMap((word) => [0, 1, 2].map((label) => ({ word, label })))
  const units = words
    .filter(({ word, label }) => Math.abs(ratio(word, label)) > 1e-9)
    .map(({ word, label }) => (2 * strengths[columnOf(word) * 3 + label]! - 1) / ratio(word, label) ** 2)
  assert.ok(units.length >= 8)
  for (const unit of units) near(unit, units[0]!, 1e-5 * units[0]!)
})
