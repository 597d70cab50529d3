/** Personal data: numbers with right check digits in every way of writing them, and hits where there is nothing. */
import * as persian from '../../packages/persian/index.ts'
import { percent, seeded } from './measure.ts'

const FORMED = new Set<string>(persian.PERSONAL_KINDS.filter((kind) => kind !== 'name' && kind !== 'address'))

/** Hits in comments that hold nothing personal: each counts as wrong. */
export function falseHits(comments: readonly string[]) {
  const hits = comments.filter((text) => persian.findPersonalData(text).some(({ kind }) => FORMED.has(kind))).length
  return { comments: comments.length, hits, percent: percent(hits, comments.length) }
}

const STYLES = ['0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩']
const SEPARATORS = ['', ' ', '-', '\u200c', '\u200f', ' - ', '/', '–']

/** Whether the number, written so in a sentence, is found whole. */
export type Finder = (text: string, written: string) => boolean
const ours: Finder = (text, written) =>
  persian.findPersonalData(text).some(({ start, end }) => text.slice(start, end) === written)

const WAYS = STYLES.flatMap((style, digits) =>
  SEPARATORS.flatMap((separator) => [3, 4, 10].map((size) => ({ style, digits, separator, size }))),
)
const ROUNDS = 50

/** Of numbers with right check digits, in every digit style and separator: how many are found whole? */
export function checksumRecall(isFound = ours) {
  const chance = seeded(20)
  const digits = (length: number) => Array.from({ length }, () => chance(10))
  const make: Record<string, () => string> = {
    'national-id': () => {
      const nine = digits(9)
      const sum = nine.reduce((total, value, at) => total + value * (10 - at), 0) % 11
      return [...nine, sum < 2 ? sum : 11 - sum].join('')
    },
    card: () => {
      const fifteen = [6, 0, 3, 7, ...digits(11)]
      const double = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
      const sum = fifteen.reduce((total, value, at) => total + (at % 2 ? value : double[value]!), 0)
      return [...fifteen, (10 - (sum % 10)) % 10].join('')
    },
    sheba: () => {
      const rest = digits(22).join('')
      return `IR${String(98n - (BigInt(`${rest}182700`) % 97n)).padStart(2, '0')}${rest}`
    },
  }
  return Object.fromEntries(
    Object.entries(make).map(([kind, number]) => {
      const counts = { tried: 0, found: 0, plainLatin: 0, plainLatinFound: 0 }
      for (const { style, digits, separator, size } of WAYS)
        for (let round = 0; round < ROUNDS; round++) {
          const written = inStyle(number(), style, separator, size)
          const found = isFound(`شماره من ${written} است`, written) ? 1 : 0
          counts.tried++
          counts.found += found
          if (digits > 0 || separator !== '') continue
          counts.plainLatin++
          counts.plainLatinFound += found
        }
      const { tried, found, plainLatin, plainLatinFound } = counts
      return [
        kind,
        { tried, recall: percent(found, tried), recallInPlainLatinDigits: percent(plainLatinFound, plainLatin) },
      ]
    }),
  )
}

function inStyle(number: string, style: string, separator: string, size: number): string {
  const prefix = /^[A-Z]*/.exec(number)![0]
  const parts = number.slice(prefix.length).match(new RegExp(`\\d{1,${size}}`, 'g')) ?? []
  return prefix + parts.join(separator).replace(/\d/g, (value) => [...style][Number(value)]!)
}
