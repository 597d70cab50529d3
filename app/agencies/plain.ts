/**
 * How hard is a text to read? Sentences that are too long, and words of offices for which there are plain ones. Pure.
 *
 * A sentence of more than 25 words is long: it is the limit of GOV.UK's content guide (gov.uk/guidance/content-design/writing-for-gov-uk),
 * and what is shorter is understood by more people. It is a hint to who writes, never a refusal; no grade is given, since formulas
 * of grades are made for one language and hold for no other.
 */
import { normalize, sentences, tokens } from '@pasokh/persian'
import { HARD_WORDS } from './hard-words.ts'

export const LONG_WORDS = 25

export type Reading = {
  sentences: number
  words: number
  /** Each with how many words it has, in their order. */
  long: { text: string; words: number }[]
  /** Each once, with what says the same plainly, in the order in which they come. */
  hard: { word: string; plain: string }[]
}

const wordsIn = (text: string) => tokens(text).flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : []))
const PLAIN = new Map(
  [...Object.entries(HARD_WORDS.fa), ...Object.entries(HARD_WORDS.en)].map(([word, plain]) => [keyOf(word), plain]),
)

function keyOf(word: string): string {
  return normalize(word)
    .replace(/[\u064b-\u0652]/g, '')
    .toLowerCase()
}

/** Placeholders count as one word each, as long as they are, so that a sentence is found again where it stands. */
export function readingOf(text: string): Reading {
  const all = sentences(text.replace(/\{\w+\}/g, (place) => 'x'.repeat(place.length))).map((sentence) => ({
    text: text.slice(sentence.start, sentence.end),
    words: wordsIn(sentence.text).length,
  }))
  const hard = new Map<string, string>()
  for (const word of wordsIn(text)) {
    const plain = PLAIN.get(keyOf(word))
    if (plain) hard.set(word, plain)
  }
  return {
    sentences: all.length,
    words: all.reduce((sum, { words }) => sum + words, 0),
    long: all.filter(({ words }) => words > LONG_WORDS),
    hard: [...hard].map(([word, plain]) => ({ word, plain })),
  }
}
