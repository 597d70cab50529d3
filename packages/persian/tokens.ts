/**
 * Which words, numbers and signs does a text hold, and where? Tokens with their places in the
 * original, in one pass; white space and unseen characters between them belong to none.
 *
 * A word with half-spaces stays whole («می‌روم»). Addresses, e-mails, hashtags and mentions are one
 * token each, so that nothing inside them is taken for a word. Compare Unicode Standard Annex 29,
 * which cuts at each half-space and inside each address.
 */
import { ARABIC, DIGIT, JOINER, KIND, LATIN, LETTER, MARK, mustBeText, OTHER, SPACE, SURROGATE } from './letters.ts'

export type TokenKind = 'word' | 'number' | 'url' | 'email' | 'hashtag' | 'mention' | 'emoji' | 'punctuation'

/** A piece of a text: `text` is the original from `start` to before `end`, in UTF-16 code units. */
export type Token = { kind: TokenKind; text: string; start: number; end: number }

/**
 * The tokens of the text, in order, none overlapping. Equal signs in a row («!!!») are one token.
 * Digits of any script with `. , / ٫ ٬` between them are one number. O(n) time.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * tokens('می‌روم ۱۲٫۵ کیلومتر!!').map((token) => [token.kind, token.text])
 * // [['word', 'می‌روم'], ['number', '۱۲٫۵'], ['word', 'کیلومتر'], ['punctuation', '!!']]
 */
export function tokens(text: string): Token[] {
  const { count, kinds, starts, ends } = scan(text)
  const found = new Array<Token>(count)
  for (let at = 0; at < count; at++) {
    const start = starts[at]!
    const end = ends[at]!
    found[at] = { kind: NAMES[kinds[at]! - 1]!, text: text.slice(start, end), start, end }
  }
  return found
}

/** Kinds of tokens in the columns of a scanned text. */
export const WORD = 1
export const NUMBER = 2
export const URL = 3
export const EMAIL = 4
export const HASHTAG = 5
export const MENTION = 6
export const EMOJI = 7
export const PUNCTUATION = 8
const NAMES: readonly TokenKind[] = ['word', 'number', 'url', 'email', 'hashtag', 'mention', 'emoji', 'punctuation']

/**
 * The `count` tokens of a text in columns: token `at` is of `kinds[at]`, from `starts[at]` to before `ends[at]`. The
 * numbers of its words, and their age, are those of remembered.ts.
 */
export type Scan = {
  text: string
  count: number
  kinds: number[] | Uint8Array
  starts: Places
  ends: Places
  numbers: Places | null
  age: number
}
/** Longer columns get their room at once, for asking for more again and again takes longer than reading the text. */
export type Places = number[] | Int32Array

/** The last text is kept, because what is asked of a text is asked by several functions, one after the other. */
let last: Scan = { text: '', count: 0, kinds: [], starts: [], ends: [], numbers: null, age: 0 }
const MAX_KEPT_LENGTH = 10_000

/**
 * What tokens() gives, without an object and a string for each: for readers that look at few of them. Nobody
 * changes it. O(n) time.
 *
 * @throws TypeError when the value is not a string.
 */
export function scan(text: string): Scan {
  mustBeText(text)
  if (text === last.text) return last
  const found = scanned(text)
  if (text.length <= MAX_KEPT_LENGTH) last = found
  return found
}

// A list that grows and one that has its room are filled in loops of their own: one loop for both takes four times as long.
function scanned(text: string): Scan {
  return text.length > MAX_KEPT_LENGTH ? scannedLong(text) : scannedShort(text)
}

const isBetweenTokens = (kind: number) => kind === SPACE || kind === OTHER || kind === JOINER || kind === MARK

function scannedShort(text: string): Scan {
  const kinds: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  let count = 0
  judged = 0
  for (let at = 0; at < text.length; ) {
    const kind = KIND[text.charCodeAt(at)]!
    if (isBetweenTokens(kind)) {
      at++
      continue
    }
    const token = tokenFrom(text, at, kind)
    kinds[count] = token % KINDS
    starts[count] = at
    at = Math.floor(token / KINDS)
    ends[count++] = at
  }
  return { text, count, kinds, starts, ends, numbers: null, age: 0 }
}

