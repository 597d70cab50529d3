/** How a table of text is written: which sign parts its columns, and whether quotes bind them. Pure. */
import { fold } from '@pasokh/persian'
import { parse } from 'csv-parse/sync'

/** Comma, semicolon, tab, bar, and the comma and semicolon of Persian. */
export const DELIMITERS = [',', ';', '\t', '|', '،', '؛'] as const

export type Dialect = { delimiter: string; quote: '"' | null }

const SAMPLE_ROWS = 100

/** Files put together by hand have more than one kind of line end. */
export const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

/** The form in which names of columns are compared: kinds of letters, case, spaces and signs do not count. */
export const foldHeader = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '')

/** The place of a column that is named, or numbered from 1 on; -1 when there is none. */
export function columnOf(headers: readonly string[], wanted: string): number {
  const named = headers.findIndex((header) => foldHeader(header) === foldHeader(wanted))
  if (named >= 0 || !/^[1-9]\d{0,2}$/.test(wanted)) return named
  return Number(wanted) <= headers.length ? Number(wanted) - 1 : -1
}

/**
 * The dialect by which most of the wanted columns are there and most rows have as many cells as the
 * first. `sample` is the beginning of the file; its last line may be cut.
 */
export function detectDialect(sample: string, wanted: readonly string[], delimiter?: string): Dialect {
  const text = oneLineEnd(sample)
  const whole = text.includes('\n') ? text.slice(0, text.lastIndexOf('\n') + 1) : text
  const dialects = (delimiter ? [delimiter] : DELIMITERS).flatMap((sign): Dialect[] => [
    { delimiter: sign, quote: '"' },
    { delimiter: sign, quote: null },
  ])
  const rated = dialects.map((dialect) => ({ dialect, rating: rate(rowsIn(whole, dialect), wanted) }))
  return rated.reduce((best, one) => (isBetter(one.rating, best.rating) ? one : best)).dialect
}

/** The cells of a first line in this dialect. */
export const headersIn = (sample: string, dialect: Dialect): string[] => rowsIn(oneLineEnd(sample), dialect)[0] ?? []

function rowsIn(sample: string, { delimiter, quote }: Dialect): string[][] {
  return parse(sample, {
    delimiter,
    quote,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    to: SAMPLE_ROWS,
  })
}

type Rating = readonly [found: number, alike: number, columns: number]

function rate(rows: readonly string[][], wanted: readonly string[]): Rating {
  const headers = rows[0] ?? []
  const found = wanted.filter((name) => columnOf(headers, name) >= 0).length
  const alike = rows.filter((row) => row.length === headers.length).length
  return [found, alike, headers.length]
}

function isBetter(a: Rating, b: Rating): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! > b[at]!
}
