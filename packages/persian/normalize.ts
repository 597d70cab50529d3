/**
 * How would a careful editor have typed this text? For display: Persian letters, digits and
 * punctuation, one space where one belongs, half-spaces repaired (half-space.ts). The words stay the
 * writer's own; addresses, e-mails, Latin words and code between backticks are not touched. It is
 * for Persian text: letters of an Arabic text become Persian ones too.
 */
import { glance, IS_AS_TYPED, joint, type Known, know, MAY_FOLLOW, MAY_LEAD } from './half-space.ts'
import { ARABIC, DIGIT, DIGIT_VALUE, KIND, LATIN, LETTER, mustBeText, OTHER } from './letters.ts'
import { type Scan, scan } from './tokens.ts'

/** Which digits the text gets: Persian (the default), Latin, or those that were typed. */
export type NormalizeOptions = { digits?: 'persian' | 'latin' | 'keep' }

/**
 * A piece of the text as it will be written, and the gap before it: '', ' ', '\n' or '\n\n'. It was typed from
 * `start` to before `end`, and `isAsTyped` until something in it is changed.
 */
type Piece = {
  kind: 'persian' | 'number' | 'sign' | 'kept'
  /** Empty for a Persian word that is one token: it is asked for when it is written (textOf). */
  text: string
  gap: string
  /** What a glance tells of a Persian word (half-space.ts). */
  glance: number
  /** Which token a Persian word is, or -1 for words that were joined. */
  token: number
  start: number
  end: number
  isAsTyped: boolean
}

/**
 * The text as a careful editor would have typed it; doing it twice changes nothing more. Lines stay,
 * with at most one empty one between. O(n) time and memory.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * normalize('كتاب ها را مي خواهم ,12 تا!سلام')
 * // 'کتاب‌ها را می‌خواهم، ۱۲ تا! سلام'
 */
export function normalize(text: string, { digits = 'persian' }: NormalizeOptions = {}): string {
  mustBeText(text)
  const clean = withoutUnseen(text)
  const all = scan(clean)
  const pieces = piecesOf(all)
  writeSigns(pieces, digits)
  let out = ''
  // What nobody has changed is copied in long stretches.
  let copied = 0
  let end = 0
  let before: Piece | undefined
  for (let at = 0; at < pieces.length; at++) {
    let piece = pieces[at]!
    const join = before && mayMeet(before, piece) ? joint(knownOf(all, before), knownOf(all, piece)) : null
    const gap = join ?? gapBetween(before, piece, pieces[at + 1])
    if (join !== null) piece = asJoined(all, before!, piece)
    if (!piece.isAsTyped || !isGap(clean, end, piece.start, gap)) {
      out += clean.slice(copied, end) + gap + textOf(all, piece)
      copied = piece.end
    }
    end = piece.end
    before = join === null ? piece : joined(all, before!, join, piece)
  }
  return copied === 0 && end === clean.length ? clean : out + clean.slice(copied, end)
}

/** Whether a glance leaves it open that two words are joined. */
const mayMeet = (before: Piece, piece: Piece) =>
  piece.gap === ' ' &&
  piece.kind === 'persian' &&
  before.kind === 'persian' &&
  ((before.glance & MAY_LEAD) | (piece.glance & MAY_FOLLOW)) !== 0

const knownOf = (all: Scan, { token, text }: Piece): Known => (token < 0 ? know(text) : know.at(all, token))

function textOf(all: Scan, piece: Piece): string {
  if (piece.text !== '' || piece.token < 0) return piece.text
  return piece.isAsTyped ? all.text.slice(piece.start, piece.end) : knownOf(all, piece).text
}

/** The second of two joined words: after می it is written as it was typed. */
function asJoined(all: Scan, before: Piece, piece: Piece): Piece {
  const { text, typed } = knownOf(all, piece)
  return knownOf(all, before).isVerbPrefix && text !== typed ? { ...piece, text: typed, isAsTyped: false } : piece
}

/** Two joined words as one, for what follows. */
function joined(all: Scan, before: Piece, join: string, piece: Piece): Piece {
  const text = textOf(all, before) + join + textOf(all, piece)
  return { ...piece, text, gap: '', token: -1, glance: MAY_LEAD }
}

/** Whether the gap between two pieces is typed as it will be written: not at all, or as one space. */
const isGap = (text: string, from: number, to: number, gap: string) =>
  from === to ? gap === '' : to === from + 1 && gap === ' ' && text.charCodeAt(from) === 32

/** Digits, quotes and signs as they will be written. */
function writeSigns(pieces: Piece[], digits: 'persian' | 'latin' | 'keep') {
  quote(pieces)
  const isLatinText = !pieces.some(({ kind }) => kind === 'persian') && pieces.some(isLatin)
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    if (piece.kind === 'number' && !isLatinText && !isPartOfLatin(pieces, at))
      rewrite(piece, withDigits(piece.text, digits))
    if (piece.kind === 'sign') rewrite(piece, persianSign(pieces, at))
  }
}