function scannedLong(text: string): Scan {
  const kinds = new Uint8Array(text.length)
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let count = 0
  judged = 0
  for (let at = 0; at < text.length; ) {
    const kind = KIND[text.charCodeAt(at)]!
    if (isBetweenTokens(kind)) {
      at++
      continue
    }
    const token = tokenFrom(text, at, kind)
    kinds[count] = token % KINDS
    starts[count] = at
    at = Math.floor(token / KINDS)
    ends[count++] = at
  }
  return { text, count, kinds, starts, ends, numbers: null, age: 0 }
}

/** A token as one number: where it ends, times this, and its kind. */
const KINDS = 16

/** A run of Latin letters that is no address is judged once, however many words it holds: it ends here. */
let judged = 0

/** The token that begins at a character of this kind. */
function tokenFrom(text: string, at: number, kind: number): number {
  if (kind === ARABIC || kind === LETTER) return wordEnd(text, at) * KINDS + WORD
  if (kind === LATIN || kind === DIGIT) return latinFrom(text, at, kind)
  const code = text.charCodeAt(at)
  if (kind === SURROGATE || code >= FIRST_PICTURE) return pictureFrom(text, at, kind)
  const end = code === HASH || code === AT ? tagEnd(text, at + 1) : at
  if (end > at + 1) return end * KINDS + (code === HASH ? HASHTAG : MENTION)
  return signEnd(text, at) * KINDS + PUNCTUATION
}

function latinFrom(text: string, at: number, kind: number): number {
  if (at >= judged) {
    judged = addressEnd(text, at)
    const address = addressIn(text, at, judged)
    if (address) {
      const end = address.kind === URL ? pathEnd(text, address.end) : address.end
      judged = Math.max(judged, end)
      return end * KINDS + address.kind
    }
  }
  return kind === LATIN ? latinEnd(text, at) * KINDS + WORD : numberEnd(text, at) * KINDS + NUMBER
}

/** The first of the signs that may be pictures: ©. */
const FIRST_PICTURE = 0xa9

function pictureFrom(text: string, at: number, kind: number): number {
  const picture = emojiEnd(text, at)
  if (picture > at) return picture * KINDS + EMOJI
  if (kind !== SURROGATE) return signEnd(text, at) * KINDS + PUNCTUATION
  const word = wordEnd(text, at)
  if (word > at) return word * KINDS + WORD
  const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
  return (isPair ? at + 2 : at + 1) * KINDS + PUNCTUATION
}

const HASH = 0x23
const AT = 0x40
const UNDERSCORE = 0x5f
const APOSTROPHE = 0x27
const CURLY_APOSTROPHE = 0x2019

function isLetterAt(text: string, at: number): boolean {
  const kind = KIND[text.charCodeAt(at)]
  if (kind === SURROGATE) {
    const point = text.codePointAt(at)!
    return point > 0xffff && /\p{L}/u.test(String.fromCodePoint(point))
  }
  return kind === ARABIC || kind === LETTER
}

// Letters and marks, and joiners only between two letters; a word does not end in a half-space.
function wordEnd(text: string, from: number): number {
  let end = from
  for (let at = from; at < text.length; ) {
    const kind = KIND[text.charCodeAt(at)]!
    if (kind === ARABIC || kind === LETTER) end = ++at
    else if (kind === MARK && end > from) {
      at++
      if (KIND[text.charCodeAt(at - 2)] !== JOINER) end = at
    } else if (kind === JOINER && end > from) at++
    else if (kind === SURROGATE && isLetterAt(text, at)) {
      at += 2
      end = at
    } else break
  }
  return end
}

function latinEnd(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = KIND[code]!
    if (kind === LATIN || kind === MARK || (code >= 0x30 && code <= 0x39) || code === UNDERSCORE) continue
    if ((code === APOSTROPHE || code === CURLY_APOSTROPHE) && KIND[text.charCodeAt(at + 1)] === LATIN) continue
    break
  }
  return at
}

const isBetweenDigits = (code: number) =>
  code === 0x2e || code === 0x2c || code === 0x2f || code === 0x66b || code === 0x66c

function numberEnd(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (KIND[code] === DIGIT) continue
    if (isBetweenDigits(code) && KIND[text.charCodeAt(at + 1)] === DIGIT) continue
    break
  }
  return at
}

const isOfAddress = new Uint8Array(128)
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%")
  isOfAddress[char.charCodeAt(0)] = 1

function addressEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && isOfAddress[text.charCodeAt(at)] === 1) at++
  return Math.max(at, from + 1)
}

const MAIL_ADDRESS = /^[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/i
const URL_WITH_SCHEME = /^(?:https?|ftp):\/\/./i
const DOMAIN = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9])/i
const KNOWN_END = /\.(?:com|net|org|info|ir|io|me|app|gov|edu|co|af|tj|dev|ai|tv|uk|de)(?![a-z0-9])/i
const MAX_ADDRESS_LENGTH = 4096

/** The address that begins a run of address characters, or null. A closing sign after it is not of it. */
function addressIn(text: string, start: number, end: number): { kind: number; end: number } | null {
  if (end - start < 4) return null
  const run = text.slice(start, Math.min(end, start + MAX_ADDRESS_LENGTH))
  const email = MAIL_ADDRESS.exec(run)?.[0]
  if (email) return { kind: EMAIL, end: start + email.replace(/[.-]+$/, '').length }
  const domain = DOMAIN.exec(run)?.[0]
  const isUrl = URL_WITH_SCHEME.test(run) || (domain && (/^www\./i.test(domain) || KNOWN_END.test(domain)))
  if (!isUrl) return null
  return { kind: URL, end: start + openedOnly(run).length }
}

// A path may go on in Persian («/wiki/ایران»), right after a slash.
function pathEnd(text: string, from: number): number {
  if (text[from - 1] !== '/') return from
  let end = from
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = KIND[code]!
    if (kind === ARABIC || kind === LETTER || kind === LATIN || kind === DIGIT || code === 0x2f) end = at + 1
    else if (kind !== JOINER && kind !== MARK && code !== UNDERSCORE && code !== 0x2d) break
  }
  return end
}

// «(see http://a.ir).» ends before the bracket that was opened outside, and before the full stop.
function openedOnly(run: string): string {
  const opened = run.indexOf('(')
  let end = run.length
  for (; end > 1; end--) {
    const last = run[end - 1]!
    if (last === ')' && opened >= 0 && opened < end) break
    if (!/[.,;:!?'")\]]/.test(last)) break
  }
  return run.slice(0, end)
}

// Letters, digits and underscores after # or @; a half-space may stand between two letters.
function tagEnd(text: string, from: number): number {
  let end = from
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = KIND[code]!
    if (kind === ARABIC || kind === LETTER || kind === LATIN || kind === DIGIT || code === UNDERSCORE) end = at + 1
    else if ((kind !== JOINER && kind !== MARK) || end === from) break
  }
  return end
}

function signEnd(text: string, from: number): number {
  const code = text.charCodeAt(from)
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) === code) at++
  return at
}

const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const SKIN_FIRST = 0x1f3fb
const SKIN_LAST = 0x1f3ff
const TAG_FIRST = 0xe0020
const TAG_LAST = 0xe007f
const AS_PICTURE = 0xfe0f
const KEYCAP = 0x20e3
const JOIN = 0x200d

/** The end of one picture (Unicode Technical Standard 51): base, skin, joined pictures, flags; or `from`. */
function emojiEnd(text: string, from: number): number {
  const first = text.codePointAt(from)!
  if (first >= 0xd800 && first < 0xe000) return from
  if (!PICTURE.test(String.fromCodePoint(first))) return from
  const width = first > 0xffff ? 2 : 1
  // A sign such as © or ™ is a picture only when it asks to be one.
  if (first < 0x2190 && text.charCodeAt(from + width) !== AS_PICTURE) return from
  let at = from + width
  if (first >= 0x1f1e6 && first <= 0x1f1ff) {
    const second = text.codePointAt(at) ?? 0
    return second >= 0x1f1e6 && second <= 0x1f1ff ? at + 2 : at
  }
  while (at < text.length) {
    const next = text.codePointAt(at)!
    if (next === AS_PICTURE || next === KEYCAP) at++
    else if ((next >= SKIN_FIRST && next <= SKIN_LAST) || (next >= TAG_FIRST && next <= TAG_LAST)) at += 2
    else if (next === JOIN && at + 1 < text.length) {
      const joined = text.codePointAt(at + 1)!
      if (!PICTURE.test(String.fromCodePoint(joined))) break
      at += joined > 0xffff ? 3 : 2
    } else break
  }
  return at
}
