/**
 * What do many texts speak of? Phrases of one to three words that come again, each written as most
 * people wrote it.
 *
 * Method: C-value. A phrase counts by how many texts hold it, less what it owes to longer phrases around
 * it, and more the longer it is. Frantzi, Ananiadou & Mima, Automatic recognition of multi-word terms,
 * International Journal on Digital Libraries 3 (2000), 115–130, doi:10.1007/s007999900023.
 */
import { termAt } from './search.ts'
import { HASHTAG, type Scan, scan, WORD } from './tokens.ts'

/** A phrase, its weight, and in how many of the texts it stands. */
export type Keyphrase = { phrase: string; score: number; texts: number }

const LONGEST = 3
const MOST = 20
/** Beside one another is what only a space parts. */
const WIDEST_GAP = 1

/** What is known of a phrase: in how many texts it stands, how it is written, and the phrases that go on from it. */
type Count = {
  texts: number
  last: number
  terms: readonly string[]
  /** The first spelling and how often it came; other spellings are rare. */
  first: string
  firstTimes: number
  others: Map<string, number> | null
  around: number
  longer: number
}

/** All phrases of the texts, by the phrase that they go on from and their last word; 0 is the empty phrase. */
type Phrases = { counts: Count[]; next: Map<number, number>; words: Map<string, number>; terms: string[] }

/**
 * The phrases that come in most texts, at most `most`, the weightiest first (ties by the alphabet). With
 * several texts a phrase must stand in two; in one text, every phrase may be given. Words are
 * counted by their headword; the phrase is given in its commonest spelling, which stands in a
 * text. O(n) time and memory.
 *
 * @throws TypeError when a text is not a string.
 * @example
 * keyphrases(['قطعی آب در محله', 'باز هم قطعی آب', 'قطعی برق'])
 *   .map(({ phrase, texts }) => [phrase, texts])
 * // [['قطعی آب', 2], ['قطعی', 3]]
 */
export function keyphrases(texts: readonly string[], most = MOST): Keyphrase[] {
  const phrases: Phrases = { counts: [], next: new Map(), words: new Map(), terms: [] }
  for (const [at, text] of texts.entries()) countPhrases(phrases, text, at)
  const fewest = texts.length > 1 ? 2 : 1
  const held = phrases.counts.filter((count) => count.texts >= fewest)
  for (const count of held) oweToLonger(phrases, count, fewest)
  return held
    .filter(({ terms }) => terms.length > 1 || terms[0]!.length > 1)
    .map((count) => ({ phrase: commonest(count), score: scoreOf(count), texts: count.texts }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, most)
}

const scoreOf = ({ terms, texts, around, longer }: Count) =>
  Math.log2(terms.length + 1) * (longer === 0 ? texts : texts - around / longer)

function countPhrases(phrases: Phrases, text: string, of: number) {
  const all = scan(text)
  const words = new Int32Array(all.count)
  for (let at = 0; at < all.count; at++) {
    const kind = all.kinds[at]
    words[at] = kind === WORD || kind === HASHTAG ? wordOf(phrases, termAt(all, at)) : NO_WORD
  }
  for (let from = 0; from < words.length; from++) {
    let phrase = 0
    for (let last = from; last < Math.min(from + LONGEST, words.length); last++) {
      const word = words[last]!
      if (word === NO_WORD || (last > from && !isBeside(text, all, last))) break
      phrase = goOn(phrases, phrase, word)
      count(phrases.counts[phrase - 1]!, text, all.starts[from]!, all.ends[last]!, of)
    }
  }
}

const NO_WORD = -1

function wordOf({ words, terms }: Phrases, term: string): number {
  if (term === '') return NO_WORD
  const known = words.get(term)
  if (known !== undefined) return known
  words.set(term, terms.length)
  return terms.push(term) - 1
}

/** More words than that are in no texts that fit into memory. */
const MOST_WORDS = 2 ** 26

/** The phrase that goes on from another with one word more. */
function goOn({ counts, next, terms }: Phrases, phrase: number, word: number): number {
  const key = phrase * MOST_WORDS + word
  const known = next.get(key)
  if (known !== undefined) return known
  const before = phrase === 0 ? [] : counts[phrase - 1]!.terms
  const whole = [...before, terms[word]!]
  counts.push({ texts: 0, last: -1, terms: whole, first: '', firstTimes: 0, others: null, around: 0, longer: 0 })
  next.set(key, counts.length)
  return counts.length
}

const isBeside = (text: string, all: Scan, at: number) => {
  const start = all.starts[at]!
  return start - all.ends[at - 1]! <= WIDEST_GAP && !isLineEnd(text.charCodeAt(start - 1))
}
const isLineEnd = (code: number) => code === 10 || code === 13

function count(of: Count, text: string, start: number, end: number, at: number) {
  if (of.first === '') of.first = text.slice(start, end)
  if (of.first.length === end - start && text.startsWith(of.first, start)) of.firstTimes++
  else {
    of.others ??= new Map()
    const written = text.slice(start, end)
    of.others.set(written, (of.others.get(written) ?? 0) + 1)
  }
  if (of.last === at) return
  of.last = at
  of.texts++
}

/** What the parts of a phrase owe to it. */
function oweToLonger({ counts, next, words }: Phrases, { terms, texts }: Count, fewest: number) {
  for (let from = 0; from < terms.length; from++) {
    let phrase = 0
    for (let last = from; last < terms.length; last++) {
      phrase = next.get(phrase * MOST_WORDS + words.get(terms[last]!)!) ?? 0
      if (last - from + 1 === terms.length) break
      const part = counts[phrase - 1]!
      if (part.texts < fewest) continue
      part.around += texts
      part.longer++
    }
  }
}

/** The commonest spelling, the first of the alphabet among equals. */
function commonest({ first, firstTimes, others }: Count): string {
  let best = first
  let most = firstTimes
  for (const [form, times] of others ?? [])
    if (times > most || (times === most && form < best)) {
      best = form
      most = times
    }
  return best
}
