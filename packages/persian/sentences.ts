/**
 * Where does each sentence begin and end? Cuts after a closing sign that is followed by a space, and
 * at line breaks; not after the full stop of an abbreviation, a number or an address. Places are in
 * the original, and every sentence is a piece of it.
 */
import { type Token, tokens } from './tokens.ts'

/** A sentence: `text` is the original from `start` to before `end`, without the space around it. */
export type Sentence = { text: string; start: number; end: number }

const ENDS = /^[.!?؟…۔]+$/
const AFTER_END = /^["»”’')\]}]+$/
const LATIN_SHORT = /^(?:mr|mrs|ms|dr|prof|no|vs|etc|st|eg|ie|[a-z])$/i

/**
 * The sentences of the text, in order. Closing quotes, brackets and pictures that follow a closing
 * sign belong to it. Text without words makes no sentence. O(n) time.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * sentences('آب قطع است. چرا؟ ساعت ۳.۳۰ آمد').map((sentence) => sentence.text)
 * // ['آب قطع است.', 'چرا؟', 'ساعت ۳.۳۰ آمد']
 */
export function sentences(text: string): Sentence[] {
  const all = tokens(text)
  const found: Sentence[] = []
  let first = 0
  let hasWord = false
  const close = (after: number) => {
    if (hasWord) {
      const start = all[first]!.start
      const end = all[after - 1]!.end
      found.push({ text: text.slice(start, end), start, end })
    }
    first = after
    hasWord = false
  }
  for (let at = 0; at < all.length; at++) {
    const token = all[at]!
    if (at > first && breaksLine(text, all[at - 1]!.end, token.start)) close(at)
    if (token.kind !== 'punctuation') hasWord = true
    if (!ENDS.test(token.text) || token.kind !== 'punctuation' || !isEnd(text, all, at)) continue
    while (at + 1 < all.length && belongsToEnd(text, all[at]!, all[at + 1]!)) at++
    close(at + 1)
  }
  close(all.length)
  return found
}

const breaksLine = (text: string, from: number, to: number) =>
  to > from && /[\n\r\u2028\u2029]/.test(text.slice(from, to))

function isEnd(text: string, all: readonly Token[], at: number): boolean {
  const token = all[at]!
  const next = all[at + 1]
  if (next && next.start === token.end && next.kind !== 'punctuation' && next.kind !== 'emoji')
    return token.text !== '.'
  if (token.text !== '.') return true
  const before = all[at - 1]
  if (!before || before.end !== token.start) return true
  // «ه. ش.» and «Dr.» go on; a list number «۱.» begins something.
  const letters = before.text.replace(/[\u200c\u064b-\u0652]/g, '')
  if (before.kind === 'word' && (letters.length === 1 || LATIN_SHORT.test(before.text))) return next === undefined
  return !(
    before.kind === 'number' &&
    letters.length < 3 &&
    (at < 2 || breaksLine(text, all[at - 2]!.end, before.start))
  )
}

function belongsToEnd(text: string, last: Token, next: Token): boolean {
  const gap = text.slice(last.end, next.start)
  if (next.kind === 'emoji') return !/[\n\r]/.test(gap)
  return next.kind === 'punctuation' && gap === '' && (ENDS.test(next.text) || AFTER_END.test(next.text))
}
