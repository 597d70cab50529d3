/**
 * Which numbers does a text say, in digits or in words? «۱۵٫۲ هزار», «دویست و پنجاه», «سی و هفتمین»
 * with their values and places.
 *
 * Method: one pass over the tokens. A number in words is a falling chain of hundreds, tens and units
 * times a magnitude, joined by «و»; a larger part after a smaller one begins a new number.
 */
import { fold } from './fold.ts'
import { DIGIT_VALUE } from './letters.ts'
import { remembered } from './remembered.ts'
import { NUMBER, type Scan, scan, WORD } from './tokens.ts'

/** A number said in a text: `text.slice(start, end)` has this value. */
export type NumberMention = { kind: 'cardinal' | 'ordinal'; value: number; start: number; end: number }

const pairs = (list: string) =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry) => [entry.split(':')[0]!, Number(entry.split(':')[1])] as const),
  )

const SMALL = pairs(`
  صفر:0 یک:1 دو:2 سه:3 چهار:4 چار:4 پنج:5 شش:6 شیش:6 هفت:7 هشت:8 نه:9 ده:10 یازده:11 دوازده:12 سیزده:13 چهارده:14 پانزده:15 پونزده:15
  شانزده:16 شونزده:16 هفده:17 هیفده:17 هجده:18 هیجده:18 نوزده:19 بیست:20 سی:30 چهل:40 پنجاه:50 شصت:60 هفتاد:70 هشتاد:80 نود:90 صد:100
  یکصد:100 دویست:200 سیصد:300 چهارصد:400 پانصد:500 پونصد:500 ششصد:600 شیشصد:600 هفتصد:700 هشتصد:800 نهصد:900`)
const MAGNITUDES = pairs('هزار:1e3 میلیون:1e6 ملیون:1e6 میلیارد:1e9 بیلیون:1e12 تریلیون:1e12 کوادریلیون:1e15')
const ORDINALS = new Map<string, number>([
  ['اول', 1],
  ['دوم', 2],
  ['سوم', 3],
  ['سی ام', 30],
])
for (const [word, value] of SMALL) if (!ORDINALS.has(`${word}م`) && value > 3) ORDINALS.set(`${word}م`, value)
ORDINALS.set('یکم', 1)
// «سی» is ordinal only with its alef: «سی‌ام», folded «سیام».
ORDINALS.delete('سیم')
ORDINALS.set('سیام', 30)

/** A token that may be part of a number. */
type Part =
  | { kind: 'small' | 'ordinal' | 'magnitude' | 'digits' | 'whole'; value: number; ordinal?: boolean }
  | { kind: 'and' | 'half' | 'minus' | 'none' }

const MAX_SAFE_DIGITS = 30

/**
 * The numbers in the text, in order, none overlapping. A number of more than thirty digits, a
 * version («1.2.3») or a date has no value and is left out. «یک» is given although it is often an
 * article. O(n) time.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * numbers('۳۰ هزار و ۹۰۰ تومان برای دویست و پنجاه نفر').map((number) => number.value)
 * // [30900, 250]
 */
export function numbers(text: string): NumberMention[] {
  const all = scan(text)
  const found: NumberMention[] = []
  for (let at = 0; at < all.count; at++) {
    const number = numberAt(text, all, at)
    if (!number) continue
    const start = all.starts[at]!
    found.push({
      kind: number.kind,
      value: number.value,
      start: isSignBefore(text, all, at) ? start - 1 : start,
      end: all.ends[number.last]!,
    })
    at = number.last
  }
  return found
}

/** A number that begins at a token, and the last token that it takes. */
export type NumberTokens = { kind: 'cardinal' | 'ordinal'; value: number; last: number }

const LONGEST_NUMBER_WORD = 12
const NOTHING: Part = { kind: 'none' }

function partAt(text: string, all: Scan, at: number): Part {
  const kind = all.kinds[at]
  if (kind === NUMBER) {
    const value = valueBetween(text, all.starts[at]!, all.ends[at]!)
    return value === null ? NOTHING : { kind: 'digits', value }
  }
  if (kind !== WORD || all.ends[at]! - all.starts[at]! > LONGEST_NUMBER_WORD) return NOTHING
  return partOfWord.at(all, at)
}

