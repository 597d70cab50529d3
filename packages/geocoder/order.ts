/** In which order do places get their numbers? Depth first, so that what lies in a place follows it; neighbours on a Hilbert curve beside one another. */
import { grouped } from './column.ts'
import { NOWHERE } from './gazetteer.ts'

const NONE = 0xffffffff

/**
 * `order[place]` is the row, `end[place]` the number after the last place inside, `numberOf[row]` the place or NONE for
 * a row that hangs from nothing. `parents[row]` is a row, itself at the top, or NONE.
 */
export function placeOrder(parents: Uint32Array, kind: Uint8Array, lat: Int32Array, lon: Int32Array) {
  const count = parents.length
  const rows = hilbertOrder(kind, lat, lon)
  const hasParent = rows.filter((row) => parents[row] !== row && parents[row] !== NONE)
  const { starts, items: children } = grouped(
    count,
    hasParent.map((row) => parents[row]!),
    hasParent,
  )
  const order = new Uint32Array(count)
  const end = new Uint32Array(count)
  const numberOf = new Uint32Array(count).fill(NONE)
  let next = 0
  const open: number[] = []
  const at: number[] = []
  const enter = (row: number) => {
    numberOf[row] = next
    order[next++] = row
    open.push(row)
    at.push(starts[row]!)
  }
  for (const root of rows) {
    if (parents[root] !== root) continue
    enter(root)
    while (open.length > 0) {
      const row = open.at(-1)!
      const child = at[at.length - 1]!++
      if (child < starts[row + 1]!) enter(children[child]!)
      else {
        end[numberOf[row]!] = next
        open.pop()
        at.pop()
      }
    }
  }
  return { order: order.slice(0, next), end: end.slice(0, next), numberOf }
}

/** All rows by level, then by where their point lies on a Hilbert curve; those without a point last. */
function hilbertOrder(kind: Uint8Array, lat: Int32Array, lon: Int32Array): Uint32Array {
  const weights = new Float64Array(kind.length)
  for (let row = 0; row < kind.length; row++) {
    const isNowhere = lat[row] === NOWHERE
    const place = isNowhere ? 2 ** 32 : hilbert((lon[row]! + 180e6) / 360e6, (lat[row]! + 90e6) / 180e6)
    weights[row] = (kind[row]! & 15) * 2 ** 33 + place
  }
  return Uint32Array.from(kind.keys()).sort((a, b) => weights[a]! - weights[b]! || a - b)
}

/** Where a point of the unit square lies on the Hilbert curve of order 16, from 0 to 2³² − 1. */
export function hilbert(x: number, y: number): number {
  let a = Math.min(65535, Math.floor(x * 65536))
  let b = Math.min(65535, Math.floor(y * 65536))
  let place = 0
  for (let side = 32768; side > 0; side >>= 1) {
    const right = a & side ? 1 : 0
    const up = b & side ? 1 : 0
    place += side * side * ((3 * right) ^ up)
    if (up === 1) continue
    if (right === 1) {
      a = 65535 - a
      b = 65535 - b
    }
    const swapped = a
    a = b
    b = swapped
  }
  return place
}
