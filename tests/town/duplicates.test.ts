import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureDuplicates } from './duplicates.ts'

test('likenessOf() calls nothing a near copy in the made-up town that is another matter', async () => {
  const { labelled, found, grades } = await measureDuplicates()
  assert.equal(labelled, 27)
  assert.ok(found >= 14, `found ${found}`)
  const copies = grades['near-copy']
  assert.ok(copies.pairs >= 8, `${copies.pairs} near copies`)
  assert.equal(copies.same, copies.pairs)
  const likely = grades.likely
  // What is no labelled pair is of the one evening on which the internet of a neighbourhood went down.
  assert.equal(likely.same + likely.outage, likely.pairs)
})
