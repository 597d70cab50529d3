/**
 * Which days does a text speak of? Jalali and Gregorian dates in digits and words, and days said from
 * today («دیروز عصر», «سه روز پیش», «شنبهٔ گذشته»). Every mention is a span of days, so that «ماه گذشته»
 * has an answer too. People write to a service about what has been: a day without a year is the last one.
 */
import { isDateSign } from './calendar-dates.ts'
import { beginsDate, followsNumber, readDate } from './date-readings.ts'
import type { Span } from './day-spans.ts'
import { fold } from './fold.ts'
import { parseDay, toJalali, weekdayOf } from './jalali.ts'
import { mustBeText } from './letters.ts'
import { mayBeOfNumber, numberAt } from './numbers.ts'
import { remembered } from './remembered.ts'
import { NUMBER, PUNCTUATION, type Scan, scan, WORD } from './tokens.ts'

/** Parts of a day as people say them. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/**
 * Days that a text speaks of: `text.slice(start, end)` is from day `from` to day `to` (YYYY-MM-DD,
 * Gregorian, both inside). `part` and `time` (HH:MM, 24 hours) only when they are said. What is
 * `approximate` is one of these days: «چند روز پیش», and every lunar date, which is reckoned and given a day either side.
 */
export type DateMention = {
  start: number
  end: number
  from: string
  to: string
  calendar: 'jalali' | 'gregorian' | 'lunar' | 'relative'
  approximate?: true
  part?: DayPart
  time?: string
}

/** A token with its folded word and its number, as the readings see it. */
export type Word = {
  /** As in tokens.ts. */
  kind: number
  start: number
  end: number
  folded: string
  number: number | null
  numberLast: number
  lineBefore: boolean
}
/** The word at a place, or undefined outside the text. */
export type Words = (at: number) => Word | undefined

const MAX_WORDS = 10

/**
 * The days that the text speaks of, in order, none overlapping. `today` is the civil day of the writer
 * (YYYY-MM-DD). Dates that do not exist («۳۱ مهر») are left out. O(n) time.
 *
 * @throws TypeError when the text is no string.
 * @throws RangeError when today is no day.
 * @example
 * dates('از سه روز پیش تا دیروز عصر', '2026-11-21').map(({ from, part }) => [from, part])
 * // [['2026-11-18', undefined], ['2026-11-20', 'afternoon']]
 */
export function dates(text: string, today: string): DateMention[] {
  mustBeText(text)
  const startMs = parseDay(today)
  const now = { day: today, startMs, weekday: weekdayOf(startMs), jalali: toJalali(today) }
  const all = scan(text)
  const words = wordsOf(all)
  const found: DateMention[] = []
  for (let at = 0; at < all.count; at++) {
    if (!mayBeginAt(all, at)) continue
    const first = withDayPartBefore(words, at)
    const read = readDate(words, first.from, now)
    if (!read) continue
    const after = afterwards(words, read.next, first.part)
    found.push(mention(words, at, after, read))
    at = after.next - 1
  }
  return found
}

/** What a word may be for a date. */
const BEGINS = 1
const FOLLOWS_NUMBER = 2
const IS_OF_NUMBER = 4

const roleOf = remembered((word): number => {
  const folded = word.length > LONGEST_WORD ? NO_WORD : foldedWord(word)
  const isOfNumber = mayBeOfNumber(word)
  const begins = isOfNumber || PARTS.has(folded) || beginsDate(folded)
  return (begins ? BEGINS : 0) | (followsNumber(folded) ? FOLLOWS_NUMBER : 0) | (isOfNumber ? IS_OF_NUMBER : 0)
})

/** Whether a date may begin at a token: most tell so by a look at them and at what stands next. */
function mayBeginAt(all: Scan, at: number): boolean {
  const kind = all.kinds[at]
  if (kind === WORD) return (roleOf.at(all, at) & BEGINS) !== 0
  if (kind !== NUMBER) return false
  if (lengthOf(all, at) >= FEWEST_SIGNS_OF_DATE) return true
  if (at + 1 === all.count) return false
  if (all.kinds[at + 1] === WORD) return (roleOf.at(all, at + 1) & (FOLLOWS_NUMBER | IS_OF_NUMBER)) !== 0
  return isDateSignAt(all, at + 1) && mayGoOn(all, at)
}

/** After a number and its sign: «1402-3-5», «5-3-1402», «2 – 3 روز پیش». */
function mayGoOn(all: Scan, at: number): boolean {
  if (all.kinds[at + 2] === WORD || all.kinds[at + 3] === WORD) return true
  const hasYear = lengthOf(all, at) >= DIGITS_OF_YEAR || lengthOf(all, at + 4) >= DIGITS_OF_YEAR
  return hasYear && at + 4 < all.count && isDateSignAt(all, at + 3)
}

const FEWEST_SIGNS_OF_DATE = 6
const DIGITS_OF_YEAR = 4
const lengthOf = ({ starts, ends }: Scan, at: number) => ends[at]! - starts[at]!
const isDateSignAt = (all: Scan, at: number) =>
  all.kinds[at] === PUNCTUATION && lengthOf(all, at) === 1 && isDateSign(all.text[all.starts[at]!]!)

const REMEMBERED = 64
const LONGEST_WORD = 24
// What is longer is no word of a date.
const NO_WORD = '…'

