/** Points and postal codes to places: the nearest address with the areas around it, and the places that a code may lie in. */
import { type Named, named } from './answers.ts'
import { firstHouse, type Gazetteer, houseNumbers, housePoint, houseText, pointOf } from './gazetteer.ts'
import { postcodePlaces } from './postcode.ts'
import { areasAround, nearestPlace, upwards } from './reverse.ts'
import type { Point } from './rows.ts'

/** What is at a point. `areas` from the smallest; `by` says whether borders hold the point or the nearest address lies there. */
export type Located = {
  nearest: Named & { point: Point; house: string | null; metres: number }
  areas: Named[]
  by: 'border' | 'nearest'
}

/**
 * The address nearest to a point and the areas around the point; null when no place of the gazetteer has a point. Distances are those on a plane that touches
 * the Earth at the point: right to a thousandth within a hundred kilometres. Some 5 µs among a million.
 *
 * @throws RangeError when the point is not on Earth.
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([{ name: 'شیراز', level: 'city', point: { lat: 29.61, lon: 52.53 } }])
 * const { nearest } = reverse(gazetteer, { lat: 29.62, lon: 52.53 })
 * [nearest.name, Math.round(nearest.metres)]
 * // ['شیراز', 1112]
 */
export function reverse(g: Gazetteer, point: Point): Located | null {
  const found = nearestPlace(g, point)
  if (!found) return null
  const { place, house, metres } = found
  // What was found has a point.
  const at = house === null ? pointOf(g, place)! : housePoint(g, place, house)!
  const number = house === null ? null : numberText(g, place, house)
  const nearest = { ...named(g, place), point: at, house: number, metres }
  const bordered = areasAround(g, point)
  const isInBorder = bordered.length > 0
  const areas = isInBorder ? upwards(g, bordered[0]!) : upwards(g, place)
  return { nearest, areas: areas.map((area) => named(g, area)), by: isInBorder ? 'border' : 'nearest' }
}

function numberText(g: Gazetteer, place: number, house: number): string {
  const first = firstHouse(g, place)
  return houseText(g, house, houseNumbers(g, first, house - first + 1).at(-1)!)
}

/**
 * The places where a postal code may lie, the smallest first, each with the areas around it. Ranges overlap, so there may
 * be several; none when the code is unknown.
 *
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([{ code: 'a', name: 'منطقه ۱۱', level: 'quarter', postcodes: [['11111', '11999']] }])
 * postcode(gazetteer, '11356-12345').map(({ name }) => name)
 * // ['منطقه ۱۱']
 */
export function postcode(g: Gazetteer, code: string): (Named & { within: Named[] })[] {
  return postcodePlaces(g, code).map((place) => {
    const [own, ...within] = upwards(g, place).map((area) => named(g, area))
    return { ...own!, within }
  })
}
