/**
 * How far is a name as written from a name as it is? Two measures: the number of edits (optimal string alignment,
 * 32 letters at a time in a machine word: Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances, Nordic Journal of Computing 10, 2003), and a cost by how people err: a letter that sounds the same or lies beside the
 * right one on the keyboard is the smaller error. Digits are never erred.
 */
import { FIRST_PERSIAN, isNumberSymbol, PERSIAN } from './letters.ts'

/** What an edit costs; a plain one about 4. */
const MISSING = 3
const SWAPPED = 3
const SOUNDS_SAME = 3
const NEIGHBOUR = 4
const EXTRA = 4
const OTHER = 6
/** The cost of what cannot be. */
export const NEVER = 999

const LATIN_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const PERSIAN_ROWS = ['ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو']
const SOUNDS = ['زذضظ', 'سصث', 'تط', 'هح', 'قغ', 'اع', 'گک', 'پب', 'ژز', 'وف']

const symbol = (letter: string) => {
  const at = PERSIAN.indexOf(letter)
  return at >= 0 ? FIRST_PERSIAN + at : letter.charCodeAt(0) - 96
}

/** The cost of writing one letter in the place of another: `SWAP[a << 8 | b]`. */
const SWAP = new Uint8Array(65536).fill(OTHER)
for (const row of [...LATIN_ROWS, ...PERSIAN_ROWS])
  for (let at = 1; at < row.length; at++) setBoth(symbol(row[at - 1]!), symbol(row[at]!), NEIGHBOUR)
for (const group of SOUNDS) for (const a of group) for (const b of group) setBoth(symbol(a), symbol(b), SOUNDS_SAME)
for (const [a, b] of ['iy', 'ie', 'ou', 'kc', 'sz', 'vw', 'ck', 'qk', 'ae', 'ei', 'gj', 'ao'])
  setBoth(symbol(a!), symbol(b!), SOUNDS_SAME)
for (let at = 0; at < 256; at++) SWAP[(at << 8) | at] = 0

function setBoth(a: number, b: number, cost: number) {
  SWAP[(a << 8) | b] = cost
  SWAP[(b << 8) | a] = cost
}

export const MOST_LETTERS = 31

/** A pattern made ready once and compared with many names. */
export type Pattern = { length: number; bits: Int32Array; letters: number }

const BITS = new Int32Array(256)

/** `bytes[start … end - 1]` as the pattern of `edits`; of at most 31 symbols. One pattern is ready at a time. */
export function patternOf(bytes: Uint8Array, start: number, end: number): Pattern {
  BITS.fill(0)
  for (let at = start; at < end; at++) BITS[bytes[at]!]! |= 1 << (at - start)
  return { length: end - start, bits: BITS, letters: lettersIn(bytes, start, end) }
}

/** The edits (missing, extra, other and swapped letters) between the pattern and `bytes[start … end - 1]`. */
export function edits({ bits, length }: Pattern, bytes: Uint8Array, start: number, end: number): number {
  if (length === 0) return end - start
  const last = 1 << (length - 1)
  let [plus, minus, diagonal, before, score] = [-1, 0, 0, 0, length]
  for (let at = start; at < end; at++) {
    const match = bits[bytes[at]!]!
    const swapped = ((~diagonal & match) << 1) & before
    diagonal = (((match & plus) + plus) ^ plus) | match | minus | swapped
    let up = minus | ~(diagonal | plus)
    const down = diagonal & plus
    if (up & last) score++
    if (down & last) score--
    up = (up << 1) | 1
    plus = (down << 1) | ~(diagonal | up)
    minus = up & diagonal
    before = match
  }
  return score
}

/** The letters of `bytes[start … end - 1]` as bits, by symbol modulo 32. */
export function lettersIn(bytes: Uint8Array, start: number, end: number): number {
  let letters = 0
  for (let at = start; at < end; at++) letters |= 1 << (bytes[at]! & 31)
  return letters >>> 0
}

/** How many letters only one of two has; each edit changes at most two. (Population count: Warren, Hacker's Delight, 5-1.) */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const WIDTH = 64
let [row2, row1, row0] = [new Uint16Array(WIDTH), new Uint16Array(WIDTH), new Uint16Array(WIDTH)]

/** What the errors cost that make `name` into `written`; NEVER when digits differ or a text is longer than 60. */
export function errorCost(
  written: Uint8Array,
  start: number,
  length: number,
  name: Uint8Array,
  nameStart: number,
  nameLength: number,
): number {
  if (length > 60 || nameLength > 60 || !sameDigits(written, start, length, name, nameStart, nameLength)) return NEVER
  for (let at = 0; at <= nameLength; at++) row1[at] = at * MISSING
  for (let i = 1; i <= length; i++) {
    const a = written[start + i - 1]!
    row0[0] = i * EXTRA
    for (let j = 1; j <= nameLength; j++) {
      const b = name[nameStart + j - 1]!
      let cost = row1[j - 1]! + SWAP[(a << 8) | b]!
      // A letter written twice, or one of two, is the smallest slip of all.
      const doubled = i > 1 && a === written[start + i - 2]! ? EXTRA - 1 : EXTRA
      if (row1[j]! + doubled < cost) cost = row1[j]! + doubled
      if (row0[j - 1]! + MISSING < cost) cost = row0[j - 1]! + MISSING
      if (i > 1 && j > 1 && a === name[nameStart + j - 2]! && b === written[start + i - 2]!)
        if (row2[j - 2]! + SWAPPED < cost) cost = row2[j - 2]! + SWAPPED
      row0[j] = cost
    }
    ;[row2, row1, row0] = [row1, row0, row2]
  }
  return row1[nameLength]!
}

function sameDigits(a: Uint8Array, aStart: number, aLength: number, b: Uint8Array, bStart: number, bLength: number) {
  let [i, j] = [aStart, bStart]
  for (;;) {
    while (i < aStart + aLength && !isNumberSymbol(a[i]!)) i++
    while (j < bStart + bLength && !isNumberSymbol(b[j]!)) j++
    const [aEnds, bEnds] = [i === aStart + aLength, j === bStart + bLength]
    if (aEnds || bEnds) return aEnds && bEnds
    if (a[i++] !== b[j++]) return false
  }
}

/** How many edits a name of so many letters may have to be looked for at all. */
export const mostEdits = (letters: number) => (letters <= 2 ? 0 : letters <= 4 ? 1 : 2)
