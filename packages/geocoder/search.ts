/**
 * Which places may a text mean? Names are taken as written first; then streets inside the areas that were named; then names
 * with errors inside them, where few can be meant; and only then names with errors anywhere. What an error is, near-names.ts
 * says, and ranking.ts at what cost each place is believed. It knows nothing of house numbers; that is answers.ts.
 */
import { MOST_LETTERS } from './distance.ts'
import { Evidence, lieInOne, MOST_PLACES, type Range, rangeOf } from './evidence.ts'
import { type Gazetteer, levelOf, NAME_MASK } from './gazetteer.ts'
import { ADMIN, ALLEY, LEVELS, STREET } from './levels.ts'
import { NearNames } from './near-names.ts'
import { NAME, NUMBER, type Query, SPENT, unexplained, type Window, WORD } from './query.ts'
import { type Candidate, MOST_CANDIDATES, Ranking } from './ranking.ts'
import { hasWays } from './ways.ts'

/** What has been tried, for whoever wants to know why. */
export type Step = { step: 'names' | 'streets' | 'inside' | 'anywhere'; candidates: number; best: number | null }

/** A costlier word left over is worth looking for with errors. */
const WORTH_LOOKING = 5
/** A name of more places than these is common. */
const COMMON = 40
const MOST_STREETS = 400
const MOST_CONTEXTS = 5
/** Each letter that is not yet written says a little for a shorter name. */
const UNWRITTEN = 0.04
const MOST_BEGINNINGS = 30
/** An area of so many places is gone through name by name. */
const FEW_PLACES = 3000
/** Errors of so little cost are not looked for elsewhere. */
const SLIGHT = 9
/** So costly an area may be none, and its words the name of a street. */
const DOUBTFUL = 4
/** An alley's name that an area has so often says nothing without its street. */
const COMMON_ALLEYS = 24

const LARGE = (1 << LEVELS.indexOf('district')) - 1
const AREAS = ADMIN & ~(1 << LEVELS.indexOf('village'))

export class Search {
  readonly g: Gazetteer
  readonly query: Query
  readonly evidence: Evidence
  readonly steps: Step[] = []
  readonly #all: Range
  readonly #near: NearNames
  readonly #ranking: Ranking
  candidates: Candidate[] = []
  /** The areas named, the likeliest first. */
  #areas: Candidate[] = []

  constructor(
    g: Gazetteer,
    query: Query,
    head: Int32Array,
    within: readonly Range[] | null,
    bonus: (place: number) => number,
  ) {
    this.g = g
    this.query = query
    this.evidence = new Evidence(g, head, within)
    this.#all = [0, g.placeName.length]
    this.#near = new NearNames(g, query, this.evidence)
    this.#ranking = new Ranking(g, query, this.evidence, bonus)
  }

  run(): Candidate[] {
    this.#names()
    this.#note('names')
    // «بلوار فیروزه» is hardly the quarter of that name.
    if (this.g.info.places > 0) this.#streets(this.candidates.length === 0 || this.#errors() >= DOUBTFUL)
    if (this.#leftOver() >= WORTH_LOOKING) {
      this.#inside()
      this.#note('inside')
    }
    if (this.#leftOver() >= WORTH_LOOKING) {
      this.#anywhere()
      this.#rank()
      this.#streets(this.candidates.length === 0)
      this.#inside()
      this.#note('anywhere')
    }
    if (this.#leftOver() >= WORTH_LOOKING) this.#commonAlleys()
    return this.candidates
  }

  #rank() {
    this.candidates = this.#ranking.rank()
  }

