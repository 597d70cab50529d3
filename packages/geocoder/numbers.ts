/**
 * Which numbers does a name hold, in digits or in words? «کوچه بیست و یکم» and «کوچه ۲۱», «5th Street» and «Fifth Street» are one
 * name, and «کوچه دوم» is never «کوچه سوم», however near the letters are. How much a number is, not what it is for.
 */
import { FIRST_DIGIT, numberOf, type Words } from './letters.ts'
import { type Keyword, keywordAt, type Rules } from './rules.ts'

export type NumberInWords = { value: number; last: number }

/** The number that words from `first` on are, the longest; undefined for none, and for digits that end there. */
export function numberInWords(rules: Rules, words: Words, first: number): NumberInWords | undefined {
  if (words.isNumber[first]) return ordinalDigits(rules, words, first)
  let last = Math.min(words.count - 1, first + rules.most - 1)
  while (last > first && words.part[last] !== words.part[first]) last--
  for (; last >= first; last--) {
    const keyword = keywordAt(rules, words, first, last)
    if (isNumber(keyword)) return { value: keyword.value, last }
  }
}

const isNumber = (keyword: Keyword | undefined): keyword is Keyword => keyword?.roles.has('number') === true

/** Digits and the ending that touches them: 3rd. */
function ordinalDigits(rules: Rules, words: Words, first: number): NumberInWords | undefined {
  const last = first + 1
  if (last >= words.count || words.from[last] !== words.to[first]) return
  if (!keywordAt(rules, words, last, last)?.roles.has('ending')) return
  return { value: numberOf(words.bytes, words.starts[first]!, words.starts[last]!), last }
}

/** The numbers in words, by the word that each begins with. */
export function numbersIn(rules: Rules, words: Words): ReadonlyMap<number, NumberInWords> {
  const found = new Map<number, NumberInWords>()
  for (let at = 0; at < words.count; at++) {
    const number = numberInWords(rules, words, at)
    if (!number) continue
    found.set(at, number)
    at = number.last
  }
  return found
}

/** The symbols of words `first … last` with digits for numbers in words; null when there are none, or one is cut. */
export function inDigits(
  words: Words,
  numbers: ReadonlyMap<number, NumberInWords>,
  first: number,
  last: number,
): Uint8Array | null {
  const symbols: number[] = []
  let has = false
  for (let at = first; at <= last; at++) {
    const number = numbers.get(at)
    if (number && number.last > last) return null
    if (number) for (const digit of String(number.value)) symbols.push(FIRST_DIGIT + Number(digit))
    else for (let byte = words.starts[at]!; byte < words.starts[at + 1]!; byte++) symbols.push(words.bytes[byte]!)
    if (!number) continue
    has = true
    at = number.last
  }
  return has ? Uint8Array.from(symbols) : null
}

/** The numbers of a name in their order, «21» or «15 1», and whether it is nothing else. */
export type Said = { numbers: string; only: boolean }

/** What numbers words `first … last` say. */
export function saidIn(words: Words, numbers: ReadonlyMap<number, NumberInWords>, first: number, last: number): Said {
  const said: number[] = []
  let only = true
  for (let at = first; at <= last; at++) {
    const number = numbers.get(at)
    if (number) said.push(number.value)
    else if (words.isNumber[at]) said.push(numberOf(words.bytes, words.starts[at]!, words.starts[at + 1]!))
    else only = false
    if (number) at = Math.min(last, number.last)
  }
  return { numbers: said.join(' '), only: only && said.length > 0 }
}

/** Whether one name may be the other with letters astray: never when their numbers differ. */
export function mayBeOne(a: Said, b: Said): boolean {
  if (a.numbers === b.numbers) return true
  return !(a.only || b.only) && (a.numbers === '' || b.numbers === '')
}
