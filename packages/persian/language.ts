/**
 * In which language is this text? For eight languages that people write to a service in Iran,
 * Afghanistan and around, from a few letters on; und when it cannot say.
 *
 * Method: the script first; then the sum of evidence in log units from letters that one language
 * alone writes, from frequent words, and from beginnings and endings of words; a softmax makes
 * probabilities. Yeh and kaf typed on an Arabic keyboard are read as Persian ones, so they speak for
 * no language. Not a detector for the world: other languages are und.
 */
import { OWN_LETTERS, WORDS } from './language.data.ts'
import { ARABIC, KIND, LATIN, LETTER, mustBeText } from './letters.ts'
import { tokens } from './tokens.ts'

export type LanguageCode = 'fa' | 'fa-Latn' | 'ar' | 'ur' | 'ckb' | 'ps' | 'azb' | 'en' | 'und'
type Scores = Map<LanguageCode, number>

const ARABIC_SCRIPT: readonly LanguageCode[] = ['fa', 'ar', 'ur', 'ckb', 'ps', 'azb']
const LATIN_SCRIPT: readonly LanguageCode[] = ['en', 'fa-Latn']

// Longer texts say nothing new.
const MAX_LENGTH = 600
const SURE_ENOUGH = 0.5

const keyboard = (word: string) =>
  word
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[\u0640\u064b-\u0652\u200c\u200d]/g, '')

const WORD_OF = new Map<string, LanguageCode[]>()
for (const [code, list] of Object.entries(WORDS))
  for (const word of new Set(list.split(/\s+/).map(keyboard)))
    WORD_OF.set(word, [...(WORD_OF.get(word) ?? []), code as LanguageCode])

const LETTER_OF = new Map<string, LanguageCode>()
for (const [code, letters] of Object.entries(OWN_LETTERS))
  for (const letter of letters) LETTER_OF.set(letter, code as LanguageCode)

/**
 * The language of the text and the probability that this is right, 0..1. `und` for a text without
 * letters, in another script, or when no language reaches a half; then `probability` is that of
 * the likeliest. Reads the first 600 characters. 8 letters are often enough.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * ['چراغ كوچه خراب است', 'cheragh kharab ast', '12:30'].map((text) => language(text).code)
 * // ['fa', 'fa-Latn', 'und']
 */
export function language(text: string): { code: LanguageCode; probability: number } {
  mustBeText(text)
  const head = text.slice(0, MAX_LENGTH)
  const script = scriptOf(head)
  if (script === 'other') return { code: 'und', probability: 0 }
  const scores: Scores = new Map((script === 'arabic' ? ARABIC_SCRIPT : LATIN_SCRIPT).map((code) => [code, 0]))
  if (script === 'arabic') addArabicLetters(scores, head)
  let words = 0
  for (const token of tokens(head)) {
    if (token.kind !== 'word') continue
    words++
    addWord(scores, keyboard(token.text.toLowerCase()))
  }
  return likeliest(scores, script, words)
}

function scriptOf(text: string): 'arabic' | 'latin' | 'other' {
  const counts = { arabic: 0, latin: 0, other: 0 }
  for (let at = 0; at < text.length; at++) {
    const kind = KIND[text.charCodeAt(at)]
    if (kind === ARABIC) counts.arabic++
    else if (kind === LATIN) counts.latin++
    else if (kind === LETTER) counts.other++
  }
  const { arabic, latin, other } = counts
  if (arabic > 1 && arabic * 2 >= latin && arabic >= other) return 'arabic'
  return latin > 1 && latin >= other ? 'latin' : 'other'
}

const OWN_LETTER_WEIGHT = 3
const WORD_WEIGHT = 2.2
const add = (scores: Scores, code: LanguageCode, weight: number) => {
  const score = scores.get(code)
  if (score !== undefined) scores.set(code, score + weight)
}

function addArabicLetters(scores: Scores, text: string) {
  // Persian is what most people here write; the others must show themselves.
  add(scores, 'fa', 2)
  for (const letter of text) {
    const code = LETTER_OF.get(letter)
    if (code) add(scores, code, code === 'ar' ? 1.6 : OWN_LETTER_WEIGHT)
    if (/[پچژگ]/.test(letter)) add(scores, 'ar', -4)
    if (/[ۀآ]/.test(letter)) add(scores, 'fa', 0.3)
    if (/[ثذصضطظعحق]/.test(letter)) add(scores, 'ckb', -0.8)
    if (letter === 'ؤ') add(scores, 'azb', 1.2)
  }
}

function addWord(scores: Scores, word: string) {
  const codes = WORD_OF.get(word)
  if (codes) for (const code of codes) add(scores, code, WORD_WEIGHT / codes.length + 0.3)
  if (word.length < 4) return
  if (/^(?:ال|وال|بال|لل|فال)/.test(word)) add(scores, 'ar', 2.6)
  if (/(?:ها|های|هایی|ترین|اند|شود|کند|شده|م?ی?شه)$/.test(word) || /^ن?می/.test(word)) add(scores, 'fa', 1)
  if (/(?:لار|لر|لری|لاری|نین|دیر|دور|ماق|یزیم|چوخ|مک|یندا|ینده|دان)$/.test(word)) add(scores, 'azb', 2)
  if (/^[a-z']+$/.test(word)) addLatinWord(scores, word)
}

function addLatinWord(scores: Scores, word: string) {
  if (/kh|gh|zh|aa|^(?:ne)?mi[a-z]{3}|(?:am|an|eh|sh|and|ad)$/.test(word)) add(scores, 'fa-Latn', 0.7)
  if (/(?:ing|tion|ed|ly|ment|ness|ous|ity|able)$|th|wh|ck|ee|ea|ll/.test(word)) add(scores, 'en', 0.7)
}

function likeliest(
  scores: Scores,
  script: 'arabic' | 'latin',
  words: number,
): { code: LanguageCode; probability: number } {
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const [best, second] = [ranked[0]!, ranked[1]!]
  // Text in Latin script with no sign of either language is some other language.
  const nothing = script === 'latin' ? 0.3 + 0.12 * words : 0
  let sum = Math.exp(nothing - best[1])
  for (const [, score] of ranked) sum += Math.exp(score - best[1])
  const probability = 1 / sum
  const sure = probability >= SURE_ENOUGH && best[1] > second[1]
  return { code: sure ? best[0] : 'und', probability }
}
