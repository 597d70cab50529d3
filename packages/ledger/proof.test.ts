/** Proofs: those of the definition, accepted; and everything else refused, exhaustively for small trees. */
import assert from 'node:assert/strict'
import { hash as digest, webcrypto } from 'node:crypto'
import { before, test } from 'node:test'
import {
  append,
  consistencyProof,
  EMPTY_EDGE,
  inclusionProof,
  leafHash,
  rootAt,
  type Tree,
  tilePath,
  treeOfTiles,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import { slowPath, slowProof, slowRoot } from './slow.ts'

const SIZES = 130
const sha256 = (bytes: Uint8Array) => digest('sha256', bytes, 'buffer')
const all = Array.from({ length: 300 }, (_, at) => new TextEncoder().encode(`entry ${at}`))
const leaves = all.map((entry) => sha256(Buffer.concat([Buffer.from([0]), entry])))
const roots: Uint8Array[] = []
let tree: Tree
before(async () => {
  const files = new Map(
    (await append(sha256, EMPTY_EDGE, all)).files.map((file) => [`${file.level}/${file.index}`, file.bytes]),
  )
  tree = treeOfTiles(sha256, (tile) => files.get(`${tile.level}/${tile.index}`) ?? assert.fail(tilePath(tile)))
  for (let size = 0; size <= all.length; size++) roots.push(slowRoot(sha256, all.slice(0, size)))
})

test('inclusionProof() is PATH of the definition, and is verified, for every entry of every size from 1 to 130', async () => {
  for (let size = 1; size <= SIZES; size++)
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(tree, index, size)
      const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof }
      assert.ok(await verifyInclusion(sha256, claim), `${index} of ${size}`)
      if (size <= 20 || size % 31 < 2)
        assert.deepEqual(proof.map(hex), slowPath(sha256, index, all.slice(0, size)).map(hex))
    }
})

test('consistencyProof() is PROOF of the definition, and is verified, between all sizes from 1 to 130', async () => {
  for (let to = 1; to <= SIZES; to++)
    for (let from = 1; from <= to; from++) {
      const proof = await consistencyProof(tree, from, to)
      const claim = { from, to, fromRoot: roots[from]!, toRoot: roots[to]!, proof }
      assert.ok(await verifyConsistency(sha256, claim), `${from} to ${to}`)
      if (to <= 20 || to % 31 < 2) assert.deepEqual(proof.map(hex), slowProof(sha256, from, all.slice(0, to)).map(hex))
    }
})

test('proofs hold across tiles, from 250 to 300 entries', async () => {
  for (let size = 250; size <= 300; size += 7)
    for (const index of [0, 1, 127, 128, 249, size - 1]) {
      const inclusion = {
        index,
        size,
        leaf: leaves[index]!,
        root: roots[size]!,
        proof: await inclusionProof(tree, index, size),
      }
      assert.deepEqual(inclusion.proof.map(hex), slowPath(sha256, index, all.slice(0, size)).map(hex))
      assert.ok(await verifyInclusion(sha256, inclusion))
      const proof = await consistencyProof(tree, index + 1, size)
      assert.deepEqual(proof.map(hex), slowProof(sha256, index + 1, all.slice(0, size)).map(hex))
      assert.ok(
        await verifyConsistency(sha256, {
          from: index + 1,
          to: size,
          fromRoot: roots[index + 1]!,
          toRoot: roots[size]!,
          proof,
        }),
      )
    }
})

test('verifyInclusion() refuses every changed byte, every other index and every near size', async () => {
  for (let size = 1; size <= 13; size++)
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(tree, index, size)
      const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, proof }
      for (const [what, wrong] of tampered(proof))
        assert.equal(await verifyInclusion(sha256, { ...claim, proof: wrong }), false, what)
      for (const leaf of changes(claim.leaf)) assert.equal(await verifyInclusion(sha256, { ...claim, leaf }), false)
      for (const root of changes(claim.root)) assert.equal(await verifyInclusion(sha256, { ...claim, root }), false)
      for (let other = -1; other <= size + 1; other++)
        if (other !== index) assert.equal(await verifyInclusion(sha256, { ...claim, index: other }), false)
      // A proof of a leaf may hold at another size only if it has the same shape there; the root then differs.
      for (let other = 0; other <= 32; other++)
        if (other !== size)
          assert.equal(await verifyInclusion(sha256, { ...claim, size: other, root: roots[other]! }), false)
    }
})

test('verifyConsistency() refuses every changed byte, swapped roots and every near size', async () => {
  for (let to = 2; to <= 13; to++)
    for (let from = 1; from < to; from++) {
      const proof = await consistencyProof(tree, from, to)
      const claim = { from, to, fromRoot: roots[from]!, toRoot: roots[to]!, proof }
      for (const [what, wrong] of tampered(proof))
        assert.equal(await verifyConsistency(sha256, { ...claim, proof: wrong }), false, what)
      for (const fromRoot of changes(claim.fromRoot))
        assert.equal(await verifyConsistency(sha256, { ...claim, fromRoot }), false)
      for (const toRoot of changes(claim.toRoot))
        assert.equal(await verifyConsistency(sha256, { ...claim, toRoot }), false)
      assert.equal(await verifyConsistency(sha256, { ...claim, fromRoot: claim.toRoot, toRoot: claim.fromRoot }), false)
      for (let other = 0; other <= 24; other++) {
        if (other !== from)
          assert.equal(await verifyConsistency(sha256, { ...claim, from: other, fromRoot: roots[other]! }), false)
        if (other !== to)
          assert.equal(await verifyConsistency(sha256, { ...claim, to: other, toRoot: roots[other]! }), false)
      }
    }
})

