/** Does a text name a numbered thing: «تیر چراغ ۱۰۲۳», «دریچهٔ T-14», lamp post no. 1023? Pure. */
import { fold } from '@pasokh/persian'
import { toLatinDigits } from '#kit/words.ts'
import type { AssetKind } from './file.schema.ts'

/** What people call them, folded. */
const WORDS: Record<AssetKind, readonly string[]> = {
  lamp: [
    'تیر چراغ',
    'چراغ',
    'تیر برق',
    'پایه چراغ',
    'lamp',
    'lamp post',
    'lamppost',
    'street light',
    'streetlight',
    'light pole',
  ],
  manhole: ['دریچه', 'منهول', 'حوضچه', 'manhole', 'chamber'],
  mast: ['دکل', 'آنتن', 'سایت', 'mast', 'tower', 'antenna'],
  branch: ['شعبه', 'دفتر', 'باجه', 'branch', 'office'],
}
/** Words that may stand before the number. */
const BEFORE = '(?:(?:شماره|کد|پلاک|number|no|nr|code|#)\\.?\\s*)?'
const NUMBER = '([a-z]{0,3}[\\s-]?\\d{1,10}(?:-\\d{1,6})?)'

/** Written apart or together. */
const formOf = (word: string) => fold(word).replaceAll(' ', '\\s*')
const PATTERNS = Object.entries(WORDS).map(([kind, words]) => {
  const names = words.map(formOf).toSorted((a, b) => b.length - a.length)
  // The keys of WORDS are kinds.
  return [
    kind as AssetKind,
    new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${names.join('|')})(?:ی|ه|های)?\\s+${BEFORE}${NUMBER}(?![\\p{L}\\p{N}])`, 'u'),
  ] as const
})

export type AssetMention = { kind: AssetKind; code: string }

/** The first numbered thing of each kind; the number without dashes and spaces, in capitals. */
export function assetsMentioned(text: string): AssetMention[] {
  const folded = toLatinDigits(fold(text.replaceAll('\u200c', ' '))).toLowerCase()
  return PATTERNS.flatMap(([kind, pattern]) => {
    const [, number] = pattern.exec(folded) ?? []
    return number ? [{ kind, code: number.replace(/[\s-]/g, '').toUpperCase() }] : []
  })
}
