/** House numbers while a gazetteer is built: read with their streets, then laid in the order of the places. */
import { Column } from './column.ts'
import { DEGREE, DELTA, HOUSE_BLOCK, JUMP, MANY_HOUSES, NO_DELTA } from './gazetteer.ts'
import type { House, Point, Row } from './rows.ts'

const ENCODER = new TextEncoder()
const MOST_NUMBER = 0xffffffff
const MOST_DELTA = 32_767

export class Houses {
  readonly #numbers = new Column(Uint32Array)
  readonly #lats = new Column(Int16Array)
  readonly #lons = new Column(Int16Array)
  /** The first house of each row, and the number of houses at the end. */
  readonly #firsts = new Column(Uint32Array)
  readonly #odd = new Map<number, string>()

  /** Takes the houses of a row; gives the point of the row, or else the middle of its houses. */
  add(row: Row): Point | undefined {
    this.#firsts.push(this.#numbers.length)
    if (!row.houses) return row.point
    const houses = [...row.houses].map(readHouse).sort((a, b) => a.value - b.value || (a.odd < b.odd ? -1 : 1))
    const points = houses.flatMap(({ house }) => house.point ?? [])
    const middle = row.point ?? mean(points)
    for (const { house, value, odd } of houses) {
      if (odd) this.#odd.set(this.#numbers.length, odd)
      this.#numbers.push(value)
      const [lat, lon] = deltas(middle, house.point)
      this.#lats.push(lat)
      this.#lons.push(lon)
    }
    return middle
  }

  /** The columns in the order of places: `order[place]` is the row. */
  sections(order: Uint32Array, rows: number) {
    this.#firsts.push(this.#numbers.length)
    const firsts = this.#firsts.values
    let total = 0
    for (const row of order) total += firsts[row + 1]! - firsts[row]!
    const houseStep = new Uint8Array(total)
    const [jumps, jumpNumbers] = [new Column(Uint32Array), new Column(Uint32Array)]
    const houseLat = new Int16Array(total)
    const houseLon = new Int16Array(total)
    const houseCount = new Uint8Array(order.length)
    const houseBlock = new Uint32Array(Math.floor(rows / HOUSE_BLOCK) + 1)
    const [many, manyCount, odd, oddStart, oddBytes] = [[], [], [], [0], new Column(Uint8Array)] as [
      number[],
      number[],
      number[],
      number[],
      Column<Uint8ArrayConstructor>,
    ]
    let next = 0
    for (const [place, row] of order.entries()) {
      if (place % HOUSE_BLOCK === 0) houseBlock[place / HOUSE_BLOCK] = next
      const [first, last] = [firsts[row]!, firsts[row + 1]!]
      houseCount[place] = Math.min(MANY_HOUSES, last - first)
      if (last - first >= MANY_HOUSES) {
        many.push(place)
        manyCount.push(last - first)
      }
      if (this.#odd.size > 0)
        for (let house = first; house < last; house++) {
          const text = this.#odd.get(house)
          if (text === undefined) continue
          odd.push(next + house - first)
          oddBytes.append(ENCODER.encode(text))
          oddStart.push(oddBytes.length)
        }
      for (let house = first; house < last; house++) {
        const number = this.#numbers.values[house]!
        const step = number - (house === first ? 0 : this.#numbers.values[house - 1]!)
        houseStep[next + house - first] = Math.min(JUMP, step)
        if (step < JUMP) continue
        jumps.push(next + house - first)
        jumpNumbers.push(number)
      }
      houseLat.set(this.#lats.values.subarray(first, last), next)
      houseLon.set(this.#lons.values.subarray(first, last), next)
      next += last - first
    }
    return {
      houseStep,
      jumpHouse: jumps.done(),
      jumpNumber: jumpNumbers.done(),
      houseLat,
      houseLon,
      houseCount,
      houseBlock,
      manyHouses: Uint32Array.from(many),
      manyHousesCount: Uint32Array.from(manyCount),
      oddHouse: Uint32Array.from(odd),
      oddHouseStart: Uint32Array.from(oddStart),
      oddHouseBytes: oddBytes.done(),
    }
  }
}

/** The leading number of a house, and its text where that says more. */
function readHouse(house: House): { house: House; value: number; odd: string } {
  if (typeof house.number === 'number' && house.number < MOST_NUMBER) return { house, value: house.number, odd: '' }
  const text = String(house.number).normalize('NFKC').trim()
  const digits = text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.charCodeAt(0) - 0x660) % 16))
  const value = Math.min(MOST_NUMBER, Number(/\d+/.exec(digits)?.[0] ?? 0))
  return { house, value, odd: String(value) === digits ? '' : digits }
}

const mean = (points: readonly Point[]): Point | undefined =>
  points.length === 0
    ? undefined
    : {
        lat: points.reduce((sum, { lat }) => sum + lat, 0) / points.length,
        lon: points.reduce((sum, { lon }) => sum + lon, 0) / points.length,
      }

function deltas(from: Point | undefined, to: Point | undefined): readonly [number, number] {
  if (!from || !to) return [NO_DELTA, NO_DELTA]
  const [lat, lon] = [to.lat - from.lat, to.lon - from.lon].map((degrees) =>
    Math.round((degrees * DEGREE) / DELTA),
  ) as [number, number]
  // Further than thirty kilometres from its street a point is a mistake of the file.
  return Math.abs(lat) > MOST_DELTA || Math.abs(lon) > MOST_DELTA ? [NO_DELTA, NO_DELTA] : [lat, lon]
}
