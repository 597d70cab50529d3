/** Systems of linear equations with a symmetric positive matrix, by Cholesky's factor. Small ones: some dozen unknowns. */

/**
 * The inverse of a symmetric matrix, given by rows, or null when it is not positive definite: a
 * column of the model is then a sum of others. O(n³).
 *
 * @example
 * inverse([[4, 0], [0, 0.25]])
 * // [[0.25, 0], [0, 4]]
 */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const root = factor(matrix)
  if (root === null) return null
  return matrix.map((_, column) =>
    solve(
      root,
      matrix.map((_, row) => Number(row === column)),
    ),
  )
}

/** The lower triangle L with L Lᵀ = matrix, or null. */
function factor(matrix: readonly (readonly number[])[]): number[][] | null {
  const root: number[][] = []
  for (const [r, row] of matrix.entries()) {
    const own: number[] = []
    for (let c = 0; c <= r; c++) {
      const other = c === r ? own : root[c]!
      const left = row[c]! - dot(own.slice(0, c), other)
      if (c < r) own.push(left / other[c]!)
      else if (left > 1e-12 * Math.abs(row[c]!)) own.push(Math.sqrt(left))
      else return null
    }
    root.push(own)
  }
  return root
}

function solve(root: readonly (readonly number[])[], right: readonly number[]): number[] {
  const down: number[] = []
  for (const [r, row] of root.entries()) down.push((right[r]! - dot(down, row)) / row[r]!)
  const up = Array<number>(root.length).fill(0)
  for (let r = root.length - 1; r >= 0; r--) {
    let left = down[r]!
    for (let below = r + 1; below < root.length; below++) left -= root[below]![r]! * up[below]!
    up[r] = left / root[r]![r]!
  }
  return up
}

/** The sum of products, over the length of the first. */
export const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, at) => sum + x * b[at]!, 0)
