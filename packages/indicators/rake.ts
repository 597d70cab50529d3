/**
 * What would the answers say if those who took part were made up like all people?
 *
 * Raking: weights are multiplied, one margin after the other, until each group has the weight that
 * it has among all people. It mends only the margins that are given; that some chose to take part
 * cannot be weighted away, so the unweighted figure and the effective number stand beside it.
 *
 * Sources: Deming & Stephan (1940), Annals of Mathematical Statistics 11(4), 427–444,
 * doi:10.1214/aoms/1177731829; effective number: Kish (1965), Survey Sampling, 11.7.
 */

/** One property: the group of each person, in order, and how many of all people are in each group. */
export type Margin = { groups: readonly string[]; targets: Readonly<Record<string, number>> }

/** Weights in the order of persons, and the number of equally weighted answers that would be as sure. */
export type Raked = { weights: number[]; effectiveN: number }

/** Why there can be no weights. */
export type NoWeights = 'empty-group' | 'unknown-group' | 'does-not-settle'

const ENOUGH_ROUNDS = 1000
const SETTLED = 1e-12

/**
 * Weights, positive and adding up to the first margin's targets; or in `refusal` why not: a group of
 * people of whom nobody took part, a person in a group without target, or margins that contradict
 * each other. `start` are the weights by design, all 1 unless given. With `trim`, weights are held
 * between mean / trim and mean × trim (the mean by the targets), and margins are met only as nearly
 * as that allows.
 * O(rounds × persons × margins).
 *
 * @throws RangeError when lists differ in length, a weight is not above 0, a target is not from 0 or `trim` not above 1.
 * @example
 * rake([{ groups: ['f', 'm', 'm'], targets: { f: 50, m: 50 } }])
 * // { weights: [50, 25, 25], effectiveN: 8 / 3 }
 */
export function rake(
  margins: readonly Margin[],
  { start = margins[0]?.groups.map(() => 1) ?? [], trim = Infinity }: { start?: readonly number[]; trim?: number } = {},
): Raked | { refusal: NoWeights } {
  checkMargins(margins, start, trim)
  const refusal = margins.map(refuse).find((reason) => reason !== null)
  if (refusal) return { refusal }

  const weights = Float64Array.from(start)
  const mean = sum(Object.values(margins[0]?.targets ?? {})) / weights.length
  for (let round = 0; round < ENOUGH_ROUNDS; round++) {
    const changes = margins.map((margin) => meet(weights, margin))
    if (trim < Infinity) changes.push(hold(weights, mean, trim))
    // Trimmed weights and margins may pull for ever; then the last round, which ends in the trim, stands.
    const change = Math.max(0, ...changes)
    if (change < SETTLED || (trim < Infinity && round === ENOUGH_ROUNDS - 1)) {
      return { weights: [...weights], effectiveN: effectiveN([...weights]) }
    }
  }
  return { refusal: 'does-not-settle' }
}

/**
 * Kish's effective number: how many equally weighted answers would be as sure. From 1 to the number
 * of weights above 0; 0 of none.
 *
 * @throws RangeError when a weight is not a number from 0.
 * @example
 * effectiveN([2, 2, 2])
 * // 3
 */
export function effectiveN(weights: readonly number[]): number {
  const bad = weights.find((weight) => !(weight >= 0 && weight < Infinity))
  if (bad !== undefined) throw new RangeError(`A weight must be a number from 0, got ${bad}`)
  const total = sum(weights)
  return total === 0 ? 0 : total ** 2 / sum(weights.map((weight) => weight ** 2))
}

/** Brings one margin to its targets; gives the largest relative change. */
function meet(weights: Float64Array, { groups, targets }: Margin): number {
  const totals = new Map<string, number>()
  for (const [at, group] of groups.entries()) totals.set(group, (totals.get(group) ?? 0) + weights[at]!)
  let change = 0
  for (const [at, group] of groups.entries()) {
    const factor = targets[group]! / totals.get(group)!
    weights[at]! *= factor
    change = Math.max(change, Math.abs(factor - 1))
  }
  return change
}

/** Holds weights within mean / trim and mean × trim; gives the largest relative change. */
function hold(weights: Float64Array, mean: number, trim: number): number {
  let change = 0
  for (const [at, weight] of weights.entries()) {
    const held = Math.min(mean * trim, Math.max(mean / trim, weight))
    weights[at] = held
    change = Math.max(change, Math.abs(held / weight - 1))
  }
  return change
}

function refuse({ groups, targets }: Margin): NoWeights | null {
  const present = new Set(groups)
  if ([...present].some((group) => !(Object.hasOwn(targets, group) && targets[group]! > 0))) return 'unknown-group'
  return Object.entries(targets).some(([group, target]) => target > 0 && !present.has(group)) ? 'empty-group' : null
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function checkMargins(margins: readonly Margin[], start: readonly number[], trim: number) {
  if (margins.some(({ groups }) => groups.length !== start.length))
    throw new RangeError('Margins and weights must be of the same persons')
  if (start.some((weight) => !(weight > 0 && weight < Infinity))) throw new RangeError('A weight must be above 0')
  if (margins.some(({ targets }) => Object.values(targets).some((target) => !(target >= 0 && target < Infinity)))) {
    throw new RangeError('A target must be a number from 0')
  }
  if (!(trim > 1)) throw new RangeError(`A trim must be above 1, got ${trim}`)
}