  #note(step: Step['step']) {
    this.#rank()
    this.steps.push({ step, candidates: this.candidates.length, best: this.candidates[0]?.cost ?? null })
  }

  /** What the words that nothing explains are worth in the best answer so far. */
  #leftOver(): number {
    const mask = this.candidates[0]?.mask ?? 0
    let cost = 0
    for (let word = 0; word < this.query.words.count; word++)
      if (!(mask & (1 << word)) && this.query.use[word] !== WORD && this.query.use[word]! < SPENT)
        cost += this.query.worth[word]!
    return cost
  }

  /** Places whose names begin with one of `windows`, in or beside what the words before them name. */
  beginnings(windows: readonly Window[], keysOf: (window: Window, ways: boolean) => readonly number[]) {
    const ending = 1 << (this.query.words.count - 1)
    for (const window of this.query.windows)
      if (!(window.mask & ending) && window.key >= 0)
        this.evidence.addKey(window, window.key, 'exact', 0, false, this.#all, MOST_PLACES)
    this.#rank()
    const contexts = this.#contexts(STREET)
    for (const window of windows) for (const key of keysOf(window, false)) this.#begin(window, key, false, contexts)
    for (const window of windows)
      if (contexts.length > 0 || this.evidence.pieces.length === 0)
        for (const key of keysOf(window, true)) this.#begin(window, key, true, contexts)
    this.#ranking.target = ending
    this.#note('names')
  }

  #begin(window: Window, key: number, ways: boolean, contexts: readonly Candidate[]) {
    const letters = this.g.keyStart[key + 1]! - this.g.keyStart[key]!
    const cost = UNWRITTEN * (letters - window.letters)
    const inside = contexts.filter(({ mask }) => !(mask & window.mask))
    const ranges = inside.map(({ place }) => rangeOf(this.g, place))
    for (const range of ranges.length > 0 ? ranges : [this.#all])
      this.evidence.addKey(window, key, 'exact', cost, ways, range, MOST_BEGINNINGS)
  }

  // ---- Names as they are written

  #names() {
    const common: Window[] = []
    for (const window of this.query.windows) {
      if (window.key < 0) {
        if (window.letters > 2) this.#near.soundLike(window, false, this.#all)
      } else if (this.#isCommon(window.key)) common.push(window)
      else this.evidence.addKey(window, window.key, 'exact', 0, false, this.#all, MOST_PLACES)
    }
    this.#commonNames(common)
  }

  #isCommon(key: number): boolean {
    const { g } = this
    let places = 0
    for (let at = g.keyNameStart[key]!; at < g.keyNameStart[key + 1]!; at++) {
      const name = g.keyName[at]! & NAME_MASK
      places += g.namePlaceStart[name + 1]! - g.namePlaceStart[name]!
    }
    return places > COMMON
  }

  /** Names that hundreds of places bear: large places first, the others inside what the rest of the text names, and all of them only if it names nothing. */
  #commonNames(windows: readonly Window[]) {
    if (windows.length === 0) return
    for (const window of windows)
      this.evidence.addKey(window, window.key, 'exact', 0, false, this.#all, MOST_PLACES, LARGE)
    this.#rank()
    const contexts = this.#contexts(STREET)
    for (const window of windows) {
      let found = false
      for (const { place, mask } of contexts) {
        if (mask & window.mask) continue
        const range = rangeOf(this.g, place)
        if (this.evidence.addKey(window, window.key, 'exact', 0, false, range, MOST_PLACES)) found = true
      }
      // A word that the best areas explain already needs no further place of its name.
      if (found || ((contexts[0]?.mask ?? 0) & window.mask) === window.mask) continue
      this.evidence.addKey(window, window.key, 'exact', 0, false, this.#all, MOST_PLACES)
    }
  }

  // ---- Streets and alleys inside the areas found

  /** `isUnsure`: streets of the name anywhere as well. */
  #streets(isUnsure: boolean) {
    this.#areas = this.#contexts(STREET)
    // A number alone is no street, though streets are called so.
    const anywhere = this.query.use.includes(NAME) ? [{ place: -1, mask: 0 }] : []
    const contexts = isUnsure ? [...this.#areas, ...anywhere] : this.#areas
    for (const { place, mask } of contexts) {
      const range = place < 0 ? this.#all : rangeOf(this.g, place)
      if (!hasWays(this.g, range[0], range[1])) continue
      for (const window of this.query.windows) {
        if (window.mask & mask) continue
        if (window.key >= 0) this.#addWays(window, range)
        else if (window.letters > 2) this.#near.soundLike(window, true, range)
      }
    }
    this.#rank()
    this.#alleys()
    this.#note('streets')
  }

  /** Streets of a name, and its alleys when they are few: of many the street must be known first. */
  #addWays(window: Window, range: Range) {
    const { evidence } = this
    const isCommon = evidence.waysIn(window.key, range, COMMON_ALLEYS) === COMMON_ALLEYS
    evidence.addKey(window, window.key, 'exact', 0, true, range, MOST_STREETS, isCommon ? 1 << STREET : ~0)
  }

  /** Alleys of the names left over, wherever they are in the areas, when no street is known. */
  #commonAlleys() {
    for (const { place, mask } of this.#areas)
      for (const window of this.query.windows)
        if (window.key >= 0 && !(window.mask & mask))
          this.evidence.addKey(window, window.key, 'exact', 0, true, rangeOf(this.g, place), MOST_CANDIDATES)
    this.#rank()
  }

  /** Alleys of the streets found, when words are left that may name them. */
  #alleys() {
    for (const { place, mask } of this.#streetContexts()) {
      if (unexplained(this.query, mask) === 0 && !this.#hasSpareNumber(mask)) continue
      for (const window of this.query.windows)
        if (!(window.mask & mask) && window.key >= 0)
          this.evidence.addKey(window, window.key, 'exact', 0, true, rangeOf(this.g, place), MOST_STREETS)
    }
    this.#rank()
  }

  #hasSpareNumber(mask: number): boolean {
    return this.query.use.some((use, word) => use === NUMBER && !(mask & (1 << word)))
  }

  #streetContexts(): Candidate[] {
    return this.#contexts(ALLEY).filter(({ place }) => levelOf(this.g, place) === STREET)
  }

  /** The best candidates above `level` that do not lie in one another for the same words. */
  #contexts(level: number): Candidate[] {
    const { g } = this
    const chosen: Candidate[] = []
    for (const candidate of this.candidates) {
      if (levelOf(g, candidate.place) >= level || g.placeEnd[candidate.place] === candidate.place + 1) continue
      const isKnown = chosen.some(
        (other) =>
          (other.mask & candidate.mask) === candidate.mask &&
          lieInOne(g, other.place, candidate.place) &&
          g.placeEnd[other.place]! - other.place >= g.placeEnd[candidate.place]! - candidate.place,
      )
      if (isKnown) continue
      chosen.push(candidate)
      if (chosen.length === MOST_CONTEXTS) break
    }
    return chosen
  }

  // ---- Names with errors, inside what is known

  #inside() {
    for (const { place, mask } of this.#areas) {
      this.#nearInside(place, mask)
      this.#rank()
      this.#alleys()
      if (this.#leftOver() < WORTH_LOOKING && this.#errors() < SLIGHT) return
    }
    for (const { place, mask } of this.#streetContexts()) this.#nearInside(place, mask)
    this.#rank()
  }

  /** What the errors in the best answer cost. */
  #errors(): number {
    return this.candidates[0]?.pieces.reduce((sum, { cost }) => sum + Math.max(0, cost), 0) ?? 0
  }

  #nearInside(area: number, mask: number) {
    const { g, query } = this
    const range = rangeOf(g, area)
    const isSmall = range[1] - range[0] <= FEW_PLACES
    let explained = 0
    for (const window of this.#leftWindows(mask)) {
      if ((explained & window.mask) === window.mask) continue
      // Among many, a word for a street or a title is no beginning to look for: the name after it is looked for by itself.
      if (!isSmall && query.use[window.first] === WORD) continue
      const found = isSmall
        ? this.#near.inSmall(window, range)
        : this.#near.byIndex(window, range, ~(1 << ALLEY), MOST_STREETS)
      // A word for a street may be part of the name, or before it: both are tried.
      if (found && query.use[window.first] === NAME && query.use[window.last] === NAME) explained |= window.mask
    }
  }

  /** Windows of words that `mask` leaves, the longest first. */
  #leftWindows(mask: number): Window[] {
    return this.query.windows
      .filter(
        (window) => !(window.mask & mask) && window.isName && window.letters > 2 && window.letters <= MOST_LETTERS,
      )
      .sort((a, b) => b.letters - a.letters)
      .slice(0, 12)
  }

  // ---- Names with errors, anywhere

  #anywhere() {
    const mask = this.candidates[0]?.mask ?? 0
    for (const window of this.#leftWindows(mask)) {
      if (window.letters < 4) continue
      const isAll = this.#near.byIndex(window, this.#all, AREAS, 60)
      if (!isAll && this.candidates.length === 0) this.#near.byIndex(window, this.#all, ~0, 60)
    }
  }
}
