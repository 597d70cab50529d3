/** The three ways in which an indicator is worked out from counts: a number of cases, a share, a median wait. Pure. */
import { medianWait, waitInterval, waitingCurve, wilson } from '@pasokh/indicators'
import type { Figure, Wait } from './schema.ts'

type Worked = Omit<Figure, 'indicator' | 'version' | 'unit'>

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
