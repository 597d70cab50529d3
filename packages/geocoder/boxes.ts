/** Boxes over runs of sixteen places with their houses, and over runs of sixteen boxes, up to one: a packed R-tree without a list, as places lie in Hilbert order. */
import { DELTA, MANY_HOUSES, NO_DELTA, NOWHERE } from './gazetteer.ts'

export const RUN = 16
type HouseColumns = {
  houseCount: Uint8Array
  manyHousesCount: Uint32Array
  houseLat: Int16Array
  houseLon: Int16Array
}

/** How many boxes each level has, the lowest first, for so many places. */
export function boxLevels(places: number): number[] {
  const levels = []
  for (let count = Math.ceil(places / RUN); ; count = Math.ceil(count / RUN)) {
    if (count > 0) levels.push(count)
    if (count <= 1) return levels
  }
}

/** West, south, east, north of each box, level by level; west of east for a box that holds no point. */
export function boxesOf(placeLat: Int32Array, placeLon: Int32Array, houses: HouseColumns): Int32Array {
  const levels = boxLevels(placeLat.length)
  const boxes = new Int32Array(4 * levels.reduce((sum, count) => sum + count, 0))
  for (let at = 0; at < boxes.length; at += 4) boxes.set([NOWHERE, NOWHERE, -NOWHERE, -NOWHERE], at)
  const stretch = (at: number, west: number, south: number, east: number, north: number) => {
    boxes[at] = Math.min(boxes[at]!, west)
    boxes[at + 1] = Math.min(boxes[at + 1]!, south)
    boxes[at + 2] = Math.max(boxes[at + 2]!, east)
    boxes[at + 3] = Math.max(boxes[at + 3]!, north)
  }
  let [house, many] = [0, 0]
  for (let place = 0; place < placeLat.length; place++) {
    const [lat, lon] = [placeLat[place]!, placeLon[place]!]
    let count = houses.houseCount[place]!
    if (count === MANY_HOUSES) count = houses.manyHousesCount[many++]!
    const end = house + count
    const box = 4 * Math.floor(place / RUN)
    if (lat !== NOWHERE) stretch(box, lon, lat, lon, lat)
    for (; house < end; house++) {
      if (lat === NOWHERE || houses.houseLat[house] === NO_DELTA) continue
      const [x, y] = [lon + houses.houseLon[house]! * DELTA, lat + houses.houseLat[house]! * DELTA]
      stretch(box, x, y, x, y)
    }
  }
  let from = 0
  for (let level = 1; level < levels.length; level++) {
    const to = from + levels[level - 1]!
    for (let box = 0; box < levels[level - 1]!; box++) {
      const [west, south, east, north] = boxes.subarray(4 * (from + box), 4 * (from + box) + 4)
      if (west! <= east!) stretch(4 * (to + Math.floor(box / RUN)), west!, south!, east!, north!)
    }
    from = to
  }
  return boxes
}
