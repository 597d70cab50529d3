/** Published tables of figures held against the release file they are said to come from. Pure. */
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { FIGURE_COLUMNS, figureRows, figuresOf, readRelease, sha256Of } from '../indicators/index.ts'

type Column = (typeof FIGURE_COLUMNS)[number]
/** A row as text; a number is written with every digit it has. */
export type Row = Record<Column, string>

/** Columns that tables published before them do not have. */
const LATER: readonly Column[] = ['part', 'note']

export type Difference =
  | { kind: 'differs'; group: string; indicator: string; column: string; published: string; computed: string }
  | { kind: 'missing' | 'unknown'; group: string; indicator: string }

/** Makes rows of such a table as text. */
export const rowsWith =
  <Name extends string>(columns: readonly Name[]) =>
  (cell: (column: Name, at: number) => unknown) =>
    Object.fromEntries(columns.map((column, at) => [column, String(cell(column, at) ?? '')])) as Record<Name, string>
const rowOf = rowsWith(FIGURE_COLUMNS)

/** What stands in a CSV, by the names in its head. @throws Error when it is none. */
export const cellsOf = (csv: Uint8Array) =>
  parse(Buffer.from(csv), { columns: true, bom: true }) as Record<string, string>[]

/** Every figure that can be had from a release file. @throws Error when it is none. */
export function computedRows(release: Uint8Array): Row[] {
  const { lines, ...file } = readRelease(release)
  const shown = { ...figuresOf({ ...file, lines }), file, sha256: sha256Of(release).toString('hex') }
  return figureRows(shown).map((row) => rowOf((_, at) => row[at]))
}

/** @throws Error when it is no CSV. */
export const csvRows = (bytes: Uint8Array): Row[] => cellsOf(bytes).map((row) => rowOf((column) => row[column]))

/** @throws Error when it is no Parquet. */
export async function parquetRows(bytes: Uint8Array): Promise<Row[]> {
  const file = new Uint8Array(bytes).buffer
  return ((await parquetReadObjects({ file })) as Record<string, unknown>[]).map((row) =>
    rowOf((column) => row[column]),
  )
}

const groupOf = ({ level, services, agency }: Row) => (level === 'agency' ? agency : services || '-')
const keyOf = (row: Row) => JSON.stringify([row.level, row.services, row.indicator, row.part])

/** What a published table says otherwise than the release file. */
export function differencesOf(published: readonly Row[], computed: readonly Row[]): Difference[] {
  const isFormer = LATER.every((column) => published.every((row) => row[column] === ''))
  const columns = FIGURE_COLUMNS.filter((column) => !isFormer || !LATER.includes(column))
  return hold(published, computed, { keyOf, groupOf, columns })
}

type Told = Record<'indicator', string>
type Holding<Of extends Told> = {
  keyOf: (row: Of) => string
  groupOf: (row: Of) => string
  columns: readonly (keyof Of & string)[]
}

// A name that a spreadsheet would take for a formula has an apostrophe before it in CSV.
const plain = (text: unknown) => String(text).replace(/^'/, '')

/**
 * Row by row. A figure that is computed but in no row counts as missing when the table has its indicator elsewhere: an
 * older table has fewer indicators.
 */
export function hold<Of extends Told>(
  published: readonly Of[],
  computed: readonly Of[],
  { keyOf, groupOf, columns }: Holding<Of>,
): Difference[] {
  const wanted = new Map(computed.map((row) => [keyOf(row), row]))
  const found: Difference[] = []
  for (const row of published) {
    const at = { group: groupOf(row), indicator: row.indicator }
    const right = wanted.get(keyOf(row))
    if (!right) found.push({ kind: 'unknown', ...at })
    else
      for (const column of columns) {
        const [is, was] = [plain(right[column]), plain(row[column])]
        if (is !== was) found.push({ kind: 'differs', ...at, column, published: was, computed: is })
      }
    wanted.delete(keyOf(row))
  }
  const indicators = new Set(published.map(({ indicator }) => indicator))
  for (const row of wanted.values())
    if (indicators.has(row.indicator) || published.length === 0)
      found.push({ kind: 'missing', group: groupOf(row), indicator: row.indicator })
  return found
}
