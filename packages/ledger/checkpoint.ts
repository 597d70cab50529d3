/**
 * What does a log say of itself, and may it say so after what it said before?
 *
 * A checkpoint is a note of three lines: whose log, how many entries, which root.
 *
 * Source: C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint.
 */
import { type Bytes, fromBase64, parseCount, sameBytes, toBase64 } from './bytes.ts'
import { HASH_BYTES, type Hash } from './hash.ts'
import { verifyConsistency } from './proof.ts'

/** The state of a log. `origin` is who it is, by custom its address without `https://`; `more` are further lines. */
export type Checkpoint = { origin: string; size: number; root: Bytes; more: readonly string[] }

/**
 * The text that is signed.
 *
 * @throws TypeError when the origin or a further line is empty or holds a line break, or the root has not 32 bytes.
 * @throws RangeError when the size is not a whole number from 0 to 2^53 - 1.
 * @example
 * formatCheckpoint({ origin: 'example.com/log', size: 3, root: new Uint8Array(32) })
 * // 'example.com/log\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'
 */
export function formatCheckpoint(state: {
  origin: string
  size: number
  root: Uint8Array
  more?: readonly string[]
}): string {
  const { origin, size, root, more = [] } = state
  if (![origin, ...more].every((line) => line !== '' && !line.includes('\n')))
    throw new TypeError('A line of a checkpoint is not empty and has no line break')
  if (root.length !== HASH_BYTES) throw new TypeError(`A root has ${HASH_BYTES} bytes, not ${root.length}`)
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`A log has 0 to 2^53 - 1 entries, not ${size}`)
  return [origin, size, toBase64(root), ...more, ''].join('\n')
}

/** The checkpoint that the text of a note says, or null when it is none. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.split('\n')
  const end = lines.pop()
  const [origin, sizeText, rootText, ...more] = lines
  if (end !== '' || !origin || sizeText === undefined || rootText === undefined || more.includes('')) return null
  const size = parseCount(sizeText)
  const root = fromBase64(rootText)
  return size === null || root?.length !== HASH_BYTES ? null : { origin, size, root, more }
}

/** How one checkpoint stands to an earlier one: `forked` and `rolled-back` are what a log must never do. */
export type Growth = 'same' | 'grown' | 'forked' | 'rolled-back' | 'unproven' | 'another-log'

/**
 * How `seen` stands to `kept`, the last checkpoint one has: `same`; `grown`, proven by the consistency proof;
 * `forked`, when one size has two roots; `rolled-back`, when it is smaller; `unproven`, when the proof does not hold,
 * which is a fork if the proof was made from the log's own tiles; `another-log`, when the origins differ. Every log
 * grows from an empty one, if the proof is empty and the empty root is that of nothing.
 */
export async function growthOf(
  hash: Hash,
  kept: Checkpoint,
  seen: Checkpoint,
  proof: readonly Uint8Array[],
): Promise<Growth> {
  if (kept.origin !== seen.origin) return 'another-log'
  if (seen.size < kept.size) return 'rolled-back'
  if (seen.size === kept.size) return sameBytes(seen.root, kept.root) ? 'same' : 'forked'
  if (kept.size === 0) {
    const isEmpty = sameBytes(kept.root, await hash(new Uint8Array(0)))
    return isEmpty && proof.length === 0 ? 'grown' : 'unproven'
  }
  const claim = { from: kept.size, to: seen.size, fromRoot: kept.root, toRoot: seen.root, proof }
  return (await verifyConsistency(hash, claim)) ? 'grown' : 'unproven'
}
