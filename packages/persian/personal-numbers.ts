/**
 * Which numbers in a text belong to a person: identity, telephone, card, account, post?
 *
 * Method: digits of any script are read with their places in the original. Signs that people put
 * between digits (spaces, dashes, dots, half-spaces, direction marks) part groups but do not end a
 * number; a number begins and ends at a group's edge, so a long order number holds no card inside.
 * Where there is a checksum, it decides (checksums.ts); elsewhere length, first digits and the words
 * before. The rules of postal codes are those of Iran's post: no 0 or 2 in the first five, one of them 1.
 */
import { isLuhn, isNationalId, isSheba } from './checksums.ts'
import { DIGIT_VALUE, isUnseen } from './letters.ts'
import type { Finding, PersonalKind } from './personal-kinds.ts'

/**
 * Groups of digits that may belong to one number, in columns. A group has no visible sign between its digits: which
 * digits of the run it begins with, where it stands, and the signs before it.
 */
type Run = { text: string; digits: number[]; firsts: number[]; starts: number[]; ends: number[]; signs: string[] }
/** A number that is tried: `length` digits of the run from `from`, in the groups from `first` to `last`. */
type Trial = { run: Run; first: number; last: number; from: number; length: number; end: number }
type Reading = { kind: PersonalKind; certainty: number } | null

const FEWEST_DIGITS = 8
const MAX_DIGITS = 24
const MAX_SIGNS_BETWEEN = 3
const MAX_UNSEEN_BETWEEN = 8
const CONTEXT_LENGTH = 40
const NEAR_LENGTH = 16

const SIGNS_BETWEEN = ' \u00a0\u202f\t-_./\\()–—‑‐−*٫'

/** The numbers of persons, in order, none overlapping. Linear: from each group at most 24 digits are tried. */
export function findNumbers(text: string): Finding[] {
  const found: Finding[] = []
  for (const run of digitRuns(text))
    for (let first = 0; first < run.firsts.length; first++) {
      const best = bestFrom(text, run, first)
      if (!best) continue
      found.push(best.finding)
      first = best.last
    }
  return found
}

/** The runs with digits enough, one after the other, so that a text of nothing but digits is never held whole. */
function* digitRuns(text: string): Generator<Run> {
  let run: Run | null = null
  let end = 0
  for (let at = 0; at < text.length; at++) {
    if (DIGIT_VALUE[text.charCodeAt(at)]! < 0) continue
    const signs: string = run ? signsBetween(text, end, at) : ''
    if (!run || signs === '') {
      if (run && run.digits.length >= FEWEST_DIGITS) yield run
      run = { text, digits: [], firsts: [], starts: [], ends: [], signs: [] }
    }
    run.firsts.push(run.digits.length)
    run.starts.push(at)
    run.signs.push(signs)
    end = readGroup(text, at, run.digits)
    run.ends.push(end)
    at = end - 1
  }
  if (run && run.digits.length >= FEWEST_DIGITS) yield run
}

/** Reads the digits of a group; gives where it ends. */
function readGroup(text: string, start: number, digits: number[]): number {
  let end = start
  for (let at = start; at < text.length && at - end <= MAX_UNSEEN_BETWEEN; at++) {
    const code = text.charCodeAt(at)
    const value = DIGIT_VALUE[code]!
    if (value >= 0) {
      digits.push(value)
      end = at + 1
    } else if (!isUnseen(code)) break
  }
  return end
}

/** The digit of the run that stands after a group. */
const afterGroup = ({ firsts, digits }: Run, at: number) => (at + 1 < firsts.length ? firsts[at + 1]! : digits.length)

/** The visible signs between two groups, or '' when something else or too much stands there. */
function signsBetween(text: string, from: number, to: number): string {
  if (to - from > MAX_SIGNS_BETWEEN + 2 * MAX_UNSEEN_BETWEEN) return ''
  if (to === from + 1) return SIGNS_BETWEEN.includes(text[from]!) ? text[from]! : ''
  let signs = ''
  for (let at = from; at < to; at++) {
    const char = text[at]!
    if (SIGNS_BETWEEN.includes(char)) signs += char
    else if (!isUnseen(text.charCodeAt(at))) return ''
  }
  return signs.length <= MAX_SIGNS_BETWEEN ? signs : ''
}

/** The text before `at`, without the marks of cover(), in which «کد ملی» names nothing. */
export function contextBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - CONTEXT_LENGTH), at)
  return before.slice(before.lastIndexOf(']') + 1)
}

