/**
 * From a line of the record to the bytes that are public. A type that a slice has registered shows the
 * fields it names; of every other line the log says only that there was one, by a salted commitment
 * that an auditor can check against the record. No sentence can stand in either.
 */
import { hash } from 'node:crypto'
import { canonicalBytes, type EntryType, formatEntry, type Json } from '@pasokh/ledger'
import { newNonces } from '#kit/seal.ts'
import type { Text } from '#kit/words.ts'
import type { Event } from './schema.ts'
import { ENTRY_NAMES } from './words.ts'

/** What the record itself tells. */
export const RECORD_ENTRIES = [
  // An act that is no one's business outside: a setting, a sign-in, an officer's account.
  { type: 'record.act', v: 1, fields: { commitment: 'commitment', day: 'day' } },
  { type: 'record.key-handed-over', v: 1, fields: { at: 'instant', next: 'key' } },
  {
    type: 'record.begun-anew',
    v: 1,
    fields: { at: 'instant', keptSize: 'count', previous: 'key', publishedRoot: 'digest', publishedSize: 'count' },
  },
  { type: 'record.promise-broken', v: 1, fields: { count: 'count', day: 'day' } },
  { type: 'backups.restored', v: 1, fields: { at: 'instant', rows: 'count' } },
] as const satisfies readonly EntryType[]

const registered = new Map<string, EntryType>()
const newest = new Map<string, EntryType>()
const named = new Map<string, Text>()

/** Makes types known, each version beside the ones before; lines are written in the newest. */
export function registerEntries(types: readonly EntryType[], names: Readonly<Record<string, Text>>): void {
  for (const type of types) {
    registered.set(`${type.type} ${type.v}`, type)
    if (type.v >= (newest.get(type.type)?.v ?? 0)) newest.set(type.type, type)
  }
  for (const [type, name] of Object.entries(names)) named.set(type, name)
}
registerEntries(RECORD_ENTRIES, ENTRY_NAMES)

/** What a type is called where people read it. */
export const nameOf = (type: string): Text => named.get(type) ?? ENTRY_NAMES['record.act']!

/** Every type that an entry of this log may have. */
export const entryTypes = (): EntryType[] => [...registered.values()]

const second = (now: Date) => `${now.toISOString().slice(0, 19)}Z`

export type Written = { entry: Buffer; salt: Buffer | null }

/**
 * The entry of an event. `at`, `day` (in UTC) and `commitment` are filled in where the event does not say them.
 *
 * @throws TypeError when the event does not have what its type shows, or tells the time of a citizen's act.
 */
export function entryOf(event: Event, now: Date): Written {
  const known = newest.get(event.type)
  const type = known ?? RECORD_ENTRIES[0]
  const { fields }: EntryType = type
  if (event.by === 'citizen' && 'at' in fields) throw new TypeError(`${event.type} would tell a citizen's minute`)
  const needsSalt = 'commitment' in fields && event.body.commitment === undefined
  const salt = needsSalt ? nextSalt() : null
  const filled: Record<string, Json> = {
    at: second(now),
    day: second(now).slice(0, 10),
    ...(salt && { commitment: commitTo(saltOf(salt), lineBytes(event)).toString('base64') }),
    ...(known && event.body),
  }
  const body = Object.fromEntries(Object.keys(fields).map((field) => [field, filled[field] ?? null]))
  const entry = formatEntry([type], { type: type.type, v: type.v, agency: event.agencyId, body })
  return { entry: Buffer.from(entry), salt }
}

const AT_ONCE = 128
let salts: Buffer[] = []

/** Drawn many at a time, for each draw asks the system; none is given twice. */
function nextSalt(): Buffer {
  if (salts.length === 0) salts = newNonces(AT_ONCE)
  return salts.pop()!
}

/** The 32 bytes that are mixed in, from the 16 random ones that are kept. */
export const saltOf = (kept: Uint8Array): Buffer => commitTo(SALT_LABEL, kept)

const SALT_LABEL = Buffer.from('pasokh line salt')

/** What a commitment binds of a line that shows no more. */
export const lineBytes = ({ type, agencyId, about, body }: Pick<Event, 'type' | 'agencyId' | 'about' | 'body'>) =>
  canonicalBytes({ about: about ?? null, agency: agencyId, body, type })

export const commitTo = (salt: Uint8Array, content: Uint8Array): Buffer =>
  Buffer.from(hash('sha256', Buffer.concat([salt, content]), 'hex'), 'hex')
