/**
 * Whose checkpoints do we believe, and how many outsiders must have countersigned them?
 *
 * A quorum is k of n witnesses; a member may be a quorum itself (two of the universities and one of the bar
 * associations). No key counts twice, and a log is no witness of itself.
 *
 * Source: C2SP tlog-policy, https://c2sp.org/tlog-policy (its groups; the file format is not read here).
 */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { isSameKey, type VerifierKey, type Verify } from './key.ts'
import { parseNote, type Signer, verifyNote } from './note.ts'

/** At least so many `of` these must have signed. */
export type Quorum = { atLeast: number; of: readonly (VerifierKey | Quorum)[] }

/** The logs that may have signed, each for the origin that is its key's name, and the witnesses that must have. */
export type Policy = { logs: readonly VerifierKey[]; quorum: Quorum }

/** No witness is asked for: the log is then held only to what each reader has kept of it. */
export const NO_WITNESSES: Quorum = { atLeast: 0, of: [] }

/** A note that is no checkpoint, of no log we know, not signed by it, falsely signed, or with too few witnesses. */
export type Refusal = 'malformed' | 'unknown-log' | 'unsigned' | 'bad-signature' | 'too-few-witnesses'

export type Checked = { ok: true; checkpoint: Checkpoint; witnesses: Signer[] } | { ok: false; why: Refusal }

/**
 * The checkpoint of a note, when the policy holds, with the witnesses of the policy that signed it and when. One
 * false signature in the name of any key of the policy refuses the note.
 *
 * @throws RangeError when the policy cannot be: a quorum of more than its members or below 0, a key twice, a log's key
 * among the witnesses, or a key of the wrong use.
 */
export async function verifyCheckpoint(verify: Verify, policy: Policy, note: string | Uint8Array): Promise<Checked> {
  const witnesses = checkedWitnesses(policy)
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (!checkpoint) return { ok: false, why: 'malformed' }
  const logs = policy.logs.filter(({ name }) => name === checkpoint.origin)
  if (logs.length === 0) return { ok: false, why: 'unknown-log' }
  const verified = await verifyNote(verify, [...logs, ...witnesses], parsed)
  if (!verified.ok) return verified
  if (!verified.by.some(({ key }) => key.use === 'log')) return { ok: false, why: 'unsigned' }
  const signers = verified.by.filter(({ key }) => key.use === 'witness')
  const isMet = meets(policy.quorum, new Set(signers.map(({ key }) => key)))
  return isMet ? { ok: true, checkpoint, witnesses: signers } : { ok: false, why: 'too-few-witnesses' }
}

function meets({ atLeast, of }: Quorum, signed: ReadonlySet<VerifierKey>): boolean {
  return of.filter((member) => ('of' in member ? meets(member, signed) : signed.has(member))).length >= atLeast
}

/** The witnesses of a policy that can be. */
function checkedWitnesses({ logs, quorum }: Policy): VerifierKey[] {
  const witnesses = membersOf(quorum)
  const all = [...logs, ...witnesses]
  if (logs.some(({ use }) => use !== 'log') || witnesses.some(({ use }) => use !== 'witness'))
    throw new RangeError('A log signs with a log’s key, a witness with a witness’s')
  if (all.some((key, at) => all.findIndex((other) => isSameKey(key, other)) !== at))
    throw new RangeError('A key stands in a policy once')
  return witnesses
}

function membersOf({ atLeast, of }: Quorum): VerifierKey[] {
  if (!Number.isInteger(atLeast) || atLeast < 0 || atLeast > of.length || (atLeast === 0 && of.length > 0))
    throw new RangeError(`A quorum is at least 1 of its members, not ${atLeast} of ${of.length}`)
  return of.flatMap((member) => ('of' in member ? membersOf(member) : [member]))
}
