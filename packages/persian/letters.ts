/**
 * Which written forms are the same letter for a reader, and what kind of character is this?
 *
 * Two tables over the 65,536 UTF-16 code units, made once at start-up from the Unicode database of
 * the engine: compatibility decomposition (Unicode Standard Annex 15) with the marks of Latin and
 * Arabic script dropped, and above it the letters that Persian keyboards, Arabic keyboards and old
 * fonts write differently. Not a transliteration: letters of other languages stay themselves.
 */

/** Letters and signs that Unicode keeps apart and a Persian reader does not. */
const SAME: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ے: 'ی',
  ؠ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  '؟': '?',
  '،': ',',
  '؛': ';',
  '٪': '%',
  '٫': '.',
  '٬': ',',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
}

/** Characters that nobody sees: joiners, direction marks, soft hyphens, tatweel, variation selectors. */
const UNSEEN = [
  '\0',
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u0640',
  '\u0674',
  '\ufeff',
  ['\u180b', '\u180e'],
  ['\u200b', '\u200f'],
  ['\u202a', '\u202e'],
  ['\u2060', '\u206f'],
  ['\ufe00', '\ufe0f'],
] as const
const isUnseenChar = (char: string) =>
  UNSEEN.some((range) => (typeof range === 'string' ? range === char : range[0] <= char && char <= range[1]))

/** Vowel signs and accents of Latin and Arabic script; the vowel signs of other scripts are letters there. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]/g

/** Values of FOLDED that are no code unit: the character goes, grows into several, or is half a pair. */
export const GONE = 0
export const GROWS = 1
export const HALF = 2

/** The folded code unit of each code unit, or GONE, GROWS, HALF. */
export const FOLDED = new Uint16Array(65536)
/** What the characters marked GROWS become. */
export const GROWN = new Map<number, string>()

/** Kinds of characters. MARK joins the word before it, JOINER only holds two letters together. */
export const OTHER = 0
export const SPACE = 1
export const ARABIC = 2
export const LATIN = 3
export const LETTER = 4
export const DIGIT = 5
export const MARK = 6
export const JOINER = 7
export const SIGN = 8
export const SURROGATE = 9

/** The kind of each code unit. */
export const KIND = new Uint8Array(65536)

const digitOf = (code: number): number => {
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0
  if (code >= 0x660 && code <= 0x669) return code - 0x660
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
}

function foldedForm(char: string): string {
  if (isUnseenChar(char)) return ''
  const code = char.charCodeAt(0)
  if (digitOf(code) >= 0) return String(digitOf(code))
  if (/\s/.test(char)) return ' '
  let out = ''
  for (const part of char.normalize('NFKD').replace(MARKS, '')) out += SAME[part] ?? part
  return out.toLowerCase().replace(MARKS, '')
}

// Only these blocks hold forms to fold; the syllables and ideographs between them are themselves.
const inFoldedBlocks = (code: number) =>
  code < 0x900 || (code >= 0x1e00 && code < 0x2e80) || code === 0x3000 || (code >= 0xfb00 && code < 0xfff0)

for (let code = 0; code < 65536; code++) {
  FOLDED[code] = code
  if (code >= 0xd800 && code < 0xe000) FOLDED[code] = HALF
  else if (inFoldedBlocks(code)) {
    const form = foldedForm(String.fromCharCode(code))
    if (form.length > 1) GROWN.set(code, form)
    FOLDED[code] = form === '' ? GONE : form.length > 1 ? GROWS : form.charCodeAt(0)
  }
}

// All characters in one string, so that each property is asked for once and not for each of them. The
// halves of pairs are left out of it and counted back in.
const PAIRS_FIRST = 0xd800
const PAIRS_LAST = 0xdfff
const below = Array.from({ length: PAIRS_FIRST }, (_, code) => String.fromCharCode(code)).join('')
const above = Array.from({ length: 65535 - PAIRS_LAST }, (_, at) => String.fromCharCode(PAIRS_LAST + 1 + at)).join('')

function mark(run: RegExp, kind: number) {
  for (const [text, from] of [
    [below, 0],
    [above, PAIRS_LAST + 1],
  ] as const)
    for (const match of text.matchAll(run)) KIND.fill(kind, from + match.index, from + match.index + match[0].length)
}

// Later lines have the last word.
KIND.fill(SIGN)
mark(/\p{C}+/gu, OTHER)
mark(/[\p{L}\p{Nd}]+/gu, LETTER)
mark(/(?:(?=\p{L})\p{Script=Latin})+/gu, LATIN)
mark(/(?:(?=\p{L})\p{Script=Arabic})+/gu, ARABIC)
mark(/[\p{M}\u0640]+/gu, MARK)
mark(/\s+/gu, SPACE)
mark(/[\u200c\u200d]+/gu, JOINER)
KIND.fill(SURROGATE, PAIRS_FIRST, PAIRS_LAST + 1)

/** The value 0..9 of a digit in Latin, Persian, Arabic or full-width form, or -1 for anything else. */
export const DIGIT_VALUE = new Int8Array(65536).fill(-1)
for (const zero of [0x30, 0x660, 0x6f0, 0xff10])
  for (let value = 0; value < 10; value++) {
    DIGIT_VALUE[zero + value] = value
    KIND[zero + value] = DIGIT
  }

/** @throws TypeError when the value is not a string. */
export function mustBeText(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new TypeError(`Expected text, got ${value === null ? 'null' : typeof value}`)
}

/** Whether nobody sees this code unit: a joiner, mark, direction sign or control character. */
export function isUnseen(code: number): boolean {
  const kind = KIND[code]
  return kind === JOINER || kind === MARK || kind === OTHER
}
