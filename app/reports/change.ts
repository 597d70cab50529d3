/** What changed between two periods, and whether one may say so. Pure. */
import { clopperPearson, newcombe } from '@pasokh/indicators'
import type { Direction } from './schema.ts'

/** Of shares: the difference with its interval; null where one of them is a share of nothing. */
export type ShareChange = { direction: Direction; by: number; low: number; high: number }

export type Share = { part: number; whole: number }

/** The share now less the share before, with Newcombe's interval; it is sure when the interval does not hold 0. */
export function shareChange(now: Share, before: Share, confidence = 0.95): ShareChange | null {
  if (now.whole === 0 || before.whole === 0) return null
  const { low, high } = newcombe(
    { successes: now.part, n: now.whole },
    { successes: before.part, n: before.whole },
    confidence,
  )
  return { direction: directionOf(low, high, 0), by: now.part / now.whole - before.part / before.whole, low, high }
}

/** Of counts: how many times as many a day, with its interval; `high` may be without end. */
export type CountChange = { direction: Direction; ratio: number | null; low: number; high: number }

export type Count = { count: number; days: number }

/**
 * The rate now over the rate before. Given their sum, the count now is binomial when both come at the same rate, so
 * Clopper and Pearson's interval of its share gives one for the ratio. Null when both are nothing.
 */
export function countChange(now: Count, before: Count): CountChange | null {
  const sum = now.count + before.count
  if (sum === 0) return null
  const share = clopperPearson(now.count, sum)
  const ratio = (p: number) => (p / (1 - p)) * (before.days / now.days)
  const [low, high] = [ratio(share.low), ratio(share.high)]
  const rate = before.count === 0 ? null : now.count / now.days / (before.count / before.days)
  return { direction: directionOf(low, high, 1), ratio: rate, low, high }
}

function directionOf(low: number, high: number, same: number): Direction {
  if (low > same) return 'more'
  return high < same ? 'fewer' : 'unsure'
}
