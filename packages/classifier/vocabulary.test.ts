/** The hash table against a Map. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Vocabulary } from './vocabulary.ts'

// Few distinct low bits, so that slots collide, and the ends of the range.
const hash = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.integer({ min: 0, max: 255 }).map((high) => high * 0x1000000),
  fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff),
)

test('add() and find() answer as a Map does, through every growth', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 300 }), fc.array(hash), (added, asked) => {
      const vocabulary = new Vocabulary(1)
      const columns = new Map<number, number>()
      for (const hash of added) {
        if (!columns.has(hash)) columns.set(hash, columns.size)
        assert.equal(vocabulary.add(hash), columns.get(hash))
      }
      assert.equal(vocabulary.size, columns.size)
      for (const hash of [...added, ...asked]) assert.equal(vocabulary.find(hash), columns.get(hash) ?? -1)
    }),
  )
})
