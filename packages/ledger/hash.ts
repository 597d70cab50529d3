/**
 * What is the hash of an entry, and of two hashes side by side?
 *
 * A leaf and a node begin with different bytes, so that nobody can pass a node off as an entry.
 *
 * Source: RFC 9162, section 2.1.1 (the same as RFC 6962, section 2.1). SHA-256 itself is passed in.
 */
import { type Bytes, concat } from './bytes.ts'

/** SHA-256, at once or later. The bytes are this package's own and are not changed afterwards. */
export type Hash = (bytes: Bytes) => Uint8Array | Promise<Uint8Array>

export const HASH_BYTES = 32

const LEAF = new Uint8Array([0])
const NODE = new Uint8Array([1])

/** The hash under which an entry stands in the tree. */
export const leafHash = (hash: Hash, entry: Uint8Array): Uint8Array | Promise<Uint8Array> => hash(concat([LEAF, entry]))

/** Waiting for what is there already costs a third of a hash. */
const isThere = (made: Uint8Array | Promise<Uint8Array>): made is Uint8Array => made instanceof Uint8Array

/** The leaf hashes of many entries, in order. */
export async function leafHashes(hash: Hash, entries: readonly Uint8Array[]): Promise<Uint8Array[]> {
  // All messages in one memory: to ask for a few bytes costs more than to hash them.
  const messages = concat(entries.flatMap((entry) => [LEAF, entry]))
  const hashes: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const end = at + LEAF.length + entry.length
    const made = hash(messages.subarray(at, end))
    hashes.push(isThere(made) ? made : await made)
    at = end
  }
  return hashes
}

/** The hash above two others. */
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array | Promise<Uint8Array> =>
  hash(concat([NODE, left, right]))

const MESSAGE_BYTES = 1 + 2 * HASH_BYTES

/** The hashes above each pair of a row of hashes, side by side; a last one without a partner has none. */
export async function parentsOf(hash: Hash, row: Uint8Array): Promise<Bytes> {
  const pairs = Math.floor(row.length / (2 * HASH_BYTES))
  const parents = new Uint8Array(pairs * HASH_BYTES)
  const messages = new Uint8Array(pairs * MESSAGE_BYTES)
  for (let pair = 0; pair < pairs; pair++) {
    const at = pair * MESSAGE_BYTES
    messages[at] = NODE[0]!
    messages.set(row.subarray(pair * 2 * HASH_BYTES, (pair + 1) * 2 * HASH_BYTES), at + 1)
    const made = hash(messages.subarray(at, at + MESSAGE_BYTES))
    parents.set(isThere(made) ? made : await made, pair * HASH_BYTES)
  }
  return parents
}
