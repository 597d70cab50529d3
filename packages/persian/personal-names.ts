/**
 * Which words are the name of a person? Those after a title («خانم احمدی»), after words that
 * introduce one («اینجانب», «نام و نام خانوادگی:», "my name is"), and nothing else: without a title
 * a name cannot be told from a word by rules, and the certainty says how weak the sign is.
 */
import { fold } from './fold.ts'
import { FAMILY_END, GIVEN_NAMES, NO_NAME, SURE_TITLES, TITLES } from './names.data.ts'
import type { Finding } from './personal-data.ts'
import { type Token, tokens } from './tokens.ts'

const MAX_NAME_WORDS = 3

/** A word of the text with its folded form; `joined` when only a space stands before it. */
type Word = { token: Token; folded: string; joined: boolean }

/** The names, in order, none overlapping. O(n) time. */
export function findNames(text: string): Finding[] {
  const found: Finding[] = findEnglishNames(text)
  if (!MAY_HOLD.test(text)) return found
  const all = words(text)
  for (let at = 0; at < all.length; at++) {
    const sign = signAt(text, all, at)
    if (!sign) continue
    const taken = nameFrom(all, sign.next, sign.sure)
    if (taken > 0) {
      const [first, last] = [all[sign.next]!, all[sign.next + taken - 1]!]
      found.push({ kind: 'name', start: first.token.start, end: last.token.end, certainty: sign.sure ? 0.8 : 0.6 })
    }
    at = sign.next + taken - 1
  }
  return found.sort((a, b) => a.start - b.start)
}

const MAY_HOLD =
  /[اآ]قا|خان[و]?م|دکتر|مهندس|جناب|سرکار|بانو|مرحوم|شه[یي]د|شادروان|حاج|س[یي]د|کربلا|مشهد|استاد|سر[هوگدت]|ستوان|ناخدا|قاض|ش[یي]خ|ملا|حجت|پروفسور|پرستار|ا[یي]نجانب|نام|اسم|فرزند/

function words(text: string): Word[] {
  let end = -1
  return tokens(text).map((token) => {
    const joined = end >= 0 && token.start - end <= 2 && /^[ \u00a0\u200b-\u200f]*$/.test(text.slice(end, token.start))
    end = token.end
    return { token, folded: token.kind === 'word' ? fold(token.text) : '', joined }
  })
}

const isTitle = (word: Word | undefined) =>
  word !== undefined && (SURE_TITLES.has(word.folded) || TITLES.has(word.folded))

/** Where a name may begin because of what stands at `at`; `sure` when hardly anything else can follow. */
function signAt(text: string, all: readonly Word[], at: number): { next: number; sure: boolean } | null {
  if (isTitle(all[at])) {
    let next = at
    let sure = false
    while (isTitle(all[next]) && (next === at || all[next]!.joined)) {
      if (SURE_TITLES.has(all[next]!.folded)) sure = true
      next++
    }
    return { next, sure }
  }
  return introducedAt(text, all, at)
}

function introducedAt(text: string, all: readonly Word[], at: number): { next: number; sure: boolean } | null {
  const folded = all[at]!.folded
  if (folded === 'اینجانب' || folded === 'اینجانبه') return { next: at + 1, sure: true }
  if (folded === 'اسمم') return { next: at + 1, sure: false }
  if (folded === 'اسم' && all[at + 1]?.folded === 'من') return { next: at + 2, sure: false }
  if (folded !== 'نام' && folded !== 'خانوادگی') return null
  if (folded === 'نام' && all[at + 1]?.folded === 'من') return { next: at + 2, sure: false }
  const after = all[at + 1]
  return after && after.token.text === ':' && text[all[at]!.token.start - 1] !== '['
    ? { next: at + 2, sure: true }
    : null
}

const looksLikeFamily = ({ folded }: Word) => folded.length > 3 && FAMILY_END.test(folded)

/** How many words from `from` are a name, 0 to 3. */
function nameFrom(all: readonly Word[], from: number, sure: boolean): number {
  const first = all[from]
  if (!first || !mayBeName(first) || (!first.joined && all[from - 1]?.token.text !== ':')) return 0
  const given = GIVEN_NAMES.has(first.folded)
  if (!sure && !given && !looksLikeFamily(first)) return 0
  let taken = 1
  for (; taken < MAX_NAME_WORDS; taken++) {
    const word = all[from + taken]
    if (!word?.joined || !mayBeName(word)) break
    const before = all[from + taken - 1]!
    if (/(?:[دت]ن|[دت]ند|[دت]م|یم|[نر]د)$/.test(word.folded) && !GIVEN_NAMES.has(word.folded)) break
    const continues = GIVEN_NAMES.has(before.folded) || /(?:زاده|پور|نژاد|فر|نیا|ابادی|اصل)$/.test(word.folded)
    if (!continues) break
  }
  return taken
}

const mayBeName = ({ token, folded }: Word) =>
  token.kind === 'word' &&
  folded.length > 1 &&
  /^[\u0621-\u06d3]+$/.test(folded) &&
  !NO_NAME.has(folded) &&
  !TITLES.has(folded) &&
  !/^ن?می.{2}|ها(?:ی|یی)?$/.test(folded)

const ENGLISH =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\b\.?|\b[Mm]y name is|\bI am (?:called|named)) {1,3}(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})/gu

function findEnglishNames(text: string): Finding[] {
  if (!/[A-Z]/.test(text)) return []
  return [...text.matchAll(ENGLISH)].map(({ index, 0: whole, 1: name }) => ({
    kind: 'name' as const,
    start: index + whole.length - name!.length,
    end: index + whole.length,
    certainty: 0.75,
  }))
}
