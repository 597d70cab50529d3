/**
 * How unequally is a service spread over areas or people?
 *
 * Gini: half the mean difference between two people, in means. Theil: unequal shares weighed by
 * their logarithm, which splits exactly into "between groups" and "within groups". Hoover: the
 * share that would have to move for all to be equal. All are 0 when all are equal.
 *
 * Sources: Gini (1912); Theil (1967), Economics and Information Theory, ch. 4; Hoover (1936), Review
 * of Economics and Statistics 18, 162–171; weighted Gini as in Lerman & Yitzhaki (1989), Journal of
 * Econometrics 42, 43–47.
 */

/** A unit with its value for each person, such as visits per head, and how many people stand for it. */
export type Unit = { value: number; weight: number }

/**
 * The Gini index, 0 to under 1; 0 when all values are 0. Ties, and splitting a unit in two, change
 * nothing. O(n log n).
 *
 * @throws RangeError when there is no weight, or a value or weight is not a number from 0.
 * @example
 * gini([{ value: 0, weight: 3 }, { value: 4, weight: 1 }])
 * // 0.75
 */
export function gini(units: readonly Unit[]): number {
  const { weight, total } = sums(units)
  if (total === 0) return 0
  // The area between the line of equality and the Lorenz curve, trapezium by trapezium, doubled.
  let below = 0
  let reached = 0
  for (const unit of units.toSorted((a, b) => a.value - b.value)) {
    const share = (unit.weight * unit.value) / total
    below += (unit.weight / weight) * (2 * reached + share)
    reached += share
  }
  return Math.max(0, 1 - below)
}

/**
 * The Hoover index, 0 to under 1: the share of the whole that would have to go to others; 0 when all
 * values are 0. O(n).
 *
 * @throws RangeError as `gini`.
 * @example
 * hoover([{ value: 0, weight: 3 }, { value: 4, weight: 1 }])
 * // 0.75
 */
export function hoover(units: readonly Unit[]): number {
  const { weight, total } = sums(units)
  if (total === 0) return 0
  return units.reduce((sum, unit) => sum + Math.abs((unit.weight * unit.value) / total - unit.weight / weight), 0) / 2
}

/**
 * The Theil index, from 0 to the logarithm of the number of people; 0 when all values are 0. O(n).
 *
 * @throws RangeError as `gini`.
 * @example
 * theil([{ value: 0, weight: 1 }, { value: 2, weight: 1 }]) === Math.log(2)
 * // true
 */
export function theil(units: readonly Unit[]): number {
  const { weight, total } = sums(units)
  if (total === 0) return 0
  const mean = total / weight
  return units.reduce((sum, unit) => sum + (unit.weight / weight) * entropy(unit.value / mean), 0)
}

/**
 * The Theil index of all units split into what lies between the groups' means and what lies within
 * groups; the two add up to `theil` of all. A group of no weight counts for nothing. O(n).
 *
 * @throws RangeError as `gini`.
 * @example
 * theilSplit([[{ value: 1, weight: 2 }], [{ value: 1, weight: 1 }]])
 * // { between: 0, within: 0 }
 */
export function theilSplit(groups: readonly (readonly Unit[])[]): { between: number; within: number } {
  const { total } = sums(groups.flat())
  if (total === 0) return { between: 0, within: 0 }
  const peopled = groups.filter((group) => group.some((unit) => unit.weight > 0))
  const means = peopled.map((group) => {
    const own = sums(group)
    return { value: own.total / own.weight, weight: own.weight }
  })
  const within = peopled.reduce((sum, group) => sum + (sums(group).total / total) * theil(group), 0)
  return { between: theil(means), within }
}

// x ln x goes to 0 with x.
const entropy = (x: number) => (x === 0 ? 0 : x * Math.log(x))

function sums(units: readonly Unit[]): { weight: number; total: number } {
  let weight = 0
  let total = 0
  for (const unit of units) {
    if (!(unit.value >= 0 && unit.value < Infinity && unit.weight >= 0 && unit.weight < Infinity)) {
      throw new RangeError(`Values and weights must be numbers from 0, got ${unit.value} with ${unit.weight}`)
    }
    weight += unit.weight
    total += unit.weight * unit.value
  }
  if (weight === 0) throw new RangeError('Inequality needs somebody to be unequal: the weights sum to 0')
  return { weight, total }
}
