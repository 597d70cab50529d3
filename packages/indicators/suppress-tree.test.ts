import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Branch, suppressTree, type Tree } from './suppress-tree.ts'

const leaf = fc.oneof(fc.nat(9), fc.nat(80))
const trees = fc.array(fc.array(fc.array(leaf, { maxLength: 4 }), { maxLength: 4 }), { maxLength: 4 }).map(
  (provinces): Tree => ({
    name: 'all',
    parts: provinces.map((counties, p) => ({
      name: `p${p}`,
      parts: counties.map((districts, c) => ({
        name: `p${p}c${c}`,
        parts: districts.map((count, d) => ({ name: `p${p}c${c}d${d}`, count })),
      })),
    })),
  }),
)
const count = (tree: Tree): number =>
  'parts' in tree ? tree.parts.reduce((sum, part) => sum + count(part), 0) : tree.count

function check(branch: Branch, tree: Tree) {
  assert.equal(branch.count, count(tree))
  assert.ok(branch.count >= 10)
  if (!('parts' in tree)) return assert.deepEqual([branch.parts, branch.others], [[], null])
  const shown = branch.parts.reduce((sum, part) => sum + part.count, 0)
  assert.equal(shown + (branch.others?.count ?? 0), branch.count)
  assert.ok(branch.others === null || (branch.others.count >= 10 && branch.others.names.length >= 2))
  assert.deepEqual(
    [...branch.parts.map(({ name }) => name), ...(branch.others?.names ?? [])].sort(),
    tree.parts.map(({ name }) => name).sort(),
  )
  for (const part of branch.parts) check(part, tree.parts.find(({ name }) => name === part.name)!)
}

test('suppressTree() shows sums that agree at every level, no place below k, and opens nothing merged', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const branch = suppressTree(tree)
      if (count(tree) < 10) assert.equal(branch, null)
      else check(branch!, tree)
    }),
  )
})

test('suppressTree() of two levels keeps a small district with another', () => {
  const tree: Tree = {
    name: 'all',
    parts: [
      {
        name: 'north',
        parts: [
          { name: 'hill', count: 31 },
          { name: 'lake', count: 2 },
          { name: 'mill', count: 20 },
        ],
      },
      { name: 'south', count: 60 },
    ],
  }
  const north = suppressTree(tree)!.parts[0]!
  assert.deepEqual(north.others, { names: ['lake', 'mill'], count: 22 })
  assert.deepEqual(
    north.parts.map(({ name }) => name),
    ['hill'],
  )
})

test('suppressTree() of one leaf, of nothing, and of bad counts', () => {
  assert.deepEqual(suppressTree({ name: 'a', count: 12 }), { name: 'a', count: 12, parts: [], others: null })
  assert.equal(suppressTree({ name: 'a', parts: [] }), null)
  assert.throws(() => suppressTree({ name: 'a', parts: [{ name: 'b', count: -1 }] }), RangeError)
})
