/** What a page shows of a sheet: all cases or one service, everywhere or in one cell, in so many shapes as can be looked at. Pure. */
import { cellToParent, getResolution, isValidCell } from 'h3-js'
import { type Sheet, WHOLE } from './schema.ts'
import { COARSEST, FINEST } from './tree.ts'

/** From `atLeast` to `atMost` cases. `isRest`: of what is left of the place without the parts that stand by themselves. */
export type Shown = { id: string; isRest: boolean; atLeast: number; atMost: number }

export type Asked = { service?: string | undefined; inside?: string | undefined }

export type View = {
  /** Places with a shape, those with most cases first. */
  shown: Shown[]
  /** What lies elsewhere, or nowhere that is known; null when nothing does. */
  elsewhere: Shown | null
  /** Larger cells are shown than the sheet has, so that there are not too many: each can be looked into. */
  isCoarse: boolean
}

/** More shapes than these no page should carry, and no eye can hold. */
export const MOST_SHAPES = 250

export function viewOf(sheet: Sheet, { service, inside }: Asked): View {
  const found = service === undefined ? sheet.places : sheet.services.filter((one) => one.service === service)
  const all = found.map(
    ({ id, isRest, atLeast }): Shown => ({ id, isRest, atLeast, atMost: atLeast + sheet.smallestGroup - 1 }),
  )
  const placed = all.filter(({ id }) => id !== WHOLE && (!inside || isIn(id, inside)))
  const shown = sheet.kind === 'cells' ? fewer(placed) : placed
  return {
    shown: shown.toSorted((a, b) => b.atLeast - a.atLeast || (a.id < b.id ? -1 : 1)),
    elsewhere: inside ? null : (all.find(({ id }) => id === WHOLE) ?? null),
    isCoarse: shown !== placed,
  }
}

/** A cell that may be looked into: not the finest, and large enough to hold others. */
export const isOpenable = (id: string): boolean =>
  isValidCell(id) && getResolution(id) >= COARSEST && getResolution(id) < FINEST

const isIn = (id: string, inside: string) =>
  getResolution(id) >= getResolution(inside) && cellToParent(id, getResolution(inside)) === inside

function fewer(placed: Shown[]): Shown[] {
  let shown = placed
  for (let most = FINEST - 1; most >= COARSEST && shown.length > MOST_SHAPES; most--) shown = coarser(placed, most)
  return shown
}

/** Sums in cells no finer than a resolution. */
function coarser(placed: readonly Shown[], most: number): Shown[] {
  const sums = new Map<string, Shown>()
  for (const { id, atLeast, atMost } of placed) {
    const at = getResolution(id) > most ? cellToParent(id, most) : id
    const sum = sums.get(at) ?? { id: at, isRest: false, atLeast: 0, atMost: 0 }
    sums.set(at, { ...sum, atLeast: sum.atLeast + atLeast, atMost: sum.atMost + atMost })
  }
  return [...sums.values()]
}

/** Where the classes of the legend begin, as multiples of the smallest group. */
export const CLASSES = [1, 2, 5, 10, 50] as const

/** Which class a figure is in, from 0. */
export const classOf = (atLeast: number, k: number): number => CLASSES.findLastIndex((from) => atLeast >= from * k)
