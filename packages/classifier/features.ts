/**
 * What is there to count in a text? Words, pairs of words, and the letter sequences inside words,
 * each as a 32-bit hash. Method: the hashing trick (Weinberger et al. 2009, arXiv 0902.2206) with
 * FNV-1a; letter sequences stay within a word padded by a space on both sides, so that endings and
 * beginnings are features of their own and no stemmer is needed.
 */

/** Longer texts are read up to here, so that no text costs more than a few milliseconds. */
export const MAX_TEXT_UNITS = 20_000

/** Lengths of the letter sequences that are counted, in UTF-16 units. */
const SHORTEST_SEQUENCE = 2
const LONGEST_SEQUENCE = 5

/**
 * A search for an equal hash gives up after so many slots and counts it anew. Only a text made to
 * collide gets there, and it costs no more than another.
 */
const MOST_PROBES = 32

const SPACE = 1
const WORD = 2
const SIGN = 3
const INVISIBLE = 4

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
/** Keeps the word «ab» and the sequence «ab» apart. */
const WORD_SEED = 0x9e3779b9

/** Distinct hashes in order of first sight, and how often each occurs. */
export type Bag = { hashes: Uint32Array; counts: Uint32Array }

/** What occurs in one text: words with word pairs, and letter sequences. */
export type Features = { words: Bag; sequences: Bag }

const kinds = new Uint8Array(0x10000)

function kindOf(unit: number): number {
  if (kinds[unit] === 0) kinds[unit] = findKind(unit)
  return kinds[unit]!
}

function findKind(unit: number): number {
  const letter = String.fromCharCode(unit)
  if (/[\u200b-\u200f\ufeff]/.test(letter)) return INVISIBLE
  if (/[\s\p{Cc}]/u.test(letter)) return SPACE
  return /[\p{L}\p{N}\p{M}]/u.test(letter) ? WORD : SIGN
}

const mix = (hash: number, unit: number) => Math.imul(hash ^ unit, FNV_PRIME)

/** Spreads the last letters over all bits (the finisher of MurmurHash3). */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}

/**
 * The words, word pairs and letter sequences (2–5) of `text`, hashed and counted.
 *
 * Letters are compared in lower case; marks that only join or direct letters (ZWNJ, RLM) are
 * skipped, so «می‌روم» and «میروم» are one word. Each punctuation mark and emoji is a word. Any
 * string has features, lone surrogates too; the empty one has none. Reads at most
 * `MAX_TEXT_UNITS` units and is linear in them.
 *
 * @example
 * features('آب قطع است').words.hashes.length
 * // 5
 */
export function features(text: string): Features {
  const units = text.slice(0, MAX_TEXT_UNITS).toLowerCase()
  return { words: bag(wordsOf(units)), sequences: bag(sequencesOf(units)) }
}

/**
 * Room for the work on one text, kept for the next: a text has hundreds of features, and asking for room takes as long as
 * counting them. Only what is given back is new.
 */
const room = {
  found: new Uint32Array(0),
  words: new Int32Array(0),
  padded: new Uint16Array(0),
  places: new Int32Array(0),
  counts: new Uint32Array(0),
}

function foundRoom(length: number): Uint32Array {
  if (room.found.length < length) room.found = new Uint32Array(2 * length)
  return room.found
}

/** Puts each distinct hash with its count at the front, in order of first sight; uses `hashes` itself. */
function bag(hashes: Uint32Array): Bag {
  const size = tableLength(hashes.length)
  if (room.places.length < size) room.places = new Int32Array(size)
  if (room.counts.length < hashes.length) room.counts = new Uint32Array(2 * hashes.length)
  const { places, counts } = room
  places.fill(0, 0, size)
  counts.fill(0, 0, hashes.length)
  const mask = size - 1
  let distinct = 0
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]!
    let slot = hash & mask
    let probes = 0
    // Slots hold places from 1 up; 0 is free.
    while (places[slot] !== 0 && hashes[places[slot]! - 1] !== hash && probes++ < MOST_PROBES) slot = (slot + 1) & mask
    if (places[slot] === 0 || probes > MOST_PROBES) {
      hashes[distinct] = hash
      places[slot] = ++distinct
    }
    counts[places[slot]! - 1]!++
  }
  return { hashes: hashes.slice(0, distinct), counts: counts.slice(0, distinct) }
}

/** Four times as many slots as hashes, a power of two. */
const tableLength = (hashCount: number) => 2 ** Math.ceil(Math.log2(4 * hashCount + 4))

/** Whether a unit stands between words, for all features alike. */
export const isSpace = (unit: number): boolean => kindOf(unit) === SPACE

/** The feature of a word, and of the pair that two neighbours make; never 0 for «no word before». */
export const wordFeature = (word: number): number => finish(word)
export const pairFeature = (before: number, word: number): number => finish(mix(mix(before, 32), word))

function wordsOf(units: string): Uint32Array {
  const words = rawWordsOf(units)
  const found = foundRoom(2 * words.length)
  let count = 0
  for (let at = 0; at < words.length; at++) {
    found[count++] = wordFeature(words[at]!)
    if (at > 0) found[count++] = pairFeature(words[at - 1]!, words[at]!)
  }
  return found.subarray(0, count)
}

/** The words of lower-case text in order, as hashes that pairFeature() joins. The answer is room that the next call uses. */
export function rawWordsOf(units: string): Int32Array {
  if (room.words.length < units.length) room.words = new Int32Array(2 * units.length)
  const words = room.words
  let count = 0
  let hash = WORD_SEED
  for (let at = 0; at < units.length; at++) {
    const unit = units.charCodeAt(at)
    const kind = kindOf(unit)
    if (kind === INVISIBLE) continue
    if (kind === WORD) {
      hash = mix(hash, unit)
      continue
    }
    if (hash !== WORD_SEED) words[count++] = hash
    hash = WORD_SEED
    if (kind === SPACE) continue
    const low = isHighSurrogate(unit) ? units.charCodeAt(at + 1) : Number.NaN
    const pair = low >= 0xdc00 && low <= 0xdfff
    words[count++] = pair ? mix(mix(WORD_SEED, unit), low) : mix(WORD_SEED, unit)
    if (pair) at++
  }
  if (hash !== WORD_SEED) words[count++] = hash
  return words.subarray(0, count)
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

/** The letter sequences of lower-case text, in order. The answer is room that the next call uses. */
export function sequencesOf(units: string): Uint32Array {
  const most = 2 * units.length + 2
  if (room.padded.length < most) room.padded = new Uint16Array(2 * most)
  const padded = room.padded
  const found = foundRoom(4 * most)
  let count = 0
  let length = 1
  padded[0] = 32
  for (let at = 0; at <= units.length; at++) {
    const unit = at < units.length ? units.charCodeAt(at) : 32
    const kind = kindOf(unit)
    if (kind === INVISIBLE) continue
    if (kind !== SPACE) {
      padded[length++] = unit
      continue
    }
    if (length === 1) continue
    padded[length++] = 32
    count = addSequences(padded, length, found, count)
    length = 1
  }
  return found.subarray(0, count)
}

function addSequences(padded: Uint16Array, length: number, found: Uint32Array, from: number): number {
  let count = from
  for (let start = 0; start < length - 1; start++) {
    const end = Math.min(length, start + LONGEST_SEQUENCE)
    let hash = FNV_OFFSET
    for (let at = start; at < end; at++) {
      hash = mix(hash, padded[at]!)
      if (at - start + 1 >= SHORTEST_SEQUENCE) found[count++] = finish(hash)
    }
  }
  return count
}
