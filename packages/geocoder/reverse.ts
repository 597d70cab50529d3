/**
 * Which address is nearest to a point, and which areas is it in? Best-first search in the packed R-tree of boxes
 * (Hjaltason, Samet, ACM TODS 24, 1999; see boxes.ts), then a point-in-polygon test (even-odd rule) where borders are known.
 */
import { boxLevels, RUN } from './boxes.ts'
import { DEGREE, DELTA, firstHouse, type Gazetteer, houseCountOf, NO_DELTA, NOWHERE, parentOf } from './gazetteer.ts'
import { isPoint, type Point } from './rows.ts'

/** Metres in a millionth of a degree of latitude, on the mean sphere of 6,371,008.8 m. */
const METRES = (Math.PI * 6_371_008.8) / 180 / DEGREE

export type Nearest = { place: number; house: number | null; metres: number }

type Level = { from: number; count: number }
const treeOf = new WeakMap<Gazetteer, Level[]>()

function levelsOf(g: Gazetteer): Level[] {
  let levels = treeOf.get(g)
  if (!levels) {
    let from = 0
    levels = []
    for (const count of boxLevels(g.placeLat.length)) {
      levels.push({ from, count })
      from += count
    }
    treeOf.set(g, levels)
  }
  return levels
}

/** A heap of (distance, number), the nearest on top; kept between questions. */
const heapAt: number[] = []
const heapOf: number[] = []

function push(distance: number, item: number) {
  let at = heapAt.length
  heapAt.push(distance)
  heapOf.push(item)
  while (at > 0) {
    const up = (at - 1) >> 1
    if (heapAt[up]! <= distance) break
    heapAt[at] = heapAt[up]!
    heapOf[at] = heapOf[up]!
    at = up
  }
  heapAt[at] = distance
  heapOf[at] = item
}

function pop(): number {
  const top = heapOf[0]!
  const distance = heapAt.pop()!
  const item = heapOf.pop()!
  const size = heapAt.length
  if (size === 0) return top
  let at = 0
  for (;;) {
    let down = 2 * at + 1
    if (down >= size) break
    if (down + 1 < size && heapAt[down + 1]! < heapAt[down]!) down++
    if (heapAt[down]! >= distance) break
    heapAt[at] = heapAt[down]!
    heapOf[at] = heapOf[down]!
    at = down
  }
  heapAt[at] = distance
  heapOf[at] = item
  return top
}

/** The place or house nearest to a point, on a plane that touches the Earth there; null in an empty gazetteer. */
export function nearestPlace(g: Gazetteer, { lat, lon }: Point): Nearest | null {
  if (!isPoint({ lat, lon })) throw new RangeError(`Expected degrees of latitude and longitude, got ${lat}, ${lon}`)
  const best: Nearest & { square: number } = { place: -1, house: null, metres: 0, square: Number.POSITIVE_INFINITY }
  const y = lat * DEGREE
  const squeeze = Math.cos((lat * Math.PI) / 180)
  searchFrom(g, lon * DEGREE, y, squeeze, best)
  // What lies beyond the meridian of 180° may be nearer.
  const beyond = ((180 - Math.abs(lon)) * DEGREE * squeeze) ** 2
  if (beyond < best.square) searchFrom(g, (lon - 360 * Math.sign(lon || 1)) * DEGREE, y, squeeze, best)
  if (best.place < 0) return null
  return { place: best.place, house: best.house, metres: Math.sqrt(best.square) * METRES }
}

function searchFrom(g: Gazetteer, x: number, y: number, squeeze: number, best: Nearest & { square: number }) {
  const levels = levelsOf(g)
  if (levels.length === 0) return
  heapAt.length = heapOf.length = 0
  const top = levels.length - 1
  push(0, levels[top]!.from)
  while (heapAt.length > 0 && heapAt[0]! < best.square) {
    const box = pop()
    let level = 0
    while (box >= levels[level]!.from + levels[level]!.count) level++
    const first = (box - levels[level]!.from) * RUN
    if (level === 0)
      for (let place = first; place < first + RUN && place < g.placeLat.length; place++)
        visit(g, place, x, y, squeeze, best)
    else {
      const below = levels[level - 1]!
      const end = Math.min(below.count, first + RUN)
      for (let at = first; at < end; at++) {
        const square = boxSquare(g.boxes, 4 * (below.from + at), x, y, squeeze)
        if (square < best.square) push(square, below.from + at)
      }
    }
  }
}

function boxSquare(boxes: Int32Array, at: number, x: number, y: number, squeeze: number): number {
  const west = boxes[at]!
  const south = boxes[at + 1]!
  const east = boxes[at + 2]!
  const north = boxes[at + 3]!
  if (west > east) return Number.POSITIVE_INFINITY
  const dx = (x < west ? west - x : x > east ? x - east : 0) * squeeze
  const dy = y < south ? south - y : y > north ? y - north : 0
  return dx * dx + dy * dy
}

