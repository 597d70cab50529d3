/**
 * How to publish counts down a fixed hierarchy, province, county, district, so that no small place
 * is exposed?
 *
 * Each level is a list with its total, protected by `suppress`; only places that are shown are
 * opened further. Sums go up from the leaves. One hierarchy must be fixed for good: a second way to
 * add up the same people would let one be subtracted from the other.
 */
import { SMALLEST_GROUP, suppress } from './suppress.ts'

/** A place with its count, or with the parts that it is made of. */
export type Tree = { name: string; count: number } | { name: string; parts: readonly Tree[] }

/** What may be published of a place: its count, the parts that are shown, and the merged ones as one sum. */
export type Branch = { name: string; count: number; parts: Branch[]; others: { names: string[]; count: number } | null }

/**
 * The hierarchy with small places merged at each level, or null when all of it is fewer than `k`.
 * The promise of `suppress` holds at every level, also for a reader of all levels who knows the
 * rule: what is merged is opened nowhere. A leaf has no parts and no others. O(n log n).
 *
 * @throws RangeError as `suppress`.
 * @example
 * suppressTree({ name: 'all', parts: [{ name: 'north', count: 50 }, { name: 'south', count: 40 }] })
 * // {
 * //   name: 'all',
 * //   count: 90,
 * //   parts: [
 * //     { name: 'north', count: 50, parts: [], others: null },
 * //     { name: 'south', count: 40, parts: [], others: null },
 * //   ],
 * //   others: null,
 * // }
 */
export function suppressTree(tree: Tree, k = SMALLEST_GROUP): Branch | null {
  const counts = new Map<Tree, number>()
  addUp(tree, counts)
  const whole = suppress([{ name: tree.name, count: counts.get(tree)! }], k)
  return whole.total === null ? null : open(tree, counts, k)
}

function addUp(tree: Tree, counts: Map<Tree, number>): number {
  const count = 'parts' in tree ? tree.parts.reduce((sum, part) => sum + addUp(part, counts), 0) : tree.count
  counts.set(tree, count)
  return count
}

function open(tree: Tree, counts: ReadonlyMap<Tree, number>, k: number): Branch {
  const count = counts.get(tree)!
  if (!('parts' in tree)) return { name: tree.name, count, parts: [], others: null }
  const { shown, others } = suppress(
    tree.parts.map((part) => ({ name: part.name, count: counts.get(part)! })),
    k,
  )
  const byName = new Map(tree.parts.map((part) => [part.name, part]))
  return { name: tree.name, count, parts: shown.map(({ name }) => open(byName.get(name)!, counts, k)), others }
}
