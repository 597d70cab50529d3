/**
 * Does an entry stand in a tree, and is one tree the beginning of another?
 *
 * A proof is the list of the hashes that one needs in order to compute the root (or both roots) anew. It is made from
 * the recursive definition and checked by the iterative rules, which know nothing of each other.
 *
 * Source: RFC 9162, sections 2.1.3 (inclusion) and 2.1.4 (consistency). Numbers up to 2^53 - 1, so divided by two and
 * never shifted.
 */
import { sameBytes } from './bytes.ts'
import { HASH_BYTES, type Hash, nodeHash } from './hash.ts'
import { checkSize } from './tile.ts'
import { floorLog2, rangeHash, type Tree } from './tree.ts'

/** Entries from the first number up to but without the second. */
type Range = readonly [number, number]

/**
 * The hashes that lead from the entry at `index` to the root at `size`, the leaf's sibling first: at most 53, none in
 * a tree of one entry.
 *
 * @throws RangeError when there is no entry at the index, or the size is not a whole number up to 2^53 - 1.
 */
export async function inclusionProof(tree: Tree, index: number, size: number): Promise<Uint8Array[]> {
  checkSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`A tree of ${size} entries has none at ${index}`)
  return hashesOf(tree, pathRanges(index, [0, size]), size)
}

/**
 * The hashes that show the tree of `from` entries to be the beginning of that of `to`; none when they are equal.
 *
 * @throws RangeError when `from` is 0 (every tree begins with the empty one, so that proves nothing) or more than
 * `to`, or `to` is not a whole number up to 2^53 - 1.
 */
export async function consistencyProof(tree: Tree, from: number, to: number): Promise<Uint8Array[]> {
  checkSize(to)
  if (!Number.isSafeInteger(from) || from < 1 || from > to)
    throw new RangeError(`A consistency proof leads from 1 entry or more to as many or more, not from ${from} to ${to}`)
  return hashesOf(tree, growthRanges(from, [0, to], true), to)
}

/** All are asked for at once, so that whoever reads tiles for the tree can read them together. */
const hashesOf = (tree: Tree, ranges: readonly Range[], size: number): Promise<Uint8Array[]> =>
  Promise.all(ranges.map(([from, to]) => rangeHash(tree, from, to, size)))

/** Where a range is split: after the largest power of two that is smaller than its length. */
const middle = ([from, to]: Range) => from + 2 ** floorLog2(to - from - 1)

function pathRanges(index: number, [from, to]: Range): Range[] {
  if (to - from === 1) return []
  const half = middle([from, to])
  return index < half
    ? [...pathRanges(index, [from, half]), [half, to]]
    : [...pathRanges(index, [half, to]), [from, half]]
}

/** `known` says that the range before is the old tree itself, whose root the verifier has. */
function growthRanges(size: number, [from, to]: Range, known: boolean): Range[] {
  if (size === to) return known ? [] : [[from, to]]
  const half = middle([from, to])
  return size <= half
    ? [...growthRanges(size, [from, half], known), [half, to]]
    : [...growthRanges(size, [half, to], false), [from, half]]
}

/** A claim that the entry with the hash `leaf` stands at `index` in the tree of `size` entries with this root. */
export type Inclusion = {
  index: number
  size: number
  leaf: Uint8Array
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/**
 * Whether an inclusion is proven. False, never an error, for sizes and hashes that cannot be. One hash for each hash
 * of the proof.
 */
export async function verifyInclusion(hash: Hash, claim: Inclusion): Promise<boolean> {
  const { index, size, leaf, root, proof } = claim
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  if (![leaf, root, ...proof].every(isHash)) return false
  let [at, last, computed] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      computed = await nodeHash(hash, sibling, computed)
      ;[at, last] = toRightChild(at, last)
    } else computed = await nodeHash(hash, computed, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(computed, root)
}

/** A claim that the tree of `from` entries with the root `fromRoot` is the beginning of that of `to` with `toRoot`. */
export type Consistency = {
  from: number
  to: number
  fromRoot: Uint8Array
  toRoot: Uint8Array
  proof: readonly Uint8Array[]
}

/**
 * Whether a consistency is proven. False, never an error, for sizes and hashes that cannot be, and always false from
 * size 0. Equal sizes need equal roots and an empty proof. Two hashes for each hash of the proof.
 */
export async function verifyConsistency(hash: Hash, claim: Consistency): Promise<boolean> {
  const { from, to, fromRoot, toRoot, proof } = claim
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot)
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false
  if (proof.length === 0) return false
  const [start, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  let [at, last] = [from - 1, to - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let [old, grown] = [start!, start!]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      old = await nodeHash(hash, sibling, old)
      grown = await nodeHash(hash, sibling, grown)
      ;[at, last] = toRightChild(at, last)
    } else grown = await nodeHash(hash, grown, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(old, fromRoot) && sameBytes(grown, toRoot)
}

const isHash = (bytes: Uint8Array) => bytes.length === HASH_BYTES
const isOdd = (count: number) => count % 2 === 1
const half = (count: number) => Math.floor(count / 2)
const isPowerOfTwo = (count: number) => 2 ** floorLog2(count) === count

/** Up past the levels on which the node stands alone at the right edge and is its own parent. */
function toRightChild(at: number, last: number): [number, number] {
  while (at !== 0 && !isOdd(at)) [at, last] = [half(at), half(last)]
  return [at, last]
}
