/**
 * Under which words should this text be found? Both a text and a question are cut to the same
 * terms, so that «ميخواهم» finds «می‌خواهم» and «کتابها» finds «کتاب».
 */
import { fold } from './fold.ts'
import { lemma } from './lemma.ts'
import { STOP_WORDS } from './stop-words.data.ts'
import { tokens } from './tokens.ts'

/**
 * The search terms of the text, in order, repeated as often as they stand there: folded lemmas of
 * its words, and numbers in ASCII digits. Words that every text has («از», «که») are left out. For
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
  for (const token of tokens(text)) {
    if (token.kind === 'punctuation' || token.kind === 'emoji') continue
    const folded = fold(token.text)
    if (token.kind !== 'word') terms.push(folded.replace(/^[#@]/, ''))
    else if (!STOP_WORDS.has(folded)) {
      const term = fold(lemma(token.text))
      if (term !== '' && !STOP_WORDS.has(term)) terms.push(term)
    }
  }
  return terms
}
