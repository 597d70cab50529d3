/**
 * How is a value written as JSON so that everybody writes the same bytes?
 *
 * Names in the order of their UTF-16 units, no spaces, numbers and strings as ECMAScript writes them.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme.
 */
import { fromUtf8, toUtf8 } from './bytes.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** How deep values may lie in each other. */
const MAX_DEPTH = 100

/**
 * The value as canonical JSON. What JSON cannot say is refused, never left out or bent.
 *
 * @throws TypeError for anything that is no JSON value: undefined, functions, big integers, instances of classes,
 * missing elements of a list, strings that are not well-formed.
 * @throws RangeError for NaN and infinite numbers, and for values more than 100 deep.
 * @example
 * canonicalJson({ b: [1e21, 0.000001, -0], a: 'سلام\n', é: null, e: true })
 * // '{"a":"سلام\\n","b":[1e+21,0.000001,0],"e":true,"é":null}'
 */
export function canonicalJson(value: Json): string {
  return write(value, 0)
}

// What arrives may not be what its type says: the check is the purpose of this function.
function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError(`JSON values lie at most ${MAX_DEPTH} deep in each other`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return writeString(value)
  if (Array.isArray(value)) return `[${Array.from(value, (one) => write(one, depth + 1)).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) return writeObject(value, depth)
  throw new TypeError(`JSON has no ${typeof value}${typeof value === 'object' ? ' of a class' : ''}`)
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`)
  return JSON.stringify(value)
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('A string of JSON holds no half of a pair')
  return JSON.stringify(value)
}

function writeObject(value: object, depth: number): string {
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${writeString(name)}:${write(member, depth + 1)}`).join(',')}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
}

/** The value as the bytes of its canonical JSON in UTF-8: what an entry of the log is. */
export const canonicalBytes = (value: Json): Uint8Array => toUtf8(canonicalJson(value))

/**
 * The value of canonical JSON in UTF-8, or undefined when the bytes are anything else: other spaces, another order,
 * a name twice, a number or string that is written otherwise.
 *
 * @example
 * parseCanonical(new TextEncoder().encode('{"a":1}'))
 * // { a: 1 }
 * parseCanonical(new TextEncoder().encode('{"a": 1}'))
 * // undefined
 */
export function parseCanonical(bytes: Uint8Array): Json | undefined {
  const text = fromUtf8(bytes)
  if (text === null) return undefined
  try {
    const value = JSON.parse(text) as Json // What JSON.parse gives is a JSON value.
    return canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}
