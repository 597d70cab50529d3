import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dot, inverse } from './matrix.ts'

test('inverse() times the matrix is one, for any product of a matrix with itself', () => {
  const square = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  )
  fc.assert(
    fc.property(square, (rows) => {
      const matrix = rows.map((a, r) => rows.map((b, c) => dot(a, b) + (r === c ? 1 : 0)))
      const found = inverse(matrix)!
      for (const [r, row] of matrix.entries()) {
        for (const c of row.keys()) {
          const product = dot(
            row,
            found.map((line) => line[c]!),
          )
          assert.ok(Math.abs(product - Number(r === c)) < 1e-8)
        }
      }
    }),
  )
})

test('inverse() is null where one line is a sum of others, and of nothing it is nothing', () => {
  assert.equal(
    inverse([
      [1, 2],
      [2, 4],
    ]),
    null,
  )
  assert.equal(inverse([[0]]), null)
  assert.deepEqual(inverse([]), [])
})
