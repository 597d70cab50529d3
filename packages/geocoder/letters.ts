/**
 * Which letters of a place name are one letter to a reader, and which words does a text hold? Every letter becomes
 * a symbol of one byte (letters of scripts without a place of their own two or three), so that names are compared as
 * bytes. Folded texts are for matching and are shown to nobody.
 *
 * Method: Unicode compatibility decomposition (Unicode Standard Annex 15) without marks, then a table of letters that
 * keyboards of Persian, Dari, Pashto, Urdu and Arabic write differently.
 */

/** Symbols: 1–26 are a–z, 27–36 digits, 37–68 the Persian alphabet, 128–253 parts of other letters. */
const LATIN = 'abcdefghijklmnopqrstuvwxyz'
export const PERSIAN = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی'
export const FIRST_DIGIT = 27
const LAST_DIGIT = 36
export const FIRST_PERSIAN = 37
const FIRST_OTHER = 128
const OTHERS = 126

const GONE = 255
const MANY = 254
const NONE = 0

const SAME: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ے: 'ی',
  ؠ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ګ: 'گ',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ټ: 'ت',
  ٹ: 'ت',
  ډ: 'د',
  ڈ: 'د',
  ړ: 'ر',
  ڑ: 'ر',
  ڼ: 'ن',
  ں: 'ن',
  ښ: 'ش',
  ږ: 'ژ',
  ځ: 'ز',
  څ: 'س',
  ء: '',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const symbolOf = new Map<string, number>()
for (const [at, letter] of [...LATIN].entries()) symbolOf.set(letter, 1 + at)
for (const [at, letter] of [...PERSIAN].entries()) symbolOf.set(letter, FIRST_PERSIAN + at)
for (let digit = 0; digit < 10; digit++) {
  symbolOf.set(String(digit), FIRST_DIGIT + digit)
  for (const zero of [0x660, 0x6f0, 0xff10]) symbolOf.set(String.fromCharCode(zero + digit), FIRST_DIGIT + digit)
}

/** Marks, tatweel, soft hyphens, joiners, signs of direction and variation. */
const UNSEEN = /\p{M}|\p{Cf}|\u0640/u

/** The symbols a code unit becomes: none for what separates, null for what nobody sees. */
function symbolsOf(char: string): number[] | null {
  if (UNSEEN.test(char)) return null
  // A hamza of its own is written or left out as people please.
  if (char === 'ء') return null
  const symbols: number[] = []
  for (const part of char.normalize('NFKD').toLowerCase())
    for (const letter of SAME[part] ?? part) {
      const symbol = symbolOf.get(letter)
      if (symbol !== undefined) symbols.push(symbol)
      else if (/\p{L}|\p{Nd}/u.test(letter)) pushOther(symbols, letter.charCodeAt(0))
    }
  return symbols
}

function pushOther(symbols: number[], code: number) {
  symbols.push(FIRST_OTHER + (code % OTHERS), FIRST_OTHER + (Math.floor(code / OTHERS) % OTHERS))
  if (code >= OTHERS * OTHERS) symbols.push(FIRST_OTHER + Math.floor(code / (OTHERS * OTHERS)))
}

/** The symbol of each code unit, or NONE, GONE, MANY; what lies above the Arabic blocks is looked up when met. */
const SYMBOLS = new Uint8Array(65536).fill(MANY)
for (let code = 0; code < 0x780; code++) {
  const symbols = symbolsOf(String.fromCharCode(code))
  SYMBOLS[code] = symbols === null ? GONE : symbols.length > 1 ? MANY : (symbols[0] ?? NONE)
}
SYMBOLS.fill(NONE, 0xd800, 0xe000)
SYMBOLS.fill(GONE, 0x200d, 0x2010)
SYMBOLS[0x200c] = NONE
SYMBOLS[0x20] = NONE

const many = new Map<number, number[] | null>()
function manyOf(code: number): number[] | null {
  let symbols = many.get(code)
  if (symbols === undefined) {
    symbols = symbolsOf(String.fromCharCode(code))
    many.set(code, symbols)
  }
  return symbols
}

/** Signs that end a part of an address. */
const ENDS = new Uint8Array(65536)
for (const char of ',،;؛\n\r|:()[]«»"\t•·–—') ENDS[char.charCodeAt(0)] = 1

