/** May an area lie where it is said to lie, and be replaced by what is said? Pure. */
import { AREA_LEVELS, type AreaInput, type AreaLevel } from './schema.ts'

export type AreaFault = 'no-such-area' | 'parent-too-small' | 'lies-in-itself' | 'ends-before-it-begins'

type Around = {
  /** The parent and what it lies in, the nearest first; empty when there is no such parent. */
  above: readonly { areaId: string; level: AreaLevel }[]
  isReplacementThere: boolean
}

const rank = (level: AreaLevel) => AREA_LEVELS.indexOf(level)

/** Whether an area of this level may hold one of that level: itself of an earlier one, or the same. */
export const mayHold = (outer: AreaLevel, inner: AreaLevel) => rank(outer) <= rank(inner)

/** What is wrong with an area's place among the others, or null. `areaId` is null for a new one. */
export function areaFault(
  areaId: string | null,
  area: Pick<AreaInput, 'level' | 'parentId' | 'replacedBy' | 'validFrom' | 'validTo'>,
  { above, isReplacementThere }: Around,
): AreaFault | null {
  const [parent] = above
  if ((area.parentId && !parent) || !isReplacementThere) return 'no-such-area'
  if (areaId && (above.some((one) => one.areaId === areaId) || area.replacedBy === areaId)) return 'lies-in-itself'
  if (parent && !mayHold(parent.level, area.level)) return 'parent-too-small'
  // Days are written so that their order is that of their letters.
  return area.validFrom && area.validTo && area.validTo < area.validFrom ? 'ends-before-it-begins' : null
}