/** The words of the text, each read when it is asked for; the last sixty-four are kept, for readings look no further. */
function wordsOf(all: Scan): Words {
  const { text } = all
  const kept: { at: number; word: Word }[] = []
  let numbersUntil = -1
  const read = (at: number): Word => {
    const kind = all.kinds[at]!
    const start = all.starts[at]!
    const end = all.ends[at]!
    // A token inside a number begins none of its own.
    const number = at > numbersUntil ? numberAt(text, all, at) : null
    if (number) numbersUntil = number.last
    return {
      kind,
      start,
      end,
      folded: end - start > LONGEST_WORD ? NO_WORD : kind === WORD ? foldedWord.at(all, at) : text.slice(start, end),
      number: number?.value ?? null,
      numberLast: number?.last ?? at,
      lineBefore: at > 0 && hasLine(text, all.ends[at - 1]!, start),
    }
  }
  let next = 0
  return (at) => {
    if (at < 0 || at >= all.count) return undefined
    if (at >= next) {
      // What no date begins with is passed over, but for the word before, and for where a number begins that goes on here.
      let from = Math.max(next, at - 1)
      while (from > next && isOfNumberAt(all, from - 1)) from--
      for (next = from; next <= at; next++) kept[next % REMEMBERED] = { at: next, word: read(next) }
    }
    const entry = kept[at % REMEMBERED]
    return entry?.at === at ? entry.word : undefined
  }
}

const isOfNumberAt = (all: Scan, at: number) =>
  all.kinds[at] === NUMBER || (all.kinds[at] === WORD && (roleOf.at(all, at) & IS_OF_NUMBER) !== 0)

// «هفته‌ی آینده» is «هفته آینده».
const foldedWord = remembered((word) => fold(word).toLowerCase().replace(/هی$/, 'ه'))

function hasLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return true
  }
  return false
}

const PARTS: ReadonlyMap<string, DayPart> = new Map([
  ['سحر', 'dawn'],
  ['صبح', 'morning'],
  ['ظهر', 'noon'],
  ['بعدازظهر', 'afternoon'],
  ['عصر', 'afternoon'],
  ['غروب', 'evening'],
  ['شب', 'night'],
  ['morning', 'morning'],
  ['noon', 'noon'],
  ['afternoon', 'afternoon'],
  ['evening', 'evening'],
  ['night', 'night'],
])

/** «صبح امروز»: a part of the day may come first. */
function withDayPartBefore(words: Words, at: number): { from: number; part?: DayPart } {
  const part = PARTS.get(words(at)!.folded)
  return part && words(at + 1) && !words(at + 1)!.lineBefore ? { from: at + 1, part } : { from: at }
}

type After = { next: number; part?: DayPart; time?: string }

/** What follows a day: a part of it and an hour, in any order. */
function afterwards(words: Words, from: number, before: DayPart | undefined): After {
  const after: After = before ? { next: from, part: before } : { next: from }
  for (let tries = 0; tries < 2; tries++) {
    let at = after.next
    if (/^(?:در|,|،|حدود)$/.test(words(at)?.folded ?? '')) at++
    const part =
      PARTS.get(words(at)?.folded ?? '') ?? (words(at)?.folded === 'بعد' ? afternoonAt(words, at) : undefined)
    if (part && !after.part) {
      after.part = part
      after.next = words(at)!.folded === 'بعد' ? at + 3 : at + 1
      continue
    }
    const time = after.time ? null : timeAt(words, at)
    if (time) {
      after.time = time.time
      after.next = time.next
    }
  }
  return after.time && after.part ? { ...after, time: inDayPart(after.time, after.part) } : after
}

const afternoonAt = (words: Words, at: number): DayPart | undefined =>
  words(at + 1)?.folded === 'از' && words(at + 2)?.folded === 'ظهر' ? 'afternoon' : undefined

function timeAt(words: Words, at: number): { time: string; next: number } | null {
  const named = words(at)?.folded === 'ساعت'
  const hourAt = named ? at + 1 : at
  const hour = words(hourAt)?.number
  if (hour === null || hour === undefined || hour < 0 || hour > 24 || (words(hourAt)!.kind === WORD && !named))
    return null
  const next = words(hourAt)!.numberLast + 1
  const minutes = words(next)?.folded === ':' ? words(next + 1)?.number : null
  if (!named && (minutes === null || minutes === undefined)) return null
  if (minutes !== null && minutes !== undefined && (minutes > 59 || minutes < 0)) return null
  const whole = Math.floor(hour) % 24
  const past = Math.round(minutes ?? (hour % 1) * 60)
  const time = `${String(whole).padStart(2, '0')}:${String(past).padStart(2, '0')}`
  return { time, next: minutes === null || minutes === undefined ? next : next + 2 }
}

/** «ساعت ۵ عصر» is 17:00. */
function inDayPart(time: string, part: DayPart): string {
  const hour = Number(time.slice(0, 2))
  const isLate =
    part === 'afternoon' || part === 'evening' || (part === 'night' && hour > 5) || (part === 'noon' && hour < 6)
  return isLate && hour < 12 ? `${hour + 12}${time.slice(2)}` : time
}

function mention(words: Words, at: number, after: After, span: Span): DateMention {
  const { next, ...said } = after
  const { from, to, calendar, approximate } = span
  return {
    start: words(at)!.start,
    end: words(Math.min(next, at + MAX_WORDS + 6) - 1)!.end,
    from,
    to,
    calendar,
    ...(approximate ? { approximate } : {}),
    ...said,
  }
}
