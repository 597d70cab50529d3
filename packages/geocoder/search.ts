/**
 * Which places may a text mean, and at what cost is each believed? A place costs what the errors in its name cost, and what
 * those in the names around it cost, and what every word costs that nothing explains. Names are taken as written first; then
 * streets inside the areas that were named; then names with errors inside them, where few can be meant; and only then names
 * with errors anywhere. It knows nothing of house numbers; that is answers.ts.
 */
import { eachNearKey } from './delete-index.ts'
import { edits, errorCost, lettersApart, MOST_LETTERS, mostEdits, NEVER, patternOf } from './distance.ts'
import { Evidence, firstWay, lieInOne, type Piece, type Range, rangeOf } from './evidence.ts'
import { type Gazetteer, isRetired, levelOf, lowerBound, NAME_MASK, nameText, parentOf, weightOf } from './gazetteer.ts'
import { wordsOf } from './letters.ts'
import { ALLEY, LEVELS, STREET } from './levels.ts'
import { mayBeOne, numbersIn, saidIn } from './numbers.ts'
import { NAME, NUMBER, type Query, SPENT, type Window, WORD } from './query.ts'
import { keywordAt } from './rules.ts'
import { isPersian, type Sounds, soundHashOf, soundsOf, vowelCost } from './sounds.ts'
import { hasWays } from './ways.ts'

/** A place with the pieces that speak for it and the places around it. */
export type Candidate = { place: number; cost: number; pieces: Piece[]; mask: number }

/** What has been tried, for whoever wants to know why. */
export type Step = { step: 'names' | 'streets' | 'inside' | 'anywhere'; candidates: number; best: number | null }

/** Costs that decide between equals: a city is meant more often than the county around it. */
const LEVEL_COST: Record<(typeof LEVELS)[number], number> = {
  country: 0.1,
  province: 0.2,
  county: 0.35,
  district: 0.6,
  'rural-district': 0.7,
  city: 0,
  quarter: 0.5,
  village: 0.5,
  street: 0.5,
  alley: 0.6,
}
const LEVEL_COSTS = Float64Array.from(LEVELS, (level) => LEVEL_COST[level])
const WEIGHT = 0.6
const RETIRED = 3
/** A costlier word left over is worth looking for with errors. */
const WORTH_LOOKING = 5
const MOST_PLACES = 700
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
const MOST_CANDIDATES = 40
const MOST_SOUNDS = 12
const FURTHEST_SOUND = 1.5

const ADMIN = (1 << STREET) - 1
const LARGE = (1 << LEVELS.indexOf('district')) - 1
const AREAS = ADMIN & ~(1 << LEVELS.indexOf('village'))

export class Search {
  readonly g: Gazetteer
  readonly query: Query
  readonly evidence: Evidence
  readonly steps: Step[] = []
  readonly #all: Range
  candidates: Candidate[] = []
  #bonus: (place: number) => number
  readonly #around: Piece[] = []
  /** The areas named, the likeliest first. */
  #areas: Candidate[] = []
  /** Words of which one at least names the place itself. */
  #target = ~0

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
    this.#bonus = bonus
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

  #unexplained(mask: number): number {
    let cost = 0
    for (let word = 0; word < this.query.words.count; word++)
      if (!(mask & (1 << word)) && this.query.use[word]! < 2) cost += this.query.worth[word]!
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
    this.#target = ending
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
        if (window.letters > 2) this.#soundsLike(window, false, this.#all)
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

