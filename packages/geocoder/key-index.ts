/** The keys of names, ready for looking up: by hash, by what two missing letters leave, by sound, and by their beginning. */
import { buildDeletes, MOST_KEYS } from './delete-index.ts'
import { lettersIn } from './distance.ts'
import { compareBytes } from './gazetteer.ts'
import { hashOf } from './letters.ts'
import { ALLEY } from './levels.ts'
import { isPersian, soundHashOf, soundsOf } from './sounds.ts'

/** `main` are the keys by which names are compared when errors are looked for. `keys[n]` is key n, a symbol a code unit; bit m of `keyLevels[n]`: a place of level m is called so. */
export function indexKeys(keys: readonly string[], keyLevels: Uint16Array, main: ReadonlySet<number>) {
  if (keys.length >= MOST_KEYS)
    throw new RangeError(`Cannot hold ${keys.length} different names: the most is ${MOST_KEYS - 1}`)
  const keyStart = new Uint32Array(keys.length + 1)
  for (const [key, { length }] of keys.entries()) keyStart[key + 1] = keyStart[key]! + length
  const keyBytes = new Uint8Array(keyStart[keys.length]!)
  for (const [key, symbols] of keys.entries())
    for (let at = 0; at < symbols.length; at++) keyBytes[keyStart[key]! + at] = symbols.charCodeAt(at)
  // What only alleys are called is looked for in their street, among few.
  const isIndexed = (key: number) =>
    main.has(key) && (keyLevels[key]! & ~(1 << ALLEY)) !== 0 && keyStart[key + 1]! - keyStart[key]! > 2
  return {
    keyStart,
    keyBytes,
    keyLevels,
    keyLetters: Uint32Array.from(keys.keys(), (key) => lettersIn(keyBytes, keyStart[key]!, keyStart[key + 1]!)),
    keyTable: tableOf(keyBytes, keyStart),
    ...buildDeletes(keyBytes, keyStart, isIndexed),
    ...soundSections(keyBytes, keyStart, isIndexed),
    sortedKey: Uint32Array.from(keys.keys())
      .filter((key) => (keyLevels[key]! & ~(1 << ALLEY)) !== 0)
      .sort((a, b) => compareBytes(keyBytes, keyStart[a]!, keyStart[a + 1]!, keyBytes, keyStart[b]!, keyStart[b + 1]!)),
  }
}

function tableOf(keyBytes: Uint8Array, keyStart: Uint32Array): Uint32Array {
  const count = keyStart.length - 1
  let size = 16
  while (size < 1.25 * count) size *= 2
  const table = new Uint32Array(size)
  for (let key = 0; key < count; key++) {
    let slot = hashOf(keyBytes, keyStart[key]!, keyStart[key + 1]!) & (size - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
    table[slot] = key + 1
  }
  return table
}

function soundSections(keyBytes: Uint8Array, keyStart: Uint32Array, isIndexed: (key: number) => boolean) {
  const found: [hash: number, key: number][] = []
  for (let key = 0; key + 1 < keyStart.length; key++) {
    if (!isIndexed(key) || !isPersian(keyBytes[keyStart[key]!]!)) continue
    const sounds = soundsOf(keyBytes, keyStart[key]!, keyStart[key + 1]!)
    if (sounds && sounds.consonants.length > 0) found.push([soundHashOf(sounds.consonants), key])
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    soundHash: Uint32Array.from(found, ([hash]) => hash),
    soundKey: Uint32Array.from(found, ([, key]) => key),
  }
}
