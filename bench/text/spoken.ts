/** Word error rate of spoken text made standard, half-spaces read as spaces on both sides. */
import * as persian from '../../packages/persian/index.ts'
import { percent } from './measure.ts'

export function spoken(rows: readonly string[][], standard: (text: string) => string = persian.standard) {
  let words = 0
  let before = 0
  let after = 0
  for (const [typed, gold] of rows) {
    const right = plainWords(gold!)
    words += right.length
    before += distance(plainWords(typed!), right)
    after += distance(plainWords(standard(typed!)), right)
  }
  return { sentences: rows.length, words, asTyped: percent(before, words), wordErrorRate: percent(after, words) }
}

const plainWords = (text: string) =>
  persian
    .fold(
      persian
        .normalize(text)
        .replace(/[^\p{L}\p{N}\u200c\s]/gu, ' ')
        .replaceAll('\u200c', ' '),
    )
    .split(/\s+/)
    .filter(Boolean)

function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, at) => at + 1)
  let corner = 0
  for (const [i, word] of a.entries()) {
    corner = i
    let left = i + 1
    row = row.map((up, j) => {
      const best = Math.min(up + 1, left + 1, corner + (word === b[j] ? 0 : 1))
      corner = up
      left = best
      return best
    })
  }
  return row.at(-1) ?? a.length
}
