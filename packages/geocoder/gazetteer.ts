/** A gazetteer opened for asking: views on one block, and what is read out of them. It changes nothing. */
import { type Sections, unpack } from './block.ts'
import { hashOf } from './letters.ts'
import { LEVELS, type Level } from './levels.ts'
import type { Point } from './rows.ts'
import { compileRules, type RuleSet, type Rules } from './rules.ts'

export const NOWHERE = 0x7fffffff
export const NO_DELTA = -32768
export const DEGREE = 1_000_000
/** Hundred-thousandths of a degree in millionths. */
export const DELTA = 10
export const HOUSE_BLOCK = 64
export const MANY_HOUSES = 255
/** A step between house numbers that is written out. */
export const JUMP = 255
/** How a key came from a name (see name-keys.ts) stands in the two high bits of `keyName`. */
export const VARIANT_SHIFT = 30
export const NAME_MASK = (1 << VARIANT_SHIFT) - 1

/** What the block says of itself. */
export type About = {
  places: number
  names: number
  keys: number
  houses: number
  /** The caller's words on where the rows came from and when. */
  source: string
  rules: readonly RuleSet[]
}

/** A gazetteer. `buffer` is all of it: save it, or hand it to a worker, and open it there with `loadGazetteer`. */
export type Gazetteer = Sections & { buffer: ArrayBufferLike; info: About; words: Rules }

const DECODER = new TextDecoder()
const ENCODER = new TextEncoder()

/**
 * Opens a block that `buildGazetteer` made, without copying it; a shared buffer may be open in many workers.
 * Reads all of it once for its checksum.
 *
 * @throws RangeError when the bytes are no gazetteer, damaged, cut short or of another version; the message says what to do.
 * @example
 * loadGazetteer(new ArrayBuffer(100))
 * // throws RangeError
 */
export function loadGazetteer(buffer: ArrayBufferLike): Gazetteer {
  const sections = unpack(buffer)
  // The checksum has shown that this is what pack() wrote.
  const info = JSON.parse(DECODER.decode(sections.about.slice())) as About
  return { ...sections, buffer, info, words: compileRules(info.rules) }
}

/** The first index of ascending `list` (from `low` on, before `high`) that is not below `value`. */
export function lowerBound(list: ArrayLike<number>, value: number, low = 0, high = list.length): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Where `value` is in an ascending list, or -1. */
export function placeIn(list: ArrayLike<number>, value: number): number {
  const at = lowerBound(list, value)
  return at < list.length && list[at] === value ? at : -1
}

export const levelOf = (g: Gazetteer, place: number) => g.placeKind[place]! & 15
export const levelName = (g: Gazetteer, place: number): Level => LEVELS[levelOf(g, place)]!
export const reliabilityOf = (g: Gazetteer, place: number) => (g.placeKind[place]! >>> 4) & 7
export const isInside = (g: Gazetteer, place: number, area: number) => place >= area && place < g.placeEnd[area]!
export const parentOf = (g: Gazetteer, place: number) => (g.placeParent[place] === place ? -1 : g.placeParent[place]!)

export function nameText(g: Gazetteer, name: number): string {
  const end = g.nameStart[name + 1]!
  let out = ''
  for (let at = g.nameStart[name]!; at < end; at++) {
    const byte = g.nameBytes[at]!
    if (byte < 0x80) out += String.fromCharCode(byte)
    else if (byte < 0xe0) out += String.fromCharCode(((byte & 31) << 6) | (g.nameBytes[++at]! & 63))
    // Longer than two bytes is rare in names; a view on shared memory cannot be decoded, so it is copied.
    else return DECODER.decode(g.nameBytes.slice(g.nameStart[name], end))
  }
  return out
}
export const placeNameOf = (g: Gazetteer, place: number) => nameText(g, g.placeName[place]!)

export function pointOf(g: Gazetteer, place: number): Point | null {
  if (g.placeLat[place] === NOWHERE) return null
  return { lat: g.placeLat[place]! / DEGREE, lon: g.placeLon[place]! / DEGREE }
}

export function weightOf(g: Gazetteer, place: number): number {
  const at = placeIn(g.weighedPlace, place)
  return at < 0 ? 0 : g.weight[at]! / 255
}