function bestFrom(text: string, run: Run, first: number): { finding: Finding; last: number } | null {
  const { digits, firsts, starts, ends } = run
  const from = firsts[first]!
  const start = starts[first]!
  if (isLatinAt(text, start - 1)) return null
  const plus = plusBefore(text, start)
  let best: { finding: Finding; last: number } | null = null
  for (let last = first; last < firsts.length; last++) {
    const length = (last + 1 < firsts.length ? firsts[last + 1]! : digits.length) - from
    if (length > MAX_DIGITS) break
    if (length < FEWEST_DIGITS || (plus === null && !mayBe(digits, from, length, first))) continue
    const end = ends[last]!
    if (isLatinAt(text, end)) continue
    const trial = { run, first, last, from, length, end }
    const reading = plus === null ? read(trial) : readInternational(trial)
    if (!reading || (best && best.finding.certainty > reading.certainty)) continue
    best = { finding: { ...reading, start: plus ?? start, end }, last }
  }
  return best
}

/** Whether a number of so many digits that begins so can be anybody's: the cheap part of reading it. */
function mayBe(digits: readonly number[], from: number, length: number, first: number): boolean {
  const head = digits[from]!
  if (length < 10) return first <= MAX_GROUPS_BETWEEN
  if (length === 10) return isNationalId(digits, from) || isPostalCode(digits, from) || head === 9
  if (length < 16) return head === 0 || head === 9 || head === 3 || head === 4 || head === 6
  if (length === 16) return head !== 0 && isLuhn(digits, from, 16)
  return length === 24 ? isSheba(digits, from) : head === 4 || head === 6
}

const textAfter = ({ run, end }: Trial) => run.text.slice(end, end + NEAR_LENGTH)

// A letter right beside makes «B09121234567» the code of something else.
function isLatinAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
}

function plusBefore(text: string, start: number): number | null {
  for (let at = start - 1; at >= 0 && start - at <= 3; at--) {
    if (text[at] === '+' || text[at] === '＋') return at
    if (!isUnseen(text.charCodeAt(at)) && text[at] !== '(' && text[at] !== ' ') return null
  }
  return null
}

// The area codes of Iran's provinces, after the 0.
const AREAS = new Set(
  [11, 13, 17, 21, 23, 24, 25, 26, 28, 31, 34, 35, 38, 41, 44, 45, 51, 54, 56, 58].concat([
    61, 66, 71, 74, 76, 77, 81, 83, 84, 86, 87,
  ]),
)

const NATIONAL_ID_NEAR = /(?:کد|شماره|ش|شناسه)[\s\u200c.:]{0,3}مل[یي]|national\s?(?:id|code)|melli/i
const POSTAL_CODE_NEAR = /کد[\s\u200c]?پست[یي]|post(?:al)?\s?code|\bzip\b|kode? ?posti/i
const PHONE_NEAR =
  /تلفن|تماس|همراه|موبا[یي]ل|شماره|فکس|نمابر|واتس|phone|\btel\b|mobile|\bcall\b|\bfax\b|shomare|telefon/i
const MONEY_AFTER = /^[\s\u200c]*(?:تومان|تومن|ر[یي]ال|درصد|دلار|[یي]ورو|toman|rial)/i

function read(trial: Trial): Reading {
  switch (trial.length) {
    case 8:
    case 9:
      return readShort(trial)
    case 10:
      return readTen(trial)
    case 11:
    case 12:
    case 13:
    case 14:
    case 15:
      return readIranianPhone(trial) ?? readCard(trial) ?? readForeignPhone(trial)
    case 24:
      return isSheba(trial.run.digits, trial.from) ? { kind: 'sheba', certainty: 0.95 } : null
    default:
      return trial.length <= 19 ? readCard(trial) : null
  }
}

const written = ({ run, from, length }: Trial) => run.digits.slice(from, from + length).join('')

function readInternational(trial: Trial): Reading {
  const digits = written(trial)
  const iranian = /^980?([1-9]\d{9})$/.exec(digits)?.[1]
  if (iranian) return { kind: iranian.startsWith('9') ? 'mobile' : 'landline', certainty: 0.99 }
  return /^[1-9]\d{7,14}$/.test(digits) && !isSum(trial) ? { kind: 'phone', certainty: 0.8 } : null
}

// 0, 98, 0098, 00980 and 980, each after the number of its digits.
const IRANIAN_PREFIXES = new Set([10, 298, 40098, 500980, 3980])

function readIranianPhone(trial: Trial): Reading {
  const { digits } = trial.run
  const from = trial.from + trial.length - 10
  let prefix = from - trial.from
  for (let at = trial.from; at < from; at++) prefix = prefix * 10 + digits[at]!
  if (!IRANIAN_PREFIXES.has(prefix) || digits[from] === 0 || isSum(trial)) return null
  if (digits[from] === 9) return { kind: 'mobile', certainty: prefix === 3980 ? 0.8 : 0.99 }
  const certainty = digits[trial.from] === 0 ? 0.95 : 0.7
  return AREAS.has(digits[from]! * 10 + digits[from + 1]!) && digits[from + 2]! > 1
    ? { kind: 'landline', certainty }
    : null
}

