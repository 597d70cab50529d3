/**
 * Which days does a text speak of? Jalali and Gregorian dates in digits and words, and days said from
 * today («دیروز عصر», «سه روز پیش», «شنبهٔ گذشته»). Every mention is a span of days, so that «ماه گذشته»
 * has an answer too. People write to a service about what has been: a day without a year is the last one.
 */
import { readDate, type Span } from './date-readings.ts'
import { fold } from './fold.ts'
import { toJalali } from './jalali.ts'
import { mustBeText } from './letters.ts'
import { numbersIn } from './numbers.ts'
import { type Token, tokens } from './tokens.ts'

/** Parts of a day as people say them. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/**
 * Days that a text speaks of: `text.slice(start, end)` is from day `from` to day `to` (YYYY-MM-DD,
 * Gregorian, both inside). `part` and `time` (HH:MM, 24 hours) only when they are said.
 */
export type DateMention = {
  start: number
  end: number
  from: string
  to: string
  calendar: 'jalali' | 'gregorian' | 'relative'
  part?: DayPart
  time?: string
}

/** A token with its folded word and its number, as the readings see it. */
export type Word = { token: Token; folded: string; number: number | null; numberLast: number; lineBefore: boolean }

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
  const now = { day: today, jalali: toJalali(today) }
  const words = wordsOf(text)
  const found: DateMention[] = []
  for (let at = 0; at < words.length; at++) {
    const first = withDayPartBefore(words, at)
    const read = readDate(words, first.from, now)
    if (!read) continue
    const after = afterwards(words, read.next, first.part)
    found.push(mention(words, at, after, read))
    at = after.next - 1
  }
  return found
}

function wordsOf(text: string): Word[] {
  const all = tokens(text)
  const words: Word[] = all.map((token, at) => ({
    token,
    folded: token.kind === 'word' && token.text.length <= 24 ? fold(token.text) : token.text,
    number: null,
    numberLast: at,
    lineBefore: at > 0 && /[\n\r]/.test(text.slice(all[at - 1]!.end, token.start)),
  }))
  for (const { first, last, value } of numbersIn(text, all)) {
    words[first]!.number = value
    words[first]!.numberLast = last
  }
  return words
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
function withDayPartBefore(words: readonly Word[], at: number): { from: number; part?: DayPart } {
  const part = PARTS.get(words[at]!.folded)
  return part && words[at + 1] && !words[at + 1]!.lineBefore ? { from: at + 1, part } : { from: at }
}

type After = { next: number; part?: DayPart; time?: string }

/** What follows a day: a part of it and an hour, in any order. */
function afterwards(words: readonly Word[], from: number, before: DayPart | undefined): After {
  const after: After = before ? { next: from, part: before } : { next: from }
  for (let tries = 0; tries < 2; tries++) {
    let at = after.next
    if (/^(?:در|,|،|حدود)$/.test(words[at]?.folded ?? '')) at++
    const part =
      PARTS.get(words[at]?.folded ?? '') ?? (words[at]?.folded === 'بعد' ? afternoonAt(words, at) : undefined)
    if (part && !after.part) {
      after.part = part
      after.next = words[at]!.folded === 'بعد' ? at + 3 : at + 1
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

const afternoonAt = (words: readonly Word[], at: number): DayPart | undefined =>
  words[at + 1]?.folded === 'از' && words[at + 2]?.folded === 'ظهر' ? 'afternoon' : undefined

function timeAt(words: readonly Word[], at: number): { time: string; next: number } | null {
  const named = words[at]?.folded === 'ساعت'
  const hourAt = named ? at + 1 : at
  const hour = words[hourAt]?.number
  if (hour === null || hour === undefined || hour < 0 || hour > 24 || (words[hourAt]!.token.kind === 'word' && !named))
    return null
  const next = words[hourAt]!.numberLast + 1
  const minutes = words[next]?.token.text === ':' ? words[next + 1]?.number : null
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

function mention(words: readonly Word[], at: number, after: After, span: Span): DateMention {
  const { next, ...said } = after
  const { from, to, calendar } = span
  return {
    start: words[at]!.token.start,
    end: words[Math.min(next, at + MAX_WORDS + 6) - 1]!.token.end,
    from,
    to,
    calendar,
    ...said,
  }
}
