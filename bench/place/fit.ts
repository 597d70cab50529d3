/** Fits what certainty.ts of the geocoder needs: weights of a logistic regression by Newton's method, and an isotonic map by pooling (Ayer et al., 1955). */

export type Sign = { signs: readonly number[]; isRight: boolean }

const RIDGE = 1e-3
const STEPS = 25

/** The weights under which signs tell best how often something is right. */
export function logisticWeights(seen: readonly Sign[]): number[] {
  const size = seen[0]?.signs.length ?? 0
  let weights = new Array<number>(size).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight) => -RIDGE * weight)
    const bend = weights.map((_, row) => weights.map((_, column) => (row === column ? RIDGE : 0)))
    for (const { signs, isRight } of seen) {
      const chance = 1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * weights[at]!, 0)))
      for (let row = 0; row < size; row++) {
        if (signs[row] === 0) continue
        slope[row]! += signs[row]! * ((isRight ? 1 : 0) - chance)
        for (let column = 0; column < size; column++)
          bend[row]![column]! += signs[row]! * signs[column]! * chance * (1 - chance)
      }
    }
    const change = solve(bend, slope)
    weights = weights.map((weight, at) => weight + change[at]!)
    if (Math.max(...change.map(Math.abs)) < 1e-6) break
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000)
}

/** Gaussian elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows
      .slice(at)
      .reduce((best, row, index) => (Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? at + index : best), at)
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (let below = 0; below < rows.length; below++) {
      if (below === at) continue
      const share = rows[below]![at]! / rows[at]![at]!
      for (let column = at; column <= rows.length; column++) rows[below]![column]! -= share * rows[at]![column]!
    }
  }
  return rows.map((row, at) => row[rows.length]! / row[at]!)
}

type Pool = { raw: number; right: number; count: number }

/** The ascending map from what was computed to how often it is right, a knot for each stretch of at least a `parts`th of all. */
export function isotonicKnots(seen: readonly { raw: number; isRight: boolean }[], parts = 150): [number, number][] {
  let pools: Pool[] = []
  for (const { raw, isRight } of seen.toSorted((a, b) => a.raw - b.raw))
    pools = pooled(pools, { raw, right: isRight ? 1 : 0, count: 1 })
  const least = seen.length / parts
  const out: Pool[] = []
  for (const pool of pools) {
    const last = out.at(-1)
    if (last && (last.count < least || pool.count < least)) join(last, pool)
    else out.push({ ...pool })
  }
  const knots = out.map(({ raw, right, count }): [number, number] => [rounded(raw / count), rounded(right / count)])
  // What is one number when rounded is one knot.
  return knots.filter(([raw], at) => raw !== knots[at + 1]?.[0])
}

/** What is below the pool before it is pooled with it. */
function pooled(pools: Pool[], next: Pool): Pool[] {
  pools.push(next)
  while (pools.length > 1 && mean(pools.at(-2)!) >= mean(pools.at(-1)!)) {
    const last = pools.pop()!
    join(pools.at(-1)!, last)
  }
  return pools
}

function join(into: Pool, { raw, right, count }: Pool) {
  into.raw += raw
  into.right += right
  into.count += count
}

const mean = ({ right, count }: Pool) => right / count
const rounded = (value: number) => Math.round(value * 10_000) / 10_000
