/**
 * Which places does a sheet tell by themselves? From the whole down: of the parts of a place, those with at least k
 * cases are told, what is left of it is nothing or at least k, and only what is told is opened further. Pure.
 *
 * Every case is in one group, so whatever is added up or subtracted is again of none or of at least k. What was merged
 * may all lie in one part, or in no part that is known: so none of it is known to be few, not even by who knows this rule.
 */
import { suppress } from '@pasokh/indicators'
import { type Count, WHOLE } from './schema.ts'
import { LEAST_ADDRESSES, type Tree } from './tree.ts'

/** Cases that are told together: a place, or what is left of it without the parts that stand by themselves. */
export type Group = { id: string; isRest: boolean; cases: number; counts: Count[] }

type Sums = ReadonlyMap<string, number>
type Opening = { tree: Tree; sums: Sums; k: number; told: Map<string, boolean> }

/** The groups of a month, in the order of the tree; none when all of it is fewer than k. */
export function groupsOf(tree: Tree, counts: readonly Count[], k: number): Group[] {
  const sums = sumsOf(tree, counts)
  if ((sums.get(WHOLE) ?? 0) < k) return []
  const told = new Map<string, boolean>()
  open(WHOLE, { tree, sums, k, told })
  const groups = new Map([...told].map(([id, isRest]) => [id, { id, isRest, cases: 0, counts: [] as Count[] }]))
  for (const count of counts) {
    let at = count.at
    while (!told.has(at)) at = tree.above(at)
    const group = groups.get(at)!
    group.cases += count.cases
    group.counts.push(count)
  }
  return [...groups.values()].filter(({ cases }) => cases > 0)
}

/** Cases in a place and all its parts. */
function sumsOf(tree: Tree, counts: readonly Count[]): Sums {
  const sums = new Map<string, number>()
  for (const { at, cases } of counts)
    for (let id = at; ; id = tree.above(id)) {
      sums.set(id, (sums.get(id) ?? 0) + cases)
      if (id === WHOLE) break
    }
  return sums
}

function open(id: string, opening: Opening) {
  const shown = shownParts(id, opening)
  opening.told.set(id, shown.length > 0)
  for (const part of shown) open(part, opening)
}

type Part = { name: string; count: number }

const sum = (of: readonly Part[]) => of.reduce((all, { count }) => all + count, 0)

function shownParts(id: string, { tree, sums, k }: Opening): string[] {
  const parts = tree.parts(id).map((name): Part => ({ name, count: sums.get(name) ?? 0 }))
  // Where cases may lie in no part, all that is left may be of that kind, and no part need have any.
  const shown = tree.mayBeVague(id) ? parts.filter(({ count }) => count >= k) : shownOfAll(parts, k)
  const isTold = () => {
    const rest = sums.get(id)! - sum(shown)
    return rest === 0 || (rest >= k && isLived(livedBeside(id, shown, tree)))
  }
  while (shown.length > 0 && !isTold()) shown.pop()
  return shown.map(({ name }) => name)
}

/**
 * Of parts that all cases of a place lie in. Of few cases all large parts are told or none: were one told and another
 * not, that would say of a third one that it has some. Of many, a large part goes with the small ones to cover them.
 */
function shownOfAll(parts: readonly Part[], k: number): Part[] {
  const all = sum(parts)
  // So few stay together, however they lie: of exactly k each of two parts would else be known to have some.
  if (all < 2 * k) return []
  const large = parts.filter(({ count }) => count >= k)
  const [left, small] = [all - sum(large), parts.length - large.length]
  if (left === 0 && large.length === 1) return large
  if (all >= parts.length * k) return suppress(parts, k).shown
  return left === 0 || (left >= k && left <= (small - 1) * (k - 1)) ? large : []
}

function livedBeside(id: string, shown: readonly { name: string }[], { addresses }: Tree): number | null {
  const all = addresses(id)
  return all === null ? null : shown.reduce((left, { name }) => left - (addresses(name) ?? 0), all)
}

const isLived = (addresses: number | null) => addresses === null || addresses >= LEAST_ADDRESSES
