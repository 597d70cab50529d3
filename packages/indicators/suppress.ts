/**
 * How to publish counts by group so that no small group is exposed, neither by its own count nor
 * by subtraction from the total?
 *
 * Groups below `k` are merged into one line, "others". Where the others could still be told apart,
 * further groups join them. Which ones join follows from the order of the list, never from the
 * counts: "the smallest of the rest" would tell a reader who knows this rule how large it can be.
 * For one list with its total. Not for tables with two margins: `suppressTable` is for those.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, ch. 4, doi:10.1002/9781118348239;
 * readers who know the rule: Wong et al. (2007), Minimality Attack, VLDB, 543–554.
 */

/** A group and how many belong to it. */
export type Count = { name: string; count: number }

/**
 * What may be published. `shown` have counts of at least k, in the order of the list; `others` is
 * the sum of the merged groups, of which only the names are told. `total` is null, and all
 * else empty, when the whole list is too small.
 */
export type Suppressed = { total: number | null; shown: Count[]; others: { names: string[]; count: number } | null }

/** The smallest count that is published, unless an agency asks for more. */
export const SMALLEST_GROUP = 10

/**
 * The list with its small groups merged. `counts` go from the most to the least wanted (by last
 * year's size, by catalogue; never by the counts themselves): when a group must join the others to
 * protect them, it is the last that is left.
 *
 * Each merged group below `k` could, for a reader of what is published who knows this rule and
 * every name, have any count from 0 to k − 2 at least; for one who knows only the sums, any from 0
 * to k. Counts of 0 are small, too. Two lists over the same people must not both be published
 * unless one is nested in the other. O(n log n).
 *
 * @throws RangeError when a count is not a whole number from 0, a name comes twice, or `k` is under 3.
 * @example
 * suppress([{ name: 'water', count: 90 }, { name: 'bread', count: 40 }, { name: 'fuel', count: 3 }], 10)
 * // { total: 133, shown: [{ name: 'water', count: 90 }], others: { names: ['bread', 'fuel'], count: 43 } }
 */
export function suppress(counts: readonly Count[], k = SMALLEST_GROUP): Suppressed {
  checkCounts(counts, k)
  const total = sum(counts)
  if (total < k) return { total: null, shown: [], others: null }

  const merged = new Set(counts.filter(({ count }) => count < k))
  if (merged.size === 0) return { total, shown: [...counts], others: null }

  const small = merged.size
  const rest = counts.filter((group) => !merged.has(group))
  while (rest.length > 0 && !hides(small, merged.size - small, sum([...merged]), k)) merged.add(rest.pop()!)

  const names = counts.filter((group) => merged.has(group)).map(({ name }) => name)
  return { total, shown: rest, others: { names, count: sum([...merged]) } }
}

/**
 * Whether the sum of `small` groups below k and `joined` groups of at least k leaves each small one
 * open, even to a reader who knows which are which.
 */
function hides(small: number, joined: number, sum: number, k: number): boolean {
  // Alone, each must be able to be 0 while the others are at most k − 1, and to be k − 1 itself.
  if (joined === 0) return sum >= k && sum <= (small - 1) * (k - 1)
  // Each joined one is at least k; what is above that must leave room for a small one of k − 1.
  return sum >= joined * k + (k - 1)
}

const sum = (counts: readonly Count[]) => counts.reduce((total, { count }) => total + count, 0)

function checkCounts(counts: readonly Count[], k: number) {
  if (!(Number.isSafeInteger(k) && k >= 3))
    throw new RangeError(`The smallest group must be a whole number from 3, got ${k}`)
  for (const { name, count } of counts) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError(`The count of ${name} must be a whole number from 0, got ${count}`)
    }
  }
  if (new Set(counts.map(({ name }) => name)).size < counts.length)
    throw new RangeError('A name comes twice in the list')
}
