/**
 * How does a log ask an outsider to countersign, and what may the outsider answer?
 *
 * A witness keeps the last checkpoint it signed of each log and signs only what grew from it. Nothing is sent or kept
 * here: the answer says what to keep before it is given.
 *
 * Source: C2SP tlog-witness, call add-checkpoint, https://c2sp.org/tlog-witness.
 */
import { fromBase64, parseCount, toBase64 } from './bytes.ts'
import { type Checkpoint, growthOf, parseCheckpoint } from './checkpoint.ts'
import { HASH_BYTES, type Hash } from './hash.ts'
import type { VerifierKey, Verify } from './key.ts'
import { formatNote, MAX_NOTE_LENGTH, parseNote, verifyNote } from './note.ts'

/** What a log asks: to sign `checkpoint`, which grew from `oldSize` entries as the proof shows. */
export type Request = { oldSize: number; proof: readonly Uint8Array[]; checkpoint: string }

/** The most hashes a request may carry. */
const MAX_PROOF = 63

/**
 * The body of a request.
 *
 * @throws RangeError when the old size is not a whole number from 0 to 2^53 - 1, or the proof has more than 63 hashes.
 * @throws TypeError when the checkpoint is no signed note.
 */
export function formatRequest({ oldSize, proof, checkpoint }: Request): string {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0) throw new RangeError(`A log has 0 entries or more, not ${oldSize}`)
  if (proof.length > MAX_PROOF) throw new RangeError(`A proof has at most ${MAX_PROOF} hashes, not ${proof.length}`)
  if (!parseNote(checkpoint)) throw new TypeError('A witness is asked for a signed checkpoint')
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`
}

/** The request of a body, or null when it is none. Nothing is verified. */
export function parseRequest(body: string): Request | null {
  const blank = body.indexOf('\n\n')
  if (blank < 0 || body.length > MAX_NOTE_LENGTH) return null
  const [first, ...lines] = body.slice(0, blank).split('\n')
  const oldSize = parseCount(/^old (.*)$/.exec(first!)?.[1] ?? '')
  const proof = lines.map(fromBase64).filter((one) => one?.length === HASH_BYTES)
  if (oldSize === null || proof.length !== lines.length || proof.length > MAX_PROOF) return null
  return { oldSize, proof: proof.filter((one) => one !== null), checkpoint: body.slice(blank + 2) }
}

/**
 * What a witness answers: 200 with the checkpoint to keep and then to sign (`text`); 409 with the size it has; or the
 * status of a refusal: 400 malformed, 403 not signed by the log, 404 a log it does not know, 422 not grown as shown.
 */
export type Answer =
  | { status: 200; checkpoint: Checkpoint; text: string }
  | { status: 409; size: number }
  | { status: 400 | 403 | 404 | 422 }

/**
 * The answer of a witness that knows these logs, each by the origin that is its key's name, and has `keptOf` each the
 * last checkpoint it signed, or null. The caller keeps the checkpoint of a 200 before it signs, and holds a lock for
 * the origin from `keptOf` until then, so that two requests cannot roll it back.
 */
export async function answerRequest(
  { hash, verify }: { hash: Hash; verify: Verify },
  logs: readonly VerifierKey[],
  keptOf: (origin: string) => Checkpoint | null | Promise<Checkpoint | null>,
  body: string,
): Promise<Answer> {
  const request = parseRequest(body)
  const note = request && parseNote(request.checkpoint)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!checkpoint) return { status: 400 }
  const keys = logs.filter(({ name, use }) => name === checkpoint.origin && use === 'log')
  if (keys.length === 0) return { status: 404 }
  if (!(await verifyNote(verify, keys, note)).ok) return { status: 403 }
  if (request.oldSize > checkpoint.size) return { status: 400 }
  const nothing = { ...checkpoint, size: 0, root: new Uint8Array(await hash(new Uint8Array(0))) }
  const kept = (await keptOf(checkpoint.origin)) ?? nothing
  if (kept.size !== request.oldSize) return { status: 409, size: kept.size }
  const growth = await growthOf(hash, kept, checkpoint, request.proof)
  const isShown = growth === 'grown' || (growth === 'same' && request.proof.length === 0)
  return isShown ? { status: 200, checkpoint, text: note.text } : { status: 422 }
}

/**
 * The checkpoint with the signatures of the keys that a witness answered, or null when its answer has none, or a
 * false one. Signatures of others in the answer are left out, and each key signs once: a witness that repeats itself
 * must not make a note longer than anybody reads.
 */
export async function withCosignatures(
  verify: Verify,
  keys: readonly VerifierKey[],
  checkpoint: string,
  answer: string,
): Promise<string | null> {
  const note = parseNote(checkpoint)
  const answered = note && parseNote(`${note.text}\n${answer}`)
  if (!answered || answered.text !== note.text || !(await verifyNote(verify, keys, answered)).ok) return null
  const signatures = [...note.signatures]
  for (const one of answered.signatures) {
    const isBy = ({ name, id }: { name: string; id: number }) => name === one.name && id === one.id
    if (keys.some(isBy) && !signatures.some(isBy)) signatures.push(one)
  }
  return formatNote({ text: note.text, signatures })
}
