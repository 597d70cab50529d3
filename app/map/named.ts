/**
 * Where does a sheet tell of single services? Each in blocks of one size. In a block the services told have at least k
 * cases each, and so has what is left of it, if anything is. Pure.
 *
 * Blocks are made of whole groups, and in each group of a block any service of it may lie. So of two ways to add up the
 * same cases, by place and by service, any crossing may hold as many as the smaller of the two sums: at least k.
 */
import type { Group } from './groups.ts'
import { type Count, NO_SERVICE, WHOLE } from './schema.ts'
import type { Tree } from './tree.ts'

/** A service is told in blocks of a size where so much of it can be expected to have twice as many as k. */
const MOST = 0.75
const ROOM = 2

/** Cases of a service in a block. `isRest`: in what is left of that place without the parts that stand by themselves. */
export type NamedGroup = { id: string; isRest: boolean; service: string; cases: number }

/** A service, and which part of all cases it is as releases say. */
export type Share = { service: string; share: number }

type Column = { id: string; isRest: boolean; counts: Map<string, number> }

/** `services` from the most to the least wanted, never by the counts of this month. */
export function namedIn(tree: Tree, groups: readonly Group[], services: readonly Share[], k: number): NamedGroup[] {
  const tiers = new Map(services.map((one) => [one.service, tierOf(tree, groups, one, k)]))
  const named: NamedGroup[] = []
  let left = groups.map(({ id, isRest, counts }): Column => ({ id, isRest, counts: byService(counts) }))
  for (let tier = 0; tier < tree.tiers; tier++) {
    const mine = services.flatMap(({ service }) => (tiers.get(service) === tier ? [service] : []))
    const blocks = blocksOf(tree, left, tier)
    for (const { id, isRest, counts } of blocks)
      for (const service of toldIn(counts, mine, k)) {
        named.push({ id, isRest, service, cases: counts.get(service)! })
        counts.delete(service)
      }
    left = blocks.filter(({ counts }) => sum(counts.values()) > 0)
  }
  return named
}

/**
 * The size of blocks that fits a service: the finest, by what is published anyway. Were it by the counts of the month,
 * that a service is told in larger blocks would tell of them.
 */
export function tierOf(
  tree: Tree,
  groups: readonly Pick<Group, 'id' | 'cases'>[],
  { share }: Share,
  k: number,
): number {
  const placed = groups.filter(({ id }) => id !== WHOLE).map(({ id, cases }) => ({ id, cases: stepOf(cases, k) }))
  const all = sum(placed.map(({ cases }) => cases))
  for (let tier = 0; tier < tree.tiers - 1; tier++) {
    const blocks = Map.groupBy(placed, ({ id }) => tree.block(id, tier))
    const sums = [...blocks.values()].map((of) => sum(of.map(({ cases }) => cases)))
    const large = sums.filter((cases) => cases * share >= ROOM * k)
    if (all > 0 && sum(large) >= MOST * all) return tier
  }
  return tree.tiers - 1
}

/** A count as it is told: there are at least so many, and fewer than so many and k. */
export const stepOf = (cases: number, k: number): number => Math.floor(cases / k) * k

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, n) => all + n, 0)

function byService(counts: readonly Count[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { service, cases } of counts) sums.set(service, (sums.get(service) ?? 0) + cases)
  return sums
}

function blocksOf(tree: Tree, columns: readonly Column[], tier: number): Column[] {
  const blocks = new Map<string, Column>()
  for (const { id, isRest, counts } of columns) {
    const at = tree.block(id, tier)
    const block = blocks.get(at) ?? { id: at, isRest: isRest && at === id, counts: new Map<string, number>() }
    // What is left of a place is the place again, together with its other parts.
    block.isRest &&= isRest && at === id
    for (const [service, cases] of counts) block.counts.set(service, (block.counts.get(service) ?? 0) + cases)
    blocks.set(at, block)
  }
  return [...blocks.values()]
}

/** The services to tell in a block: what is left of it is nothing, or at least k. */
function toldIn(counts: ReadonlyMap<string, number>, services: readonly string[], k: number): string[] {
  const told = services.filter((service) => service !== NO_SERVICE && (counts.get(service) ?? 0) >= k)
  let left = sum(counts.values()) - sum(told.map((service) => counts.get(service)!))
  while (left > 0 && left < k && told.length > 0) left += counts.get(told.pop()!)!
  return told
}
