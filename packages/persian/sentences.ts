/**
 * Where does each sentence begin and end? Cuts after a closing sign that is followed by a space, and
 * at line breaks; not after the full stop of an abbreviation, a number or an address. Places are in
 * the original, and every sentence is a piece of it.
 */
import { EMOJI, NUMBER, PUNCTUATION, type Scan, scan, WORD } from './tokens.ts'

/** A sentence: `text` is the original from `start` to before `end`, without the space around it. */
export type Sentence = { text: string; start: number; end: number }

const ENDS = '.!?؟…۔'
const CLOSING = '"»”’\')]}'
const LINE_ENDS = '\n\r\u2028\u2029'
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
  const all = scan(text)
  const { count, kinds, starts, ends } = all
  const found: Sentence[] = []
  let first = 0
  let hasWord = false
  const close = (after: number) => {
    if (hasWord) {
      const start = starts[first]!
      const end = ends[after - 1]!
      found.push({ text: text.slice(start, end), start, end })
    }
    first = after
    hasWord = false
  }
  for (let at = 0; at < count; at++) {
    if (at > first && breaksLine(text, ends[at - 1]!, starts[at]!)) close(at)
    if (kinds[at] !== PUNCTUATION) {
      hasWord = true
      continue
    }
    if (!endsSentence(text, starts[at]!) || !isEnd(all, at)) continue
    while (at + 1 < count && belongsToEnd(all, at + 1)) at++
    close(at + 1)
  }
  close(count)
  return found
}

/** Whether the signs that begin here, which are equal, end a sentence. */
const endsSentence = (text: string, at: number) => ENDS.includes(text[at]!)

function breaksLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (LINE_ENDS.includes(text[at]!)) return true
  return false
}

function isEnd({ text, count, kinds, starts, ends }: Scan, at: number): boolean {
  const start = starts[at]!
  const end = ends[at]!
  const isDot = end - start === 1 && text[start] === '.'
  if (at + 1 < count && starts[at + 1] === end && kinds[at + 1] !== PUNCTUATION && kinds[at + 1] !== EMOJI)
    return !isDot
  if (!isDot || at === 0 || ends[at - 1] !== start) return true
  // «ه. ش.» and «Dr.» go on; a list number «۱.» begins something.
  if (kinds[at - 1] !== WORD && kinds[at - 1] !== NUMBER) return true
  const before = text.slice(starts[at - 1], start)
  const letters = before.replace(/[\u200c\u064b-\u0652]/g, '')
  if (kinds[at - 1] === WORD) return (letters.length > 1 && !LATIN_SHORT.test(before)) || at + 1 === count
  return letters.length > 2 || (at > 1 && !breaksLine(text, ends[at - 2]!, starts[at - 1]!))
}

function belongsToEnd({ text, kinds, starts, ends }: Scan, next: number): boolean {
  const start = starts[next]!
  const last = ends[next - 1]!
  if (kinds[next] === EMOJI) return !breaksLine(text, last, start)
  if (kinds[next] !== PUNCTUATION || start !== last) return false
  return endsSentence(text, start) || CLOSING.includes(text[start]!)
}
