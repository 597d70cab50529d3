/** Whether a promise that somebody was given is one of this log, and whether it was kept. */
import { leafHash, parseKey, parseNote, toBase64, type VerifierKey, verifyNote } from '@pasokh/ledger'
import type { FindingWord, PublishedLog } from './audit-shapes.ts'
import { PROMISE_LINE } from './rules.ts'
import { sha256, verify } from './signing.ts'

/** What is looked for while the entries are read. */
export type Sought = { leaf: string; by: Date; foundAt: number | null }

/** What a promise says; null when it is none, or signed by no key of these logs. */
export async function openPromise(note: string, logs: readonly PublishedLog[]): Promise<Sought | null> {
  const parsed = parseNote(note)
  const [first, origin, leaf, by, end] = parsed?.text.split('\n') ?? []
  if (!parsed || first !== PROMISE_LINE || !leaf || !by || end !== '') return null
  const keys: VerifierKey[] = []
  for (const log of logs.filter((one) => one.origin === origin))
    for (const { vkey } of log.keys) keys.push(...[await parseKey(sha256, vkey)].filter((key) => key !== null))
  const time = new Date(by)
  const isSigned = (await verifyNote(verify, keys, parsed)).ok
  return isSigned && !Number.isNaN(time.getTime()) ? { leaf, by: time, foundAt: null } : null
}

export async function seek(sought: Sought, entry: Uint8Array, at: number): Promise<void> {
  if (sought.foundAt === null && toBase64(await leafHash(sha256, entry)) === sought.leaf) sought.foundAt = at
}

export const saysOf = ({ foundAt, by }: Sought, now: Date): FindingWord =>
  foundAt !== null ? 'promise-kept' : now > by ? 'promise-broken' : 'promise-open'
