/** What a place row is, and what is wrong with one that is refused. */
import { LEVELS, type Level } from './levels.ts'

/** Degrees north and east, WGS 84. */
export type Point = { lat: number; lon: number }

/** A house number on its street or alley: 12, '12', '12/3', '12 bis'. Without a point it lies where its street does. */
export type House = { number: number | string; point?: Point }

/** Corners of a ring as [lon, lat]; the first repeated at the end or not. Holes are rings like others. */
export type Ring = readonly (readonly [lon: number, lat: number])[]

export type Row = {
  /** The code of its keeper (statistical code, GNAF, PID): unique, never given again. */
  code?: string
  /** The principal name. */
  name: string
  level: Level
  /** The code of the place it lies in. */
  parent?: string
  /** Other names, of other languages too. */
  aliases?: readonly string[]
  point?: Point
  /** 1 (surveyed) to 6 (the region only), as G-NAF counts it. */
  reliability?: number
  /** How often it is meant, from 0 to 1; it decides between equals only. */
  weight?: number
  /** First and last day of the name and code; a place that is no more stays and says so. */
  validFrom?: string
  validTo?: string
  /** The code of the place that took its place. */
  replacedBy?: string
  /** Postal codes that lie here: single ones, or whole codes or beginnings of codes from … to. */
  postcodes?: readonly (string | readonly [from: string, to: string])[]
  houses?: Iterable<House>
  border?: readonly Ring[]
}

export type RowFault =
  | 'no-name'
  | 'unknown-level'
  | 'bad-point'
  | 'code-twice'
  | 'no-such-parent'
  | 'parent-too-small'
  | 'bad-date'
  | 'bad-postcode'
  | 'bad-border'

export type Refused = { row: Row; at: number; why: RowFault }

export const isPoint = ({ lat, lon }: Point) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180

/** Days since 1970-01-01, or null for what is no day. */
export function dayOf(iso: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) ? null : ms / 86_400_000
}

export const POSTCODE_BYTES = 12

/** A postal code without spaces and dashes, in capitals and ASCII digits; null when it is none. */
export function postcodeForm(code: string): string | null {
  const plain = code
    .normalize('NFKC')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s\u200c\u200e\u200f\u2010-\u2015_.-]/g, '')
    .toUpperCase()
  return /^[0-9A-Z]{1,12}$/.test(plain) ? plain : null
}

/** What is wrong with a row by itself, or null. */
export function faultOf(row: Row): RowFault | null {
  if (typeof row.name !== 'string' || !/[\p{L}\p{N}]/u.test(row.name)) return 'no-name'
  if (!LEVELS.includes(row.level)) return 'unknown-level'
  if (row.point && !isPoint(row.point)) return 'bad-point'
  if ([row.validFrom, row.validTo].some((day) => day !== undefined && dayOf(day) === null)) return 'bad-date'
  if (row.postcodes?.flat().some((code) => postcodeForm(code) === null)) return 'bad-postcode'
  if (row.border?.some((ring) => ring.length < 3 || !ring.every(([lon, lat]) => isPoint({ lat, lon }))))
    return 'bad-border'
  return null
}
