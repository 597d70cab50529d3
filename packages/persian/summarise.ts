/**
 * Which sentences of a text say most of what it says? Extractive only: every sentence given back is a
 * piece of the text with its place, so that nobody is misquoted.
 *
 * Method: SumBasic. A sentence is worth the mean frequency of its terms; after one is taken, the
 * frequencies of its terms are squared, so that the next says something else. Nenkova & Vanderwende,
 * The impact of frequency on summarization, MSR-TR-2005-101 (2005).
 */
import { searchTerms } from './search.ts'
import { type Sentence, sentences } from './sentences.ts'

const MOST_SENTENCES = 50
/** A sentence of fewer terms is a greeting or an outcry. */
const FEWEST_TERMS = 3

/**
 * The `count` sentences (at most 50) that say most, in the order of the text; all of them when there
 * are no more. Of equal sentences the earlier is taken. O(n · count) time.
 *
 * @throws TypeError when the text is not a string.
 * @throws RangeError when the count is not a whole number from 0.
 * @example
 * summarise('سلام. آب محلهٔ ما قطع است. آب محله سه روز قطع است. ممنون.', 1).map(({ text }) => text)
 * // ['آب محلهٔ ما قطع است.']
 */
export function summarise(text: string, count: number): Sentence[] {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Cannot summarise in ${count} sentences`)
  const all = sentences(text)
  if (all.length <= count) return all
  const terms = all.map((sentence) => [...new Set(searchTerms(sentence.text))])
  const weights = frequencies(terms)
  const taken = new Set<number>()
  for (let round = 0; round < Math.min(count, MOST_SENTENCES); round++) {
    const best = likeliest(terms, weights, taken)
    taken.add(best)
    for (const term of terms[best]!) weights.set(term, weights.get(term)! ** 2)
  }
  return all.filter((_, at) => taken.has(at))
}

function frequencies(sentencesTerms: readonly string[][]): Map<string, number> {
  const counts = new Map<string, number>()
  let sum = 0
  for (const terms of sentencesTerms)
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? 0) + 1)
      sum++
    }
  for (const [term, count] of counts) counts.set(term, count / sum)
  return counts
}

function likeliest(
  sentencesTerms: readonly string[][],
  weights: ReadonlyMap<string, number>,
  taken: ReadonlySet<number>,
): number {
  let best = -1
  let most = -1
  for (const [at, terms] of sentencesTerms.entries()) {
    if (taken.has(at)) continue
    let sum = 0
    for (const term of terms) sum += weights.get(term)!
    const worth = sum / Math.max(terms.length, FEWEST_TERMS)
    if (worth > most) {
      most = worth
      best = at
    }
  }
  return best
}
