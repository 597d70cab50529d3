/**
 * Which words of a text tell of danger to life or limb? A sign is one word, or several that stand near each other, in
 * any order: «سیم» alone is a telephone, «سیم … لخت» is not. Words are compared folded; `*` is any ending. The rule
 * stands above what is learned: where it finds a sign, nothing may say otherwise but an officer. It takes more than it
 * must: a needless number does no harm, a missing one might. How often it misses stands in docs/methods/urgency.md.
 */
import { fold } from '@pasokh/persian'
import { SIGNS } from './danger.words.ts'

/** Words between the first and the last of a sign, at most. */
const REACH = 8
const MOST_SIGNS = 5

type Word = { folded: string; start: number; end: number }
type Part = { sign: number; part: number }

const PREFIX_LEAST = 2

const exact = new Map<string, Part[]>()
const beginnings = new Map<string, Part[]>()
SIGNS.forEach((parts, sign) => {
  parts.forEach((alternatives, part) => {
    for (const word of alternatives.split(' ')) {
      const into = word.endsWith('*') ? beginnings : exact
      const folded = fold(word.replace('*', ''))
      into.set(folded, [...(into.get(folded) ?? []), { sign, part }])
    }
  })
})
const LONGEST = Math.max(...[...beginnings.keys()].map(({ length }) => length))

/**
 * The words that tell of danger, as they stand in `text`, each sign once, at most five; empty when none do.
 * Cost: linear in the text.
 */
export function dangerSigns(text: string): string[] {
  const words = wordsOf(text)
  const last = SIGNS.map((parts) => parts.map(() => -1))
  const found = new Map<number, string>()
  words.forEach(({ folded }, at) => {
    for (const { sign, part } of partsOf(folded)) {
      if (found.has(sign)) continue
      const seen = last[sign]!
      seen[part] = at
      if (Math.min(...seen) >= 0 && Math.max(...seen) - Math.min(...seen) <= REACH)
        found.set(sign, quote(text, words, seen))
    }
  })
  return [...new Set(found.values())].slice(0, MOST_SIGNS)
}

function partsOf(word: string): Part[] {
  const found = [...(exact.get(word) ?? [])]
  for (let length = PREFIX_LEAST; length <= Math.min(word.length, LONGEST); length++)
    found.push(...(beginnings.get(word.slice(0, length)) ?? []))
  return found
}

/** «می» that stands alone belongs to the next word, and «آتش نشانی» puts fires out. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/(?:[\p{L}\p{N}\p{M}\u0640]|\u200c|\u200d)+/gu)) {
    const folded = fold(match[0])
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
    const [start, end] = [match.index, match.index + match[0].length]
    const before = words.at(-1)
    if (before && belongs(before.folded, folded)) {
      before.folded += folded
      before.end = end
    } else if (folded !== '') words.push({ folded, start, end })
  }
  return words
}

const belongs = (before: string, word: string) =>
  before === 'می' || before === 'نمی' || (before === 'اتش' && word.startsWith('نشان'))

/** The words of the sign as they stand, «…» where others are between. */
function quote(text: string, words: readonly Word[], places: readonly number[]): string {
  const sorted = [...new Set(places)].sort((a, b) => a - b)
  return sorted
    .map((at, index) => {
      const { start, end } = words[at]!
      const gap = index > 0 && at > sorted[index - 1]! + 1 ? '… ' : ''
      return gap + text.slice(start, end)
    })
    .join(' ')
}
