/**
 * Under which words should this text be found, and which of its words answer a question? Both a
 * text and a question are cut to the same terms, so that «ميخواهم» finds «می‌خواهم», «کتابها» finds «کتاب»
 * and «خونه» finds «خانه».
 */
import { fold } from './fold.ts'
import { lemma } from './lemma.ts'
import { mustBeText } from './letters.ts'
import { remembered } from './remembered.ts'
import { STOP_WORDS } from './stop-words.data.ts'
import { EMOJI, PUNCTUATION, type Scan, scan, WORD } from './tokens.ts'

/**
 * The search terms of the text, in order, repeated as often as they stand there: folded headwords
 * of its words, and numbers in ASCII digits. Words that every text has («از», «که») are left out. For
 * PostgreSQL join them with spaces under the `simple` configuration, both for texts and for questions.
 * O(n) time.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * [searchTerms('کتاب‌هایم را ميخواهم'), searchTerms('كتابها')]
 * // [['کتاب', 'خواستن'], ['کتاب']]
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = []
  const all = scan(text)
  for (let at = 0; at < all.count; at++) {
    const term = termAt(all, at)
    if (term !== '') terms.push(term)
  }
  return terms
}

/** The term of a token, or '' when it has none. */
export function termAt(all: Scan, at: number): string {
  const kind = all.kinds[at]
  if (kind === PUNCTUATION || kind === EMOJI) return ''
  if (kind === WORD) return termOfWord.at(all, at)
  return termOfOther(all.text, all.starts[at], all.ends[at])
}

const termOfOther = remembered((token) => fold(token).replace(/^[#@]/, ''))

const termOfWord = remembered((word) => {
  const folded = fold(word)
  if (STOP_WORDS.has(folded)) return ''
  const headword = lemma(word)
  const term = headword === word ? folded : fold(headword)
  return STOP_WORDS.has(term) ? '' : term
})

/**
 * The places of the words in the text that answer the question, in order: those whose search term is
 * one of the question's. For showing a hit; what is shown stays the caller's to escape. O(n) time.
 *
 * @throws TypeError when a value is not a string.
 * @example
 * highlight('کتاب‌های کتابخانه را خواستم', 'كتاب ميخواهم').map(({ start, end }) => [start, end])
 * // [[0, 8], [21, 27]]
 */
export function highlight(text: string, question: string): { start: number; end: number }[] {
  mustBeText(question)
  const wanted = new Set(searchTerms(question))
  const all = scan(text)
  const places: { start: number; end: number }[] = []
  for (let at = 0; at < all.count; at++)
    if (wanted.has(termAt(all, at))) places.push({ start: all.starts[at]!, end: all.ends[at]! })
  return places
}