/**
 * The words of a text, one after another without the spaces between them: word `i` is
 * `bytes[starts[i]] … bytes[starts[i + 1] - 1]`, and came from `text.slice(from[i], to[i])`.
 */
export type Words = {
  count: number
  bytes: Uint8Array
  starts: Uint32Array
  from: Uint32Array
  to: Uint32Array
  /** Which part of the text, as commas and lines divide it. */
  part: Uint32Array
  /** Whether the word is made of digits. */
  isNumber: Uint8Array
  /** Whether it is a number that follows the one before by «/» or «-» alone, as in 12/3. */
  goesOn: Uint8Array
}

const BLANK: Words = {
  count: 0,
  bytes: new Uint8Array(0),
  starts: new Uint32Array(1),
  from: new Uint32Array(0),
  to: new Uint32Array(0),
  part: new Uint32Array(0),
  isNumber: new Uint8Array(0),
  goesOn: new Uint8Array(0),
}

const isDigit = (symbol: number) => symbol >= FIRST_DIGIT && symbol <= LAST_DIGIT

/**
 * The words of `text`; at most `most` of them. Digits and letters that touch are words of their own; half-spaces
 * part words, direction marks and vowel signs do not. O(n).
 *
 * @example
 * const words = wordsOf('خ۱۲، كوچهٔ بهار')
 * [words.count, [...words.isNumber], [...words.part]]
 * // [4, [0, 1, 0, 0], [0, 0, 1, 1]]
 */
export function wordsOf(text: string, most = 30): Words {
  if (text.length === 0) return BLANK
  const bytes = new Uint8Array(3 * text.length)
  const starts = new Uint32Array(most + 1)
  const [from, to, part] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)]
  const [isNumber, goesOn] = [new Uint8Array(most), new Uint8Array(most)]
  let [count, length, open, parts, links] = [0, 0, false, 0, 0]
  let number = false
  const close = (at: number) => {
    if (open) to[count++] = at
    open = false
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const symbol = SYMBOLS[code]!
    if (symbol === GONE) continue
    const symbols = symbol === MANY ? manyOf(code) : null
    if (symbol === MANY && symbols === null) continue
    if (symbol === NONE || symbols?.length === 0) {
      close(at)
      if (ENDS[code]) parts++
      links = code === 0x2f || code === 0x2d ? links + 1 : 9
      continue
    }
    const first = symbols ? symbols[0]! : symbol
    if (open && isDigit(first) !== number) {
      close(at)
      links = 9
    }
    if (!open) {
      if (count === most) break
      open = true
      number = isDigit(first)
      from[count] = at
      part[count] = parts
      starts[count] = length
      isNumber[count] = number ? 1 : 0
      goesOn[count] = number && links === 1 && count > 0 && isNumber[count - 1] ? 1 : 0
      links = 0
    }
    if (symbols) for (const one of symbols) bytes[length++] = one
    else bytes[length++] = symbol
  }
  close(text.length)
  starts[count] = length
  return {
    count,
    bytes: bytes.subarray(0, length),
    starts: starts.subarray(0, count + 1),
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    part: part.subarray(0, count),
    isNumber: isNumber.subarray(0, count),
    goesOn: goesOn.subarray(0, count),
  }
}

/** FNV-1a (Fowler, Noll, Vo) of `bytes[start … end - 1]`, mixed once more; without the places `skip1` and `skip2`. */
export function hashOf(bytes: Uint8Array, start: number, end: number, skip1 = -1, skip2 = -1): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) if (at !== skip1 && at !== skip2) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

export const isNumberSymbol = isDigit

/** The digits of `bytes[start … end - 1]` as a number; what does not fit into 2⁵³ is rounded. */
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) if (isDigit(bytes[at]!)) value = value * 10 + bytes[at]! - FIRST_DIGIT
  return value
}

/** The digits of `bytes[start … end - 1]` as text in ASCII. */
export function digitsOf(bytes: Uint8Array, start: number, end: number): string {
  let out = ''
  for (let at = start; at < end; at++) if (isDigit(bytes[at]!)) out += bytes[at]! - FIRST_DIGIT
  return out
}

/** What parts one name from another written with it, as in «تنگه/تنگک» or «باغ (علیا)». */
export const ENDS_OF_PARTS = /[()[\]/\\]+/
