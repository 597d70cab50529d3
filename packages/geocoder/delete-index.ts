/**
 * Which known keys are at most two edits from a text? The keys are found by what remains of their first seven letters when up to two are taken
 * away (Garbe, SymSpell, 2012); what is found is compared in full elsewhere.
 */
import { Column } from './column.ts'
import type { Gazetteer } from './gazetteer.ts'
import { hashOf } from './letters.ts'

/** So many first letters; two edits in a key change nothing beyond what two deletions in them can mend. */
const PREFIX = 7
const KEY_BYTES = 3
export const MOST_KEYS = 1 << 24

/** Calls `visit` with the hash of the beginning of `bytes` without 0, 1 … `most` of its letters. */
function eachDeletion(bytes: Uint8Array, start: number, length: number, most: number, visit: (hash: number) => void) {
  const end = start + Math.min(PREFIX, length)
  visit(hashOf(bytes, start, end))
  if (most === 0) return
  for (let first = start; first < end; first++) {
    visit(hashOf(bytes, start, end, first))
    if (most > 1) for (let second = first + 1; second < end; second++) visit(hashOf(bytes, start, end, first, second))
  }
}

/** The index of the keys that `isIndexed`. Three bytes a key and a byte of its hash for each deletion. */
export function buildDeletes(keyBytes: Uint8Array, keyStart: Uint32Array, isIndexed: (key: number) => boolean) {
  const hashes = new Column(Uint32Array)
  const keys = new Column(Uint32Array)
  for (let key = 0; key + 1 < keyStart.length; key++)
    if (isIndexed(key))
      eachDeletion(keyBytes, keyStart[key]!, keyStart[key + 1]! - keyStart[key]!, 2, (hash) => {
        hashes.push(hash)
        keys.push(key)
      })
  let buckets = 256
  while (buckets * 8 < hashes.length) buckets *= 2
  const starts = new Uint32Array(buckets + 1)
  for (let at = 0; at < hashes.length; at++) starts[(hashes.values[at]! & (buckets - 1)) + 1]!++
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!
  const next = starts.slice()
  const deleteKey = new Uint8Array(KEY_BYTES * hashes.length)
  const deleteTag = new Uint8Array(hashes.length)
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes.values[at]!
    const to = next[hash & (buckets - 1)]!++
    const key = keys.values[at]!
    deleteTag[to] = hash >>> 24
    deleteKey[KEY_BYTES * to] = key
    deleteKey[KEY_BYTES * to + 1] = key >>> 8
    deleteKey[KEY_BYTES * to + 2] = key >>> 16
  }
  return { deleteStart: starts, deleteKey, deleteTag }
}

/** Calls `visit` once or more with every key that may be within `most` edits of `bytes[start … start + length - 1]`. */
export function eachNearKey(
  { deleteStart, deleteKey, deleteTag }: Pick<Gazetteer, 'deleteStart' | 'deleteKey' | 'deleteTag'>,
  bytes: Uint8Array,
  start: number,
  length: number,
  most: number,
  visit: (key: number) => void,
) {
  const mask = deleteStart.length - 2
  eachDeletion(bytes, start, length, most, (hash) => {
    const tag = hash >>> 24
    const end = deleteStart[(hash & mask) + 1]!
    for (let at = deleteStart[hash & mask]!; at < end; at++)
      if (deleteTag[at] === tag)
        visit(deleteKey[3 * at]! | (deleteKey[3 * at + 1]! << 8) | (deleteKey[3 * at + 2]! << 16))
  })
}