function rewrite(piece: Piece, text: string) {
  if (text === piece.text) return
  piece.text = text
  piece.isAsTyped = false
}

const HALF_SPACE = 0x200c
const HAMZA = 0x654

// Direction signs and control characters belong to no word; without them it is one text, twice over. A hamza sits on
// the letter before it, also where a half-space was typed between («خانه‌ٔ»).
function withoutUnseen(typed: string): string {
  for (let at = 0; at < typed.length; at++) {
    const code = typed.charCodeAt(at)
    if (KIND[code] === OTHER) return cleaned(typed)
    if (code === HAMZA && typed.charCodeAt(at - 1) === HALF_SPACE) return cleaned(typed)
  }
  return typed
}

function cleaned(typed: string): string {
  const text = typed.replace(/\u200c+\u0654/g, '\u0654')
  let out = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    if (KIND[text.charCodeAt(at)] !== OTHER) continue
    out += text.slice(copied, at)
    copied = at + 1
  }
  return copied === 0 ? text : out + text.slice(copied)
}

const BACKTICK = 0x60
const LESS_THAN = 0x3c

function piecesOf(all: Scan): Piece[] {
  const { text } = all
  const pieces: Piece[] = []
  const keep = (start: number, end: number, gap: string) => pieces.push(typedPiece('kept', text, gap, start, end))
  let end = 0
  let noMoreCode = false
  let sign = -1
  for (let at = 0; at < all.kinds.length; at++) {
    const start = all.starts[at]!
    if (start < end) continue
    const gap = gapOf(text, end, start)
    end = all.ends[at]!
    const code = text.charCodeAt(start)
    const close: number =
      code === BACKTICK && !noMoreCode ? codeEnd(text, start, end) : code === LESS_THAN ? tagEnd(text, start) : -1
    noMoreCode ||= code === BACKTICK && close < 0
    if (close > 0) {
      end = close
      sign = -1
      keep(start, end, gap)
      continue
    }
    const piece = pieceOf(all, at, gap)
    // Equal signs with something unseen between them are one. The first is kept apart, for reading it
    // from a text that grows would copy the text each time.
    const first = piece.kind === 'sign' && gap === '' ? code : -1
    if (first >= 0 && first === sign) {
      const last = pieces.at(-1)!
      last.isAsTyped &&= last.end === start
      last.text += piece.text
      last.end = end
    } else pieces.push(piece)
    sign = piece.kind === 'sign' ? code : -1
  }
  const last = gapOf(text, end, text.length)
  if (last.includes('\n') && pieces.length > 0) keep(text.length, text.length, '\n')
  return pieces
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

function pieceOf(all: Scan, at: number, gap: string): Piece {
  const { text } = all
  const kind = all.kinds[at]!
  const start = all.starts[at]!
  const end = all.ends[at]!
  if (kind === 'word' && KIND[text.charCodeAt(start)] === ARABIC) {
    const told = glance.at(all, at)
    return {
      kind: 'persian',
      text: '',
      gap,
      glance: told,
      token: at,
      start,
      end,
      isAsTyped: (told & IS_AS_TYPED) !== 0,
    }
  }
  return typedPiece(kind === 'number' ? kind : kind === 'punctuation' ? 'sign' : 'kept', text, gap, start, end)
}

const typedPiece = (kind: Piece['kind'], text: string, gap: string, start: number, end: number): Piece => ({
  kind,
  text: text.slice(start, end),
  gap,
  glance: 0,
  token: -1,
  start,
  end,
  isAsTyped: true,
})

const isOfWord = (kind: number) => kind === ARABIC || kind === LATIN || kind === LETTER || kind === DIGIT

function gapOf(text: string, from: number, to: number): string {
  if (to === from) return ''
  if (to === from + 1 && text.charCodeAt(from) === 32) return ' '
  let lines = 0
  let space = false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 32) space = true
    else if (code === 10 || code === 0x2028 || code === 0x2029) lines++
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) lines++
    else if (/\s/.test(text[at]!)) space = true
  }
  // Words that only something unseen parted stay parted.
  const parts = KIND[text.charCodeAt(from - 1)] !== ARABIC || isOfWord(KIND[text.charCodeAt(to)]!)
  return lines > 0 ? '\n'.repeat(Math.min(lines, 2)) : space || parts ? ' ' : ''
}

const isLatin = (piece: Piece | undefined) => piece?.kind === 'kept' && /[A-Za-z]/.test(piece.text)

