import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Count, suppress } from './suppress.ts'

const list = (counts: readonly number[]): Count[] => counts.map((count, at) => ({ name: `service ${at}`, count }))

/** Every list of so many counts from 0 to `most`. */
function everyList(groups: number, most: number): number[][] {
  if (groups === 0) return [[]]
  return everyList(groups - 1, most).flatMap((row) => Array.from({ length: most + 1 }, (_, count) => [...row, count]))
}

test('suppress() shows what is large, merges what is small, and loses nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), (counts) => {
      const { total, shown, others } = suppress(list(counts))
      const sum = counts.reduce((a, b) => a + b, 0)
      if (sum < 10) return assert.deepEqual({ total, shown, others }, { total: null, shown: [], others: null })
      assert.equal(total, sum)
      assert.equal(
        shown.reduce((a, { count }) => a + count, others?.count ?? 0),
        sum,
      )
      assert.equal(shown.length + (others?.names.length ?? 0), counts.length)
      assert.ok(shown.every(({ name, count }) => count >= 10 && count === counts[Number(name.slice(8))]))
      if (others) assert.ok(others.count >= 10 && others.names.length >= 2)
      assert.equal(
        others === null,
        counts.every((count) => count >= 10),
      )
    }),
  )
})

test('suppress() leaves an attacker who knows the rule every count from 0 to k − 2, in every small list', () => {
  for (const [k, groups, most] of [
    [3, 2, 14],
    [3, 3, 13],
    [4, 3, 18],
    [5, 3, 20],
    [3, 4, 9],
  ] as const) {
    const rows = everyList(groups, most)
    // The attacker runs suppress() on every list there is, and keeps those that give what was published.
    for (const same of Map.groupBy(rows, (row) => JSON.stringify(suppress(list(row), k))).values()) {
      const { others } = suppress(list(same[0]!), k)
      // Larger sums could also come from lists that are not among the rows.
      if (others === null || others.count > most) continue
      for (const name of others.names) {
        const possible = new Set(same.map((row) => row[Number(name.slice(8))]!))
        // One that only joined is known to be large; nobody needs to hide that.
        if (![...possible].some((count) => count < k)) continue
        for (let count = 0; count <= k - 2; count++) assert.ok(possible.has(count), `${name} ${JSON.stringify(others)}`)
      }
    }
  }
})

test('suppress() gives the same for a list in which any merged small group has any count from 0 to k − 2', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 40 })), { maxLength: 9 })
  fc.assert(
    fc.property(counts, fc.nat(8), (some, wanted) => {
      const published = suppress(list(some))
      const { others } = published
      if (others === null) return
      const merged = others.names.map((name) => Number(name.slice(8)))
      const target = merged.filter((at) => some[at]! < 10).at(wanted) ?? merged.find((at) => some[at]! < 10)!
      for (let count = 0; count <= 8; count++) {
        assert.deepEqual(suppress(list(otherWorld(some, merged, target, count, others.count))), published)
      }
    }),
    { numRuns: 2000 },
  )
})

/** A list that must look the same when published, in which `target` has `count`. */
function otherWorld(some: number[], merged: number[], target: number, count: number, sum: number): number[] {
  const world = [...some]
  const smalls = merged.filter((at) => at !== target && some[at]! < 10)
  const joined = merged.filter((at) => some[at]! >= 10)
  for (const at of merged) world[at] = 0
  world[target] = count
  let left = sum - count
  const give = (at: number, most: number) => {
    world[at] = Math.min(left, most)
    left -= world[at]!
  }
  if (merged.length === some.length) give(merged.find((at) => at !== target)!, Infinity)
  else if (joined.length === 0) for (const at of smalls) give(at, 9)
  else {
    // The last of the list joined first; all but the one that joined last can be just large enough.
    for (const at of joined.slice(1)) give(at, 10)
    give(joined[0]!, Infinity)
  }
  return world
}

test('suppress() joins the groups that come last in the list, whatever their counts', () => {
  const { shown, others } = suppress(list([50, 2, 11, 400]))
  assert.deepEqual(
    shown,
    list([50, 2, 11]).filter(({ count }) => count >= 10),
  )
  assert.deepEqual(others, { names: ['service 1', 'service 3'], count: 402 })
})

test('suppress() merges on while the others would tell: one alone, two of nine, a sum below k', () => {
  assert.deepEqual(suppress(list([30, 9, 9])).others, { names: ['service 0', 'service 1', 'service 2'], count: 48 })
  assert.deepEqual(suppress(list([30, 0, 0])).others?.names.length, 3)
  assert.deepEqual(suppress(list([30, 5, 5, 5])).others, { names: ['service 1', 'service 2', 'service 3'], count: 15 })
  // 27 of three small ones can only be 9, 9 and 9.
  assert.deepEqual(suppress(list([30, 9, 9, 9])).shown, [])
})

test('suppress() of an empty list, of one group, and of ties', () => {
  assert.deepEqual(suppress([]), { total: null, shown: [], others: null })
  assert.deepEqual(suppress(list([9])), { total: null, shown: [], others: null })
  assert.deepEqual(suppress(list([10])), { total: 10, shown: list([10]), others: null })
  assert.deepEqual(suppress(list([10, 10, 10])).others, null)
})

test('suppress() refuses what is no count, a name that comes twice, and a k that hides nothing', () => {
  for (const count of [-1, 0.5, Number.NaN]) assert.throws(() => suppress(list([count, 20])), RangeError)
  assert.throws(() => suppress([...list([12]), ...list([12])]), RangeError)
  for (const k of [0, 2, 3.5, Number.NaN]) assert.throws(() => suppress(list([12]), k), RangeError)
})
