/**
 * The promise that a person gets at once: this entry will be in the log by then, signed with the key
 * of the log. Its text cannot be taken for a checkpoint. It tells the hour of acceptance, not the minute.
 */
import { formatNote, leafHash, signNote, toBase64, type VerifierKey } from '@pasokh/ledger'
import type { SigningKey } from '#kit/keys.ts'
import type { App } from '../app.ts'
import { entryOf } from './entries.ts'
import { boundOf, PROMISE_LINE } from './rules.ts'
import type { Event } from './schema.ts'
import { logKeyOf, originOf, sha256, signWith } from './signing.ts'

/** By when, and the signed text: whose log, the hash of the entry, and the time. */
export type Promised = { by: Date; note: string }

const keys = new WeakMap<SigningKey, Promise<VerifierKey>>()

function keyOf({ config, keys: { log } }: App): Promise<VerifierKey> {
  const known = keys.get(log) ?? logKeyOf(originOf(config.publicUrl), log)
  keys.set(log, known)
  return known
}

/** The promise for an event whose commitment is its own; the same event of the same hour gives the same text. */
export async function promise(app: App, event: Event, hour: Date): Promise<Promised> {
  const { entry, salt } = entryOf(event, hour)
  if (salt) throw new Error('Only an entry that is the same each time can be promised')
  const by = boundOf(hour)
  const key = await keyOf(app)
  const leaf = toBase64(await leafHash(sha256, entry))
  const text = [PROMISE_LINE, key.name, leaf, `${by.toISOString().slice(0, 19)}Z`, ''].join('\n')
  return { by, note: formatNote({ text, signatures: [await signNote(key, signWith(app.keys.log), text)] }) }
}
