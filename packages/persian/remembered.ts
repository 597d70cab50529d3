/**
 * What was found out about a word is worth keeping for the next time it comes: text repeats its words.
 * A cache of fixed size in front of a pure function; the answer is the same with and without it.
 *
 * Method: each word gets a number, in one table for all functions (open addressing with at most sixteen places for
 * a word, so that no text can make a look slow), and each function keeps its answers by that number. The
 * words of a scanned text are numbered once, and then every function finds its answer by a look into a list.
 */
import { type Places, type Scan, WORD } from './tokens.ts'

const MOST_WORDS = 65_536
const MAX_KEPT_LENGTH = 40
const PLACES_OF_A_WORD = 16
const NONE = -1

/**
 * The numbered words, one after the other: number, length, letters. Each place of the hash table is a pair of a hash
 * and where its word begins; nothing begins at 0.
 */
const table = {
  count: 0,
  words: new Uint16Array(8192),
  used: 1,
  places: new Uint32Array(4096),
  /** Rises each time all words are forgotten, so that no number outlives its word. */
  age: 1,
}
const LETTERS = 2

/** A function whose answers are kept. */
export type Remembered<Answer> = {
  /** Asked of `text`, or of the piece of it from `start` to before `end`. */
  (text: string, start?: number, end?: number): Answer
  /** Asked of token `at` of a scanned text: the quicker way for texts. */
  at: (all: Scan, at: number) => Answer
}

/**
 * The function, with its answers for short words kept. Answers must never be changed by who receives them, and
 * are not undefined. O(length).
 *
 * @example
 * const length = remembered((word) => ({ length: word.length }))
 * length('سلام') === length('با سلام', 3, 7)
 * // true
 */
export function remembered<Answer extends string | number | boolean | object | null>(
  answer: (word: string) => Answer,
): Remembered<Answer> {
  let answers: (Answer | undefined)[] = []
  let age = 0

  const answerOf = (number: number, text: string, start: number, end: number): Answer => {
    if (number === NONE) return answer(text.slice(start, end))
    const known = age === table.age ? answers[number] : undefined
    if (known !== undefined) return known
    const asked = table.age
    const found = answer(copyOf(text, start, end))
    // Finding out may have made room in the table.
    if (asked === table.age) keep(number, found)
    return found
  }

  const keep = (number: number, found: Answer) => {
    if (age !== table.age) answers = []
    age = table.age
    if (number >= answers.length) {
      const more = new Array<Answer | undefined>(Math.max(1024, 4 * number)).fill(undefined)
      for (let at = 0; at < answers.length; at++) more[at] = answers[at]
      answers = more
    }
    answers[number] = found
  }

  return withNumbers(answerOf)
}

/** Two numbers for each word in one list, for what is asked of every word of every text. */
export type RememberedPairs = {
  /** Where in `cells` the pair of token `at` of a scanned text stands until the next is asked for. */
  at: (all: Scan, at: number) => number
  cells: Uint32Array
}

/** The same for pairs of numbers below 2^32, of which the first is not 0. */
export function rememberedPairs(answer: (word: string) => readonly [number, number]): RememberedPairs {
  // The first pair is that of the last word that has no number.
  const pairs: RememberedPairs = { at: placeOf, cells: new Uint32Array(2048) }
  let age = 0

  function placeOf(all: Scan, at: number): number {
    const number = numberAt(all, at)
    const place = 2 * number + 2
    if (age === table.age && number !== NONE && place < pairs.cells.length && pairs.cells[place] !== 0) return place
    const asked = table.age
    const [start, end] = [all.starts[at]!, all.ends[at]!]
    const found = answer(number === NONE ? all.text.slice(start, end) : copyOf(all.text, start, end))
    return keep(asked === table.age ? place : 0, found)
  }

  const keep = (place: number, [first, second]: readonly [number, number]): number => {
    if (age !== table.age) pairs.cells.fill(0)
    age = table.age
    if (place >= pairs.cells.length) {
      const more = new Uint32Array(4 * place)
      more.set(pairs.cells)
      pairs.cells = more
    }
    pairs.cells[place] = first
    pairs.cells[place + 1] = second
    return place
  }

  return pairs
}

