/**
 * How can a log prove later what somebody said, without knowing it now?
 *
 * It holds SHA-256(salt ‖ content). Whoever has the salt of 32 random bytes and the content can show that they belong
 * together; without the salt nothing can be found by guessing, so to forget the salt is to erase.
 *
 * Source: the commitment by hashing, Halevi & Micali (1996), doi:10.1007/3-540-68697-5_16, here without their universal
 * hash: that nothing can be guessed rests on SHA-256 behaving like a random function.
 */
import { concat, sameBytes } from './bytes.ts'
import type { Hash } from './hash.ts'

export const SALT_BYTES = 32

/**
 * The commitment to a content of any length: 32 bytes.
 *
 * @throws RangeError when the salt has not 32 bytes: a shorter one could be guessed, and its end might be the content.
 */
export async function commit(hash: Hash, salt: Uint8Array, content: Uint8Array): Promise<Uint8Array> {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes, not ${salt.length}`)
  return hash(concat([salt, content]))
}

/** Whether a commitment is that to this salt and content; false for a salt of another length. */
export async function verifyCommitment(
  hash: Hash,
  commitment: Uint8Array,
  salt: Uint8Array,
  content: Uint8Array,
): Promise<boolean> {
  return salt.length === SALT_BYTES && sameBytes(commitment, await commit(hash, salt, content))
}
