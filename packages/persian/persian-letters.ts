/**
 * How is this word written in Persian letters? One form of each letter, without tatweel and lengthening,
 * with single half-spaces; everything else of the word stays, for it is shown to people.
 */
import { ARABIC, FOLDED, KIND } from './letters.ts'

const JOINER = '\u200c'
const LETTER_FORMS: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ڪ: 'ک', ۀ: 'هٔ', ـ: '', '\u200d': '' }
const isOddForm = new Uint8Array(65536)
for (const letter of Object.keys(LETTER_FORMS)) isOddForm[letter.charCodeAt(0)] = 1
for (let code = 0xfb50; code < 0xff00; code++) isOddForm[code] = 1
// «ﷺ» and its like are whole words in one sign, as an editor writes them.
for (let code = 0xfdf0; code < 0xfdfc; code++) isOddForm[code] = 0
for (const mark of [0x653, 0x654, 0x655, 0x200c]) isOddForm[mark] = 1

/** A word in Persian letters: one form of each, no tatweel, no lengthening, single half-spaces. */
export function persianLetters(word: string): string {
  let odd = false
  for (let at = 0; at < word.length && !odd; at++) {
    const code = word.charCodeAt(at)
    odd =
      isOddForm[code] === 1 || (sameLetter(code, word.charCodeAt(at + 1)) && sameLetter(code, word.charCodeAt(at + 2)))
  }
  if (!odd) return word
  const letters = composed(word)
    .replace(/[\ufb50-\ufdef\ufdfc-\ufeff]/g, lettersOf)
    .replace(/[يىكڪۀـ\u200d]/g, (form) => LETTER_FORMS[form]!)
    // A mark sits on the letter before it, whatever was typed between.
    .replace(/\u200c+(?=\p{M})/gu, '')
    .replace(/\u200c{2,}/g, JOINER)
    .replace(/^\u200c|\u200c$/g, '')
  // What is left before the first letter sits on nothing.
  return withoutLengthening(composed(letters)).replace(/^\p{M}+/u, '')
}

// Letters of other scripts stay as they were typed: some of them, once composed, are other letters to fold().
const composed = (word: string) => word.replace(/[\p{Script=Arabic}\p{M}]+/gu, (run) => run.normalize('NFC'))

// A mark that stands alone in an old font is a space with a mark over it, and no letter.
function lettersOf(form: string): string {
  const letters = form.normalize('NFKC')
  return /^[ ـ]/.test(letters) ? '' : letters
}

// Letters that fold() joins lengthen each other: «جاااآن».
const sameLetter = (a: number, b: number) => FOLDED[a] === FOLDED[b] && KIND[a] === ARABIC

function withoutLengthening(word: string): string {
  let out = ''
  for (let at = 0; at < word.length; ) {
    let end = at + 1
    while (end < word.length && sameLetter(word.charCodeAt(at), word.charCodeAt(end))) end++
    out += end - at > 2 ? word[at]! : word.slice(at, end)
    at = end
  }
  return out
}
