/** The ways in which an indicator is worked out from counts: a number of cases, a share, a median, a mean. Pure. */
import { meanCount, medianWait, waitInterval, waitingCurve, wilson } from '@pasokh/indicators'
import type { Definition } from './definition.schema.ts'
import type { Figure, Step, Wait } from './schema.ts'

export type Worked = Pick<Figure, 'value' | 'low' | 'high' | 'numerator' | 'denominator'>

export const countOf = (cases: number): Worked => ({
  value: cases,
  low: null,
  high: null,
  numerator: cases,
  denominator: null,
})

/** With Wilson's 95 % interval; a share of nothing has no value. */
export function shareOf(numerator: number, denominator: number): Worked {
  if (denominator === 0) return { value: null, low: null, high: null, numerator, denominator }
  return { value: numerator / denominator, ...wilson(numerator, denominator), numerator, denominator }
}

export const toCounts = (waits: readonly Wait[]) =>
  waits.map(([days, solved, stillWaiting]) => ({ days, solved, stillWaiting }))

/**
 * The days by which half of all are through, those who still wait counted, with its 95 % interval.
 * Numerator: those who are through. Denominator: all.
 */
export function medianOf(waits: readonly Wait[]): Worked {
  const curve = waitingCurve(toCounts(waits))
  const numerator = waits.reduce((sum, [, ended]) => sum + ended, 0)
  const denominator = waits.reduce((sum, [, ended, waiting]) => sum + ended + waiting, 0)
  return { value: medianWait(curve), ...waitInterval(curve), numerator, denominator }
}

const casesOf = (steps: readonly Step[]) => steps.reduce((sum, [, n]) => sum + n, 0)
const amountsOf = (steps: readonly Step[]) => steps.reduce((sum, [amount, n]) => sum + amount * n, 0)

/** The middle of amounts that are all known; numerator and denominator are how many there are. */
export const middleOf = (steps: readonly Step[]): Worked => medianOf(steps.map(([amount, n]) => [amount, n, 0]))

/** The share of those with more than so much. */
export const olderOf = (steps: readonly Step[], than: number): Worked =>
  shareOf(casesOf(steps.filter(([amount]) => amount > than)), casesOf(steps))

/** 0.975 of the standard normal distribution lies below it. */
const Z = 1.959963984540054

/** Numerator: the sum of all amounts. Null of no case. */
export const meanOf = (steps: readonly Step[], { interval }: Pick<Definition, 'interval'>): Worked =>
  interval === 'normal' ? normalMeanOf(steps) : countMeanOf(steps)

/** The 95 % interval is that of counts which vary as much as these do. */
function countMeanOf(steps: readonly Step[]): Worked {
  const found = meanCount(steps.map(([times, cases]) => ({ times, cases })))
  const [numerator, denominator] = [amountsOf(steps), casesOf(steps)]
  if (!found) return { value: null, low: null, high: null, numerator, denominator }
  return { value: found.mean, low: found.low, high: found.high, numerator, denominator }
}

/** The 95 % interval takes the mean of many cases as normal; below 0 it is cut. Where all are alike it is of width nothing. */
function normalMeanOf(steps: readonly Step[]): Worked {
  const n = casesOf(steps)
  const numerator = amountsOf(steps)
  if (n === 0) return { value: null, low: null, high: null, numerator, denominator: n }
  const value = numerator / n
  const squares = steps.reduce((sum, [amount, cases]) => sum + cases * (amount - value) ** 2, 0)
  const half = n > 1 ? Z * Math.sqrt(squares / (n - 1) / n) : null
  const ends = half === null ? { low: null, high: null } : { low: Math.max(0, value - half), high: value + half }
  return { value, ...ends, numerator, denominator: n }
}