test('a consistency from size 0 is an error to make and never verified', async () => {
  await assert.rejects(consistencyProof(tree, 0, 5), RangeError)
  await assert.rejects(consistencyProof(tree, 0, 0), RangeError)
  for (const to of [0, 1, 5])
    assert.equal(
      await verifyConsistency(sha256, { from: 0, to, fromRoot: roots[0]!, toRoot: roots[to]!, proof: [] }),
      false,
    )
})

test('a size is refused whose tree is lower or taller than the proof, although the hashes lead to the roots', async () => {
  const above = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.concat([Buffer.from([1]), left, right]))
  const [first, second] = [leaves[0]!, leaves[1]!]
  const pair = { leaf: second, root: roots[2]!, proof: [first] }
  assert.ok(await verifyInclusion(sha256, { ...pair, index: 1, size: 2 }))
  assert.equal(await verifyInclusion(sha256, { ...pair, index: 0, size: 1 }), false)
  assert.equal(await verifyInclusion(sha256, { ...pair, index: 1, size: 4 }), false)

  const doubled = { from: 1, fromRoot: roots[1]!, toRoot: roots[2]!, proof: [second] }
  assert.ok(await verifyConsistency(sha256, { ...doubled, to: 2 }))
  assert.equal(await verifyConsistency(sha256, { ...doubled, to: 4 }), false)
  const taller = {
    from: 3,
    to: 4,
    fromRoot: above(first, roots[3]!),
    toRoot: above(first, roots[4]!),
    proof: [...(await consistencyProof(tree, 3, 4)), first],
  }
  assert.equal(await verifyConsistency(sha256, taller), false)
})

test('equal sizes need equal roots and no proof', async () => {
  const claim = { from: 5, to: 5, fromRoot: roots[5]!, toRoot: roots[5]!, proof: [] as Uint8Array[] }
  assert.ok(await verifyConsistency(sha256, claim))
  assert.equal(await verifyConsistency(sha256, { ...claim, toRoot: roots[6]! }), false)
  assert.equal(await verifyConsistency(sha256, { ...claim, proof: [roots[5]!] }), false)
})

test('proofs are refused for entries that are not there and sizes that cannot be', async () => {
  for (const [index, size] of [
    [0, 0],
    [5, 5],
    [-1, 5],
    [0.5, 5],
    [0, 5.5],
    [Number.NaN, 5],
    [0, 2 ** 53],
  ] as const) {
    await assert.rejects(inclusionProof(tree, index, size), RangeError)
    assert.equal(await verifyInclusion(sha256, { index, size, leaf: leaves[0]!, root: roots[1]!, proof: [] }), false)
  }
  for (const [from, to] of [
    [6, 5],
    [1.5, 5],
    [-1, 5],
    [1, Infinity],
  ] as const) {
    await assert.rejects(consistencyProof(tree, from, to), RangeError)
    assert.equal(
      await verifyConsistency(sha256, { from, to, fromRoot: roots[1]!, toRoot: roots[1]!, proof: [] }),
      false,
    )
  }
})

test('proofs hold at the largest sizes there are, where halving must not shift or round', async () => {
  // A tree in which every entry is the same has one hash for each level, so that it need not be kept.
  const full: Uint8Array[] = [leaves[0]!]
  for (let level = 1; level < 54; level++)
    full.push(sha256(Buffer.concat([Buffer.from([1]), full[level - 1]!, full[level - 1]!])))
  const same: Tree = { hash: sha256, node: async (level) => full[level]! }
  for (const size of [2 ** 31 + 1, 2 ** 32, 2 ** 48 - 1, 2 ** 52, 2 ** 53 - 1]) {
    const root = await rootAt(same, size)
    for (const index of [0, 1, 2 ** 31, size - 2, size - 1]) {
      const proof = await inclusionProof(same, index, size)
      assert.ok(await verifyInclusion(sha256, { index, size, leaf: leaves[0]!, root, proof }), `${index} of ${size}`)
    }
    for (const from of [1, 3, 2 ** 31, size - 1]) {
      const proof = await consistencyProof(same, from, size)
      assert.ok(
        await verifyConsistency(sha256, { from, to: size, fromRoot: await rootAt(same, from), toRoot: root, proof }),
      )
    }
  }
})

test('a hash that answers later gives the same tree and the same proofs', async () => {
  const later = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes))
  const { files } = await append(later, EMPTY_EDGE, all.slice(0, 21))
  const own = treeOfTiles(later, (tile) => files.find((file) => file.level === tile.level)!.bytes)
  const proof = await inclusionProof(own, 13, 21)
  assert.deepEqual(proof.map(hex), (await inclusionProof(tree, 13, 21)).map(hex))
  assert.ok(
    await verifyInclusion(later, {
      index: 13,
      size: 21,
      leaf: await leafHash(later, all[13]!),
      root: roots[21]!,
      proof,
    }),
  )
})

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The bytes with each of them changed in turn, and cut and lengthened by one. */
function* changes(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.map((byte, here) => (here === at ? byte ^ 1 : byte))
  yield bytes.slice(1)
  yield new Uint8Array([...bytes, 0])
}

/** The proof with a byte changed, a hash missing, doubled, added or in another place. */
function* tampered(proof: readonly Uint8Array[]): Generator<[string, Uint8Array[]]> {
  yield ['a hash before', [leaves[9]!, ...proof]]
  yield ['a hash behind', [...proof, leaves[9]!]]
  for (const [at, one] of proof.entries()) {
    for (const changed of changes(one)) yield [`a byte of hash ${at}`, proof.with(at, changed)]
    yield [`hash ${at} missing`, proof.toSpliced(at, 1)]
    yield [`hash ${at} twice`, proof.toSpliced(at, 0, one)]
  }
  if (proof.length > 1) yield ['the other way round', proof.toReversed()]
}
