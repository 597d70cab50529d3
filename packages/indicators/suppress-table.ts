/**
 * How to publish a table of counts with the totals of its rows and columns, so that no small cell
 * is exposed by subtraction?
 *
 * First rows, then columns with small totals are merged (`suppress`). Then small cells are hidden,
 * and as many others as it takes until each small one could be anything from 0 to k for a reader
 * of all that is published: for each, tables that agree with everything shown are found in which it
 * is 0 and k, as in the attack (`possibleCount`). Where no hiding helps, further lines are merged.
 *
 * The promise is against a reader who knows the published figures. One who also reruns this rule
 * on guessed tables may narrow a hidden cell further; lists (`suppress`) are safe against that too.
 *
 * Source: Kelly, Golden & Assad (1992), Networks 22, 397–417, doi:10.1002/net.3230220407.
 */
import { type Grid, shift, toGrid } from './attack.ts'
import { SMALLEST_GROUP, suppress } from './suppress.ts'

/** Counts by two properties: `cells[row][column]`. */
export type Table = { rows: readonly string[]; columns: readonly string[]; cells: readonly (readonly number[])[] }

/** A row or column that is published, of one name or of several merged ones, with its total. */
export type Line = { names: string[]; count: number }

/** What may be published: totals of lines, and cells, null where hidden. Empty, with no total, when all are too few. */
export type SuppressedTable = { total: number | null; rows: Line[]; columns: Line[]; cells: (number | null)[][] }

/**
 * The table with small lines merged and small cells hidden. Rows and columns go from the most to
 * the least wanted, as in `suppress`; merged lines stand last. Counts of 0 are small, too.
 *
 * For a reader of what is published every hidden cell below `k` could have any count from 0 to k.
 * The counts must not be of a property that changes while the totals stay published elsewhere: a
 * histogram in every cell is a third dimension, and its sums over both margins would tell more.
 * O(small cells × cells) and a little more.
 *
 * @throws RangeError when the shape is not that of the names, and as `suppress`.
 * @example
 * suppressTable({ rows: ['water', 'bread'], columns: ['north', 'south', 'east'], cells: [[40, 3, 30], [50, 60, 70]] }, 5)
 * // {
 * //   total: 253,
 * //   rows: [{ names: ['water'], count: 73 }, { names: ['bread'], count: 180 }],
 * //   columns: [{ names: ['north'], count: 90 }, { names: ['south'], count: 63 }, { names: ['east'], count: 100 }],
 * //   cells: [[40, null, null], [50, null, null]],
 * // }
 */
export function suppressTable(table: Table, k = SMALLEST_GROUP): SuppressedTable {
  checkShape(table)
  let rows = merged(table.rows, sums(table.cells), k)
  let columns = merged(table.columns, sums(transpose(table.cells, table.columns.length)), k)
  if (rows === null || columns === null) return { total: null, rows: [], columns: [], cells: [] }
  for (;;) {
    const grid = hideSmallCells(collapse(table, rows, columns), k)
    if (grid !== null) return published(table, rows, columns, grid)
    if (rows.length >= columns.length) rows = mergeLast(rows)
    else columns = mergeLast(columns)
  }
}

/**
 * Hides the cells below `k`, and others until each of those could be anything from 0 to k; null
 * when hiding every cell would not be enough. With `showZeros`, a 0 is no secret.
 */
export function hideSmallCells(cells: readonly (readonly number[])[], k: number, showZeros = false): Grid | null {
  const least = showZeros ? 1 : 0
  const grid = toGrid(cells, (row, column) => cells[row]![column]! < k && cells[row]![column]! >= least)
  const small = [...grid.hidden.keys()].filter((cell) => grid.hidden[cell] === 1)
  const shields = new Map<number, Set<number>>()
  for (const cell of small) {
    const shield = shieldOf(grid, cell, k, true)
    if (shield === null) return null
    shields.set(cell, shield)
  }
  showNeedless(grid, shields, k)
  return grid
}

/** The cells that keep a small one open from 0 to k, or null. With `mayHide`, more are hidden where needed. */
function shieldOf(grid: Grid, cell: number, k: number, mayHide: boolean): Set<number> | null {
  const count = grid.counts[cell]!
  const up = shift(grid, cell, k - count, mayHide)
  const down = shift(grid, cell, -count, mayHide)
  return up.moved + down.moved < k ? null : up.through.union(down.through)
}

/** Publishes again, the most wanted first, what was hidden for a small cell that is protected without it. */
function showNeedless(grid: Grid, shields: Map<number, Set<number>>, k: number) {
  for (const [cell, hidden] of grid.hidden.entries()) {
    if (hidden === 0 || shields.has(cell)) continue
    grid.hidden[cell] = 0
    const others = shieldsWithout(grid, shields, cell, k)
    if (others === null) grid.hidden[cell] = 1
    else for (const [small, shield] of others) shields.set(small, shield)
  }
}

/** Another shield for each small cell that was shielded through `cell`; null when one has none. */
function shieldsWithout(grid: Grid, shields: ReadonlyMap<number, Set<number>>, cell: number, k: number) {
  const others = new Map<number, Set<number>>()
  for (const [small, shield] of shields) {
    if (!shield.has(cell)) continue
    const other = shieldOf(grid, small, k, false)
    if (other === null) return null
    others.set(small, other)
  }
  return others
}

/** The lines as positions of names: those shown, then the merged ones together; null when all are too few. */
function merged(names: readonly string[], totals: readonly number[], k: number): number[][] | null {
  const { total, shown, others } = suppress(
    names.map((name, at) => ({ name, count: totals[at]! })),
    k,
  )
  if (total === null) return null
  const lines = shown.map(({ name }) => [names.indexOf(name)])
  return others ? [...lines, others.names.map((name) => names.indexOf(name))] : lines
}

const mergeLast = (lines: readonly number[][]) => [
  ...lines.slice(0, -2),
  lines
    .slice(-2)
    .flat()
    .sort((a, b) => a - b),
]

function collapse(table: Table, rows: readonly number[][], columns: readonly number[][]): number[][] {
  return rows.map((inRow) =>
    columns.map((inColumn) => inRow.reduce((sum, row) => inColumn.reduce((s, c) => s + table.cells[row]![c]!, sum), 0)),
  )
}

function published(table: Table, rows: number[][], columns: number[][], grid: Grid): SuppressedTable {
  const cells = collapse(table, rows, columns)
  const line = (names: readonly string[], at: number[], count: number) => ({ names: at.map((a) => names[a]!), count })
  return {
    total: cells.flat().reduce((a, b) => a + b, 0),
    rows: sums(cells).map((count, at) => line(table.rows, rows[at]!, count)),
    columns: sums(transpose(cells, columns.length)).map((count, at) => line(table.columns, columns[at]!, count)),
    cells: cells.map((row, r) => row.map((count, c) => (grid.hidden[r * grid.columns + c] ? null : count))),
  }
}

const sums = (cells: readonly (readonly number[])[]) => cells.map((row) => row.reduce((a, b) => a + b, 0))

function transpose(cells: readonly (readonly number[])[], columns: number): number[][] {
  return Array.from({ length: columns }, (_, column) => cells.map((row) => row[column]!))
}

function checkShape({ rows, columns, cells }: Table) {
  if (cells.length !== rows.length || cells.some((row) => row.length !== columns.length)) {
    throw new RangeError('A table must have a row of cells for each row, and in it a cell for each column')
  }
}