function visit(g: Gazetteer, place: number, x: number, y: number, squeeze: number, best: Nearest & { square: number }) {
  const lat = g.placeLat[place]!
  if (lat === NOWHERE) return
  const lon = g.placeLon[place]!
  const count = g.houseCount[place] === 0 ? 0 : houseCountOf(g, place)
  const first = count === 0 ? 0 : firstHouse(g, place)
  for (let house = first; house < first + count; house++) {
    if (g.houseLat[house] === NO_DELTA) continue
    const dx = (lon + g.houseLon[house]! * DELTA - x) * squeeze
    const dy = lat + g.houseLat[house]! * DELTA - y
    keep(best, place, house, dx * dx + dy * dy)
  }
  const dx = (lon - x) * squeeze
  const dy = lat - y
  keep(best, place, null, dx * dx + dy * dy)
}

function keep(best: Nearest & { square: number }, place: number, house: number | null, square: number) {
  // Of places at one point the smaller one, which has the higher number or is a house.
  if (square > best.square || (square === best.square && best.house !== null)) return
  best.place = place
  best.house = house
  best.square = square
}

/** The areas whose borders hold a point, the smallest first. */
export function areasAround(g: Gazetteer, { lat, lon }: Point): number[] {
  const [x, y] = [lon * DEGREE, lat * DEGREE]
  const { levels, boxes } = bordersOf(g)
  const found: number[] = []
  const look = (level: number, box: number) => {
    const { from, count } = levels[level]!
    if (box >= count || !holds(boxes, 4 * (from + box), x, y)) return
    if (level > 0) for (let below = box * RUN; below < (box + 1) * RUN; below++) look(level - 1, below)
    else if (isInBorder(g, box, x, y)) found.push(g.borderPlace[box]!)
  }
  if (g.borderPlace.length > 0) look(levels.length - 1, 0)
  return found.sort((a, b) => (g.placeKind[b]! & 15) - (g.placeKind[a]! & 15) || a - b)
}

const holds = (boxes: Int32Array, at: number, x: number, y: number) =>
  x >= boxes[at]! && y >= boxes[at + 1]! && x <= boxes[at + 2]! && y <= boxes[at + 3]!

type Borders = { levels: readonly Level[]; boxes: Int32Array }
const bordersKnown = new WeakMap<Gazetteer, Borders>()

/** West, south, east, north of each border, then of runs of sixteen, up to one: borders stand in the order of their places, which is that of the ground. */
function bordersOf(g: Gazetteer): Borders {
  const known = bordersKnown.get(g)
  if (known) return known
  const levels: Level[] = [{ from: 0, count: g.borderPlace.length }]
  for (let last = levels[0]!; last.count > 1; last = levels.at(-1)!)
    levels.push({ from: last.from + last.count, count: Math.ceil(last.count / RUN) })
  const all = levels.reduce((sum, { count }) => sum + count, 0)
  const boxes = Int32Array.from({ length: 4 * all }, (_, at) => (at % 4 < 2 ? NOWHERE : -NOWHERE))
  for (let border = 0; border < g.borderPlace.length; border++)
    for (let corner = g.ringStart[g.borderRing[border]!]!; corner < g.ringStart[g.borderRing[border + 1]!]!; corner++)
      stretch(boxes, 4 * border, [g.corners[2 * corner]!, g.corners[2 * corner + 1]!])
  for (const [level, { from, count }] of levels.slice(0, -1).entries())
    for (let box = 0; box < count; box++) {
      const [inner, outer] = [4 * (from + box), 4 * (levels[level + 1]!.from + Math.floor(box / RUN))]
      stretch(boxes, outer, [boxes[inner]!, boxes[inner + 1]!])
      stretch(boxes, outer, [boxes[inner + 2]!, boxes[inner + 3]!])
    }
  const made = { levels, boxes }
  bordersKnown.set(g, made)
  return made
}

function stretch(boxes: Int32Array, at: number, [x, y]: readonly [number, number]) {
  boxes[at] = Math.min(boxes[at]!, x)
  boxes[at + 1] = Math.min(boxes[at + 1]!, y)
  boxes[at + 2] = Math.max(boxes[at + 2]!, x)
  boxes[at + 3] = Math.max(boxes[at + 3]!, y)
}

function isInBorder(g: Gazetteer, border: number, x: number, y: number): boolean {
  let inside = false
  for (let ring = g.borderRing[border]!; ring < g.borderRing[border + 1]!; ring++) {
    const [first, end] = [g.ringStart[ring]!, g.ringStart[ring + 1]!]
    for (let i = first, j = end - 1; i < end; j = i++) {
      const [yi, yj] = [g.corners[2 * i + 1]!, g.corners[2 * j + 1]!]
      if (yi > y === yj > y) continue
      const [xi, xj] = [g.corners[2 * i]!, g.corners[2 * j]!]
      if (x < xi + ((y - yi) / (yj - yi)) * (xj - xi)) inside = !inside
    }
  }
  return inside
}

/** The places around a place, from itself to the largest. */
export function upwards(g: Gazetteer, place: number): number[] {
  const path = []
  for (let area = place; area >= 0; area = parentOf(g, area)) path.push(area)
  return path
}