  #soundsLike(window: Window, ways: boolean, range: Range) {
    const { g, query } = this
    const { start, letters } = window
    const first = query.words.bytes[start]!
    if (first > 26 || letters > MOST_LETTERS) return
    const said = soundsOf(query.words.bytes, start, start + letters)
    if (!said || said.consonants.length < 2) return
    const hash = soundHashOf(said.consonants)
    const found: [cost: number, key: number][] = []
    for (let at = lowerBound(g.soundHash, hash); g.soundHash[at] === hash; at++) {
      const key = g.soundKey[at]!
      if (!(g.keyLevels[key]! & (ways ? ~ADMIN : ADMIN))) continue
      const name = soundsOf(g.keyBytes, g.keyStart[key]!, g.keyStart[key + 1]!)
      const cost = name && name.consonants === said.consonants ? vowelCost(said, name) : NEVER
      if (cost <= FURTHEST_SOUND) found.push([cost, key])
    }
    found.sort((a, b) => a[0] - b[0])
    for (const [cost, key] of found.slice(0, MOST_SOUNDS))
      this.evidence.addKey(window, key, 'sound', 1 + 2 * cost, ways, range, MOST_PLACES)
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
        else if (window.letters > 2) this.#soundsLike(window, true, range)
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
      if (this.#unexplained(mask) === 0 && !this.#hasSpareNumber(mask)) continue
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
      const found = isSmall ? this.#scan(window, range) : this.#lookUp(window, range, ~(1 << ALLEY), MOST_STREETS)
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

  /** Every name in the range against the window. */
  #scan(window: Window, [from, end]: Range): boolean {
    const { g, query } = this
    const { bytes } = query.words
    const pattern = patternOf(bytes, window.start, window.start + window.letters)
    const most = window.letters < 4 ? 1 : window.letters < 9 ? 2 : 3
    const worth = this.#worthOf(window)
    const said =
      window.key < 0 && bytes[window.start]! <= 26 ? soundsOf(bytes, window.start, window.start + window.letters) : null
    let found = false
    for (let place = from + 1; place < end; place++) {
      const name = g.placeName[place]!
      const key = g.nameKey[name]!
      if (said && isPersian(g.keyBytes[g.keyStart[key]!]!)) {
        found = this.#soundsLikeName(window, said, place) || found
        continue
      }
      if (lettersApart(pattern.letters, g.keyLetters[key]!) > 2 * most) continue
      const [start, stop] = [g.keyStart[key]!, g.keyStart[key + 1]!]
      const difference = stop - start - window.letters
      if (difference > most || difference < -most || edits(pattern, g.keyBytes, start, stop) > most) continue
      const cost = errorCost(bytes, window.start, window.letters, g.keyBytes, start, stop - start)
      if (cost >= worth || !this.#saysTheSame(window, name)) continue
      this.evidence.add(place, window, name, cost === 0 ? 'exact' : 'fuzzy', cost, 0)
      found = true
    }
    return found
  }

  /** Names that no index of sounds holds: those of alleys. */
  #soundsLikeName(window: Window, said: Sounds, place: number): boolean {
    const { g } = this
    const name = g.placeName[place]!
    const key = g.nameKey[name]!
    const sounds = soundsOf(g.keyBytes, g.keyStart[key]!, g.keyStart[key + 1]!)
    const cost = sounds && sounds.consonants === said.consonants ? vowelCost(said, sounds) : NEVER
    if (cost > FURTHEST_SOUND) return false
    this.evidence.add(place, window, name, 'sound', 1 + 2 * cost, 0)
    return true
  }

