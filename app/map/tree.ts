/** The one fixed hierarchy of places that a sheet is told in, by cells of H3 or by areas. Pure. */
import { cellToChildren, cellToParent, getResolution } from 'h3-js'
import { WHOLE } from './schema.ts'

/** Sides of half a kilometre, and of 25. */
export const FINEST = 8
export const COARSEST = 4

/** What is told has at least so many addresses behind it, where they are counted. */
export const LEAST_ADDRESSES = 8

/** The resolutions in which services are told, the finest first; then the whole. */
const SERVICE_RESOLUTIONS = [7, 5]

export type Tree = {
  /** Parts of a place that cases may lie in, in an order that no count decides. */
  parts(id: string): readonly string[]
  /** The place that it is a part of. */
  above(id: string): string
  /** Whether cases may be known to lie in a place and in none of its parts. */
  mayBeVague(id: string): boolean
  /** How many addresses lie in a place; null where they are not counted. */
  addresses(id: string): number | null
  /** How many sizes of blocks services are told in; the last is the whole. */
  tiers: number
  /** The block of a size that a place lies in. */
  block(id: string, tier: number): string
}

const childrenOf = (cell: string) => cellToChildren(cell, getResolution(cell) + 1)

/** Cells that have addresses, with how many; `used` are those that cases lie in. */
export function cellTree(addresses: ReadonlyMap<string, number>, used: readonly string[]): Tree {
  const tops = [...new Set(used.map((cell) => cellToParent(cell, COARSEST)))].sort()
  const lived = (id: string) => addresses.get(id) ?? 0
  const parts = (id: string) => {
    if (id === WHOLE) return tops
    const resolution = getResolution(id)
    // Where fewer live, a case is only known by a larger cell.
    return resolution >= FINEST ? [] : childrenOf(id).filter((cell) => lived(cell) >= LEAST_ADDRESSES)
  }
  return {
    parts,
    // A point where nobody lives lies in the larger cell around it.
    mayBeVague: (id) => id === WHOLE || getResolution(id) >= FINEST || parts(id).length < childrenOf(id).length,
    above: (id) => (getResolution(id) <= COARSEST ? WHOLE : cellToParent(id, getResolution(id) - 1)),
    addresses: (id) => (id === WHOLE ? null : lived(id)),
    tiers: SERVICE_RESOLUTIONS.length + 1,
    block(id, tier) {
      const resolution = SERVICE_RESOLUTIONS[tier]
      if (resolution === undefined || id === WHOLE) return WHOLE
      return getResolution(id) > resolution ? cellToParent(id, resolution) : id
    },
  }
}

/** Areas beside each other, in the order of the agency. */
export const areaTree = (areas: readonly string[]): Tree => ({
  parts: (id) => (id === WHOLE ? areas : []),
  above: () => WHOLE,
  mayBeVague: () => true,
  addresses: () => null,
  tiers: 2,
  block: (id, tier) => (tier === 0 ? id : WHOLE),
})