/** Whether a word may be part of a number. */
export const mayBeOfNumber = (word: string): boolean =>
  word.length <= LONGEST_NUMBER_WORD && partOfWord(word).kind !== 'none'

const partOfWord = remembered((written: string): Part => {
  const word = fold(written)
  if (word === 'و') return { kind: 'and' }
  if (word === 'نیم') return { kind: 'half' }
  if (word === 'منفی') return { kind: 'minus' }
  const ordinal = ORDINALS.get(word.replace(/ین$/, ''))
  if (ordinal !== undefined && !SMALL.has(word)) return { kind: 'ordinal', value: ordinal }
  const small = SMALL.get(word)
  if (small !== undefined) return { kind: 'small', value: small }
  const ofThousand = SMALL.get(word.replace(/(?:هزار|میلیون|میلیارد)$/, ''))
  if (ofThousand !== undefined)
    return { kind: 'whole', value: ofThousand * MAGNITUDES.get(/(?:هزار|میلیون|میلیارد)$/.exec(word)![0])! }
  const magnitude = MAGNITUDES.get(word)
  if (magnitude !== undefined) return { kind: 'magnitude', value: magnitude }
  // «سه هزارمین»
  const ofOrdinal = MAGNITUDES.get(word.replace(/م(?:ین)?$/, ''))
  return ofOrdinal === undefined ? NOTHING : { kind: 'magnitude', value: ofOrdinal, ordinal: true }
})

/** The value of the digits with their signs between two places, or null: «۱٬۲۰۰» is 1200, «۱۲/۵» and «۱۲٫۵» are 12.5. */
function valueBetween(text: string, start: number, end: number): number | null {
  if (end - start > MAX_SAFE_DIGITS) return null
  let whole = 0
  for (let at = start; at < end; at++) {
    const value = DIGIT_VALUE[text.charCodeAt(at)]!
    if (value < 0) return valueWithSigns(text.slice(start, end))
    whole = whole * 10 + value
  }
  return whole <= Number.MAX_SAFE_INTEGER ? whole : valueWithSigns(text.slice(start, end))
}

function valueWithSigns(written: string): number | null {
  let plain = ''
  for (const sign of written) {
    const value = DIGIT_VALUE[sign.charCodeAt(0)]!
    plain += value >= 0 ? value : sign === '٫' ? '.' : sign === '٬' ? ',' : sign
  }
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain)
  return /^\d{1,4}\/\d{1,3}$/.test(plain) ? Number(plain.replace('/', '.')) : null
}

function isSignBefore(text: string, all: Scan, at: number): boolean {
  if (all.kinds[at] !== NUMBER) return false
  const start = all.starts[at]!
  const sign = text.charCodeAt(start - 1)
  return (sign === 0x2d || sign === 0x2212) && !/\S/.test(text[start - 2] ?? ' ')
}

/** What has been read of a number: whole thousands in `total`, the hundreds and below in `group`. */
type Reading = { total: number; group: number | null; limit: number; lowest: number; added: number; ordinal: boolean }

