/**
 * Which point is a Plus Code (Open Location Code)? Digits of base 20, each pair a step of latitude and longitude, then
 * a grid of 4 × 5. Source: Open Location Code specification 1.0 (Google, 2014). Not a search: a code that is wrong names another place.
 */
import type { Point } from './rows.ts'

const DIGITS = '23456789CFGHJMPQRVWX'
const PLUS_AT = 8
const PAIRS = 5
const MOST_DIGITS = 15
const STEPS = [20, 1, 0.05, 0.0025, 0.000125]

/** A whole code, or one whose first two, four or six digits were left out, and the words around it. */
const CODE = /(?:^|[\s,،])([23456789CFGHJMPQRVWX]{2,8}0{0,6}\+[23456789CFGHJMPQRVWX]{0,7})(?=$|[\s,،.])/i

/** The Plus Code in a text and the text without it, or null. */
export function plusCodeIn(text: string): { code: string; rest: string } | null {
  const found = CODE.exec(text)
  const code = found?.[1]?.toUpperCase()
  if (!found || !code || code.indexOf('+') % 2 !== 0 || code.endsWith('+1') || code.length < 5) return null
  return { code, rest: text.replace(found[1]!, ' ') }
}

/**
 * The middle of a Plus Code's cell and the size of the cell in degrees; a short one is the one nearest to `near`. Null for what is no code,
 * or a short one without `near`.
 *
 * @example
 * const { point } = plusCodePoint('8FVC9G8F+6X')
 * [point.lat.toFixed(5), point.lon.toFixed(5)]
 * // ['47.36556', '8.52494']
 */
export function plusCodePoint(code: string, near?: Point): { point: Point; degrees: number } | null {
  const capitals = code.toUpperCase().trim()
  const plus = capitals.indexOf('+')
  const missing = PLUS_AT - plus
  if (plus < 2 || missing < 0 || missing % 2 !== 0 || capitals.indexOf('+', plus + 1) >= 0) return null
  if (missing === 0) return cellOf(capitals)
  if (!near || /0/.test(capitals)) return null
  return nearest(capitals, missing, near)
}

function cellOf(code: string): { point: Point; degrees: number } | null {
  const digits = code.replace('+', '').replace(/0+$/, '')
  if (digits.length < 2 || digits.length > MOST_DIGITS || (digits.length < 2 * PAIRS && digits.length % 2 !== 0))
    return null
  const values = [...digits].map((digit) => DIGITS.indexOf(digit))
  if (values.includes(-1)) return null
  let [lat, lon, high, wide] = [-90, -180, 20, 20]
  for (let at = 0; at < Math.min(values.length, 2 * PAIRS); at += 2) {
    high = wide = STEPS[at / 2]!
    lat += values[at]! * high
    lon += values[at + 1]! * wide
  }
  for (const value of values.slice(2 * PAIRS)) {
    high /= 5
    wide /= 4
    lat += Math.floor(value / 4) * high
    lon += (value % 4) * wide
  }
  if (lat >= 90 || lon >= 180) return null
  return { point: { lat: lat + high / 2, lon: lon + wide / 2 }, degrees: high }
}

/** The first digits of the code of a point. */
function beginning({ lat, lon }: Point, digits: number): string {
  let [south, west, code] = [Math.min(lat, 89.9999) + 90, (((lon + 180) % 360) + 360) % 360, '']
  for (let pair = 0; code.length < digits; pair++) {
    const step = STEPS[pair]!
    const [a, b] = [Math.floor(south / step), Math.floor(west / step)]
    code += DIGITS[a]! + DIGITS[b]!
    south -= a * step
    west -= b * step
  }
  return code
}

function nearest(code: string, missing: number, near: Point): { point: Point; degrees: number } | null {
  const found = cellOf(beginning(near, missing) + code)
  if (!found) return null
  const step = STEPS[missing / 2 - 1]!
  const { point } = found
  // The point lies in a neighbour of the reference's own cell when that is nearer.
  if (near.lat - point.lat > step / 2 && point.lat + step < 90) point.lat += step
  else if (point.lat - near.lat > step / 2 && point.lat - step > -90) point.lat -= step
  const east = ((near.lon - point.lon + 540) % 360) - 180
  if (east > step / 2) point.lon += step
  else if (east < -step / 2) point.lon -= step
  if (Math.abs(point.lon) > 180) point.lon -= 360 * Math.sign(point.lon)
  return { point, degrees: found.degrees }
}

/**
 * The Plus Code of ten digits, some 14 metres wide, of a point.
 *
 * @throws RangeError when the point is not on Earth.
 * @example
 * plusCode({ lat: 47.36556, lon: 8.52494 })
 * // '8FVC9G8F+6X'
 */
export function plusCode(point: Point): string {
  if (!(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180))
    throw new RangeError(`Expected degrees of latitude and longitude, got ${point.lat}, ${point.lon}`)
  const digits = beginning({ lat: point.lat + 1e-10, lon: point.lon + 1e-10 }, 2 * PAIRS)
  return `${digits.slice(0, PLUS_AT)}+${digits.slice(PLUS_AT)}`
}
