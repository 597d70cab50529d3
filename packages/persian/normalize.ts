/**
 * How would a careful editor have typed this text? For display: Persian letters, digits and
 * punctuation, one space where one belongs, half-spaces repaired (half-space.ts). The words stay the
 * writer's own; addresses, e-mails, Latin words and code between backticks are not touched. It is
 * for Persian text: letters of an Arabic text become Persian ones too.
 */
import { IS_AS_TYPED, joint, type Known, know, LEADS_ALL, meeting } from './half-space.ts'
import { DIGIT_VALUE, KIND, mustBeText, OTHER } from './letters.ts'
import { GAPS, KEPT, LINE, NO_GAP, NUMBER, PERSIAN, type Pieces, piecesOf, SIGN, SPACE } from './pieces.ts'
import { type Scan, scan } from './tokens.ts'

/** Which digits the text gets: Persian (the default), Latin, or those that were typed. */
export type NormalizeOptions = { digits?: Digits }
type Digits = 'persian' | 'latin' | 'keep'

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
  return new Editor(withoutUnseen(text), digits).edited()
}

const NOTHING = 0

/** Writes the pieces of a text one after the other; what nobody has changed is copied in long stretches. */
class Editor {
  private readonly text: string
  private readonly digits: Digits
  private readonly all: Scan
  private readonly pieces: Pieces
  private isLatin: boolean | null = null

  private out = ''
  private copied = 0
  private end = 0

  /** The piece before, as it was written: its kind, gap, and what it leads to (half-space.ts). */
  private kind = NOTHING
  private gap = NO_GAP
  private leads = 0
  /** Of a word its token, and its text where it was joined of two. */
  private token = -1
  private joined = ''
  /** Of equal signs the sign and how many they are. */
  private sign = 0
  private signs = 0
  /** Whether the last word was Persian: signs stand to it, however many come between. */
  private isPersianBefore = false

