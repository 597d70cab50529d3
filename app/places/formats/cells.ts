/** Reading the cells of a table of places: by the names of columns, with numbers, days and codes as people write them. Pure. */
import { fromJalali } from '@pasokh/worktime'
import { columnOf } from '#kit/dialect.ts'
import { tidy } from '#kit/shapes.ts'
import { toLatinDigits } from '#kit/words.ts'
import type { FileArea, Refused, RowFault } from '../file.schema.ts'
import type { Point } from '../schema.ts'

/** The columns of a table by our names for them; each may be called by several. */
export function columnsOf<Field extends string>(
  headers: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): Record<Field, number> {
  const at = Object.entries<readonly string[]>(names).map(([field, forms]) => {
    const found = forms.map((form) => columnOf(headers, form)).filter((column) => column >= 0)
    return [field, found[0] ?? -1] as const
  })
  // One entry for each field of `names`.
  return Object.fromEntries(at) as Record<Field, number>
}

export type Cells<Field extends string> = (field: Field) => string

/** What stands in the column of a field; empty where there is no such column. */
export const cellsAt =
  <Field extends string>(cells: readonly string[], columns: Record<Field, number>): Cells<Field> =>
  (field) =>
    tidy(cells[columns[field]] ?? '')

export const refused = (at: number, name: string, why: RowFault): Refused => ({
  what: 'refused',
  at,
  name: name.slice(0, 120),
  why,
})

/** Digits of any script, a point, comma or «٫» before the decimals; null for what is no number. */
export function numberOf(typed: string): number | null {
  const plain = toLatinDigits(typed).replace(/[٫,]/, '.').trim()
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain)
}

/** Null where neither is given; the fault where they are no point. */
export function pointOf(lat: string, lon: string): Point | null | Extract<RowFault, 'off-earth' | 'swapped-axes'> {
  if (lat === '' && lon === '') return null
  const [north, east] = [numberOf(lat), numberOf(lon)]
  if (north === null || east === null || Math.abs(east) > 180) return 'off-earth'
  if (Math.abs(north) <= 90) return { lat: north, lon: east }
  return Math.abs(north) <= 180 && Math.abs(east) <= 90 ? 'swapped-axes' : 'off-earth'
}

/** `2026-11-22`, `1405/09/01`; null where empty, undefined for what is no day. */
export function dayOf(typed: string): string | null | undefined {
  if (typed === '') return null
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(toLatinDigits(typed)) ?? []
  const read = { year: Number(year), month: Number(month), day: Number(day) }
  return year && read.year < FIRST_GREGORIAN_YEAR ? jalaliDay(read) : civilDay(read)
}

type Read = { year: number; month: number; day: number }
const FIRST_GREGORIAN_YEAR = 1678
const two = (part: number) => String(part).padStart(2, '0')

function jalaliDay(read: Read): string | undefined {
  try {
    return civilDay(fromJalali(read))
  } catch {
    return undefined
  }
}

function civilDay({ year, month, day }: Read): string | undefined {
  const iso = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}

/** First and last day, or the fault. */
export function daysOf(from: string, to: string): { validFrom: string | null; validTo: string | null } | 'bad-date' {
  const [validFrom, validTo] = [dayOf(from), dayOf(to)]
  if (validFrom === undefined || validTo === undefined) return 'bad-date'
  return validFrom && validTo && validTo < validFrom ? 'bad-date' : { validFrom, validTo }
}

/** Parted by semicolon or bar; commas stand in names. */
export const listOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[;؛|]/)
      .map((one) => one.trim())
      .filter((one) => one.length > 1 && one.length <= 120),
  ),
]

/** An area of which nothing more is said. */
export const bareArea = (at: number): FileArea => ({
  what: 'area',
  at,
  keeper: null,
  code: null,
  also: [],
  level: null,
  name: { fa: '', en: '' },
  moreNames: {},
  aliases: [],
  parents: [],
  centre: null,
  border: null,
  offered: null,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  retired: null,
})

export const MOST_NAME = 120
