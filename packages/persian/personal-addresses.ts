/**
 * Where does a text say in which house somebody lives? An outline: from the first word of an
 * address («خیابان», «کوچه» …) to its last, when one of them leads to a single house. A street or a
 * square alone is a place, not a person, and stays readable.
 */
import { fold } from './fold.ts'
import type { Finding } from './personal-kinds.ts'
import { type Token, tokens } from './tokens.ts'

const set = (list: string) => new Set(list.split(' '))
const WAYS = set(
  'خیابان خیابون خ کوچه ک بلوار میدان کوی بنبست اتوبان بزرگراه شهرک محله مجتمع برج چهارراه سهراه فلکه جاده گذر بازار روستای روستا ناحیه سرک',
)
const HOUSE = set('پلاک واحد طبقه منزل زنگ بلوک نمبر پ ط')
// How many words may stand between two words of one address, and after the last.
const MAX_GAP = 5
const MAX_TAIL = 2

const ENGLISH =
  /\b\d{1,5}[A-Za-z]? (?:\p{Lu}[\p{L}'’.]{1,20} ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Alley|Square|Sq)\b\.?/gu

type Marker = { at: number; house: boolean }

/** The addresses, in order, none overlapping. O(n) time. */
export function findAddresses(text: string): Finding[] {
  const found: Finding[] = []
  if (!MAY_HOLD.test(text)) return found
  const all = tokens(text)
  const markers = markersOf(text, all)
  for (let first = 0; first < markers.length; ) {
    let last = first
    while (last + 1 < markers.length && isNear(all, markers[last]!.at, markers[last + 1]!.at)) last++
    const group = markers.slice(first, last + 1)
    const houses = group.filter((marker) => marker.house).length
    if (houses > 0 && group.length > 1)
      found.push({
        kind: 'address',
        start: all[group[0]!.at]!.start,
        end: all[tailEnd(all, group.at(-1)!.at)]!.end,
        certainty: group.length > 2 ? 0.85 : 0.7,
      })
    first = last + 1
  }
  return found
}

/** Addresses as written in English («12 Main Street»), in order. O(n) time. */
export function findEnglishAddresses(text: string): Finding[] {
  return [...text.matchAll(ENGLISH)].map(({ index, 0: whole }) => ({
    kind: 'address' as const,
    start: index,
    end: index + whole.length,
    certainty: 0.7,
  }))
}

const MAY_HOLD = /پلاک|واحد|طبقه|منزل|زنگ|بلوک|نمبر|(?<!\p{L})[پط](?!\p{L})/u

function markersOf(text: string, all: readonly Token[]): Marker[] {
  const markers: Marker[] = []
  for (let at = 0; at < all.length; at++) {
    const token = all[at]!
    if (token.kind !== 'word' || text[token.start - 1] === '[') continue
    const folded = fold(token.text)
    const next = all[at + 1]
    const short = folded.length === 1
    // «پ ۱۲» and «خ آزادی» are short forms; alone such a letter is nothing.
    if (HOUSE.has(folded)) {
      if (hasNumberNear(all, at)) markers.push({ at, house: true })
    } else if (WAYS.has(folded) && (!short || next?.text === '.' || (folded === 'خ' && isBeginning(text, token.start))))
      markers.push({ at, house: false })
  }
  return markers
}

// «خ ۱۷ شهریور» where something begins; in the middle of a sentence it is no street.
const isBeginning = (text: string, at: number) => /(?:^|[:،,.\n]) ?$/.test(text.slice(Math.max(0, at - 2), at))

const ORDINAL =
  /^(?:اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|همکف|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|زوج|فرد|شمالی|جنوبی|شرقی|غربی)$/

function hasNumberNear(all: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 2 && next < all.length; next++) {
    const token = all[next]!
    if (token.kind === 'number') return true
    if (token.kind === 'word' && ORDINAL.test(fold(token.text))) return true
    if (token.kind === 'word' && fold(token.text) !== 'شماره') return false
  }
  return false
}

function isNear(all: readonly Token[], from: number, to: number): boolean {
  if (to - from > 2 * MAX_GAP) return false
  let between = 0
  for (let at = from + 1; at < to; at++) {
    const token = all[at]!
    if (/^[.!?؟[\]]/.test(token.text) && !(token.text === '.' && all[at - 1]!.text.length === 1)) return false
    if (token.kind !== 'punctuation') between++
  }
  return between <= MAX_GAP
}

/** The last token of the address whose last marker is at `at`: its number, or the words of its name. */
function tailEnd(all: readonly Token[], at: number): number {
  let end = at
  for (let next = at + 1; next <= at + MAX_TAIL + 1 && next < all.length; next++) {
    const token = all[next]!
    if (token.kind === 'number') return next
    if (token.kind === 'punctuation') {
      if (!/^[:.،,-]$/.test(token.text)) break
      continue
    }
    if (next - at > MAX_TAIL || token.kind !== 'word') break
    end = next
    if (ORDINAL.test(fold(token.text))) break
  }
  return end
}
