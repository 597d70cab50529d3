/**
 * What may an entry of a log say about people? Nothing: and anybody can see that it does not.
 *
 * An entry is canonical JSON of a type, its version, whose it is and fields; and every field is of a kind that holds
 * no sentence: a hash, an id, a day, a number, a word from a list. The types are passed in, for the log knows no
 * domain; a verifier checks each entry of a stranger's log against the types that the log has published.
 *
 * Source: RFC 8785 for the writing. A type is never changed: its next version stands beside it.
 */
import { MAX_ENTRY_BYTES } from './bundle.ts'
import { canonicalBytes, type Json, parseCanonical } from './json.ts'

/**
 * A kind of field: `commitment` (32 bytes in base64), `digest` (a SHA-256 in hex), `id` (a UUID in small letters),
 * `day` (2026-11-22), `instant` (2026-11-22T06:10:00Z), `count` (a whole number of 0 or more), `flag`, `key` (the
 * public key of a log), or the list of the words that may stand there.
 */
export type Kind = 'commitment' | 'digest' | 'id' | 'day' | 'instant' | 'count' | 'flag' | 'key' | readonly string[]

/** A type of entry: `slice.what-happened`, its version from 1, and all its fields, each of which must stand there. */
export type EntryType = { type: string; v: number; fields: Readonly<Record<string, Kind>> }

/** An entry. `agency` is null for what belongs to the whole installation. */
export type Entry = { type: string; v: number; agency: string | null; body: { [field: string]: Json } }

/** Why bytes or a value are no entry of these types. */
export type EntryFault = 'not-canonical' | 'not-an-entry' | 'unknown-type' | 'wrong-fields' | 'too-long'

const SAYS: Record<Exclude<Kind, readonly string[]>, (value: unknown) => boolean> = {
  // 32 bytes in base64: the last of 43 letters has four bits, and the two left over are zero.
  commitment: (value) => typeof value === 'string' && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value),
  digest: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  id: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isTime(`${value}T00:00:00Z`),
  instant: (value) => typeof value === 'string' && isTime(value),
  count: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  flag: (value) => typeof value === 'boolean',
  // A name of a host and a path, and 33 bytes of which the first is 1: Ed25519.
  key: (value) =>
    typeof value === 'string' && /^[a-z0-9.:/-]{1,200}\+[0-9a-f]{8}\+A[Q-Za-f][A-Za-z0-9+/]{42}$/.test(value),
}

/** Whether a text is an instant in whole seconds of a day that the calendar has: there is no 30 February. */
function isTime(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text)) return false
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))]
  return day >= 1 && day <= (month === 2 && isLeap(Number(text.slice(0, 4))) ? 29 : MONTH_DAYS[month - 1]!)
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const isOf = (kind: Kind, value: unknown): boolean =>
  typeof kind === 'string' ? SAYS[kind](value) : typeof value === 'string' && kind.includes(value)

/**
 * The bytes of an entry.
 *
 * @throws TypeError when it is no entry of these types: one field more, one less, or one of another kind.
 * @throws RangeError when it has more than 65,535 bytes.
 * @example
 * const types = [{ type: 'cases.replied', v: 1, fields: { outcome: ['done', 'refused'] } }]
 * const entry = { type: 'cases.replied', v: 1, agency: null, body: { outcome: 'done' } }
 * new TextDecoder().decode(formatEntry(types, entry))
 * // '{"agency":null,"body":{"outcome":"done"},"type":"cases.replied","v":1}'
 */
export function formatEntry(types: readonly EntryType[], entry: Entry): Uint8Array {
  const fault = faultOf(types, entry)
  if (fault) throw new TypeError(`The entry ${entry.type} is refused: ${fault}`)
  const bytes = canonicalBytes(entry)
  if (bytes.length > MAX_ENTRY_BYTES)
    throw new RangeError(`An entry has at most ${MAX_ENTRY_BYTES} bytes, not ${bytes.length}`)
  return bytes
}

/**
 * The entry of bytes, or why they are none of these types. `unknown-type` is for the reader to judge: the log may be
 * newer than the types one has.
 *
 * @example
 * const types = [{ type: 'cases.replied', v: 1, fields: { outcome: ['done', 'refused'] } }]
 * const bytes = new TextEncoder().encode('{"agency":null,"body":{"outcome":"Mr X"},"type":"cases.replied","v":1}')
 * parseEntry(types, bytes)
 * // { ok: false, why: 'wrong-fields' }
 */
export function parseEntry(
  types: readonly EntryType[],
  bytes: Uint8Array,
): { ok: true; entry: Entry } | { ok: false; why: EntryFault } {
  if (bytes.length > MAX_ENTRY_BYTES) return { ok: false, why: 'too-long' }
  const value = parseCanonical(bytes)
  if (value === undefined) return { ok: false, why: 'not-canonical' }
  const why = faultOf(types, value)
  // A border: faultOf has found every field of an entry and no other.
  return why ? { ok: false, why } : { ok: true, entry: value as Entry }
}

function faultOf(types: readonly EntryType[], value: unknown): EntryFault | null {
  if (!isObject(value) || Object.keys(value).sort().join() !== 'agency,body,type,v') return 'not-an-entry'
  const { agency, body, type, v } = value
  if (!(agency === null || SAYS.id(agency)) || !isObject(body)) return 'not-an-entry'
  const known = types.find((one) => one.type === type && one.v === v)
  if (!known) return 'unknown-type'
  const fields = Object.entries(known.fields)
  const isWhole = Object.keys(body).length === fields.length
  return isWhole && fields.every(([name, kind]) => isOf(kind, body[name])) ? null : 'wrong-fields'
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
