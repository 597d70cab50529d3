/** Whether a promise that somebody was given is one of this log, and whether it was kept. */
import { leafHash, makeKey, parseKey, parseNote, toBase64, type VerifierKey, verifyNote } from '@pasokh/ledger'
import type { FindingWord, PublishedLog } from './audit-shapes.ts'
import { PROMISE_LINE } from './rules.ts'
import { sha256, verify } from './signing.ts'

/** What is looked for while the entries are read. */
export type Sought = { leaf: string; by: Date; foundAt: number | null }

/** What a promise says; null when it is none, or signed by no key of these logs. */
export async function openPromise(note: string, logs: readonly PublishedLog[]): Promise<Sought | null> {
  const parsed = parseNote(note)
  const [first, origin, leaf, by, end] = parsed?.text.split('\n') ?? []
  if (!parsed || first !== PROMISE_LINE || !origin || !leaf || !by || end !== '') return null
  if (!parsed.signatures.some(({ name }) => name === origin)) return null
  const keys = await keysNamed(origin, logs)
  const time = new Date(by)
  const isSigned = (await verifyNote(verify, keys, parsed)).ok
  return isSigned && !Number.isNaN(time.getTime()) ? { leaf, by: time, foundAt: null } : null
}

/**
 * A promise bears the name that the first log has, or had when it was given, and is signed by whichever key signed then:
 * the log that followed it, and keys that came later, promise under the same name.
 */
async function keysNamed(origin: string, logs: readonly PublishedLog[]): Promise<VerifierKey[]> {
  const keys: VerifierKey[] = []
  for (const { vkey } of logs.flatMap((log) => log.keys)) {
    const key = await parseKey(sha256, vkey)
    if (key?.use === 'log') keys.push(await makeKey(sha256, 'log', origin, key.publicKey))
  }
  return keys
}

export async function seek(sought: Sought, entry: Uint8Array, at: number): Promise<void> {
  if (sought.foundAt === null && toBase64(await leafHash(sha256, entry)) === sought.leaf) sought.foundAt = at
}

export const saysOf = ({ foundAt, by }: Sought, now: Date): FindingWord =>
  foundAt !== null ? 'promise-kept' : now > by ? 'promise-broken' : 'promise-open'
