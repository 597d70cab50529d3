/** Postal codes while a gazetteer is built: ranges in order of where they begin, each with the one that reaches furthest so far. */
import { compareBytes } from './gazetteer.ts'
import { POSTCODE_BYTES, postcodeForm, type Row } from './rows.ts'

type Range = { from: string; to: string; place: number }

export function postcodeSections(rich: readonly { row: Row; place: number }[]) {
  const ranges: Range[] = []
  for (const { row, place } of rich)
    for (const entry of row.postcodes ?? []) {
      const [from, to] = typeof entry === 'string' ? [entry, entry] : entry
      // Rows with other signs than letters and digits have been refused.
      ranges.push({ from: postcodeForm(from)!, to: postcodeForm(to)!, place })
    }
  ranges.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.place - b.place))
  const [postFrom, postTo] = [new Uint8Array(12 * ranges.length), new Uint8Array(12 * ranges.length)]
  const postReach = new Uint32Array(ranges.length)
  let furthest = 0
  for (const [at, { from, to }] of ranges.entries()) {
    for (let sign = 0; sign < POSTCODE_BYTES; sign++) {
      postFrom[12 * at + sign] = sign < from.length ? from.charCodeAt(sign) : 0
      // A beginning holds every code that goes on from it.
      postTo[12 * at + sign] = sign < to.length ? to.charCodeAt(sign) : 0xff
    }
    if (compareBytes(postTo, 12 * at, 12 * at + 12, postTo, 12 * furthest, 12 * furthest + 12) > 0) furthest = at
    postReach[at] = furthest
  }
  return { postFrom, postTo, postReach, postPlace: Uint32Array.from(ranges, ({ place }) => place) }
}
