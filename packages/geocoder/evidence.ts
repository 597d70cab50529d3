/**
 * What in a text speaks for which place? Each piece says: these words are this name of this place, at this cost. Kept in lists by
 * place in memory that is used again for the next text; not a ranking.
 */
import { type Gazetteer, isInside, levelOf, lowerBound, NAME_MASK, VARIANT_SHIFT } from './gazetteer.ts'
import { ALLEY, STREET } from './levels.ts'
import type { Window } from './query.ts'
import type { Keyword } from './rules.ts'

/** How a name was recognised. */
export type How = 'exact' | 'alias' | 'fuzzy' | 'sound'

export type Piece = { place: number; window: Window; name: number; how: How; cost: number; next: number }

const FITTING_WORD = -1
const SAME_WORD = -0.5
const OTHER_WORD = 2
const OTHER_LEVEL = 4
const VARIANT_COST = [0, 0, 0.5, 1]
const PLACE_WITHOUT_WORD = 1
const ALIAS = 0.3
/** So many pieces speak for one place; of more the costly go. */
const MOST_PIECES = 5
/** So many places are looked at that have one name. */
export const MOST_PLACES = 700

export type Range = readonly [from: number, end: number]

export class Evidence {
  readonly g: Gazetteer
  pieces: Piece[] = []
  /** The places spoken for, in the order in which they were found. */
  places: number[] = []
  readonly #head: Int32Array
  readonly #within: readonly Range[] | null

  constructor(g: Gazetteer, head: Int32Array, within: readonly Range[] | null) {
    this.g = g
    this.#head = head
    this.#within = within
  }

  /** Gives the memory back as it was. */
  clear() {
    for (const place of this.places) this.#head[place] = 0
    this.pieces = []
    this.places = []
  }

  first(place: number): Piece | undefined {
    return this.pieces[this.#head[place]! - 1]
  }

  next(piece: Piece): Piece | undefined {
    return this.pieces[piece.next - 1]
  }

  /** All places that have the key of a window, `most` of each of its names. `ways`: streets and alleys, else what lies above them. */
  addKey(
    window: Window,
    key: number,
    how: How,
    cost: number,
    ways: boolean,
    range: Range,
    most: number,
    levels = ~0,
  ): boolean {
    const { g } = this
    let found = false
    for (let at = g.keyNameStart[key]!; at < g.keyNameStart[key + 1]!; at++) {
      const name = g.keyName[at]! & NAME_MASK
      const variant = g.keyName[at]! >>> VARIANT_SHIFT
      const [from, split, end] = [g.namePlaceStart[name]!, firstWay(g, name), g.namePlaceStart[name + 1]!]
      const [low, high] = ways ? [split, end] : [from, split]
      let left = most
      for (let item = lowerBound(g.namePlace, range[0], low, high); item < high && left > 0; item++) {
        const place = g.namePlace[item]!
        if (place >= range[1]) break
        if (!(levels & (1 << levelOf(g, place))) || !this.add(place, window, name, how, cost, variant)) continue
        left--
        found = true
      }
    }
    return found
  }

  /** How many streets and alleys in the range have a key; `most` when there are more. */
  waysIn(key: number, [from, end]: Range, most: number): number {
    const { g } = this
    let count = 0
    for (let at = g.keyNameStart[key]!; at < g.keyNameStart[key + 1]!; at++) {
      const name = g.keyName[at]! & NAME_MASK
      const last = g.namePlaceStart[name + 1]!
      const first = lowerBound(g.namePlace, from, firstWay(g, name), last)
      count += lowerBound(g.namePlace, end, first, last) - first
    }
    return Math.min(count, most)
  }

  /** One place by one of its names. False for a place outside of what is asked. */
  add(place: number, window: Window, name: number, how: How, cost: number, variant: number): boolean {
    const { g } = this
    if (this.#within && !this.#within.some(([from, end]) => place >= from && place < end)) return false
    const level = levelOf(g, place)
    const isAlias = g.placeName[place] !== name
    const total = Math.max(
      FITTING_WORD + SAME_WORD,
      cost + variantCost(g, level, variant, window, name) + wordCost(g, level, window, name) + (isAlias ? ALIAS : 0),
    )
    const head = this.#head[place]!
    if (head === 0) this.places.push(place)
    let count = 0
    for (let piece = this.pieces[head - 1]; piece; piece = this.pieces[piece.next - 1]) {
      if (piece.window.mask === window.mask) {
        if (total < piece.cost)
          Object.assign(piece, { name, how: isAlias && how === 'exact' ? 'alias' : how, cost: total })
        return true
      }
      if (++count === MOST_PIECES) return true
    }
    this.pieces.push({ place, window, name, how: isAlias && how === 'exact' ? 'alias' : how, cost: total, next: head })
    this.#head[place] = this.pieces.length
    return true
  }
}

/** The first street or alley among the places of a name; what lies above them comes before. */
export function firstWay(g: Gazetteer, name: number): number {
  let [low, high] = [g.namePlaceStart[name]!, g.namePlaceStart[name + 1]!]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (levelOf(g, g.namePlace[middle]!) < STREET) low = middle + 1
    else high = middle
  }
  return low
}

function variantCost(g: Gazetteer, level: number, variant: number, window: Window, name: number): number {
  if (variant !== 1 || level >= STREET) return VARIANT_COST[variant]!
  const own = g.words.byId[g.nameWord[name]! - 1]
  return own && (window.before?.group === own.group || window.after?.group === own.group) ? 0 : PLACE_WITHOUT_WORD
}

const WAYS = (1 << STREET) | (1 << ALLEY)
const levelsOf = ({ before, after }: Window) => (before?.levelsBefore ?? 0) | (after?.levelsAfter ?? 0)

/** What the keyword before or after the name says for or against it. */
function wordCost(g: Gazetteer, level: number, window: Window, name: number): number {
  const said = levelsOf(window)
  if (said === 0) return 0
  if (!(said & (1 << level))) return level >= STREET && said & WAYS ? OTHER_WORD : OTHER_LEVEL
  const own = level >= STREET ? g.words.byId[g.nameWord[name]! - 1] : undefined
  if (!own) return FITTING_WORD
  const isSame = (word: Keyword | undefined) => word !== undefined && word.group === own.group
  return isSame(window.before) || isSame(window.after) ? FITTING_WORD + SAME_WORD : OTHER_WORD
}

export const rangeOf = (g: Gazetteer, place: number): Range => [place, g.placeEnd[place]!]
export const lieInOne = (g: Gazetteer, a: number, b: number) => isInside(g, a, b) || isInside(g, b, a)
