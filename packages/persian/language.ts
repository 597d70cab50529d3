/**
 * In which language is this text? For eight languages that people write to a service in Iran,
 * Afghanistan and around, from a few letters on; und when it cannot say.
 *
 * Method: the script first; then the sum of evidence in log units from letters that one language
 * alone writes, from frequent words, and from beginnings and endings of words; a softmax makes
 * probabilities. Yeh and kaf typed on an Arabic keyboard are read as Persian ones, so they speak for
 * no language. Not a detector for the world: other languages are und.
 */
import { fold } from './fold.ts'
import { DECISIVE, WORDS as FREQUENT, OWN_LETTERS } from './language.data.ts'
import { ARABIC, KIND, LATIN, LETTER, mustBeText } from './letters.ts'
import { WORDS } from './lexicon.ts'
import { remembered } from './remembered.ts'
import { scan, WORD } from './tokens.ts'
import { readVerb } from './verbs.ts'

export type LanguageCode = 'fa' | 'fa-Latn' | 'ar' | 'ur' | 'ckb' | 'ps' | 'azb' | 'en' | 'und'
type Scores = Map<LanguageCode, number>

const ARABIC_SCRIPT: readonly LanguageCode[] = ['fa', 'ar', 'ur', 'ckb', 'ps', 'azb']
const LATIN_SCRIPT: readonly LanguageCode[] = ['en', 'fa-Latn']
const ALL_CODES = [...ARABIC_SCRIPT, ...LATIN_SCRIPT]
const PERSIAN = ALL_CODES.indexOf('fa')

// Longer texts say nothing new.
const MAX_LENGTH = 300
const SURE_ENOUGH = 0.5

const keyboard = (word: string) =>
  word
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[\u0640\u064b-\u0652\u200c\u200d]/g, '')

const WORD_OF = new Map<string, LanguageCode[]>()
for (const [code, list] of Object.entries(FREQUENT))
  for (const word of new Set(list.split(/\s+/).map(keyboard)))
    WORD_OF.set(word, [...(WORD_OF.get(word) ?? []), code as LanguageCode])

const LETTER_OF = new Map<string, LanguageCode>()
for (const [code, letters] of Object.entries(OWN_LETTERS))
  for (const letter of letters) LETTER_OF.set(letter, code as LanguageCode)

/**
 * The language of the text and the probability that this is right, 0..1. `und` for a text without
 * letters, in another script, or when no language reaches a half; then `probability` is that of
 * the likeliest. Reads the first 300 characters. 8 letters are often enough.
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
  const sums = new Float64Array(ALL_CODES.length)
  // Persian is what most people here write; the others must show themselves.
  if (script === 'arabic') sums[PERSIAN] = PERSIAN_FIRST
  let words = 0
  const all = scan(head)
  for (let at = 0; at < all.count; at++) {
    if (all.kinds[at] !== WORD) continue
    words++
    const said = evidenceOf.at(all, at)
    for (let of = 0; of < said.length; of += 2) sums[said[of]!]! += said[of + 1]!
  }
  return likeliest(sums, script, words)
}

const PERSIAN_FIRST = 1.5

/** What a word says for and against each language: its place in ALL_CODES, and the weight, pair by pair. */
const evidenceOf = remembered((typed: string): number[] => {
  const scores: Scores = new Map()
  const script = scriptOf(`${typed}${typed}`)
  if (script === 'arabic') addArabicLetters(scores, typed)
  if (script !== 'other') addWord(scores, keyboard(shortened(typed).toLowerCase()), script)
  return [...scores].flatMap(([code, weight]) => [ALL_CODES.indexOf(code), weight])
})

// «کدوووم» is «کدوم».
const shortened = (word: string) => word.replace(/(\p{L})\1{2,}/gu, '$1')

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
const SHARED_WEIGHT = 0.9
const add = (scores: Scores, code: LanguageCode, weight: number) => scores.set(code, (scores.get(code) ?? 0) + weight)

function addArabicLetters(scores: Scores, text: string) {
  for (const letter of text) {
    const code = LETTER_OF.get(letter)
    if (code) add(scores, code, code === 'ar' ? 1.3 : OWN_LETTER_WEIGHT)
    if (letter === 'پ' || letter === 'چ' || letter === 'ژ' || letter === 'گ') add(scores, 'ar', -4)
    if (letter === '\u064b') add(scores, 'ar', 0.4)
    if (letter === 'ؤ') add(scores, 'azb', 1.2)
  }
}

