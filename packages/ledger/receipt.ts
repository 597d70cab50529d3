/**
 * How does a person prove, years later and without us, that an entry was in the log?
 *
 * A `.tlog-proof` file holds the entry's place, the hashes that lead from it to the root, and the signed checkpoint.
 * With the entry itself and the public keys it is verified offline.
 *
 * Source: C2SP tlog-proof, https://c2sp.org/tlog-proof.
 */
import { type Bytes, fromBase64, fromUtf8, parseCount, toBase64 } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { HASH_BYTES, type Hash, leafHash } from './hash.ts'
import type { Verify } from './key.ts'
import { MAX_NOTE_LENGTH, parseNote, type Signer } from './note.ts'
import { type Policy, type Refusal, verifyCheckpoint } from './policy.ts'
import { verifyInclusion } from './proof.ts'

/** A proof that an entry is in a log. `extra` is for whom it is made (a salt, say) and is itself not proven. */
export type Receipt = { extra: Bytes | null; index: number; proof: readonly Uint8Array[]; checkpoint: string }

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** The most hashes a proof may have: one for each level of the tallest tree that the specification allows. */
const MAX_PROOF = 63

/**
 * The receipt as the text of a `.tlog-proof` file.
 *
 * @throws TypeError when the checkpoint is no signed note, or a hash has not 32 bytes.
 * @throws RangeError when the index is not a whole number from 0 to 2^53 - 1, or the proof has more than 63 hashes.
 */
export function formatReceipt(receipt: {
  extra?: Uint8Array | null
  index: number
  proof: readonly Uint8Array[]
  checkpoint: string
}): string {
  const { extra = null, index, proof, checkpoint } = receipt
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`An index is 0 or more, not ${index}`)
  if (proof.length > MAX_PROOF) throw new RangeError(`A proof has at most ${MAX_PROOF} hashes, not ${proof.length}`)
  if (!proof.every((one) => one.length === HASH_BYTES)) throw new TypeError(`A hash has ${HASH_BYTES} bytes`)
  if (!parseNote(checkpoint)) throw new TypeError('A receipt carries a signed checkpoint')
  const lines = [FIRST_LINE, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** The receipt of a `.tlog-proof` file, or null when it is none. Nothing is verified. */
export function parseReceipt(file: string | Uint8Array): Receipt | null {
  const text = typeof file === 'string' ? file : fromUtf8(file)
  if (text === null || text.length > MAX_NOTE_LENGTH) return null
  const blank = text.indexOf('\n\n')
  if (blank < 0) return null
  const [first, ...lines] = text.slice(0, blank).split('\n')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice('extra '.length)) : undefined
  const index = parseCount(/^index (.*)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  const proof = lines.map(fromBase64)
  if (first !== FIRST_LINE || extra === null || index === null || proof.length > MAX_PROOF) return null
  if (!proof.every((one) => one?.length === HASH_BYTES)) return null
  return { extra: extra ?? null, index, proof: proof.filter((one) => one !== null), checkpoint: text.slice(blank + 2) }
}

export type Proven =
  | { ok: true; index: number; checkpoint: Checkpoint; witnesses: Signer[] }
  | { ok: false; why: Refusal | 'not-included' }

/**
 * Whether a `.tlog-proof` file proves that the entry is in a log of the policy, where, and by which checkpoint and
 * witnesses; or why not: as `verifyCheckpoint` says, or `not-included` when the hashes do not lead from this entry to
 * the signed root. The file's `extra` is not looked at.
 *
 * @throws RangeError when the policy cannot be, as in `verifyCheckpoint`.
 */
export async function verifyReceipt(
  { hash, verify }: { hash: Hash; verify: Verify },
  policy: Policy,
  file: string | Uint8Array,
  entry: Uint8Array,
): Promise<Proven> {
  const receipt = parseReceipt(file)
  if (!receipt) return { ok: false, why: 'malformed' }
  const checked = await verifyCheckpoint(verify, policy, receipt.checkpoint)
  if (!checked.ok) return checked
  const { index, proof } = receipt
  const { size, root } = checked.checkpoint
  const isIncluded = await verifyInclusion(hash, { index, size, root, proof, leaf: await leafHash(hash, entry) })
  return isIncluded ? { ...checked, index } : { ok: false, why: 'not-included' }
}
