/**
 * Which column does a hashed feature have? An open-addressing hash table from 32-bit hashes to
 * columns 0, 1, 2 … in order of first sight. Hashes are well spread already, so the low bits are
 * the slot and a full slot hands on to the next one (linear probing, Knuth vol. 3, 6.4, algorithm L).
 */

/** At least one slot in two is free, so that a search ends after a step or two. */
const MOST_FILLED = 0.5

export class Vocabulary {
  /** The hash of each column, in order. */
  hashes: Uint32Array
  size = 0
  /** Pairs of a hash and its column + 1; 0 there is a free slot. Pairs, because a look-up then waits for memory once. */
  #slots: Uint32Array

  /** A table that holds `expected` columns before it must grow. */
  constructor(expected = 1024) {
    this.hashes = new Uint32Array(Math.max(16, expected))
    this.#slots = emptySlots(expected)
  }

  static from(hashes: Uint32Array): Vocabulary {
    const vocabulary = new Vocabulary(hashes.length)
    for (const hash of hashes) vocabulary.add(hash)
    return vocabulary
  }

  /** The column of `hash`, or -1 when it was never added. */
  find(hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const next = slots[slot + 1]!
      if (next === 0 || slots[slot] === hash) return next - 1
    }
  }

  /** The column of `hash`, a new one when it was never added. */
  add(hash: number): number {
    const found = this.find(hash)
    if (found !== -1) return found
    if (this.size === this.hashes.length) this.#grow()
    const column = this.size++
    this.hashes[column] = hash
    this.#place(column)
    return column
  }

  #place(column: number) {
    const hash = this.hashes[column]!
    const mask = this.#slots.length - 1
    let slot = (hash << 1) & mask
    while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask
    this.#slots[slot] = hash
    this.#slots[slot + 1] = column + 1
  }

  #grow() {
    const hashes = new Uint32Array(2 * this.size)
    hashes.set(this.hashes)
    this.hashes = hashes
    this.#slots = emptySlots(hashes.length)
    for (let column = 0; column < this.size; column++) this.#place(column)
  }
}

function emptySlots(columns: number): Uint32Array {
  let count = 32
  while (count * MOST_FILLED < columns) count *= 2
  return new Uint32Array(2 * count)
}
