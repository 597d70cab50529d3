/** From ranked candidates to answers: what each part of the text was taken for and how surely, the house number, the choices, and why. */

import { type Doubts, matchCertainty, type PartDoubts, partCertainty } from './certainty.ts'
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
  levelOf,
  lowerBound,
  nameText,
  parentOf,
  placeNameOf,
  pointOf,
  reliabilityOf,
  validityOf,
} from './gazetteer.ts'
import { levelNumber, type MatchLevel } from './levels.ts'
import { keywordEnding, NAME, NUMBER, type NumberPart, type Query } from './query.ts'
import type { Candidate } from './ranking.ts'
import type { Point } from './rows.ts'

export type Named = { place: number; code: string | null; name: string; level: MatchLevel }

/** What a stretch of the text was taken for. `certainty` says how surely it is that name, whichever of several places of the name is meant; null for what no file can confirm: a unit, a floor, a landmark. */
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
const SHARE_SCALE = 0.5
const VILLAGE = levelNumber('village')

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
      const found = number === null ? null : foundHouse(g, query, candidate, number)
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

/** A house of an alley that is not known is no house of its street. */
function foundHouse(g: Gazetteer, query: Query, { place, mask }: Candidate, number: NumberPart): FoundHouse | null {
  const found = houseOf(g, place, number)
  if (!found || !namesWayInside(query, mask, levelOf(g, place))) return found
  return { house: { number: number.text, found: 'missing', onFile: null }, at: -1, share: 0 }
}

/** Whether words that `mask` leaves name something smaller than a place of `level`, as the word beside them says. */
function namesWayInside(query: Query, mask: number, level: number): boolean {
  for (let word = 0; word < query.words.count; word++)
    if (!(mask & (1 << word)) && namesWay(query, word, level)) return true
  return false
}

/** Whether a name or number stands beside a word that says only levels below `level`. */
function namesWay({ words, use, keywords }: Query, word: number, level: number): boolean {
  if (use[word] !== NAME && use[word] !== NUMBER) return false
  const before = words.part[word - 1] === words.part[word] ? keywordEnding(keywords, word - 1) : undefined
  const after = words.part[word + 1] === words.part[word] ? keywords[word + 1]?.keyword : undefined
  const said = before?.levelsBefore || after?.levelsAfter || 0
  return said !== 0 && (said >>> (level + 1)) << (level + 1) === said
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

/** What speaks against one of the weighed; `equals` of them fit equally well, more than are listed perhaps. */
export function doubtsOf(g: Gazetteer, query: Query, { weighed, equals }: Judging, one: Weighed): Doubts {
  const chance = chancesOf(weighed)
  let all = Math.max(0, equals - weighed.length)
  for (const [at, other] of weighed.entries())
    if (other === one || !(isInside(g, other.place, one.place) || isInside(g, one.place, other.place)))
      all += chance[at]!
  return { share: chance[weighed.indexOf(one)]! / all, ...doubtsIn(g, query, one) }
}

/** All that was weighed, and how many of it fit equally well. */
export type Judging = { weighed: readonly Weighed[]; equals: number }

/** How much speaks for each beside the best, which has 1. */
const chancesOf = (weighed: readonly Weighed[]): number[] =>
  weighed.map(({ cost }) => Math.exp(-(cost - (weighed[0]?.cost ?? 0)) / SHARE_SCALE))

function doubtsIn(g: Gazetteer, query: Query, candidate: Weighed): Omit<Doubts, 'share'> {
  const { pieces, mask, postcode, found, place } = candidate
  const { words, use } = query
  let errors = postcode === false ? POSTCODE_DISAGREES : 0
  for (const { cost } of pieces) errors += Math.max(0, cost)
  if (found?.house.found === 'missing') errors += 1
  const parts = new Set(pieces.map(({ window }) => words.part[window.first]))
  let [near, far, strange] = [0, 0, 0]
  for (let word = 0; word < words.count; word++) {
    if (mask & (1 << word) || (use[word] !== NAME && !namesWay(query, word, -1))) continue
    if (parts.has(words.part[word])) near++
    else far++
    if (!namesWay(query, word, levelOf(g, place))) strange++
  }
  return {
    errors,
    near,
    far,
    strange,
    letters: pieces[0]?.window.letters ?? 0,
    around: Math.max(0, pieces.length - 1),
    isLarge: levelOf(g, place) < VILLAGE,
  }
}

/** The answer that a candidate is. */
export function matchOf(g: Gazetteer, query: Query, text: string, candidate: Weighed, judged: Judged): Match {
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
    parts: partsOf(g, query, text, candidate, judged),
    certainty: judged.certainty,
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

/** How surely a candidate is what was meant, and each of its pieces. */
export type Judged = { certainty: number; pieces: readonly number[] }

const rounded = (certainty: number) => Math.round(1000 * certainty) / 1000

/** How surely one of the weighed is what was meant. */
export function judge(g: Gazetteer, query: Query, judging: Judging, one: Weighed): Judged {
  const doubts = doubtsOf(g, query, judging, one)
  return {
    certainty: rounded(matchCertainty(doubts)),
    pieces: partDoubtsOf(g, judging, one, doubts).map((part) => rounded(partCertainty(part))),
  }
}

/** The doubts of each of its pieces. */
export function partDoubtsOf(
  g: Gazetteer,
  { weighed }: Judging,
  one: Weighed,
  { strange, around }: Doubts,
): PartDoubts[] {
  const chance = chancesOf(weighed)
  const all = chance.reduce((sum, each) => sum + each, 0)
  // Several places of a name read it alike; which of them is meant is no matter of a part.
  const agrees = (other: Weighed, { place, name, window }: Weighed['pieces'][number]) =>
    isInside(g, other.place, place) ||
    other.pieces.some((piece) => piece.window.mask === window.mask && g.nameKey[piece.name] === g.nameKey[name])
  return one.pieces.map((piece) => {
    const { place, cost, how, window } = piece
    return {
      share: weighed.reduce((sum, other, at) => sum + (agrees(other, piece) ? chance[at]! : 0), 0) / all,
      cost: Math.max(0, cost),
      letters: window.letters,
      isSound: how === 'sound',
      isOwn: place === one.place,
      around,
      unread: strange,
    }
  })
}

function partsOf(g: Gazetteer, query: Query, text: string, candidate: Weighed, judged: Judged): Part[] {
  const { words } = query
  const slice = (first: number, last: number) => text.slice(words.from[first], words.to[last])
  const parts: (Part & { at: number })[] = candidate.pieces.map((piece, index) => ({
    at: piece.window.first,
    text: slice(piece.window.first, piece.window.last),
    means: levelName(g, piece.place),
    name: nameText(g, piece.name),
    place: piece.place,
    how: piece.how,
    certainty: judged.pieces[index]!,
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
    add(
      number,
      'house',
      house ? HOW[house.found] : 'unchecked',
      house ? (house.found === 'exact' ? judged.certainty : 0) : null,
    )
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
