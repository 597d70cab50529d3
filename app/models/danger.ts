/**
 * Which words of a text tell of danger to life or limb? A sign is one word, or several that stand near each other, in
 * any order: «سیم» alone is a telephone, «سیم … لخت» is not. Words are compared folded; `*` is any ending. A word that a
 * «no» right beside it denies («آتش‌سوزی نبود») is no part of a sign, nor is what befalls an animal where no person is
 * named. The rule stands above what is learned: where it finds a sign, nothing may say otherwise but an officer. It
 * takes more than it must: a needless number does no harm, a missing one might. How often it misses stands in
 * docs/methods/urgency.md.
 */
import { fold } from '@pasokh/persian'
import { ANIMALS, BEFALLS, DENIABLE, DENIES, DENIES_NEXT, NOBODY, PEOPLE, SIGNS } from './danger.words.ts'

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
/** Whether a folded word is one of a list. */
function oneOf(list: string): (word: string) => boolean {
  const words = new Set(list.split(' ').map(fold))
  const starts = list
    .split(' ')
    .filter((word) => word.endsWith('*'))
    .map((word) => fold(word.slice(0, -1)))
  return (word) => words.has(word) || starts.some((start) => word.startsWith(start))
}
const isDeniable = oneOf(DENIABLE)
const denies = oneOf(DENIES)
const deniesNext = oneOf(DENIES_NEXT)
const isNobody = oneOf(NOBODY)
const befalls = oneOf(BEFALLS)
const isAnimal = oneOf(ANIMALS)
const isPerson = oneOf(PEOPLE)

/** What is longer is no word of any list, however it begins; only so much of it is looked at. */
const LONGEST_WORD = 200

const LONGEST = Math.max(...[...beginnings.keys()].map(({ length }) => length))

/**
 * The words that tell of danger, as they stand in `text`, each sign once, at most five; empty when none do.
 * Cost: linear in the text.
 */
export function dangerSigns(text: string): string[] {
  const words = wordsOf(text)
  const last = SIGNS.map((parts) => parts.map(() => -1))
  const found = new Map<number, string>()
  const ofAnimals = words.some(({ folded }) => isAnimal(folded)) && !words.some(({ folded }) => isPerson(folded))
  words.forEach(({ folded }, at) => {
    const parts = partsOf(folded)
    if (parts.length === 0 || isDenied(text, words, at) || (ofAnimals && befallsAnimal(words, at))) return
    for (const { sign, part } of parts) {
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

/** «بوی گاز نمی‌آمد», «no smoke»: the word, and the verb that denies it («خطری ندارد» is no missing lid). */
function isDenied(text: string, words: readonly Word[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at]!, words[at + 1]]
  if (isDeniable(word.folded)) {
    if (after && denies(after.folded) && !isAsked(text, after)) return true
    if (before && deniesNext(before.folded)) return true
    return words
      .slice(Math.max(0, at - NOBODY_REACH), at)
      .some(({ folded }, place, near) => isNobody(folded) || (folded === 'one' && near[place - 1]?.folded === 'no'))
  }
  return before !== undefined && denies(word.folded) && isDeniable(before.folded) && !isAsked(text, word)
}

/** «خطری ندارد؟» is a question. */
const isAsked = (text: string, { end }: Word) => /^\s*[?؟]/.test(text.slice(end, end + 3))
const NOBODY_REACH = 4

/** An animal stands a few words from what happened. */
function befallsAnimal(words: readonly Word[], at: number): boolean {
  if (!befalls(words[at]!.folded)) return false
  return words.slice(Math.max(0, at - ANIMAL_REACH), at + ANIMAL_REACH + 1).some(({ folded }) => isAnimal(folded))
}
const ANIMAL_REACH = 5

/** «می» that stands alone belongs to the next word, and «آتش نشانی» puts fires out. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/(?:[\p{L}\p{N}\p{M}\u0640]|\u200c|\u200d)+/gu)) {
    const folded = fold(match[0])
      .slice(0, LONGEST_WORD)
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
