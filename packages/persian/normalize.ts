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
export type NormalizeOptions = { digits?: Digits }
type Digits = 'persian' | 'latin' | 'keep'

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
  const pieces = new Near(all, { digits, quotes: quotesOf(all) })
  let out = ''
  // What nobody has changed is copied in long stretches.
  let copied = 0
  let end = 0
  let before: Piece | undefined
  for (let piece = pieces.next(); piece; piece = pieces.next()) {
    const join = before && mayMeet(before, piece) ? joint(knownOf(all, before), knownOf(all, piece)) : null
    const gap = join ?? gapBetween(before, piece, pieces.at(1))
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

/** How far a piece looks back, with itself and the one after it. */
const KEPT_NEAR = 8

/** The pieces one after the other, each with its digits and signs as they will be written; only those nearby are kept. */
class Near {
  readonly #next: () => Piece | undefined
  readonly #kept: (Piece | undefined)[] = Array.from({ length: KEPT_NEAR }, () => undefined)
  readonly #all: Scan
  readonly #wanted: { digits: Digits; quotes: Quotes | null }
  #at = -1
  #isLatin: boolean | null = null

  constructor(all: Scan, wanted: { digits: Digits; quotes: Quotes | null }) {
    this.#all = all
    this.#wanted = wanted
    this.#next = piecesOf(all)
    this.#kept[0] = this.#next()
  }

  /** The piece so many places after the present one, from -5 to 1, or undefined outside the text. */
  at(offset: number): Piece | undefined {
    return this.#kept[(this.#at + offset + KEPT_NEAR) % KEPT_NEAR]
  }

  next(): Piece | undefined {
    const at = ++this.#at
    const piece = this.#kept[at % KEPT_NEAR]
    if (!piece) return undefined
    this.#kept[(at + 1) % KEPT_NEAR] = this.#next()
    if (piece.kind === 'number') {
      if (!isPartOfLatin(this) && !this.#isLatinText()) rewrite(piece, withDigits(piece.text, this.#wanted.digits))
    } else if (piece.kind === 'sign') rewrite(piece, this.#wanted.quotes?.get(piece.start) ?? persianSign(this))
    return piece
  }

  /** Latin letters and no Persian word: the digits are left alone. */
  #isLatinText(): boolean {
    this.#isLatin ??= isLatinText(this.#all)
    return this.#isLatin
  }
}

function isLatinText(all: Scan): boolean {
  if (!/[A-Za-z]/.test(all.text)) return false
  const next = piecesOf(all)
  let latin = false
  for (let piece = next(); piece; piece = next()) {
    if (piece.kind === 'persian') return false
    latin ||= isLatin(piece)
  }
  return latin
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

/** Gives the pieces of the text one after the other, then undefined. */
function piecesOf(all: Scan): () => Piece | undefined {
  const { text, kinds, starts } = all
  let at = 0
  let end = 0
  let noMoreCode = false
  let isOver = false
  const closeAt = (start: number, code: number): number => {
    if (code === LESS_THAN) return tagEnd(text, start)
    if (code !== BACKTICK || noMoreCode) return -1
    const close = codeEnd(text, start, all.ends[at]!)
    noMoreCode = close < 0
    return close
  }
  return () => {
    while (at < kinds.length && starts[at]! < end) at++
    if (at === kinds.length) {
      const isLine = !isOver && end > 0 && gapOf(text, end, text.length).includes('\n')
      isOver = true
      return isLine ? typedPiece('kept', text, '\n', text.length, text.length) : undefined
    }
    const start = starts[at]!
    const gap = gapOf(text, end, start)
    const code = text.charCodeAt(start)
    const close = code === BACKTICK || code === LESS_THAN ? closeAt(start, code) : -1
    if (close > 0) {
      end = close
      return typedPiece('kept', text, gap, start, close)
    }
    const piece = pieceOf(all, at, gap)
    end = all.ends[at++]!
    if (piece.kind === 'sign') end = joinEqualSigns(piece, code)
    return piece
  }

  // Equal signs with something unseen between them are one.
  function joinEqualSigns(piece: Piece, code: number): number {
    while (at < kinds.length && kinds[at] === 'punctuation' && text.charCodeAt(starts[at]!) === code) {
      if (gapOf(text, piece.end, starts[at]!) !== '') break
      if ((code === BACKTICK || code === LESS_THAN) && closeAt(starts[at]!, code) > 0) break
      piece.isAsTyped &&= piece.end === starts[at]!
      piece.text += text.slice(starts[at]!, all.ends[at]!)
      piece.end = all.ends[at++]!
    }
    return piece.end
  }
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
function isPartOfLatin(pieces: Near): boolean {
  const [before, after] = [pieces.at(-1), pieces.at(1)]
  if (after?.gap === '' && isLatin(after)) return true
  if (pieces.at(0)!.gap !== '') return false
  return isLatin(before) || (before?.text === '-' && before.gap === '' && isLatin(pieces.at(-2)))
}

const PERSIAN_ZERO = 0x6f0

const PERSIAN_DIGITS = '۰۱۲۳۴۵۶۷۸۹'
const LATIN_DIGITS = '0123456789'

function withDigits(number: string, digits: Digits): string {
  if (digits === 'keep') return number
  const wanted = digits === 'persian' ? PERSIAN_DIGITS : LATIN_DIGITS
  let out = ''
  let isPlain = true
  for (let at = 0; at < number.length; at++) {
    const value = DIGIT_VALUE[number.charCodeAt(at)]!
    out += value < 0 ? number[at] : wanted[value]
    isPlain &&= value >= 0
  }
  if (isPlain || digits === 'latin') return out
  const dots = out.split('.').length - 1
  if (dots === 1 && !out.includes('/')) out = out.replace('.', '٫')
  // Commas are thousands only before groups of three.
  return /^[^,]{1,3}(?:,[^,]{3})+(?:٫|$)/.test(out) ? out.replaceAll(',', '٬') : out
}

const PERSIAN_SIGN: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' }

function persianSign(pieces: Near): string {
  const { text, gap } = pieces.at(0)!
  const first = text[0]!
  if (first === '.') return text === '...' && isPersianAround(pieces) ? '…' : text
  const persian = PERSIAN_SIGN[first]
  if (persian === undefined && first !== '%') return text
  const before = pieces.at(-1)
  if (text === '%' && before?.kind === 'number' && DIGIT_VALUE[before.text.charCodeAt(0)]! >= 0)
    return before.text.charCodeAt(0) >= PERSIAN_ZERO ? '٪' : text
  // «&quot;» ends in its own sign.
  if (text === ';' && gap === '' && before?.kind === 'kept') return text
  return persian && isPersianAround(pieces) ? text.replaceAll(first, persian) : text
}

// The word before decides; at the start, the word after.
function isPersianAround(pieces: Near): boolean {
  for (let back = 1; back <= REACH; back++) {
    const near = pieces.at(-back)
    if (!near) break
    if (near.kind === 'persian' || (near.kind === 'number' && near.text.charCodeAt(0) >= PERSIAN_ZERO)) return true
    if (near.kind === 'kept') break
  }
  return pieces.at(1)?.kind === 'persian'
}
const REACH = 4

/** What a quote becomes, by where it stands. */
type Quotes = Map<number, string>
const QUOTES = '"“”„'

/** Straight and curled quotes around Persian words become guillemets, within one line; null where there are none. */
function quotesOf(all: Scan): Quotes | null {
  if (!/["“”„]/.test(all.text)) return null
  const found: Quotes = new Map()
  let opened: Piece | null = null
  let persian = false
  const next = piecesOf(all)
  for (let piece = next(); piece; piece = next()) {
    if (piece.gap.includes('\n')) opened = null
    if (piece.kind === 'persian') persian = true
    if (piece.kind !== 'sign' || piece.text.length !== 1 || !QUOTES.includes(piece.text)) continue
    if (opened && persian) found.set(opened.start, '«').set(piece.start, '»')
    opened = opened ? null : piece
    persian = false
  }
  return found
}

const CLOSING = '،؛؟!.:…)]}»٪%,;?'
const OPENING = '([{«'
const isClosing = (piece: Piece) => piece.kind === 'sign' && CLOSING.includes(piece.text[0]!)
const isOpening = (piece: Piece) => piece.kind === 'sign' && piece.text.length === 1 && OPENING.includes(piece.text)
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
