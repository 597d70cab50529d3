/**
 * What do many texts speak of? Phrases of one to three words that come again, each written as most
 * people wrote it.
 *
 * Method: C-value. A phrase counts by how many texts hold it, less what it owes to longer phrases around
 * it, and more the longer it is. Frantzi, Ananiadou & Mima, Automatic recognition of multi-word terms,
 * International Journal on Digital Libraries 3 (2000), 115–130, doi:10.1007/s007999900023.
 */
import { termAt } from './search.ts'
import { type Scan, scan } from './tokens.ts'

/** A phrase, its weight, and in how many of the texts it stands. */
export type Keyphrase = { phrase: string; score: number; texts: number }

const LONGEST = 3
const MOST = 20
/** Beside one another is what only a space parts. */
const WIDEST_GAP = 1

type Count = {
  texts: number
  last: number
  written: Map<string, number>
  terms: string[]
  around: number
  longer: number
}

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
  const counts = new Map<string, Count>()
  for (const [at, text] of texts.entries()) countPhrases(counts, text, at)
  const fewest = texts.length > 1 ? 2 : 1
  for (const [key, count] of counts) {
    if (count.texts < fewest) counts.delete(key)
  }
  for (const count of counts.values()) oweToLonger(counts, count)
  return [...counts.values()]
    .map(({ texts: held, terms, around, longer, written }) => ({
      phrase: commonest(written),
      score: Math.log2(terms.length + 1) * (longer === 0 ? held : held - around / longer),
      texts: held,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, most)
}

function countPhrases(counts: Map<string, Count>, text: string, of: number) {
  const all = scan(text)
  const terms = all.kinds.map((kind, at) => (kind === 'word' || kind === 'hashtag' ? termAt(text, all, at) : ''))
  for (let first = 0; first < terms.length; first++)
    for (let last = first; last < Math.min(first + LONGEST, terms.length); last++) {
      if (terms[last] === '' || (last > first && !isBeside(text, all, last))) break
      add(counts, terms.slice(first, last + 1), text.slice(all.starts[first], all.ends[last]), of)
    }
}

const isBeside = (text: string, all: Scan, at: number) =>
  all.starts[at]! - all.ends[at - 1]! <= WIDEST_GAP && !/[\n\r]/.test(text[all.starts[at]! - 1] ?? '')

function add(counts: Map<string, Count>, terms: string[], written: string, of: number) {
  if (terms.length === 1 && terms[0]!.length < 2) return
  const key = terms.join(' ')
  let count = counts.get(key)
  if (!count) {
    count = { texts: 0, last: -1, written: new Map(), terms, around: 0, longer: 0 }
    counts.set(key, count)
  }
  count.written.set(written, (count.written.get(written) ?? 0) + 1)
  if (count.last === of) return
  count.last = of
  count.texts++
}

/** What the parts of a phrase owe to it. */
function oweToLonger(counts: ReadonlyMap<string, Count>, count: Count) {
  const { terms, texts } = count
  for (let length = 1; length < terms.length; length++)
    for (let from = 0; from + length <= terms.length; from++) {
      const part = counts.get(terms.slice(from, from + length).join(' '))
      if (!part) continue
      part.around += texts
      part.longer++
    }
}

function commonest(written: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [form, count] of written)
    if (count > most || (count === most && form < best)) {
      best = form
      most = count
    }
  return best
}
