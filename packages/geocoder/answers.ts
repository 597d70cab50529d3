/** From ranked candidates to answers: what each part of the text was taken for and how surely, the house number, the choices, and why. */

import type { How } from './evidence.ts'
import {
  codeOf,
  firstHouse,
  type Gazetteer,
  houseCountOf,
  houseNumbers,
  housePoint,
  houseText,
  isInside,
  levelName,
  lowerBound,
  nameText,
  parentOf,
  placeNameOf,
  pointOf,
  reliabilityOf,
  validityOf,
} from './gazetteer.ts'
import type { MatchLevel } from './levels.ts'
import { NAME, NUMBER, type NumberPart, type Query } from './query.ts'
import type { Point } from './rows.ts'
import type { Candidate } from './search.ts'

export type Named = { place: number; code: string | null; name: string; level: MatchLevel }

/** What a stretch of the text was taken for. `certainty` is null for what no file can confirm: a unit, a floor, a landmark. */
export type Part = {
  text: string
  means: MatchLevel | 'unit' | 'floor' | 'postcode' | 'landmark' | 'unread'
  /** The name or number it was taken for. */
  name: string | null
  place: number | null
  how: How | 'near' | 'missing' | 'disagrees' | 'unchecked'
  certainty: number | null
}

/**
 * A house number: on file as written (`exact`), with another addition than written (`other-addition`), not on file but
 * between two that are (`between`), or not on file.
 */
export type HouseMatch = {
  number: string
  found: 'exact' | 'other-addition' | 'between' | 'missing'
  onFile: string | null
}

export type Match = Named & {
  point: Point | null
  /** From the place around it to the largest. */
  within: Named[]
  house: HouseMatch | null
  parts: Part[]
  /** How surely this is what was meant, from 0 to 1. */
  certainty: number
  /** As the file says: 1 surveyed … 6 the region only; null unknown. */
  reliability: number | null
  /** For a place that is no more: its last day and what came after. */
  retired: { to: string; replacedBy: Named | null } | null
}

export const named = (g: Gazetteer, place: number): Named => ({
  place,
  code: codeOf(g, place),
  name: placeNameOf(g, place),
  level: levelName(g, place),
})

/** What a house number costs or saves a candidate. */
const HOUSE_GAIN = { exact: -2, 'other-addition': -1, between: -0.3, missing: 0 }
/** What a postal code that lies elsewhere costs. */
const POSTCODE_AGREES = -1.5
const POSTCODE_DISAGREES = 2
const ERROR_SCALE = 14
const SHARE_SCALE = 0.5

export type Weighed = Candidate & {
  found: FoundHouse | null
  number: NumberPart | null
  postcode: boolean | null
}

/** The candidates with their house number and postal code, ranked anew. */
export function weigh(
  g: Gazetteer,
  query: Query,
  candidates: readonly Candidate[],
  postcodePlaces: readonly number[],
): Weighed[] {
  const best = candidates[0]?.cost ?? 0
  const weighed = candidates
    .filter(({ cost }) => cost < best + 12)
    .map((candidate): Weighed => {
      const number = query.house ?? query.numbers.find(({ first }) => !(candidate.mask & (1 << first))) ?? null
      const found = number === null ? null : houseOf(g, candidate.place, number)
      const postcode =
        query.postcode && postcodePlaces.length > 0
          ? postcodePlaces.some((area) => isInside(g, candidate.place, area) || isInside(g, area, candidate.place))
          : null
      let cost = candidate.cost
      if (found) cost += HOUSE_GAIN[found.house.found]
      if (found && number !== query.house && found.house.found === 'exact') cost -= query.worth[number!.first]!
      if (postcode !== null) cost += postcode ? POSTCODE_AGREES : POSTCODE_DISAGREES
      return { ...candidate, cost, found, number, postcode }
    })
  return weighed.sort((a, b) => a.cost - b.cost || a.place - b.place)
}

const plain = (number: string) => number.replace(/[\s/-]/g, '').toUpperCase()

/** `at` is the house, or the one below; `next` the one above, `share` how far between. */
type FoundHouse = { house: HouseMatch; at: number; share: number; next?: number }

/** The house of a number in a place: never another number, whatever is near. Null where no house numbers are known. */
function houseOf(g: Gazetteer, place: number, { text, value }: NumberPart): FoundHouse | null {
  if (g.houseCount[place] === 0) return null
  const first = firstHouse(g, place)
  const numbers = houseNumbers(g, first, houseCountOf(g, place))
  const found = (found: HouseMatch['found'], at: number, share = 0): FoundHouse => ({
    house: {
      number: text,
      found,
      onFile: at >= 0 && found !== 'between' ? houseText(g, first + at, numbers[at]!) : null,
    },
    at: at < 0 ? -1 : first + at,
    share,
  })
  const same = lowerBound(numbers, value)
  for (let at = same; numbers[at] === value; at++)
    if (plain(houseText(g, first + at, value)) === plain(text)) return found('exact', at)
  if (numbers[same] === value) return found('other-addition', same)
  // Numbers of one side of a street are all odd or all even.
  const isBeside = (number: number) => number % 2 === value % 2
  const above = numbers.findIndex((number, at) => at >= same && isBeside(number))
  const below = numbers.findLastIndex((number, at) => at < same && isBeside(number))
  if (above < 0 || below < 0) return found('missing', -1)
  const share = (value - numbers[below]!) / (numbers[above]! - numbers[below]!)
  return { ...found('between', below, share), next: first + above }
}

