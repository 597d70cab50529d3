/**
 * What span of days do the words from here on say? One reading for each way of saying a day; the
 * first that fits is taken. Used by dates.ts, which adds hours and places.
 */
import { isDateSign, readDayOfMonth, readDigits, readDigitsApart, readMonth, readYear } from './calendar-dates.ts'
import { GREGORIAN_MONTHS, JALALI_MONTHS, LUNAR_MONTHS, WEEKDAYS, withoutMonth } from './date-names.ts'
import type { Word, Words } from './dates.ts'
import { folded, type Now, type Span } from './day-spans.ts'
import { readAboutAgo, readAgo, readLast, readSimple, readWeekday } from './days-from-today.ts'
import { NUMBER, WORD } from './tokens.ts'

const OF_DIGITS = [readDigits, readDayOfMonth, readAgo, readAboutAgo]
const OF_DIGITS_BEFORE_SIGN = [readDigits, readDigitsApart, readAboutAgo]
const OF_WORDS = [readDayOfMonth, readMonth, readYear, readSimple, readAgo, readAboutAgo, readLast, readWeekday]

/** The span said from word `at` on, or null. */
export function readDate(words: Words, at: number, now: Now): Span | null {
  const word = words(at)
  if (!word || !mayBegin(words, word)) return null
  for (const read of readingsOf(words, at, word)) {
    const span = read(words, at, now)
    if (span) return span
  }
  return null
}

function readingsOf(words: Words, at: number, { kind }: Word) {
  if (kind !== NUMBER) return OF_WORDS
  return isDateSign(folded(words, at + 1)) ? OF_DIGITS_BEFORE_SIGN : OF_DIGITS
}

/** What may stand after the number that a date begins with, «ماه» left out. */
const AFTER_NUMBER = new Set([
  ...[...JALALI_MONTHS.keys(), ...GREGORIAN_MONTHS.keys(), ...LUNAR_MONTHS.keys(), 'ربیع', 'جمادی', 'ذی'],
  ...'- – / of st nd rd th شنبه روز شب هفته سال day days week weeks month months year years'.split(' '),
  ...'تا الی to or دو سه چهار پنج شش هفت هشت نه ده'.split(' '),
  '',
])
const BEGINNINGS = new Set([
  ...[...JALALI_MONTHS.keys(), ...GREGORIAN_MONTHS.keys(), ...WEEKDAYS.keys(), ...LUNAR_MONTHS.keys()],
  ...'ربیع جمادی ذی چند چندین یکی few several'.split(' '),
  ...'ماه of سال week month year هفته این همین this last next ago پیش قبل گذشته بعد دیگه دیگر اینده امروز امشب امصبح today tonight دیروز'.split(
    ' ',
  ),
  ...'دیشب yesterday پریروز پریشب فردا tomorrow پسفردا پس امسال پارسال پیرارسال یک دو سه چهار پنج شنبه'.split(' '),
  '',
])

// Most words begin no date; one look tells, and for a number a look at what stands after it.
function mayBegin(words: Words, word: Word): boolean {
  if (word.kind === NUMBER && word.folded.length > FEWEST_DIGITS_OF_DATE) return true
  if (word.number !== null) return followsNumber(folded(words, word.numberLast + 1))
  return word.kind === WORD && beginsDate(word.folded)
}

/** Whether a folded word may stand after the number that a date begins with. */
export const followsNumber = (word: string) => AFTER_NUMBER.has(withoutMonth(word))
/** Whether a folded word that is no number may begin a date. */
export const beginsDate = (word: string) => BEGINNINGS.has(withoutMonth(word))

const FEWEST_DIGITS_OF_DATE = 5