  /** Numbers in words are numbers: «کوچه سوم» is not «کوچه دوم» with a slip. */
  #saysTheSame(window: Window, name: number): boolean {
    const { words: rules } = this.g
    const words = wordsOf(nameText(this.g, name))
    const inWords = numbersIn(rules, words)
    const own = rules.byId[this.g.nameWord[name]! - 1]
    // The word that says what it is stands before or after its number.
    let [first, last] = [0, words.count - 1]
    if (own && keywordAt(rules, words, 0, 0) === own) first = 1
    else if (own && keywordAt(rules, words, last, last) === own) last--
    return mayBeOne(window.said, saidIn(words, inWords, first, last))
  }

  #worthOf({ first, last }: Window): number {
    let worth = 0
    for (let word = first; word <= last; word++) worth += this.query.worth[word]!
    return worth
  }

  /** Keys near the window whose names lie in the range, by the index. */
  #lookUp(window: Window, range: Range, levels: number, most: number): boolean {
    const { g, query } = this
    const { bytes } = query.words
    const { start, letters } = window
    const limit = mostEdits(letters)
    if (limit === 0) return false
    const pattern = patternOf(bytes, start, start + letters)
    const worth = this.#worthOf(window)
    const seen = new Set<number>()
    let found = false
    eachNearKey(g, bytes, start, letters, limit, (key) => {
      if (
        !(g.keyLevels[key]! & levels) ||
        lettersApart(pattern.letters, g.keyLetters[key]!) > 2 * limit ||
        seen.has(key)
      )
        return
      seen.add(key)
      const [from, to] = [g.keyStart[key]!, g.keyStart[key + 1]!]
      const difference = to - from - letters
      if (difference > limit || difference < -limit || edits(pattern, g.keyBytes, from, to) > limit) return
      if (!this.#hasNameIn(key, range)) return
      const cost = errorCost(bytes, start, letters, g.keyBytes, from, to - from)
      if (cost >= worth || !this.#saysTheSame(window, g.keyName[g.keyNameStart[key]!]! & NAME_MASK)) return
      found = true
      for (const ways of [false, true])
        if (g.keyLevels[key]! & levels & (ways ? ~ADMIN : ADMIN))
          this.evidence.addKey(window, key, cost === 0 ? 'exact' : 'fuzzy', cost, ways, range, most, levels)
    })
    return found
  }

  #hasNameIn(key: number, [from, end]: Range): boolean {
    const { g } = this
    if (from === 0 && end === g.info.places) return true
    for (let at = g.keyNameStart[key]!; at < g.keyNameStart[key + 1]!; at++) {
      const name = g.keyName[at]! & NAME_MASK
      const [first, ways, last] = [g.namePlaceStart[name]!, firstWay(g, name), g.namePlaceStart[name + 1]!]
      const area = lowerBound(g.namePlace, from, first, ways)
      if (area < ways && g.namePlace[area]! < end) return true
      const way = lowerBound(g.namePlace, from, ways, last)
      if (way < last && g.namePlace[way]! < end) return true
    }
    return false
  }

  // ---- Names with errors, anywhere

  #anywhere() {
    const mask = this.candidates[0]?.mask ?? 0
    for (const window of this.#leftWindows(mask)) {
      if (window.letters < 4) continue
      const isAll = this.#lookUp(window, this.#all, AREAS, 60)
      if (!isAll && this.candidates.length === 0) this.#lookUp(window, this.#all, ~0, 60)
    }
  }

  // ---- What each place costs

  #rank() {
    const { evidence } = this
    const total = this.#unexplained(0)
    const candidates: Candidate[] = []
    let most = Number.POSITIVE_INFINITY
    for (const place of evidence.places) {
      const own = this.#bonus(place) + this.#ownCost(place) + total
      this.#surround(place)
      for (let piece = evidence.first(place); piece; piece = evidence.next(piece)) {
        if (!(piece.window.mask & this.#target)) continue
        const cost = own + piece.cost - this.#worthOf(piece.window) - this.#gain(piece.window.mask)
        if (cost > most) continue
        candidates.push({ place, cost, pieces: [piece], mask: 0 })
        if (candidates.length >= 4 * MOST_CANDIDATES) most = this.#cut(candidates)
      }
    }
    this.#cut(candidates)
    this.candidates = candidates.filter(
      (candidate, at) => candidates.findIndex(({ place }) => place === candidate.place) === at,
    )
    for (const candidate of this.candidates) this.#complete(candidate)
  }

  /** Leaves the best; gives the cost of the last of them. */
  #cut(candidates: Candidate[]): number {
    candidates.sort((a, b) => a.cost - b.cost || a.place - b.place)
    if (candidates.length > MOST_CANDIDATES) candidates.length = MOST_CANDIDATES
    return candidates.at(-1)?.cost ?? 0
  }

  #ownCost(place: number): number {
    const { g } = this
    return LEVEL_COSTS[levelOf(g, place)]! - WEIGHT * weightOf(g, place) + (isRetired(g, place) ? RETIRED : 0)
  }

  /** The pieces for the places around `place`, an area's pieces together. */
  #surround(place: number) {
    const { evidence, g } = this
    this.#around.length = 0
    for (let area = parentOf(g, place); area >= 0; area = parentOf(g, area)) {
      const first = evidence.first(area)
      if (first) this.#around.push(first)
    }
  }

  /** The most that pieces of surrounding areas, one of each and none for the same words, explain beyond `mask`. */
  #gain(mask: number, from = 0, chosen: Piece[] | null = null): number {
    let [best, bestPieces] = [0, [] as Piece[]]
    for (let at = from; at < this.#around.length; at++)
      for (let piece: Piece | undefined = this.#around[at]; piece; piece = this.evidence.next(piece)) {
        if (piece.window.mask & mask) continue
        const rest: Piece[] = []
        const own = this.#worthOf(piece.window) - piece.cost + 0.01
        if (own <= 0) continue
        const gain =
          own + (at + 1 < this.#around.length ? this.#gain(mask | piece.window.mask, at + 1, chosen && rest) : 0)
        if (gain <= best) continue
        best = gain
        if (chosen) bestPieces = [piece, ...rest]
      }
    chosen?.push(...bestPieces)
    return best
  }

  #complete(candidate: Candidate) {
    this.#surround(candidate.place)
    const own = candidate.pieces[0]!.window.mask
    this.#gain(own, 0, candidate.pieces)
    candidate.mask = candidate.pieces.reduce((mask, { window }) => mask | window.mask, 0)
  }
}