  constructor(text: string, digits: Digits) {
    this.text = text
    this.digits = digits
    this.all = scan(text)
    this.pieces = piecesOf(this.all)
    if (/["“”„]/.test(text)) writeQuotes(this.pieces)
  }

  edited(): string {
    const { count, kinds } = this.pieces
    for (let at = 0; at < count; at++) {
      const kind = kinds[at]!
      if (kind === PERSIAN) this.addWord(at)
      else {
        if (kind === SIGN) this.addSign(at)
        else if (kind === NUMBER) this.addNumber(at)
        else this.put(at, this.gapBefore(at), null)
        this.kind = kind
        this.gap = this.pieces.gaps[at]!
      }
      if (isPersian(this.pieces, at)) this.isPersianBefore = true
      else if (kind === KEPT) this.isPersianBefore = false
    }
    const text = this.text
    return this.copied === 0 && this.end === text.length ? text : this.out + text.slice(this.copied, this.end)
  }

  /** Writes a piece after its gap; `written` is null where it stays as typed. */
  private put(at: number, gap: string, written: string | null) {
    const start = this.pieces.starts[at]!
    if (written !== null || !isGap(this.text, this.end, start, gap)) {
      const end = this.pieces.ends[at]!
      this.out += this.text.slice(this.copied, this.end) + gap + (written ?? this.text.slice(start, end))
      this.copied = end
    }
    this.end = this.pieces.ends[at]!
  }

  private addWord(at: number) {
    const token = this.pieces.tokens[at]!
    const place = meeting.at(this.all, token)
    const leads = meeting.cells[place]!
    const follows = meeting.cells[place + 1]!
    const gap = this.pieces.gaps[at]!
    // Most words are right as they are, after another and one space, and a look at both tells so.
    const isBeside = this.kind === PERSIAN && gap === SPACE
    if (!isBeside || (this.leads & follows) === 0 || !this.addJoined(at, token)) {
      const written = (follows & IS_AS_TYPED) === 0 ? know.at(this.all, token).text : null
      // Of a mark that stands alone nothing is left, and no gap before it.
      if (written === '') return this.put(at, '', '')
      this.put(at, isBeside ? ' ' : this.gapBefore(at), written)
      this.joined = ''
      this.leads = leads
      this.gap = gap
    }
    this.token = token
    this.kind = PERSIAN
  }

  /** Joins a word to the one before it, and says whether that was right. */
  private addJoined(at: number, token: number): boolean {
    const before = this.joined === '' ? know.at(this.all, this.token) : know(this.joined)
    const word: Known = know.at(this.all, token)
    const join = joint(before, word)
    if (join === null) return false
    // After می it is written as it was typed.
    const written = before.isVerbPrefix ? word.typed : word.text
    this.put(at, join, written)
    this.joined = before.text + join + written
    this.leads = LEADS_ALL
    this.gap = NO_GAP
    return true
  }

  private addNumber(at: number) {
    const typed = this.text.slice(this.pieces.starts[at], this.pieces.ends[at])
    const isLeft = this.digits === 'keep' || isPartOfLatin(this.text, this.pieces, at) || this.isLatinText()
    const written = isLeft ? typed : withDigits(typed, this.digits)
    this.pieces.firsts[at] = written.charCodeAt(0)
    this.put(at, this.gapBefore(at), written === typed ? null : written)
  }

  private addSign(at: number) {
    const { starts, ends, firsts } = this.pieces
    const typed = this.text.charCodeAt(starts[at]!)
    const count = ends[at]! - starts[at]!
    if (firsts[at] === typed) firsts[at] = persianSign(this.pieces, at, this.isPersianBefore)
    const sign = firsts[at]!
    const signs = sign === ELLIPSIS && typed === DOT ? 1 : count
    const gap = this.gapBefore(at)
    this.put(at, gap, sign === typed ? null : String.fromCharCode(sign).repeat(signs))
    this.sign = sign
    this.signs = signs
  }

  /** Latin letters and no Persian word: the digits are left alone. */
  private isLatinText(): boolean {
    this.isLatin ??= isLatinText(this.text, this.pieces)
    return this.isLatin
  }

  /** The gap that a piece gets; the sign that it may be is in its column as it will be written. */
  private gapBefore(at: number): string {
    const gap = this.pieces.gaps[at]!
    if (this.kind === NOTHING) return ''
    if (gap >= LINE) return GAPS[gap]!
    return gap === SPACE ? this.whereSpace(at) : this.whereNone(at)
  }

  /** What becomes of a space that was typed. */
  private whereSpace(at: number): string {
    const role = this.pieces.kinds[at] === SIGN ? ROLE[this.pieces.firsts[at]!]! : 0
    if (this.isAfterOpening()) return isPersian(this.pieces, at) ? '' : ' '
    if (role === 0) return ' '
    // Dots that stand apart stay apart, or they would become an ellipsis.
    if ((role & IS_DOT) !== 0 && this.isAfter(IS_DOT)) return ' '
    if ((role & IS_PERCENT) !== 0 && this.kind !== NUMBER) return ' '
    if ((role & CLOSES) === 0 || startsSomething(this.pieces, at)) return ' '
    return isPersian(this.pieces, at - 1) || this.isAfter(CLOSES) ? '' : ' '
  }

  /** What stands where nothing was typed. */
  private whereNone(at: number): string {
    const { kinds, firsts, starts, ends } = this.pieces
    const opens = kinds[at] === SIGN && (ROLE[firsts[at]!]! & OPENS) !== 0 && ends[at]! - starts[at]! === 1
    if (opens && (this.kind === PERSIAN || this.isAfterComma())) return ' '
    if (!isPersian(this.pieces, at)) return ''
    // «نان ,12»: the space stood on the wrong side of the sign.
    if (this.gap === SPACE && this.isAfterComma()) return ' '
    const isEnd = this.isAfter(ENDS) || (this.isAfter(ENDS_ALONE) && this.signs === 1)
    return isEnd && kinds[at] === PERSIAN ? ' ' : ''
  }

  private isAfter(role: number): boolean {
    return this.kind === SIGN && (ROLE[this.sign]! & role) !== 0
  }

  private isAfterOpening(): boolean {
    return this.isAfter(OPENS) && this.signs === 1
  }

  private isAfterComma(): boolean {
    return this.isAfter(IS_COMMA) && this.signs === 1
  }
}

/** Whether the gap between two pieces is typed as it will be written: not at all, or as one space. */
const isGap = (text: string, from: number, to: number, gap: string) =>
  from === to ? gap === '' : to === from + 1 && gap === ' ' && text.charCodeAt(from) === 32

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

/** What signs do to the gaps around them. */
const ROLE = new Uint8Array(65536)
const CLOSES = 1
const OPENS = 2
const ENDS = 4
const ENDS_ALONE = 8
const IS_COMMA = 16
const IS_DOT = 32
const IS_PERCENT = 64
for (const [role, signs] of [
  [CLOSES, '،؛؟!.:…)]}»٪%,;?'],
  [OPENS, '([{«'],
  [ENDS, '،؛؟!…)]}»'],
  [ENDS_ALONE, '.:'],
  [IS_COMMA, '،؛'],
  [IS_DOT, '.'],
  [IS_PERCENT, '%٪'],
] as const)
  for (const sign of signs) ROLE[sign.charCodeAt(0)]! |= role

const PERSIAN_ZERO = 0x6f0
const DOT = 0x2e
const ELLIPSIS = 0x2026
const ELLIPSIS_DOTS = 3
const PERCENT = 0x25
const PERSIAN_PERCENT = 0x66a
const MINUS = 0x2d
const SEMICOLON = 0x3b

const isPersian = ({ kinds, firsts }: Pieces, at: number) =>
  kinds[at] === PERSIAN || (kinds[at] === NUMBER && firsts[at]! >= PERSIAN_ZERO)

// «.net», «:)» and «.5» begin something of their own.
function startsSomething({ count, kinds, gaps, starts, ends, firsts }: Pieces, at: number): boolean {
  if (at + 1 === count || gaps[at + 1] !== NO_GAP || kinds[at + 1] === PERSIAN || ends[at]! - starts[at]! > 1)
    return false
  return (ROLE[firsts[at]!]! & ENDS_ALONE) !== 0 || firsts[at] === CLOSING_BRACKET
}
const CLOSING_BRACKET = 0x29

const isLatin = (text: string, { kinds, starts, ends }: Pieces, at: number) =>
  kinds[at] === KEPT && /[A-Za-z]/.test(text.slice(starts[at], ends[at]))

function isLatinText(text: string, pieces: Pieces): boolean {
  if (!/[A-Za-z]/.test(text)) return false
  let latin = false
  for (let at = 0; at < pieces.count; at++) {
    if (pieces.kinds[at] === PERSIAN) return false
    latin ||= isLatin(text, pieces, at)
  }
  return latin
}

/** «95BCS» and «IBM-96»: a number written together with Latin letters is part of their word. */
function isPartOfLatin(text: string, pieces: Pieces, at: number): boolean {
  const { kinds, gaps, firsts, starts, ends } = pieces
  if (gaps[at + 1] === NO_GAP && at + 1 < pieces.count && isLatin(text, pieces, at + 1)) return true
  if (at === 0 || gaps[at] !== NO_GAP) return false
  if (isLatin(text, pieces, at - 1)) return true
  const isAfterMinus = kinds[at - 1] === SIGN && firsts[at - 1] === MINUS && ends[at - 1]! - starts[at - 1]! === 1
  return isAfterMinus && gaps[at - 1] === NO_GAP && at > 1 && isLatin(text, pieces, at - 2)
}

const PERSIAN_DIGITS = [...'۰۱۲۳۴۵۶۷۸۹']
const LATIN_DIGITS = [...'0123456789']

function withDigits(number: string, digits: Digits): string {
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

/** What a sign becomes in a Persian text: the word before decides; at the start, the word after. */
function persianSign(pieces: Pieces, at: number, isPersianBefore: boolean): number {
  const { kinds, gaps, starts, ends, firsts } = pieces
  const sign = firsts[at]!
  const count = ends[at]! - starts[at]!
  const isAmongPersian = isPersianBefore || (at + 1 < pieces.count && kinds[at + 1] === PERSIAN)
  switch (sign) {
    case DOT:
      return count === ELLIPSIS_DOTS && isAmongPersian ? ELLIPSIS : sign
    case PERCENT:
      return count === 1 && at > 0 && isNumber(pieces, at - 1) && isPersian(pieces, at - 1) ? PERSIAN_PERCENT : sign
    case SEMICOLON:
      // «&quot;» ends in its own sign.
      if (count === 1 && gaps[at] === NO_GAP && at > 0 && kinds[at - 1] === KEPT) return sign
      return isAmongPersian ? PERSIAN_SEMICOLON : sign
    case COMMA:
      return isAmongPersian ? PERSIAN_COMMA : sign
    case QUESTION:
      return isAmongPersian ? PERSIAN_QUESTION : sign
    default:
      return sign
  }
}

const COMMA = 0x2c
const QUESTION = 0x3f
const PERSIAN_COMMA = 0x60c
const PERSIAN_SEMICOLON = 0x61b
const PERSIAN_QUESTION = 0x61f
const isNumber = ({ kinds, firsts }: Pieces, at: number) => kinds[at] === NUMBER && DIGIT_VALUE[firsts[at]!]! >= 0

const QUOTES = '"“”„'
const OPENING_QUOTE = 0xab
const CLOSING_QUOTE = 0xbb

/** Straight and curled quotes around Persian words become guillemets, within one line. */
function writeQuotes({ count, kinds, gaps, starts, ends, firsts }: Pieces) {
  let opened = -1
  let persian = false
  for (let at = 0; at < count; at++) {
    if (gaps[at]! >= LINE) opened = -1
    if (kinds[at] === PERSIAN) persian = true
    if (kinds[at] !== SIGN || ends[at]! - starts[at]! > 1 || !QUOTES.includes(String.fromCharCode(firsts[at]!)))
      continue
    if (opened >= 0 && persian) {
      firsts[opened] = OPENING_QUOTE
      firsts[at] = CLOSING_QUOTE
    }
    opened = opened >= 0 ? -1 : at
    persian = false
  }
}
