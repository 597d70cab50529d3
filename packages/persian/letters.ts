/**
 * Which written forms are the same letter for a reader, and what kind of character is this?
 *
 * Two tables over the 65,536 UTF-16 code units, from data/letters.json, which make-letters.ts makes of the
 * Unicode database; so the same text folds to the same form in every engine. Not a transliteration:
 * letters of other languages stay themselves.
 */
import coded from './data/letters.json' with { type: 'json' }

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

/** What the difference to the folded code unit is in the data when the character goes. */
export const GONE_DIFFERENCE = 0x10000

/** Puts runs of «value.length», both in base 36, one after the other. */
function eachRun(runs: string, put: (value: number, from: number, to: number) => void) {
  let from = 0
  for (const run of runs.split(' ')) {
    const dot = run.indexOf('.')
    const to = from + Number.parseInt(run.slice(dot + 1), 36)
    put(Number.parseInt(run.slice(0, dot), 36), from, to)
    from = to
  }
}

eachRun(coded.kinds, (kind, from, to) => KIND.fill(kind, from, to))
eachRun(coded.folded, (difference, from, to) => {
  for (let code = from; code < to; code++) FOLDED[code] = difference === GONE_DIFFERENCE ? GONE : code + difference
})
for (const [code, form] of Object.entries(coded.grown)) {
  FOLDED[Number.parseInt(code, 36)] = GROWS
  GROWN.set(Number.parseInt(code, 36), form)
}
FOLDED.fill(HALF, 0xd800, 0xe000)

/** The value 0..9 of a digit in Latin, Persian, Arabic or full-width form, or -1 for anything else. */
export const DIGIT_VALUE = new Int8Array(65536).fill(-1)
for (const zero of [0x30, 0x660, 0x6f0, 0xff10])
  for (let value = 0; value < 10; value++) DIGIT_VALUE[zero + value] = value

/** @throws TypeError when the value is not a string. */
export function mustBeText(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new TypeError(`Expected text, got ${value === null ? 'null' : typeof value}`)
}

/** Whether nobody sees this code unit: a joiner, mark, direction sign or control character. */
export function isUnseen(code: number): boolean {
  const kind = KIND[code]
  return kind === JOINER || kind === MARK || kind === OTHER
}