function readForeignPhone(trial: Trial): Reading {
  const { digits } = trial.run
  const dialled = digits[trial.from] === 0 && digits[trial.from + 1] === 0 && digits[trial.from + 2] !== 0
  return dialled && !isSum(trial) ? { kind: 'phone', certainty: 0.6 } : null
}

const OTHER_CARD = /^(?:4\d{12}|4\d{18}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|62\d{15,17})$/

function readCard(trial: Trial): Reading {
  const { run, from, length } = trial
  const first = run.digits[from]!
  if (length === 16) return first !== 0 && isLuhn(run.digits, from, 16) ? { kind: 'card', certainty: 0.98 } : null
  if (first !== 3 && first !== 4 && first !== 6) return null
  return isLuhn(run.digits, from, length) && OTHER_CARD.test(written(trial)) ? { kind: 'card', certainty: 0.8 } : null
}

function readTen(trial: Trial): Reading {
  const { run, first, last, from } = trial
  const whole = first === last
  const isId = isNationalId(run.digits, from)
  const isPost = isPostalCode(run.digits, from)
  const isMobile = run.digits[from] === 9 && (run.digits[from + 1]! < 5 || run.digits[from + 1] === 9)
  if (!isId && !isPost && !isMobile) return null
  if (isSum(trial) || isDate(trial)) return null
  const before = wordsBefore(trial)
  const named = NATIONAL_ID_NEAR.test(before)
  const isMoney = MONEY_AFTER.test(textAfter(trial))
  if (isId && named) return { kind: 'national-id', certainty: 0.99 }
  if (isMoney) return null
  if (isPost && POSTAL_CODE_NEAR.test(before)) return { kind: 'postal-code', certainty: 0.97 }
  if (isId) return { kind: 'national-id', certainty: whole ? 0.9 : 0.75 }
  if (isMobile && (whole || PHONE_NEAR.test(before))) return { kind: 'mobile', certainty: 0.7 }
  const inHalves = last === first + 1 && afterGroup(run, first) - from === 5
  if (isPost && (whole || inHalves)) return { kind: 'postal-code', certainty: inHalves ? 0.7 : 0.5 }
  return null
}

function isPostalCode(digits: readonly number[], from: number): boolean {
  let hasOne = false
  for (let at = from; at < from + 5; at++) {
    if (digits[at] === 0 || digits[at] === 2) return false
    if (digits[at] === 1) hasOne = true
  }
  return hasOne && !allSame(digits, from, 10)
}

function allSame(digits: readonly number[], from: number, length: number): boolean {
  for (let at = from + 1; at < from + length; at++) if (digits[at] !== digits[from]) return false
  return true
}

/** Eight or nine digits are a number of a person only when the words before say so. */
function readShort(trial: Trial): Reading {
  const { run, from, length } = trial
  const before = wordsBefore(trial)
  if (before === '' || isSum(trial) || isDate(trial) || MONEY_AFTER.test(textAfter(trial))) return null
  const padded = [0, 0, 0].slice(0, 10 - length).concat(run.digits.slice(from, from + length))
  if (NATIONAL_ID_NEAR.test(before)) return isNationalId(padded) ? { kind: 'national-id', certainty: 0.9 } : null
  if (length !== 8 || run.digits[from]! < 2 || !PHONE_NEAR.test(before)) return null
  return { kind: 'landline', certainty: 0.6 }
}

// Words reach over at most one number that stands before in the same run.
const wordsBefore = ({ run, first }: Trial) =>
  first <= MAX_GROUPS_BETWEEN ? contextBefore(run.text, run.starts[0]!) : ''
const MAX_GROUPS_BETWEEN = 3

/** «2.500.000.000»: groups of three after a short one, with the sign of thousands. */
function isSum({ run, first, last }: Trial): boolean {
  const head = run.firsts[first]!
  if (first === last || afterGroup(run, first) - head > 3 || run.digits[head] === 0) return false
  for (let at = first + 1; at <= last; at++)
    if (afterGroup(run, at) - run.firsts[at]! !== 3 || !/^[./٫]$/.test(run.signs[at]!)) return false
  return true
}

/** «1402/03/05 14»: a day first, and perhaps an hour. */
function isDate({ run, first, last }: Trial): boolean {
  if (last < first + 2) return false
  const signs = run.signs[first + 1]!
  if (!/^[./-]$/.test(signs) || signs !== run.signs[first + 2]) return false
  const lengths = [first, first + 1, first + 2].map((at) => afterGroup(run, at) - run.firsts[at]!).join()
  const from = run.firsts[lengths.startsWith('4') ? first : first + 2]!
  const century = run.digits.slice(from, from + 2).join('')
  return /^(?:4,[12],[12]|[12],[12],4)$/.test(lengths) && /^(?:1[34]|19|20)$/.test(century)
}