/** The code of a place, or null. */
export function codeOf(g: Gazetteer, place: number): string | null {
  const at = placeIn(g.codedPlace, place)
  return at < 0 ? null : codeText(g, at)
}

const codeText = (g: Gazetteer, at: number) => DECODER.decode(g.codeBytes.slice(g.codeStart[at], g.codeStart[at + 1]))

/** The place of a code, or -1. */
export function placeOfCode(g: Gazetteer, code: string): number {
  const wanted = ENCODER.encode(code)
  let [low, high] = [0, g.byCode.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = g.byCode[middle]!
    const order = compareBytes(g.codeBytes, g.codeStart[at]!, g.codeStart[at + 1]!, wanted, 0, wanted.length)
    if (order === 0) return g.codedPlace[at]!
    if (order < 0) low = middle + 1
    else high = middle
  }
  return -1
}

export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shared = Math.min(aEnd - aStart, bEnd - bStart)
  for (let at = 0; at < shared; at++) {
    const order = a[aStart + at]! - b[bStart + at]!
    if (order !== 0) return order
  }
  return aEnd - aStart - (bEnd - bStart)
}

/** The key whose symbols are `bytes[start … end - 1]`, or -1. */
export function keyOf(g: Gazetteer, bytes: Uint8Array, start: number, end: number): number {
  const mask = g.keyTable.length - 1
  for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
    const key = g.keyTable[slot]! - 1
    if (key < 0) return -1
    if (compareBytes(g.keyBytes, g.keyStart[key]!, g.keyStart[key + 1]!, bytes, start, end) === 0) return key
  }
}

/** The number of the first house of a place. Those of a place are in order of their numbers. */
export function firstHouse(g: Gazetteer, place: number): number {
  const block = Math.floor(place / HOUSE_BLOCK)
  let first = g.houseBlock[block]!
  for (let at = block * HOUSE_BLOCK; at < place; at++) first += houseCountOf(g, at)
  return first
}

export function houseCountOf(g: Gazetteer, place: number): number {
  const count = g.houseCount[place]!
  return count < MANY_HOUSES ? count : g.manyHousesCount[placeIn(g.manyHouses, place)]!
}

export function housePoint(g: Gazetteer, place: number, house: number): Point | null {
  const base = pointOf(g, place)
  if (!base || g.houseLat[house] === NO_DELTA) return base
  return {
    lat: base.lat + (g.houseLat[house]! * DELTA) / DEGREE,
    lon: base.lon + (g.houseLon[house]! * DELTA) / DEGREE,
  }
}

/** The numbers of the houses of a place, ascending; the first is of house `first`. */
export function houseNumbers(g: Gazetteer, first: number, count: number): Uint32Array {
  const numbers = new Uint32Array(count)
  let number = 0
  for (let at = 0; at < count; at++) {
    const step = g.houseStep[first + at]!
    number = step < JUMP ? number + step : g.jumpNumber[placeIn(g.jumpHouse, first + at)]!
    numbers[at] = number
  }
  return numbers
}

/** A house number as its row gave it, digits in ASCII; `number` is what it begins with. */
export function houseText(g: Gazetteer, house: number, number: number): string {
  const at = placeIn(g.oddHouse, house)
  if (at < 0) return String(number)
  return DECODER.decode(g.oddHouseBytes.slice(g.oddHouseStart[at], g.oddHouseStart[at + 1]))
}

const isoOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** How long a place holds, and what came after; null for one without dates. */
export function validityOf(g: Gazetteer, place: number) {
  const at = placeIn(g.datedPlace, place)
  if (at < 0) return null
  const next = g.replacedBy[at]!
  return {
    from: g.validFrom[at] === -NOWHERE ? null : isoOf(g.validFrom[at]!),
    to: g.validTo[at] === NOWHERE ? null : isoOf(g.validTo[at]!),
    replacedBy: next === 0xffffffff ? null : next,
  }
}

/** Whether a place is no more: it has a last day, whenever that is. */
export function isRetired(g: Gazetteer, place: number): boolean {
  const at = g.datedPlace.length === 0 ? -1 : placeIn(g.datedPlace, place)
  return at >= 0 && g.validTo[at] !== NOWHERE
}
