/**
 * What does it cost to believe in each place that something speaks for? What the errors in its name cost, and in the names around
 * it, what its kind and weight cost, and what every word costs that nothing explains. The best come first.
 */
import type { Evidence, Piece } from './evidence.ts'
import { type Gazetteer, isRetired, levelOf, parentOf, weightOf } from './gazetteer.ts'
import { LEVELS } from './levels.ts'
import { type Query, unexplained, worthOfWindow } from './query.ts'

/** A place with the pieces that speak for it and the places around it; `mask` has the words that they explain. */
export type Candidate = { place: number; cost: number; pieces: Piece[]; mask: number }

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
export const MOST_CANDIDATES = 40

export class Ranking {
  readonly g: Gazetteer
  readonly query: Query
  readonly evidence: Evidence
  /** Words of which one at least names the place itself. */
  target = ~0
  readonly #bonus: (place: number) => number
  readonly #around: Piece[] = []

  constructor(g: Gazetteer, query: Query, evidence: Evidence, bonus: (place: number) => number) {
    this.g = g
    this.query = query
    this.evidence = evidence
    this.#bonus = bonus
  }

  /** The best places by what has been found so far, each once. */
  rank(): Candidate[] {
    const { evidence, query } = this
    const total = unexplained(query, 0)
    const candidates: Candidate[] = []
    let most = Number.POSITIVE_INFINITY
    for (const place of evidence.places) {
      const own = this.#bonus(place) + this.#ownCost(place) + total
      this.#surround(place)
      for (let piece = evidence.first(place); piece; piece = evidence.next(piece)) {
        if (!(piece.window.mask & this.target)) continue
        const cost = own + piece.cost - worthOfWindow(query, piece.window) - this.#gain(piece.window.mask)
        if (cost > most) continue
        candidates.push({ place, cost, pieces: [piece], mask: 0 })
        if (candidates.length >= 4 * MOST_CANDIDATES) most = this.#cut(candidates)
      }
    }
    this.#cut(candidates)
    const best = candidates.filter(
      (candidate, at) => candidates.findIndex(({ place }) => place === candidate.place) === at,
    )
    for (const candidate of best) this.#complete(candidate)
    return best
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
        const own = worthOfWindow(this.query, piece.window) - piece.cost + 0.01
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
