/** Where may a postal code lie? Ranges overlap, so the answer is a set, the smallest places first. */
import { compareBytes, type Gazetteer } from './gazetteer.ts'
import { POSTCODE_BYTES, postcodeForm } from './rows.ts'

/**
 * The places whose postal codes hold `code`, or that lie under it when it is the beginning of a code; those that hold
 * fewest other places first. Spaces, dashes and Persian digits as people please. Empty when none is known or it is no code. O(log n + found).
 *
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([{ code: 'a', name: 'منطقه ۱۱', level: 'quarter', postcodes: [['11111', '11999']] }])
 * [postcodePlaces(gazetteer, '۱۱۳۵۶-۱۲۳۴۵').length, postcodePlaces(gazetteer, '21356-12345').length]
 * // [1, 0]
 */
export function postcodePlaces(g: Gazetteer, code: string): number[] {
  const form = postcodeForm(code)
  if (form === null || g.postPlace.length === 0) return []
  const [low, high] = [new Uint8Array(POSTCODE_BYTES), new Uint8Array(POSTCODE_BYTES).fill(0xff)]
  for (let at = 0; at < form.length; at++) high[at] = low[at] = form.charCodeAt(at)
  const order = (list: Uint8Array, at: number, of: Uint8Array) =>
    compareBytes(list, POSTCODE_BYTES * at, POSTCODE_BYTES * (at + 1), of, 0, POSTCODE_BYTES)
  let [from, end] = [0, g.postPlace.length]
  while (from < end) {
    const middle = (from + end) >>> 1
    if (order(g.postFrom, middle, high) <= 0) from = middle + 1
    else end = middle
  }
  const places = new Set<number>()
  for (let at = from - 1; at >= 0 && order(g.postTo, g.postReach[at]!, low) >= 0; at--)
    if (order(g.postTo, at, low) >= 0) places.add(g.postPlace[at]!)
  const size = (place: number) => g.placeEnd[place]! - place
  return [...places].sort((a, b) => size(a) - size(b) || a - b)
}