function addWord(scores: Scores, word: string, script: 'arabic' | 'latin') {
  const codes = WORD_OF.get(word)
  // A word that Persian has too says little for another language.
  const shared = script === 'arabic' && codes !== undefined && !codes.includes('fa') && isPersian(word)
  const decisive = script === 'arabic' ? DECISIVE[word] : undefined
  if (decisive) add(scores, decisive[0] as LanguageCode, decisive[1])
  else if (codes) for (const code of codes) add(scores, code, shared ? SHARED_WEIGHT : WORD_WEIGHT / codes.length + 0.3)
  if (script === 'latin') return codes ? undefined : addLatinWord(scores, word)
  if (isPersian(word)) add(scores, 'fa', word.length > 3 ? 1 : 0.5)
  else if (!codes?.includes('fa') && word.length > 2) add(scores, 'fa', -0.2)
  // «کهرباء» and «مقطوعة» end as Persian words hardly do.
  if (ARABIC_END.test(word)) add(scores, 'ar', 1.2)
  if (word.length < 4) return
  if (
    /^(?:ال|وال|بال|لل|فال)/.test(word) &&
    !/^(?:الک(?!ه)|الما[سن]|المپ|التماس|البته|الگو|الان|العاده?|العادست|الهی|الکی|الاغ)/.test(word)
  )
    add(scores, 'ar', isPersian(word) ? 1 : 3)
  if (/^[یتنا]?(?:.{3,})(?:ون|ین|ات|ها|هم|نا)$/.test(word) && !isPersian(word)) add(scores, 'ar', 0.6)
  if (/^ن?می.{2}|(?:های|هایی|ترین|مون|تون|شون|میشه|نمیشه)$/.test(word)) add(scores, 'fa', 1.2)
  if (AZERBAIJANI_END.test(word)) add(scores, 'azb', isPersian(word) ? 0.3 : 2)
  if (AZERBAIJANI_PART.test(word) && !isPersian(word)) add(scores, 'azb', 1.1)
  if (/(?:وں|یں|ئے|نا|تے|تی)$/.test(word) && !isPersian(word)) add(scores, 'ur', 0.8)
  if (/(?:ونه|ونو|ېږي|وي|ول|یږی)$/.test(word) && !isPersian(word)) add(scores, 'ps', 1)
}

const ARABIC_END = /.{2}(?:اء|ة)$/

const AZERBAIJANI_END =
  /(?:لار|لر|لری|لاری|لرین|لارین|نین|یین|دیر|دور|دیر|ماق|مک|یندا|ینده|لیک|لیق|لی|سیز|چی|دیغی|دیگی|میش|موش|جک|جاق|یزیم|ینیز|لیر|ئیر|اجاق|مهدی|مادی|داکی|ماسی|مهسی|لاری|لارا|لره|لارین|نده|ندا|یندن|یندان|یلا|یله)$/

const AZERBAIJANI_PART = /ئ|ؤ|وو|یق|وق|لیغ|لوغ|لاش|لش|دیز|یلی|یبدی|لیب|ایش|وون|ونو|ینا|ونا|یلن|لما|لمه|دیغ|یین|ینین/

const PERSIAN_END = /(?:هایی?|ها[مش]?|ترین|تر|یه|ست|[شتم]?ون|[شتم]و|جون|ان|ات|[مشتیهوا])$/

/** Whether the Persian word list or its endings and verbs have the word. */
const isPersian = remembered((word: string): boolean => {
  if (WORDS.has(word)) return true
  if (word.length < 4) return false
  const base = word.replace(PERSIAN_END, '')
  if (base !== word && base.length > 2 && WORDS.has(base)) return true
  const verb = readVerb(fold(word))
  return verb !== null && (verb.sure || verb.prefix !== '' || verb.ending !== '')
})

function addLatinWord(scores: Scores, word: string) {
  if (!/^[a-z']+$/.test(word)) {
    // Letters with dots and hooks are of neither.
    if (/[^\p{ASCII}]/u.test(word)) for (const code of LATIN_SCRIPT) add(scores, code, -1.2)
    return
  }
  if (
    /kh|gh|zh|aa|^(?:ne)?mi[a-z]{2}|^na[a-z]{4}|^be[a-z]{4}|(?:am|an|eh|esh|and|ad|im|id|in|ie|iye|ha|haye|o|e|i)$/.test(
      word,
    )
  )
    add(scores, 'fa-Latn', 0.8)
  if (
    /(?:ing|tion|ed|ly|ment|ness|ous|ity|able|er|est|ful|less|ive|al|ic|ance|ence|s)$|th|wh|ck|ee|ea|ll|ss|tt|pp/.test(
      word,
    )
  )
    add(scores, 'en', 0.8)
  if (/[qwx]|^(?:j[iu]|ê|ku|di|ye)/.test(word)) add(scores, 'fa-Latn', -0.5)
}

function likeliest(
  sums: Float64Array,
  script: 'arabic' | 'latin',
  words: number,
): { code: LanguageCode; probability: number } {
  const [first, after] = script === 'arabic' ? [0, ARABIC_SCRIPT.length] : [ARABIC_SCRIPT.length, ALL_CODES.length]
  let best = first
  for (let at = first + 1; at < after; at++) if (sums[at]! > sums[best]!) best = at
  // Text in Latin script with no sign of either language is some other language.
  const nothing = script === 'latin' ? 0.3 + 0.12 * words : -2
  let sum = Math.exp(nothing - sums[best]!)
  let isAlone = true
  for (let at = first; at < after; at++) {
    sum += Math.exp(sums[at]! - sums[best]!)
    if (at !== best && sums[at] === sums[best]) isAlone = false
  }
  const probability = 1 / sum
  return { code: probability >= SURE_ENOUGH && isAlone ? ALL_CODES[best]! : 'und', probability }
}
