import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { possibleCount } from './attack.ts'
import { hideSmallCells, suppressTable, type Table } from './suppress-table.ts'

const named = (cells: number[][]): Table => ({
  rows: cells.map((_, at) => `service ${at}`),
  columns: (cells[0] ?? []).map((_, at) => `area ${at}`),
  cells,
})
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom(6, 15, 40))
  .chain(([rows, columns, most]) => {
    const count = fc.oneof(fc.constant(0), fc.nat(most))
    const row = fc.array(count, { minLength: columns, maxLength: columns })
    return fc.array(row, { minLength: rows, maxLength: rows })
  })

/** The published lines as positions in the table. */
const at = (names: string[]) => names.map((name) => Number(name.split(' ')[1]))

test('suppressTable() publishes sums that agree with the table, and no cell or total below k', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 3, max: 12 }), (cells, k) => {
      const { total, rows, columns, cells: shown } = suppressTable(named(cells), k)
      if (sum(cells.flat()) < k) return assert.equal(total, null)
      assert.equal(total, sum(cells.flat()))
      for (const [r, row] of rows.entries()) {
        assert.equal(row.count, sum(at(row.names).flatMap((line) => cells[line]!)))
        assert.ok(row.count >= k)
        for (const [c, column] of columns.entries()) {
          const count = sum(at(row.names).flatMap((line) => at(column.names).map((other) => cells[line]![other]!)))
          assert.ok(shown[r]![c] === null || (shown[r]![c] === count && count >= k))
        }
      }
      for (const column of columns) {
        assert.equal(column.count, sum(cells.flatMap((row) => at(column.names).map((line) => row[line]!))))
        assert.ok(column.count >= k)
      }
      assert.deepEqual(rows.flatMap((row) => at(row.names)).sort(), [...cells.keys()].sort())
      assert.deepEqual(columns.flatMap((column) => at(column.names)).sort(), [...cells[0]!.keys()].sort())
    }),
  )
})

test('suppressTable() leaves every small hidden cell open from 0 to k for a reader of all sums', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 3, max: 12 }), (cells, k) => {
      const out = suppressTable(named(cells), k)
      const merged = out.rows.map((row) =>
        out.columns.map((column) => sum(at(row.names).flatMap((r) => at(column.names).map((c) => cells[r]![c]!)))),
      )
      const hidden = out.cells.map((row) => row.map((cell) => cell === null))
      for (const [r, row] of merged.entries()) {
        for (const [c, count] of row.entries()) {
          if (count >= k) continue
          const { low, high } = possibleCount(merged, hidden, r, c)
          assert.ok(low === 0 && high >= k, `${low} to ${high}`)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('suppressTable() hides nothing where nothing is small', () => {
  const cells = [
    [10, 11, 12],
    [30, 10, 10],
  ]
  assert.deepEqual(suppressTable(named(cells)).cells, cells)
})

test('suppressTable() merges lines where no hiding helps: one cell holds nearly all', () => {
  // With all four hidden the 1 would still be at least 500 + 501 − 1000.
  const { rows, cells } = suppressTable(
    named(
      [
        [499, 1],
        [0, 500],
      ].map((row) => row.toReversed()),
    ),
  )
  assert.equal(rows.length, 1)
  assert.deepEqual(cells.flat().sort(), [499, 501])
})

test('suppressTable() of nothing, of too few, and of one line', () => {
  const nothing = { total: null, rows: [], columns: [], cells: [] }
  assert.deepEqual(suppressTable({ rows: [], columns: [], cells: [] }), nothing)
  assert.deepEqual(
    suppressTable(
      named([
        [1, 2],
        [3, 3],
      ]),
    ),
    nothing,
  )
  assert.deepEqual(
    suppressTable(named([[20, 0, 30]])).columns.map(({ count }) => count),
    [20, 30],
  )
})

test('suppressTable() refuses a table whose shape is not that of its names', () => {
  assert.throws(() => suppressTable({ rows: ['a'], columns: ['b', 'c'], cells: [[1]] }), RangeError)
  assert.throws(() => suppressTable({ rows: ['a', 'b'], columns: ['c'], cells: [[1]] }), RangeError)
})

const reference = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/suppression/expected_small_tables.json`
type Reference = { tables: { table: number[][]; primary: number[][]; min_secondary_cells: number }[] }

test('hideSmallCells() hides nearly as few cells as an exhaustive search', (t) => {
  if (!existsSync(reference)) return t.skip('the reference tables are not here')
  const { tables }: Reference = JSON.parse(readFileSync(reference, 'utf8'))
  let more = 0
  for (const { table, primary, min_secondary_cells } of tables) {
    const grid = hideSmallCells(table, 5, true)!
    const beyond = sum([...grid.hidden]) - primary.length - min_secondary_cells
    assert.ok(beyond >= 0, 'fewer than the least possible cannot protect')
    more += beyond
  }
  assert.ok(more <= 3, `${more} more than needed in ${tables.length} tables`)
})
