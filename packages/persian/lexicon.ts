/**
 * Which words does Persian have? A word list of some sixty thousand headwords, nouns, adjectives
 * and others, with the compounds that are written with a half-space. Made by make-words.ts; the
 * notice of its source stands in data/words.json.
 *
 * Method: the list is one automaton in which words share beginnings and endings, so that it is ready
 * when it is read and takes a quarter of a megabyte. Daciuk, Mihov, Watson & Watson, Incremental
 * construction of minimal acyclic finite-state automata, Computational Linguistics 26 (2000), 3–16.
 */
import coded from './data/words.json' with { type: 'json' }

/** What a headword may be. */
export type WordKind = 'noun' | 'adjective' | 'other'

const KINDS: readonly (WordKind | undefined)[] = [undefined, 'other', 'adjective', 'noun']
const JOINER = '\u200c'

// An edge is 32 bits: 6 for its letter, one that says it is the last of its state, 2 for the kind of the
// word that it ends, and the place of the first edge of the next state. The first edge of all is at 1.
const LETTER_BITS = 63
const IS_LAST = 64
const kindOf = (edge: number) => (edge >>> 7) & 3
const nextOf = (edge: number) => edge >>> 9

const EDGES = edgesOf(atob(coded.edges))
const LETTER = new Uint8Array(65536)
for (let at = 0; at < coded.letters.length; at++) LETTER[coded.letters.charCodeAt(at)] = at + 1
const JOINER_LETTER = LETTER[JOINER.charCodeAt(0)]!
/** The first edges by letter, for there are most of them. */
const FIRST = new Uint32Array(LETTER_BITS + 1)
for (let at = 1; at < EDGES.length; at++) {
  FIRST[EDGES[at]! & LETTER_BITS] = EDGES[at]!
  if (EDGES[at]! & IS_LAST) break
}

function edgesOf(bytes: string): Uint32Array {
  const edges = new Uint32Array(bytes.length / 4)
  for (let at = 0; at < edges.length; at++)
    edges[at] =
      bytes.charCodeAt(4 * at) |
      (bytes.charCodeAt(4 * at + 1) << 8) |
      (bytes.charCodeAt(4 * at + 2) << 16) |
      (bytes.charCodeAt(4 * at + 3) << 24)
  return edges
}

/** The edge with this letter out of the state that `edge` leads to, or 0. */
function follow(edge: number, letter: number): number {
  let at = nextOf(edge)
  if (at === 0) return 0
  for (; ; at++) {
    const next = EDGES[at]!
    if ((next & LETTER_BITS) === letter) return next
    if (next & IS_LAST) return 0
  }
}

/** The edge that the word ends on, from the state that `edge` leads to or from the first, or 0. O(length). */
function walk(word: string, from = 0): number {
  const first = LETTER[word.charCodeAt(0)]
  let edge = !first ? 0 : from === 0 ? FIRST[first]! : follow(from, first)
  for (let at = 1; edge !== 0 && at < word.length; at++) {
    const letter = LETTER[word.charCodeAt(at)]!
    edge = letter === 0 ? 0 : follow(edge, letter)
  }
  return edge
}

/** The headwords and their kinds. Compounds stand with their half-space. */
export const WORDS = {
  /** What the headword may be; undefined when the list has no such word. O(length). */
  get: (word: string): WordKind | undefined => KINDS[kindOf(walk(word))],
  /** Whether the list has the word. O(length). */
  has: (word: string): boolean => kindOf(walk(word)) !== 0,
}

/** Where the compounds that begin with this word go on after their half-space («پیش» of «پیش‌بینی»), or 0. O(length). */
export const compoundsOf = (first: string): number => follow(walk(first), JOINER_LETTER)

/** Whether one of the compounds that go on at that place ends in this word. O(length). */
export const isSecondOf = (compounds: number, second: string): boolean => kindOf(walk(second, compounds)) !== 0

/** How words begin, in one of 27 bits by the first two letters: words that begin alike have the same. */
export const beginningOf = (word: string): number =>
  bitOf(LETTER[word.charCodeAt(0)] ?? 0, LETTER[word.charCodeAt(1)] ?? 0)
const bitOf = (first: number, second: number) => 1 << ((first * 11 + second) % 27)

/** The bits of the beginnings of all second parts of the compounds that go on at that place. */
export function beginningsOf(compounds: number): number {
  let bits = 0
  for (const first of edgesAfter(compounds)) {
    if (kindOf(first) !== 0) bits |= bitOf(first & LETTER_BITS, 0)
    for (const second of edgesAfter(first)) bits |= bitOf(first & LETTER_BITS, second & LETTER_BITS)
  }
  return bits
}

function* edgesAfter(edge: number): Generator<number> {
  let at = nextOf(edge)
  if (at === 0) return
  do yield EDGES[at]!
  while ((EDGES[at++]! & IS_LAST) === 0)
}

/**
 * The compound that was typed without its half-space («پیشبینی» for «پیش‌بینی»), or undefined when the
 * list has none, or has the word as it is. O(length) times the compounds that begin alike.
 */
export function joinedCompound(word: string): string | undefined {
  const first = LETTER[word.charCodeAt(0)]
  if (!first || FIRST[first] === 0 || WORDS.has(word)) return undefined
  return withJoiners(word, 1, FIRST[first]!) ?? undefined
}

/** The word with half-spaces from `at` on, along the edges that follow `edge`, or null. */
function withJoiners(word: string, at: number, edge: number): string | null {
  if (at === word.length) return kindOf(edge) === 0 ? null : word
  const letter = LETTER[word.charCodeAt(at)]!
  if (letter === 0) return null
  const plain = follow(edge, letter)
  const whole = plain === 0 ? null : withJoiners(word, at + 1, plain)
  if (whole !== null) return whole
  const joiner = follow(edge, JOINER_LETTER)
  const after = joiner === 0 ? 0 : follow(joiner, letter)
  return after === 0 ? null : withJoiners(`${word.slice(0, at)}${JOINER}${word.slice(at)}`, at + 2, after)
}
