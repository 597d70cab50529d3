/**
 * When are two texts the same to a reader, however they were typed? Folding gives both one form,
 * for matching and search only; nobody is ever shown a folded text (see normalize.ts for that).
 *
 * Method: one pass over a table of code units (letters.ts); runs of text that need no change are
 * copied whole. Three or more equal letters of Arabic script in a row are lengthening («عالییییی»)
 * and become one, because no Persian word holds three.
 */
import { ARABIC, FOLDED, GONE, GROWN, GROWS, HALF, KIND, mustBeText } from './letters.ts'

const REPLACEMENT = 0xfffd

/** A folded text, and for each of its code units (and its end) the place in the original. */
export type Folded = { text: string; offsets: Uint32Array }

const isWholePair = (text: string, at: number) =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00

/**
 * The text in the one form used for matching: Persian ی and ک, plain alef and heh, ASCII digits and
 * punctuation, lower case, no marks, half-spaces, tatweel, direction marks or lengthening; every
 * white space is one space. A lone surrogate becomes U+FFFD and U+0000 goes. Folding twice changes
 * nothing more. O(n) time and memory.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * fold('كتاب‌هاي ۱۲ گانهٔ عالییییی')
 * // 'کتابهای 12 گانه عالی'
 */
export function fold(text: string): string {
  mustBeText(text)
  let out = ''
  let copied = 0
  let last = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folded = FOLDED[code]!
    if (folded === GONE) {
      out += text.slice(copied, at)
      copied = at + 1
    } else if (folded === GROWS) return fold(grown(text))
    else if (folded === HALF) {
      last = 0
      if (isWholePair(text, at)) at++
      else {
        out += `${text.slice(copied, at)}\ufffd`
        copied = at + 1
      }
    } else if (folded === last && KIND[folded] === ARABIC) {
      run++
      // The second of a run is written only when no third follows, so it waits here.
      if (run === 2 && !hasThird(text, at + 1, folded)) {
        if (folded !== code) {
          out += text.slice(copied, at) + String.fromCharCode(folded)
          copied = at + 1
        }
      } else {
        out += text.slice(copied, at)
        copied = at + 1
      }
    } else {
      last = folded
      run = 1
      if (folded !== code) {
        out += text.slice(copied, at) + String.fromCharCode(folded)
        copied = at + 1
      }
    }
  }
  return copied === 0 ? text : out + text.slice(copied)
}

// What a ligature grows into may begin or end a run of equal letters, so it is written out first.
function grown(text: string): string {
  let out = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (FOLDED[code] !== GROWS) continue
    out += text.slice(copied, at) + GROWN.get(code)!
    copied = at + 1
  }
  return out + text.slice(copied)
}

// Unseen characters between two letters do not end a run.
function hasThird(text: string, from: number, letter: number): boolean {
  for (let at = from; at < text.length; at++) {
    const folded = FOLDED[text.charCodeAt(at)]!
    if (folded !== GONE) return folded === letter
  }
  return false
}

/**
 * The folded text and, for each of its code units, the place in the original where it began; one
 * more entry holds the original's length. So `original.slice(offsets[a], offsets[b])` is what was
 * folded into `text.slice(a, b)`. O(n) time, 4 bytes a unit.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * const { text, offsets } = foldWithOffsets('مي‌خواهم')
 * [text, [...offsets]]
 * // ['میخواهم', [0, 1, 3, 4, 5, 6, 7, 8]]
 */
export function foldWithOffsets(text: string): Folded {
  mustBeText(text)
  const room = roomFor(text)
  const units = new Uint16Array(room)
  const offsets = new Uint32Array(room + 1)
  let length = 0
  let run = 0
  const put = (unit: number, from: number) => {
    run = length > 0 && unit === units[length - 1] && KIND[unit] === ARABIC ? run + 1 : 1
    // The third of a run takes the second away; what follows them is dropped.
    if (run === 3) length--
    else if (run < 3) {
      units[length] = unit
      offsets[length++] = from
    }
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const folded = FOLDED[code]!
    if (folded === GONE) continue
    if (folded === GROWS) {
      const grown = GROWN.get(code)!
      for (let part = 0; part < grown.length; part++) put(grown.charCodeAt(part), at)
    } else if (folded === HALF && isWholePair(text, at)) {
      put(code, at)
      put(text.charCodeAt(at + 1), at)
      at++
    } else put(folded === HALF ? REPLACEMENT : folded, at)
  }
  offsets[length] = text.length
  return { text: written(units.subarray(0, length)), offsets: offsets.slice(0, length + 1) }
}

/** How many code units the folded text has at most. */
function roomFor(text: string): number {
  let room = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (FOLDED[code] === GROWS) room += GROWN.get(code)!.length - 1
  }
  return room
}

const CHUNK = 8192

function written(units: Uint16Array): string {
  let out = ''
  // Any list of numbers will do for apply(), which its type does not say; spreading takes ten times as long.
  for (let at = 0; at < units.length; at += CHUNK)
    out += String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[])
  return out
}