/** «95BCS» and «IBM-96»: a number written together with Latin letters is part of their word. */
function isPartOfLatin(pieces: readonly Piece[], at: number): boolean {
  const [piece, before, after] = [pieces[at]!, pieces[at - 1], pieces[at + 1]]
  if (after?.gap === '' && isLatin(after)) return true
  if (piece.gap !== '') return false
  return isLatin(before) || (before?.text === '-' && before.gap === '' && isLatin(pieces[at - 2]))
}

const PERSIAN_ZERO = 0x6f0

function withDigits(number: string, digits: 'persian' | 'latin' | 'keep'): string {
  if (digits === 'keep') return number
  const zero = digits === 'persian' ? PERSIAN_ZERO : 0x30
  let out = ''
  for (const sign of number) {
    const value = DIGIT_VALUE[sign.charCodeAt(0)]!
    out += value < 0 ? sign : String.fromCharCode(zero + value)
  }
  if (digits === 'latin') return out
  const dots = out.split('.').length - 1
  if (dots === 1 && !out.includes('/')) out = out.replace('.', '٫')
  // Commas are thousands only before groups of three.
  return /^[^,]{1,3}(?:,[^,]{3})+(?:٫|$)/.test(out) ? out.replaceAll(',', '٬') : out
}

const PERSIAN_SIGN: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' }

function persianSign(pieces: readonly Piece[], at: number): string {
  const { text } = pieces[at]!
  const before = pieces[at - 1]
  if (text === '...') return isPersianAround(pieces, at) ? '…' : text
  if (text === '%' && before?.kind === 'number' && DIGIT_VALUE[before.text.charCodeAt(0)]! >= 0)
    return before.text.charCodeAt(0) >= PERSIAN_ZERO ? '٪' : text
  // «&quot;» ends in its own sign.
  if (text === ';' && pieces[at]!.gap === '' && before?.kind === 'kept') return text
  const persian = PERSIAN_SIGN[text[0]!]
  return persian && isPersianAround(pieces, at) ? text.replaceAll(text[0]!, persian) : text
}

// The word before decides; at the start, the word after.
function isPersianAround(pieces: readonly Piece[], at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - REACH); near--) {
    const { kind, text } = pieces[near]!
    if (kind === 'persian' || (kind === 'number' && text.charCodeAt(0) >= PERSIAN_ZERO)) return true
    if (kind === 'kept') return pieces[at + 1]?.kind === 'persian'
  }
  return pieces[at + 1]?.kind === 'persian'
}
const REACH = 4

/** Straight and curled quotes around Persian words become guillemets, within one line. */
function quote(pieces: Piece[]): void {
  let opened = -1
  let persian = false
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!
    if (piece.gap.includes('\n')) opened = -1
    if (piece.kind === 'persian') persian = true
    if (piece.kind !== 'sign' || !/^["“”„]$/.test(piece.text)) continue
    if (opened < 0) opened = at
    else {
      if (persian) {
        rewrite(pieces[opened]!, '«')
        rewrite(piece, '»')
      }
      opened = -1
    }
    persian = false
  }
}

const isClosing = (piece: Piece) => piece.kind === 'sign' && /^[،؛؟!.:…)\]}»٪%,;?]/.test(piece.text)
const isOpening = (piece: Piece) => piece.kind === 'sign' && /^[([{«]$/.test(piece.text)
const isPersian = (piece: Piece) =>
  piece.kind === 'persian' || (piece.kind === 'number' && piece.text.charCodeAt(0) >= PERSIAN_ZERO)

function gapBetween(before: Piece | undefined, piece: Piece, after: Piece | undefined): string {
  const { gap } = piece
  if (!before) return gap.includes('\n') ? '' : ''
  if (gap.includes('\n')) return gap
  if (gap === ' ') {
    if (isOpening(before)) return isPersian(piece) ? '' : gap
    // Dots that stand apart stay apart, or they would become an ellipsis.
    if (piece.text[0] === '.' && before.text.endsWith('.')) return gap
    if (/^[%٪]/.test(piece.text) && before.kind !== 'number') return gap
    if (isClosing(piece) && (isPersian(before) || isClosing(before)) && !startsSomething(piece, after)) return ''
    return gap
  }
  if (isOpening(piece) && (before.kind === 'persian' || /^[،؛]$/.test(before.text))) return ' '
  if (!isPersian(piece)) return ''
  // «نان ,12»: the space stood on the wrong side of the sign.
  if (before.gap === ' ' && /^[،؛]$/.test(before.text)) return ' '
  if (before.kind === 'sign' && piece.kind === 'persian' && /^(?:[،؛؟!…)\]}»]+|\.|:)$/.test(before.text)) return ' '
  return ''
}

// «.net», «:)» and «.5» begin something of their own.
const startsSomething = (piece: Piece, after: Piece | undefined) =>
  after !== undefined &&
  after.gap === '' &&
  (/^[.:]$/.test(piece.text) || piece.text === ')') &&
  after.kind !== 'persian'
