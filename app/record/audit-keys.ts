/** By which keys a log has signed, whether each was handed over to by the one before, and what the newest has signed. */
import {
  type Checkpoint,
  NO_WITNESSES,
  parseCheckpoint,
  parseKey,
  parseNote,
  type Quorum,
  type VerifierKey,
  verifyCheckpoint,
} from '@pasokh/ledger'
import type { FindingWord, Kept, PublishedLog } from './audit-shapes.ts'
import { sha256, verify } from './signing.ts'

/** A root that the tree must have at a size, and what is wrong when it has another. */
export type Mark = { size: number; root: Uint8Array; word: FindingWord; next: string | null }

export type KnownLog = { checkpoint: Checkpoint; marks: Mark[]; toKeep: Kept }

type What = { kept: Kept | null; vkey: string | undefined; quorum: Quorum | null; note: Uint8Array | null }
type Found = (word: FindingWord, at?: number | null) => void

/** Null when there is nothing that could be verified further. */
export async function openKeys(log: PublishedLog, what: What, found: Found): Promise<KnownLog | null> {
  const keys = await keysOf(log)
  const isNamed = what.vkey?.startsWith(`${log.origin}+`)
  const vkeys = log.keys.map(({ vkey }) => vkey)
  if (!keys || (what.kept && what.kept.vkey !== vkeys[0]) || (isNamed && !vkeys.includes(what.vkey!)))
    return no(found, 'other-key')
  if (!what.kept && !isNamed) found('key-on-trust')
  const policy = { logs: [keys.at(-1)!], quorum: what.quorum ?? NO_WITNESSES }
  const checked = await verifyCheckpoint(verify, policy, what.note ?? '')
  if (!checked.ok) return no(found, checked.why === 'too-few-witnesses' ? checked.why : 'bad-checkpoint')
  const { checkpoint } = checked
  const marks = await handovers(log, keys, checkpoint, found)
  const kept = what.kept && parseCheckpoint(parseNote(what.kept.note)?.text ?? '')
  if (kept && kept.size > checkpoint.size) found('rolled-back', checkpoint.size)
  else if (kept) marks.push({ size: kept.size, root: kept.root, word: 'forked', next: null })
  const note = new TextDecoder().decode(what.note!)
  return { checkpoint, marks, toKeep: { origin: log.origin, vkey: vkeys[0]!, note } }
}

function no(found: Found, word: FindingWord): null {
  found(word)
  return null
}

async function keysOf({ origin, keys }: PublishedLog): Promise<VerifierKey[] | null> {
  const parsed: VerifierKey[] = []
  for (const { vkey } of keys) {
    const key = await parseKey(sha256, vkey)
    if (!key || key.name !== origin || key.use !== 'log') return null
    parsed.push(key)
  }
  return parsed
}

/** Each key after the first was named by an entry that the key before it has signed. */
async function handovers(log: PublishedLog, keys: readonly VerifierKey[], { size }: Checkpoint, found: Found) {
  const marks: Mark[] = []
  for (const [nth, { fromSize, vkey, handover }] of log.keys.entries()) {
    if (nth === 0) continue
    const checked = await verifyCheckpoint(verify, { logs: [keys[nth - 1]!], quorum: NO_WITNESSES }, handover ?? '')
    if (checked.ok && checked.checkpoint.size === fromSize && fromSize <= size)
      marks.push({ size: fromSize, root: checked.checkpoint.root, word: 'false-handover', next: vkey })
    else found('false-handover', fromSize)
  }
  return marks
}
