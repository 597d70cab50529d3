/**
 * Which columns of a model does a piece of text between two spaces have? Found once and kept for the next time the
 * piece comes, because texts repeat their words; in plain numbers, one piece after the other, found by an
 * open-addressing hash table (linear probing, as in vocabulary.ts). The answer is the same as without it.
 */
import { isSpace, pairFeature, rawWordsOf, sequencesOf, wordFeature } from './features.ts'
import type { Model } from './model.ts'

/** The first word and the last; of words with pairs, and of sequences, how many have a column and how many have none. */
export const FIRST = 0
export const LAST = 1
export const WORDS = 2
export const UNKNOWN_WORDS = 3
export const SEQUENCES = 4
export const UNKNOWN_SEQUENCES = 5
/** From here on the columns of the words, then those of the sequences. */
export const COLUMNS = 6

/** Longer pieces hardly come again, and are read anew. */
const LONGEST_KEPT_UNITS = 32
/** Four megabytes of pieces, after which all are forgotten. */
const MOST_NUMBERS = 1_000_000
/** A free slot. */
const FREE = -1
/** At least three slots in four are free. */
const SLOTS_FOR_EACH = 4

export class Pieces {
  /** What is known of each piece, in the layout above from its place on; its units stand before it. */
  numbers = new Int32Array(4096)
  #used = 0
  #count = 0
  #slots = new Int32Array(1024).fill(FREE)
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  /** Where in `numbers` the pieces of the text are, in order, written into `places` (one for two units is enough); gives how many. */
  cut(text: string, places: Int32Array): number {
    if (this.#used > MOST_NUMBERS) this.#forget()
    let count = 0
    for (let at = 0; at < text.length; at++) {
      let unit = text.charCodeAt(at)
      if (isSpace(unit)) continue
      const start = at
      let hash = 0
      do {
        hash = Math.imul(hash ^ unit, 0x9e3779b1)
        hash ^= hash >>> 15
        unit = text.charCodeAt(++at)
      } while (at < text.length && !isSpace(unit))
      places[count++] = this.#find(text, start, at, hash) ?? this.#add(text.slice(start, at), hash)
    }
    return count
  }

  #forget() {
    this.#used = 0
    this.#count = 0
    this.#slots.fill(FREE)
  }

  #find(text: string, start: number, end: number, hash: number): number | undefined {
    const length = end - start
    if (length > LONGEST_KEPT_UNITS) return undefined
    const numbers = this.numbers
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hash & mask; slots[slot] !== FREE; slot = (slot + 1) & mask) {
      const place = slots[slot]!
      if (numbers[place - 1] !== length) continue
      let same = 0
      while (same < length && numbers[place - 2 - same] === text.charCodeAt(start + same)) same++
      if (same === length) return place
    }
    return undefined
  }

  #add(piece: string, hash: number): number {
    const units = piece.toLowerCase()
    const words = rawWordsOf(units)
    this.#makeRoom(piece.length + 1 + COLUMNS + 2 * words.length + 4 * (units.length + 2))
    const numbers = this.numbers
    const place = this.#used + piece.length + 1
    for (let at = 0; at < piece.length; at++) numbers[place - 2 - at] = piece.charCodeAt(at)
    numbers[place - 1] = piece.length
    let used = place + COLUMNS
    const put = (feature: number) => {
      const column = this.columnOf(feature)
      if (column !== -1) numbers[used++] = column
    }
    for (let at = 0; at < words.length; at++) {
      put(wordFeature(words[at]!))
      if (at > 0) put(pairFeature(words[at - 1]!, words[at]!))
    }
    const wordColumns = used - place - COLUMNS
    numbers[place + FIRST] = words[0] ?? 0
    numbers[place + LAST] = words.at(-1) ?? 0
    numbers[place + WORDS] = wordColumns
    numbers[place + UNKNOWN_WORDS] = Math.max(0, 2 * words.length - 1) - wordColumns
    const sequences = sequencesOf(units)
    for (let at = 0; at < sequences.length; at++) put(sequences[at]!)
    const sequenceColumns = used - place - COLUMNS - wordColumns
    numbers[place + SEQUENCES] = sequenceColumns
    numbers[place + UNKNOWN_SEQUENCES] = sequences.length - sequenceColumns
    this.#used = used
    if (piece.length <= LONGEST_KEPT_UNITS) this.#keep(place, hash)
    return place
  }

  /** The column of a feature, or -1 where it says nothing. */
  columnOf(feature: number): number {
    const { vocabulary, importance } = this.#model
    const column = vocabulary.find(feature)
    return column !== -1 && importance.codes[column] === 0 ? -1 : column
  }

  #makeRoom(more: number) {
    if (this.#used + more <= this.numbers.length) return
    const numbers = new Int32Array(2 * (this.#used + more))
    numbers.set(this.numbers)
    this.numbers = numbers
  }

  #keep(place: number, hash: number) {
    if (SLOTS_FOR_EACH * ++this.#count > this.#slots.length) this.#grow()
    this.#put(place, hash)
  }

  #put(place: number, hash: number) {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    while (this.#slots[slot] !== FREE) slot = (slot + 1) & mask
    this.#slots[slot] = place
  }

  #grow() {
    const places = this.#slots.filter((place) => place !== FREE)
    this.#slots = new Int32Array(4 * this.#slots.length).fill(FREE)
    for (const place of places) this.#put(place, this.#hashAt(place))
  }

  #hashAt(place: number): number {
    let hash = 0
    for (let at = 0; at < this.numbers[place - 1]!; at++) {
      hash = Math.imul(hash ^ this.numbers[place - 2 - at]!, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash
  }
}
