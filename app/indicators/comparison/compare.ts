/**
 * Agencies beside each other in one indicator, without an order where none can be told: intervals that hold together,
 * and the places that are possible with them. Pure.
 */
import { confidenceOfEach, type Places, possiblePlaces, waitInterval, waitingCurve, wilson } from '@pasokh/indicators'
import type { Definition } from '../definition.schema.ts'
import type { Group } from '../figures.ts'
import { toCounts } from '../measure.ts'
import type { Figure } from '../schema.ts'

const CONFIDENCE = 0.95

/** The confidence of each interval where so many stand beside each other. */
export const confidenceBeside = (agencies: number) => confidenceOfEach(CONFIDENCE, agencies)

export type Compared<Of> = { of: Of; figure: Figure; low: number; high: number; places: Places }

/** Whether agencies may stand beside each other in it: shares of cases and waits, of which the interval is known. */
export const isComparable = ({ compute, breakdowns }: Definition): boolean =>
  breakdowns.includes('service') &&
  (compute.how === 'share' || compute.how === 'older' || (compute.how === 'median' && compute.of !== 'openAges'))

/** Those that have a figure by this version of the method, in the order given. */
export function compare<Of>(definition: Definition, all: readonly { of: Of; group: Group }[]): Compared<Of>[] {
  const known = all.flatMap(({ of, group }) => {
    const figure = group.figures.find(
      ({ indicator, version }) => indicator === definition.id && version === definition.version,
    )
    return figure && figure.value !== null ? [{ of, group, figure }] : []
  })
  if (known.length === 0) return []
  const each = confidenceBeside(known.length)
  const intervals = known.map(({ figure, group }) => wider(definition, figure, { group, each }))
  const places = possiblePlaces(intervals, 'highest')
  return known.map(({ of, figure }, at) => ({ of, figure, ...intervals[at]!, places: places[at]! }))
}

type Widening = { group: Group; each: number }

/** Where the curve of waiting does not come so far, the end is open. */
function wider({ compute }: Definition, { numerator, denominator }: Figure, { group, each }: Widening) {
  if (compute.how !== 'median' || compute.of === 'openAges') return wilson(numerator!, denominator!, each)
  const { low, high } = waitInterval(waitingCurve(toCounts(group.tally[compute.of])), 0.5, each)
  return { low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY }
}

/** One alone has nobody to be set beside. */
export const isEnough = (compared: readonly unknown[]): boolean => compared.length >= 2

/** Whether any two of them stand in an order for certain. */
export const hasOrder = (compared: readonly Compared<unknown>[]): boolean =>
  compared.some(({ places: { best, worst } }) => best > 1 || worst < compared.length)