/** How surely each of the weighed is meant: what speaks against it, and what speaks for others. */
export function certainties(g: Gazetteer, query: Query, weighed: readonly Weighed[], equals: number): number[] {
  const best = weighed[0]?.cost ?? 0
  const chance = weighed.map(({ cost }) => Math.exp(-(cost - best) / SHARE_SCALE))
  const extra = Math.max(0, equals - weighed.length)
  return weighed.map((candidate, at) => {
    let sum = extra
    for (const [other, { place }] of weighed.entries())
      if (other === at || !(isInside(g, place, candidate.place) || isInside(g, candidate.place, place)))
        sum += chance[other]!
    return (chance[at]! / sum) * Math.exp(-doubts(query, candidate) / ERROR_SCALE)
  })
}

function doubts(query: Query, { pieces, mask, postcode, found }: Weighed): number {
  let doubt = postcode === false ? POSTCODE_DISAGREES : 0
  for (const { cost } of pieces) doubt += Math.max(0, cost)
  for (let word = 0; word < query.words.count; word++)
    if (!(mask & (1 << word)) && query.use[word] === NAME) doubt += query.worth[word]!
  return doubt + (found?.house.found === 'missing' ? 1 : 0)
}

/** The answer that a candidate is. */
export function matchOf(g: Gazetteer, query: Query, text: string, candidate: Weighed, certainty: number): Match {
  const { place, found } = candidate
  const house = found?.house ?? null
  const isHouse = house?.found === 'exact'
  const within = []
  for (let area = parentOf(g, place); area >= 0; area = parentOf(g, area)) within.push(named(g, area))
  const validity = validityOf(g, place)
  return {
    ...named(g, place),
    ...(isHouse ? { level: 'house' as const } : {}),
    point: found && found.at >= 0 ? housePointOf(g, place, found) : nearestPoint(g, place),
    within,
    house,
    parts: partsOf(g, query, text, candidate),
    certainty: Math.round(1000 * certainty) / 1000,
    reliability: reliabilityOf(g, place) || null,
    retired: validity?.to
      ? { to: validity.to, replacedBy: validity.replacedBy === null ? null : named(g, validity.replacedBy) }
      : null,
  }
}

/** The point of a place, or of the next larger one that has a point. */
function nearestPoint(g: Gazetteer, place: number): Point | null {
  for (let area = place; area >= 0; area = parentOf(g, area)) {
    const point = pointOf(g, area)
    if (point) return point
  }
  return null
}

function housePointOf(g: Gazetteer, place: number, { at, next, share }: FoundHouse): Point | null {
  const point = housePoint(g, place, at)
  const other = next === undefined ? null : housePoint(g, place, next)
  if (!point || !other) return point
  return { lat: point.lat + share * (other.lat - point.lat), lon: point.lon + share * (other.lon - point.lon) }
}

const SURE = { exact: 1, alias: 0.98, fuzzy: 0.95, sound: 0.85 } satisfies Record<How, number>

function partsOf(g: Gazetteer, query: Query, text: string, candidate: Weighed): Part[] {
  const { words } = query
  const slice = (first: number, last: number) => text.slice(words.from[first], words.to[last])
  const parts: (Part & { at: number })[] = candidate.pieces.map((piece) => ({
    at: piece.window.first,
    text: slice(piece.window.first, piece.window.last),
    means: levelName(g, piece.place),
    name: nameText(g, piece.name),
    place: piece.place,
    how: piece.how,
    certainty:
      Math.round(
        1000 *
          SURE[piece.how] *
          (piece.how === 'exact' ? 1 : Math.exp(-Math.max(0, piece.cost) / piece.window.letters)),
      ) / 1000,
  }))
  const { number, postcode } = candidate
  const house = candidate.found?.house
  const add = (part: NumberPart, means: Part['means'], how: Part['how'], certainty: number | null) =>
    parts.push({
      at: part.first,
      text: slice(part.first, part.last),
      means,
      name: part.text,
      place: null,
      how,
      certainty,
    })
  const HOW = { exact: 'exact', 'other-addition': 'near', between: 'near', missing: 'missing' } as const
  if (number && (house || number === query.house))
    add(number, 'house', house ? HOW[house.found] : 'unchecked', house ? (house.found === 'exact' ? 1 : 0) : null)
  if (query.unit) add(query.unit, 'unit', 'unchecked', null)
  if (query.floor) add(query.floor, 'floor', 'unchecked', null)
  if (query.postcode)
    add(
      query.postcode,
      'postcode',
      postcode === null ? 'unchecked' : postcode ? 'exact' : 'disagrees',
      postcode === null ? null : postcode ? 1 : 0,
    )
  for (const { first, last } of query.landmarks)
    parts.push({
      at: first,
      text: slice(first, last),
      means: 'landmark',
      name: null,
      place: null,
      how: 'unchecked',
      certainty: null,
    })
  for (const [first, last] of unread(query, candidate))
    parts.push({
      at: first,
      text: slice(first, last),
      means: 'unread',
      name: null,
      place: null,
      how: 'missing',
      certainty: 0,
    })
  return parts.sort((a, b) => a.at - b.at).map(({ at: _, ...part }) => part)
}

/** Runs of words that the candidate leaves unexplained. */
function unread(query: Query, { mask, number, found }: Weighed): [number, number][] {
  const runs: [number, number][] = []
  for (let word = 0; word < query.words.count; word++) {
    const isNumber = query.use[word] === NUMBER
    if (mask & (1 << word) || (query.use[word] !== NAME && !isNumber)) continue
    if (isNumber && found && number && word >= number.first && word <= number.last) continue
    const last = runs.at(-1)
    if (last && last[1] === word - 1) last[1] = word
    else runs.push([word, word])
  }
  return runs
}
