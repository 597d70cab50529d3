/**
 * Of which words, numbers, signs and things that are kept as typed does a text consist, and what parts them? The pieces
 * that normalize.ts writes, in columns: an object for each would take longer than reading the text.
 */
import { ARABIC, DIGIT, KIND, LATIN, LETTER } from './letters.ts'
import { NUMBER as NUMBER_TOKEN, PUNCTUATION, type Scan, WORD } from './tokens.ts'

/** What a piece is: a word in Arabic letters, digits, equal signs in a row, or what stays as it was typed. */
export const PERSIAN = 1
export const NUMBER = 2
export const SIGN = 3
export const KEPT = 4

/** What parts a piece from the one before it, and how it is written. */
export const NO_GAP = 0
export const SPACE = 1
export const LINE = 2
export const GAPS = ['', ' ', '\n', '\n\n'] as const

/**
 * Piece `at` is of `kinds[at]`, from `starts[at]` to before `ends[at]`, after the gap `gaps[at]`, and begins with the
 * code unit `firsts[at]`; it is, or begins with, token `tokens[at]`.
 */
export type Pieces = {
  count: number
  kinds: Uint8Array
  gaps: Uint8Array
  starts: Int32Array
  ends: Int32Array
  tokens: Int32Array
  firsts: Uint16Array
}

const roomFor = (most: number): Pieces => ({
  count: 0,
  kinds: new Uint8Array(most),
  gaps: new Uint8Array(most),
  starts: new Int32Array(most),
  ends: new Int32Array(most),
  tokens: new Int32Array(most),
  firsts: new Uint16Array(most),
})

/** The columns for texts of usual length are made once: who asks for pieces is done with the last ones. */
const USUAL = 4096
const usual = roomFor(USUAL)

const BACKTICK = 0x60
const LESS_THAN = 0x3c

/** The pieces of the text, until they are asked for again. O(n) time. */
export function piecesOf(all: Scan): Pieces {
  const { text, starts, ends } = all
  const pieces = all.count < USUAL ? usual : roomFor(all.count + 1)
  pieces.count = 0
  let end = 0
  let noMoreCode = false
  for (let at = 0; at < all.count; at++) {
    const start = starts[at]!
    if (start < end) continue
    const gap = gapOf(text, end, start)
    const code = text.charCodeAt(start)
    end = ends[at]!
    let kind = kindOf(all.kinds[at]!, code)
    if (code === BACKTICK || code === LESS_THAN) {
      const close: number = code === LESS_THAN ? tagEnd(text, start) : noMoreCode ? -1 : codeEnd(text, start, end)
      noMoreCode ||= code === BACKTICK && close < 0
      if (close > 0) {
        end = close
        kind = KEPT
      }
    }
    const place = pieces.count++
    pieces.kinds[place] = kind
    pieces.gaps[place] = gap
    pieces.starts[place] = start
    pieces.ends[place] = end
    pieces.tokens[place] = at
    pieces.firsts[place] = code
  }
  if (pieces.count > 0 && gapOf(text, end, text.length) >= LINE) addLineEnd(pieces, text.length)
  return pieces
}

function kindOf(token: number, code: number): number {
  if (token === WORD) return KIND[code] === ARABIC ? PERSIAN : KEPT
  return token === NUMBER_TOKEN ? NUMBER : token === PUNCTUATION ? SIGN : KEPT
}

/** A text that ends a line goes on doing so. */
function addLineEnd(pieces: Pieces, end: number) {
  const place = pieces.count++
  pieces.kinds[place] = KEPT
  pieces.gaps[place] = LINE
  pieces.starts[place] = end
  pieces.ends[place] = end
  pieces.tokens[place] = -1
  pieces.firsts[place] = 0
}

/** The end of the code between backticks that begins here, or -1. */
function codeEnd(text: string, start: number, end: number): number {
  const marks = text.slice(start, end)
  const close = text.indexOf(marks, end)
  return close < 0 ? -1 : close + marks.length
}

const LONGEST_TAG = 400

/** The end of the HTML tag that begins here, or -1. */
function tagEnd(text: string, from: number): number {
  if (!/[A-Za-z/!]/.test(text[from + 1] ?? '')) return -1
  for (let at = from + 1; at < Math.min(text.length, from + LONGEST_TAG); at++) {
    if (text[at] === '>') return at + 1
    if (text[at] === '<') return -1
  }
  return -1
}

const isOfWord = (kind: number) => kind === ARABIC || kind === LATIN || kind === LETTER || kind === DIGIT

function gapOf(text: string, from: number, to: number): number {
  if (to === from) return NO_GAP
  if (to === from + 1 && text.charCodeAt(from) === 32) return SPACE
  let lines = 0
  let space = false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 32) space = true
    else if (code === 10 || code === 0x2028 || code === 0x2029) lines++
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) lines++
    else if (/\s/.test(text[at]!)) space = true
  }
  if (lines > 0) return lines === 1 ? LINE : LINE + 1
  // Words that only something unseen parted stay parted.
  const parts = KIND[text.charCodeAt(from - 1)] !== ARABIC || isOfWord(KIND[text.charCodeAt(to)]!)
  return space || parts ? SPACE : NO_GAP
}
