/** Tables to take away: no cell is a formula, and every text comes back as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvTable, plainCell } from './csv.ts'

test('plainCell() makes a text of what a spreadsheet would take for a formula', () => {
  for (const sign of '=+-@＝＋－＠') {
    for (const before of ['', ' ', '\t', '\r', '\u200f', '\u202e', '\ufeff', '\u00a0', '\u200c \u2066'])
      assert.equal(plainCell(`${before}${sign}1+1`), `'${before}${sign}1+1`)
  }
  assert.equal(plainCell('\t1'), "'\t1")
})

test('plainCell() leaves numbers, empty cells and ordinary texts alone', () => {
  for (const cell of [-5, 0, null, '', 'a=b', 'می‌خواهم', '۱۲', "'x", '%3D1']) assert.equal(plainCell(cell), cell)
})

test('csvTable() is read back as it was, but for the sign before formulas', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { minLength: 1 }), (rows) => {
      const read = parse(csvTable(['a', 'b'], rows), { bom: true }) as string[][]
      assert.deepEqual(read, [['a', 'b'], ...rows.map((row) => row.map(plainCell))])
    }),
  )
})
