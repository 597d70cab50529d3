/**
 * What can a reader work out about a hidden cell from the totals of its row and column?
 *
 * Every table of whole numbers from 0 that agrees with what is published could be the true one.
 * The largest and the smallest count that a hidden cell takes in these tables is a linear program;
 * because every hidden cell stands in one row sum and one column sum it is a network flow, so the
 * answer is exact. The reader is assumed to know nothing beyond the published figures.
 *
 * Source: Kelly, Golden & Assad (1992), Cell Suppression: Disclosure Protection for Sensitive
 * Tabular Data, Networks 22, 397–417, doi:10.1002/net.3230220407; Ford & Fulkerson (1956).
 */
import type { Interval } from './share.ts'

/** A table of counts, row by row, and which of its cells are hidden (1) or published (0). */
export type Grid = { rows: number; columns: number; counts: ArrayLike<number>; hidden: Uint8Array }

/** How far a cell could be moved, and the hidden cells that make up for it. */
export type Shift = { moved: number; through: Set<number> }

/**
 * The smallest and largest count that the cell could have for a reader of the published cells and
 * of all totals of rows and columns. A published cell has its own count as both. `cells` are counts
 * by row, `hidden` has the same shape. O(hidden cells × changes of the path), at most milliseconds
 * for 1,000 hidden cells.
 *
 * @throws RangeError when rows differ in length or a count is not a whole number from 0.
 * @example
 * possibleCount([[3, 12], [20, 7]], [[true, true], [true, true]], 0, 0)
 * // { low: 0, high: 15 }
 */
export function possibleCount(
  cells: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  row: number,
  column: number,
): Interval {
  const grid = toGrid(cells, (r, c) => hidden[r]?.[c] ?? false)
  const cell = row * grid.columns + column
  const count = grid.counts[cell]!
  if (!grid.hidden[cell]) return { low: count, high: count }
  return { low: count - shift(grid, cell, -count).moved, high: count + shift(grid, cell, Infinity).moved }
}

/** The table as a grid; `isHidden` says which cells are. @throws RangeError as `possibleCount`. */
export function toGrid(
  cells: readonly (readonly number[])[],
  isHidden: (row: number, column: number) => boolean,
): Grid {
  const columns = cells[0]?.length ?? 0
  const counts = cells.flat()
  if (cells.some((row) => row.length !== columns)) throw new RangeError('The rows of a table must be of one length')
  const bad = counts.find((count) => !(Number.isSafeInteger(count) && count >= 0))
  if (bad !== undefined) throw new RangeError(`A count must be a whole number from 0, got ${bad}`)
  const hidden = Uint8Array.from(counts, (_, at) => Number(isHidden(Math.floor(at / columns), at % columns)))
  return { rows: cells.length, columns, counts, hidden }
}

/**
 * Raises (or, when `by` is negative, lowers) a hidden cell as far as `by` while all sums stay and
 * no count falls below 0. With `mayHide`, published cells may be used too: as few as can be, later
 * ones first; those used are marked hidden in the grid.
 */
export function shift(grid: Grid, cell: number, by: number, mayHide = false): Shift {
  const counts = Float64Array.from(grid.counts)
  const through = new Set<number>()
  const row = Math.floor(cell / grid.columns)
  const column = grid.rows + (cell % grid.columns)
  const [from, to] = by > 0 ? [column, row] : [row, column]
  let moved = 0
  while (moved < Math.abs(by)) {
    const path = shortestPath({ ...grid, counts }, cell, [from, to], mayHide)
    if (path === null) break
    // A path always has a step down, so that the amount is finite.
    const least = Math.min(...path.filter(({ down }) => down).map((step) => counts[step.cell]!))
    const amount = Math.min(Math.abs(by) - moved, least)
    for (const step of path) {
      counts[step.cell]! += step.down ? -amount : amount
      through.add(step.cell)
      grid.hidden[step.cell] = 1
    }
    moved += amount
  }
  return { moved, through }
}

/** One step of a path between a row and a column: the count of the cell where they cross goes up or down. */
type Step = { cell: number; down: boolean }

/** A step and the node it left. */
type Left = Step & { node: number }

/**
 * The path that uses the fewest published cells, or null. Nodes are rows (0 …) and columns (after
 * them): from a row to a column a count goes up, from a column to a row one goes down.
 */
function shortestPath(
  grid: Grid,
  cell: number,
  [from, to]: readonly [number, number],
  mayHide: boolean,
): Step[] | null {
  const { rows, columns, counts, hidden } = grid
  const came: Left[] = []
  const settled = new Uint8Array(rows + columns)
  let near: { node: number; step: Left | null }[] = [{ node: from, step: null }]
  while (near.length > 0) {
    const far: typeof near = []
    // The list grows while it is read.
    for (const { node, step } of near) {
      if (settled[node]) continue
      settled[node] = 1
      if (step) came[node] = step
      if (node === to) return trace(came, from, to)
      const down = node >= rows
      for (let other = (down ? rows : columns) - 1; other >= 0; other--) {
        const next = down ? other : rows + other
        const crossing = down ? other * columns + node - rows : node * columns + other
        if (settled[next] || crossing === cell || (down && counts[crossing] === 0)) continue
        const free = hidden[crossing] === 1
        if (free || mayHide) (free ? near : far).push({ node: next, step: { cell: crossing, down, node } })
      }
    }
    near = far
  }
  return null
}

function trace(came: readonly Left[], from: number, to: number): Step[] {
  const path: Step[] = []
  for (let node = to; node !== from; node = came[node]!.node) path.push(came[node]!)
  return path
}
