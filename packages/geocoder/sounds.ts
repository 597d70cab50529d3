/**
 * Which Persian name may a word in Latin letters be («esfehan», «Shahr-e Kord»)? Both are brought to their
 * consonants, as vowels are written in one and mostly not in the other, and what is found by consonants is compared letter
 * by letter. Method: a phonetic key in the way of Soundex (Russell, 1918), with classes for Persian.
 */
import { FIRST_DIGIT, FIRST_PERSIAN, isNumberSymbol, PERSIAN } from './letters.ts'

/** Consonant classes of the Persian letters; vowels and silent letters have none. */
const CLASSES: Record<string, string> = {
  b: 'ب',
  p: 'پ',
  t: 'تط',
  s: 'ثسص',
  j: 'ج',
  C: 'چ',
  h: 'حه',
  X: 'خ',
  d: 'د',
  z: 'ذزضظ',
  r: 'ر',
  Z: 'ژ',
  S: 'ش',
  q: 'غق',
  f: 'ف',
  k: 'ک',
  g: 'گ',
  l: 'ل',
  m: 'م',
  n: 'ن',
}
const PAIRS: Record<string, string> = { kh: 'X', sh: 'S', ch: 'C', zh: 'Z', gh: 'q', ph: 'f', th: 't', ck: 'k' }
const SINGLES: Record<string, string> = { c: 'k', x: 'ks', q: 'q' }
const SILENT = 'aeiouvwy'

const classOfPersian = new Map<number, string>()
for (const [of, letters] of Object.entries(CLASSES))
  for (const letter of letters) classOfPersian.set(FIRST_PERSIAN + PERSIAN.indexOf(letter), of)

export const isLatin = (symbol: number) => symbol >= 1 && symbol <= 26
export const isPersian = (symbol: number) => symbol >= FIRST_PERSIAN && symbol < FIRST_PERSIAN + PERSIAN.length
const latin = (symbol: number) => String.fromCharCode(96 + symbol)

/** A name as its consonants, and the vowels before the first of them and after each. */
export type Sounds = { consonants: string; vowels: string[] }

/** The sounds of `bytes[start … end - 1]`: doubled consonants once, a last h left out; null for letters of other scripts. */
export function soundsOf(bytes: Uint8Array, start: number, end: number): Sounds | null {
  let consonants = ''
  const vowels = ['']
  const put = (of: string) => {
    if (consonants.endsWith(of) && vowels.at(-1) === '') return
    consonants += of
    for (let more = 0; more < of.length; more++) vowels.push('')
  }
  for (let at = start; at < end; at++) {
    const symbol = bytes[at]!
    if (isNumberSymbol(symbol)) put(String(symbol - FIRST_DIGIT))
    else if (isPersian(symbol)) {
      const of = classOfPersian.get(symbol)
      if (of) put(of)
      else vowels[vowels.length - 1] += PERSIAN[symbol - FIRST_PERSIAN]!
    } else if (isLatin(symbol)) {
      const letter = latin(symbol)
      const pair = at + 1 < end && isLatin(bytes[at + 1]!) ? PAIRS[letter + latin(bytes[at + 1]!)] : undefined
      if (pair) at++
      if (!pair && SILENT.includes(letter)) vowels[vowels.length - 1] += letter
      else put(pair ?? SINGLES[letter] ?? letter)
    } else return null
  }
  if (consonants.length > 1 && consonants.endsWith('h')) {
    consonants = consonants.slice(0, -1)
    vowels[vowels.length - 2] += vowels.pop()!
  }
  return { consonants, vowels }
}

export function soundHashOf(sound: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < sound.length; at++) hash = Math.imul(hash ^ sound.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Vowels as Latin letters write them, for each Persian letter that stands for one. */
const VOWELS: Record<string, string> = { ا: 'a', و: 'ouvw', ی: 'iyea', ع: 'aeio' }
/** Letters that are heard little or not, so that one that is not written speaks little against a name. */
const FAINT = 'عو'

/**
 * What speaks against a word in Latin letters being a Persian name of the same consonants: a long vowel that one has
 * and the other has not costs 1, a faint one a quarter. Short vowels are not written in Persian and cost nothing.
 */
export function vowelCost(word: Sounds, name: Sounds): number {
  let cost = 0
  for (let at = 0; at < name.vowels.length; at++) {
    const [said, written] = [word.vowels[at] ?? '', name.vowels[at]!]
    for (const letter of written)
      if (![...VOWELS[letter]!].some((vowel) => said.includes(vowel))) cost += FAINT.includes(letter) ? 0.25 : 1
    if (written === '' && /[iuwy]|..|^a$/.test(said)) cost += said === 'a' ? 0.25 : 1
  }
  return cost
}
