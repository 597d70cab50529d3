/**
 * How do entries lie in a bundle?
 *
 * Each behind its length, a whole number of two bytes, the higher first; so an entry has at most 65,535 bytes.
 *
 * Source: C2SP tlog-tiles, section "Log entries".
 */
import type { Bytes } from './bytes.ts'

/** The most bytes an entry may have. */
export const MAX_ENTRY_BYTES = 65_535

/**
 * The entries as a bundle or a part of one: bundles put one behind the other are a bundle.
 *
 * @throws RangeError when an entry has more than 65,535 bytes.
 * @example
 * const letters = [new Uint8Array([97]), new Uint8Array(0)]
 * [...packEntries(letters)]
 * // [0, 1, 97, 0, 0]
 */
export function packEntries(entries: readonly Uint8Array[]): Bytes {
  const bundle = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES)
      throw new RangeError(`An entry has at most ${MAX_ENTRY_BYTES} bytes, not ${entry.length}`)
    bundle[at] = entry.length >> 8
    bundle[at + 1] = entry.length & 255
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/**
 * The entries of a bundle, in order, as views into it; null when its last entry is cut short.
 *
 * @example
 * unpackEntries(new Uint8Array([0, 1, 97, 0, 0]))?.map((entry) => [...entry])
 * // [[97], []]
 * unpackEntries(new Uint8Array([0, 2, 97]))
 * // null
 */
export function unpackEntries(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length) {
    if (at + 2 > bundle.length) return null
    const end = at + 2 + bundle[at]! * 256 + bundle[at + 1]!
    if (end > bundle.length) return null
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}
