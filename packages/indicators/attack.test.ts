import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { possibleCount } from './attack.ts'

type Cells = number[][]

/** Every table of whole numbers from 0 with the same sums and the same published cells. */
function* everyTable(
  cells: Cells,
  hidden: boolean[][],
  at = 0,
  table: Cells = cells.map((row) => [...row]),
): Generator<Cells> {
  const columns = cells[0]!.length
  const [r, c] = [Math.floor(at / columns), at % columns]
  if (r === cells.length) return yield table.map((row) => [...row])
  const inRow = sum(cells[r]!) - sum(table[r]!.slice(0, c))
  const inColumn = sum(cells.map((row) => row[c]!)) - sum(table.slice(0, r).map((row) => row[c]!))
  const lastInRow = c === columns - 1
  const lastInColumn = r === cells.length - 1
  for (let count = 0; count <= Math.min(inRow, inColumn); count++) {
    if (!hidden[r]![c] && count !== cells[r]![c]) continue
    if ((lastInRow && count !== inRow) || (lastInColumn && count !== inColumn)) continue
    table[r]![c] = count
    yield* everyTable(cells, hidden, at + 1, table)
    table[r]![c] = cells[r]![c]!
  }
}
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

const tables = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
  fc.tuple(
    fc.array(fc.array(fc.nat(5), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  ),
)

test('possibleCount() is what counting all possible tables gives', () => {
  fc.assert(
    fc.property(tables, ([cells, hidden]) => {
      const all = [...everyTable(cells, hidden)]
      for (const [r, row] of cells.entries()) {
        for (const c of row.keys()) {
          const seen = all.map((table) => table[r]![c]!)
          assert.deepEqual(possibleCount(cells, hidden, r, c), { low: Math.min(...seen), high: Math.max(...seen) })
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('possibleCount() of a cell hidden alone in its row is its count', () => {
  const alone = [
    [true, false],
    [true, false],
  ]
  assert.deepEqual(
    possibleCount(
      [
        [3, 12],
        [20, 7],
      ],
      alone,
      0,
      0,
    ),
    { low: 3, high: 3 },
  )
})

test('possibleCount() refuses ragged tables and what is no count', () => {
  assert.throws(() => possibleCount([[1, 2], [3]], [[true]], 0, 0), RangeError)
  assert.throws(() => possibleCount([[1, -2]], [[true, true]], 0, 0), RangeError)
})

const reference = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/suppression/expected_small_tables.json`
type Reference = {
  table: Cells
  primary: number[][]
  one_optimal_set: number[][]
  attacker_intervals: Record<string, number[]>
}

test('possibleCount() equals the linear program of an independent solver', (t) => {
  if (!existsSync(reference)) return t.skip('the reference tables are not here')
  const { tables }: { tables: Reference[] } = JSON.parse(readFileSync(reference, 'utf8'))
  for (const { table, primary, one_optimal_set, attacker_intervals } of tables) {
    const hides = [...primary, ...one_optimal_set]
    const hidden = table.map((row, r) => row.map((_, c) => hides.some(([a, b]) => a === r && b === c)))
    for (const [cell, [low, high]] of Object.entries(attacker_intervals)) {
      const [r, c] = cell.match(/\d+/g)!.map(Number)
      assert.deepEqual(possibleCount(table, hidden, r!, c!), { low, high })
    }
  }
})