type AnswerOf<Answer> = (number: number, text: string, start: number, end: number) => Answer

function withNumbers<Answer>(answerOf: AnswerOf<Answer>): Remembered<Answer> {
  const of = (text: string, start = 0, end = text.length) => {
    if (table.count === MOST_WORDS) forget()
    return answerOf(numberOf(text, start, end), text, start, end)
  }
  const at = (all: Scan, at: number) => answerOf(numberAt(all, at), all.text, all.starts[at]!, all.ends[at]!)
  return Object.assign(of, { at })
}

/** The number of a token; only words have theirs in the columns. */
function numberAt(all: Scan, at: number): number {
  if (all.numbers === null) numberWords(all)
  return all.age === table.age && all.kinds[at] === WORD
    ? all.numbers![at]!
    : numberOf(all.text, all.starts[at]!, all.ends[at]!)
}

/** Numbers the words of a text. A full table begins anew first, never between two of them. */
function numberWords(all: Scan) {
  if (table.count === MOST_WORDS) forget()
  const { text, count, kinds, starts, ends } = all
  const numbers = roomFor(count)
  for (let at = 0; at < count; at++) numbers[at] = kinds[at] === WORD ? numberOf(text, starts[at]!, ends[at]!) : NONE
  all.numbers = numbers
  all.age = table.age
}

/** Filling a list of few with the size it has is quicker than asking for room outside. */
const roomFor = (count: number): Places => (count > FEW ? new Int32Array(count) : new Array<number>(count))
const FEW = 10_000

/** The number of a word, or NONE where it cannot have one: it is empty or long, or there is no room. */
function numberOf(text: string, start: number, end: number): number {
  const length = end - start
  if (length > MAX_KEPT_LENGTH || length <= 0) return NONE
  let hash = length
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
  hash = (hash ^ (hash >>> 15)) >>> 0
  const { places, words } = table
  const mask = places.length - 1
  let place = (hash << 1) & mask
  for (let probes = 0; probes < PLACES_OF_A_WORD; probes++) {
    const first = places[place + 1]!
    if (first === 0) return table.count < MOST_WORDS ? add(text, start, end, hash) : NONE
    if (places[place] === hash && words[first + 1] === length && isSame(words, first + LETTERS, text, start, end))
      return words[first]!
    place = (place + 2) & mask
  }
  return NONE
}

function isSame(words: Uint16Array, first: number, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (words[first + at - start] !== text.charCodeAt(at)) return false
  return true
}

function add(text: string, start: number, end: number, hash: number): number {
  const first = table.used
  table.used += LETTERS + end - start
  if (table.used > table.words.length) {
    const words = new Uint16Array(2 * table.used)
    words.set(table.words)
    table.words = words
  }
  const { words } = table
  words[first] = table.count
  words[first + 1] = end - start
  for (let at = start; at < end; at++) words[first + LETTERS + at - start] = text.charCodeAt(at)
  // Half of the places are free.
  if (4 * ++table.count > table.places.length) placeAnew(4 * table.places.length)
  put(hash, first)
  return words[first]!
}

function put(hash: number, first: number) {
  const { places } = table
  const mask = places.length - 1
  let place = (hash << 1) & mask
  while (places[place + 1] !== 0) place = (place + 2) & mask
  places[place] = hash
  places[place + 1] = first
}

function placeAnew(length: number) {
  const old = table.places
  table.places = new Uint32Array(length)
  for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) put(old[at]!, old[at + 1]!)
}

function forget() {
  table.count = 0
  table.used = 1
  table.places.fill(0)
  table.age++
}

// A longer slice would keep the whole text in memory for as long as the word.
const copyOf = (text: string, start: number, end: number) =>
  String.fromCharCode(...Array.from({ length: end - start }, (_, at) => text.charCodeAt(start + at)))