/** The number that begins at token `from`, or null. */
export function numberAt(text: string, all: Scan, from: number): NumberTokens | null {
  if (isAlone(all, from)) {
    const value = valueBetween(text, all.starts[from]!, all.ends[from]!)
    return value === null
      ? null
      : { kind: 'cardinal', value: isSignBefore(text, all, from) ? -value : value, last: from }
  }
  const first = partAt(text, all, from)
  if (first.kind === 'none' || first.kind === 'and') return null
  const minus = first.kind === 'minus'
  const reading: Reading = { total: 0, group: null, limit: NONE, lowest: NONE, added: 0, ordinal: false }
  let last = -1
  for (let at = minus ? from + 1 : from; at < all.count && !reading.ordinal; at++) {
    // Only what is near is read on, so that a sign that is no number is looked at once.
    if (last >= 0 && !isNear(text, all, last, at)) break
    let part = at === from ? first : partAt(text, all, at)
    const joined = last === at - 1 && part.kind === 'and'
    const next = joined ? at + 1 : at
    if (joined) {
      if (next >= all.count || !isNear(text, all, last, next)) break
      part = partAt(text, all, next)
    }
    // «۱۵ هزار و ۴ میلیارد» are two numbers: the four belongs to its own, larger magnitude.
    if (reading.limit !== NONE && part.kind !== 'magnitude' && next + 1 < all.count) {
      const after = partAt(text, all, next + 1)
      if (after.kind === 'magnitude' && after.value >= reading.limit) break
    }
    if (!takePart(reading, part, joined, last < 0)) break
    last = next
    at = next
  }
  if (last < 0) return null
  const sign = minus || isSignBefore(text, all, from) ? -1 : 1
  const value = sign * (reading.total + (reading.group ?? 0))
  return { kind: reading.ordinal ? 'ordinal' : 'cardinal', value, last }
}

/** Digits that no word follows are a number of their own. */
const isAlone = ({ count, kinds }: Scan, at: number) =>
  kinds[at] === NUMBER && (at + 1 === count || kinds[at + 1] !== WORD)

const NONE = Number.POSITIVE_INFINITY

/** Adds the part to the number, or says that it does not belong to it. */
function takePart(reading: Reading, part: Part, joined: boolean, isFirst: boolean): boolean {
  switch (part.kind) {
    case 'half':
      return takeHalf(reading, joined, isFirst)
    case 'magnitude':
      reading.ordinal = part.ordinal === true
      return !joined && takeMagnitude(reading, part.value, isFirst)
    case 'whole':
      if (reading.group !== null || part.value >= reading.limit) return false
      reading.total += part.value
      reading.added = part.value
      reading.limit = 1000
      return true
    case 'small':
    case 'ordinal':
    case 'digits':
      return takeSmall(reading, part.kind, part.value, joined)
    default:
      return false
  }
}

function takeHalf(reading: Reading, joined: boolean, isFirst: boolean): boolean {
  if (!isFirst && (!joined || reading.group === null)) return false
  reading.group = (reading.group ?? 0) + 0.5
  reading.lowest = 0
  return true
}

function takeMagnitude(reading: Reading, value: number, isFirst: boolean): boolean {
  if (reading.group === null && !isFirst) {
    // «سی هزار میلیارد»: a larger magnitude right after one multiplies what was added.
    if (value <= reading.limit || reading.total !== reading.added) return false
    reading.total = reading.added *= value
  } else {
    if (value >= reading.limit) return false
    reading.added = (reading.group ?? 1) * value
    reading.total += reading.added
  }
  reading.limit = value
  reading.group = null
  reading.lowest = NONE
  return true
}

function takeSmall(reading: Reading, kind: 'small' | 'ordinal' | 'digits', value: number, joined: boolean): boolean {
  const { group, lowest } = reading
  // «سه چهارم»: a smaller number right before an ordinal is a fraction.
  if (
    kind === 'ordinal' &&
    !joined &&
    group !== null &&
    group > 0 &&
    group < value &&
    lowest < 20 &&
    reading.total === 0
  ) {
    reading.group = group / value
    reading.ordinal = false
    reading.lowest = 0
    reading.limit = 0
    return value > 2
  }
  const fits = group === null || (value < place(lowest) && (kind !== 'digits' || joined))
  if (!fits || value >= reading.limit) return false
  reading.group = (group ?? 0) + value
  reading.lowest = kind === 'digits' ? 0 : value
  reading.ordinal = kind === 'ordinal'
  return true
}

// After hundreds come tens or units, after tens units, after units nothing.
const place = (lowest: number) =>
  lowest >= 100 ? (lowest === Number.POSITIVE_INFINITY ? lowest : 100) : lowest >= 20 ? 10 : 0

function isNear(text: string, all: Scan, last: number, next: number): boolean {
  const from = all.ends[last]!
  const to = all.starts[next]!
  if (to - from > 8) return false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return false
  }
  return true
}
