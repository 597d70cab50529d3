/**
 * By which keys is a name found? As it is whole; a street also, and a place too, without the word that says what it is
 * («خیابان بهار» by «بهار»); a street without a title before it («شهید چمران» by «چمران»); a name with a part in brackets or after a
 * slash by each part; each of these with its numbers in digits too. A word is never taken away where nothing would be left: نیک شهر stays نیک شهر.
 */
import { ENDS_OF_PARTS, type Words, wordsOf } from './letters.ts'
import { ALLEY, LEVELS, STREET } from './levels.ts'
import { inDigits, type NumberInWords, numbersIn } from './numbers.ts'
import { keywordAt, type Rules } from './rules.ts'

/** `inDigits`: a number in words stands there as digits. */
export type NameKey = { key: Uint8Array; variant: number; inDigits: boolean }

const QUARTER = LEVELS.indexOf('quarter')
const WHOLE = 0
const WITHOUT_WORD = 1
const WITHOUT_TITLE = 2
export const PART = 3
const MOST_WORDS = 16
/** A place without its word is found by three letters at least, so that «ده نو» is not «نو». */
const FEWEST_LETTERS = 3

/** The keys of a name that is borne at the levels of `levels` (bit n: level n), and the id of its word. */
export function keysOfName(name: string, levels: number, rules: Rules): { keys: NameKey[]; word: number } {
  const words = wordsOf(name, MOST_WORDS)
  const numbers = numbersIn(rules, words)
  const keys: NameKey[] = []
  const add = (span: Span, variant: number) => addKeys(keys, words, numbers, { ...span, variant })
  const whole = { first: 0, last: words.count - 1 }
  const bare = withoutWord(words, levels, rules)
  const isWay = levels >= 1 << STREET
  // A street by its name alone: the word before it is compared by itself. What bears the name as a place keeps both.
  if (!bare || levels & ((1 << STREET) - 1)) add(whole, WHOLE)
  const rest = bare ?? { ...whole, word: 0 }
  if (bare && (isWay || lettersOf(words, bare) >= FEWEST_LETTERS)) add(bare, WITHOUT_WORD)
  if (levels >= 1 << QUARTER) {
    const untitled = withoutTitles(words, rest, rules)
    if (untitled) add(untitled, WITHOUT_TITLE)
  }
  if (ENDS_OF_PARTS.test(name)) {
    const parts = name.split(ENDS_OF_PARTS).filter((part) => part.trim().length > 2)
    for (const part of parts) {
      const partWords = wordsOf(part, MOST_WORDS)
      if (partWords.count > 0)
        addKeys(keys, partWords, numbersIn(rules, partWords), { first: 0, last: partWords.count - 1, variant: PART })
    }
  }
  return { keys, word: bare?.word ?? 0 }
}

type Span = { first: number; last: number }

const lettersOf = (words: Words, { first, last }: Span) => words.starts[last + 1]! - words.starts[first]!

function addKeys(
  keys: NameKey[],
  words: Words,
  numbers: ReadonlyMap<number, NumberInWords>,
  { first, last, variant }: Span & { variant: number },
) {
  const key = words.bytes.slice(words.starts[first], words.starts[last + 1])
  const digits = numbers.size > 0 ? inDigits(words, numbers, first, last) : null
  for (const [one, inDigits] of [
    [key, false],
    [digits, true],
  ] as const)
    if (one && one.length > 0 && !keys.some((other) => isSame(other.key, one)))
      keys.push({ key: one, variant, inDigits })
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((value, at) => value === b[at])

/** What is left without the longest word before or after that says a level of `levels`, and which word that is. */
function withoutWord(words: Words, levels: number, rules: Rules): (Span & { word: number }) | null {
  // What a street is called and what an alley is called is not kept apart by those who write.
  const wanted = levels >= 1 << STREET ? levels | (1 << STREET) | (1 << ALLEY) : levels
  const last = words.count - 1
  for (let length = Math.min(rules.most, last); length > 0; length--) {
    const before = keywordAt(rules, words, 0, length - 1)
    if (before && before.levelsBefore & wanted) return { first: length, last, word: before.id }
    const after = keywordAt(rules, words, last - length + 1, last)
    if (after && after.levelsAfter & wanted) return { first: 0, last: last - length, word: after.id }
  }
  return null
}

function withoutTitles(words: Words, span: Span, rules: Rules): Span | null {
  let first = span.first
  for (let length = Math.min(rules.most, span.last - first); length > 0; length--) {
    const title = keywordAt(rules, words, first, first + length - 1)
    if (!title?.roles.has('title')) continue
    first += length
    length = Math.min(rules.most, span.last - first) + 1
  }
  return first > span.first && lettersOf(words, { first, last: span.last }) >= FEWEST_LETTERS
    ? { first, last: span.last }
    : null
}
