/** Does a stretch of places hold streets or alleys? By how many there are before each run of 256 places, counted once for a gazetteer. */
import type { Gazetteer } from './gazetteer.ts'
import { STREET } from './levels.ts'

const RUN = 256
const countsOf = new WeakMap<Gazetteer, Uint32Array>()

/** Ways before each run of places, and all of them at the end. */
function waysBefore(g: Gazetteer): Uint32Array {
  const known = countsOf.get(g)
  if (known) return known
  const counts = new Uint32Array(Math.ceil(g.placeKind.length / RUN) + 1)
  let ways = 0
  for (let place = 0; place < g.placeKind.length; place++) {
    if (place % RUN === 0) counts[place / RUN] = ways
    if (isWay(g, place)) ways++
  }
  counts[counts.length - 1] = ways
  countsOf.set(g, counts)
  return counts
}

const isWay = (g: Gazetteer, place: number) => (g.placeKind[place]! & 15) >= STREET

/** Whether one of the places `from … end - 1` is a street or alley. */
export function hasWays(g: Gazetteer, from: number, end: number): boolean {
  const [first, last] = [Math.ceil(from / RUN), Math.floor(end / RUN)]
  if (first <= last) {
    const counts = waysBefore(g)
    if (counts[last]! > counts[first]!) return true
  }
  const [inner, outer] = first <= last ? [first * RUN, last * RUN] : [end, end]
  for (let place = from; place < inner; place++) if (isWay(g, place)) return true
  for (let place = outer; place < end; place++) if (isWay(g, place)) return true
  return false
}
