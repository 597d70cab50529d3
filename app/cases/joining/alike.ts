/**
 * How likely two cases are about the same matter, by their words, their service, their place and the time between them,
 * with the reasons. It proposes and joins nothing: an officer decides. Pure; docs/methods/joining.md has its precision.
 */
import type { Grade } from '../schema.ts'

/** What is compared: `similarity` of the covered texts by trigrams, 0..1. */
type Compared = {
  similarity: number
  mine: { serviceId: string | null; areaId: string | null; openedHour: Date }
  other: { serviceId: string | null; areaId: string | null; openedHour: Date }
}

export type Likeness = {
  grade: Grade
  /** Null where one of the two has none. */
  sameService: boolean | null
  sameArea: boolean | null
  daysApart: number
}

const NEAR_COPY = 0.5
const NEAR_COPY_DAYS = 45
const HOUR_MS = 3_600_000

/** A near copy: half of the trigrams, the same service and place, not long apart. Likely: nothing speaks against it. */
export function likenessOf({ similarity, mine, other }: Compared): Likeness {
  const sameService = same(mine.serviceId, other.serviceId)
  const sameArea = same(mine.areaId, other.areaId)
  const hours = Math.abs(mine.openedHour.getTime() - other.openedHour.getTime()) / HOUR_MS
  const daysApart = Math.floor(hours / 24)
  const isCopy = similarity >= NEAR_COPY && sameService === true && sameArea === true && daysApart <= NEAR_COPY_DAYS
  const isAgainst = sameService === false || sameArea === false
  return { grade: isCopy ? 'near-copy' : isAgainst ? 'alike' : 'likely', sameService, sameArea, daysApart }
}

const same = (a: string | null, b: string | null): boolean | null => (a && b ? a === b : null)
