/** A release as tables to take away: the published figures as CSV and as Parquet. Pure. */
import { parquetWriteBuffer } from 'hyparquet-writer'
import { type Cell, withoutMark } from '#kit/csv.ts'
import { FIGURE_COLUMNS, figureRows, figuresCsv, figuresOf, readRelease, sha256Of } from '../indicators/index.ts'
import { FIELDS, type FieldType } from './fields.ts'

export type Tables = {
  openedFrom: string | null
  openedTo: string | null
  /** Codes of the services that stand by themselves. */
  services: string[]
  csv: Buffer
  parquet: Buffer
}

/** The tables of a release file. @throws Error when it is no release that this version can read. */
export function tablesOf(release: Uint8Array): Tables {
  const { lines, ...file } = readRelease(release)
  const published = figuresOf({ ...file, lines })
  const shown = { ...published, file, sha256: sha256Of(release).toString('hex') }
  return {
    openedFrom: published.agency?.openedFrom ?? null,
    openedTo: published.agency?.openedTo ?? null,
    services: lines.flatMap(({ services, isOthers }) => (isOthers || services.length > 1 ? [] : services)),
    csv: Buffer.from(withoutMark(figuresCsv(shown))),
    parquet: parquetOf(figureRows(shown)),
  }
}

const TYPES = { string: 'STRING', number: 'DOUBLE', integer: 'INT32', date: 'STRING' } as const satisfies Record<
  FieldType,
  string
>

function parquetOf(rows: readonly Cell[][]): Buffer {
  const columnData = FIGURE_COLUMNS.map((name, at) => {
    const { type, required } = FIELDS[at]!
    return { name, data: rows.map((row) => row[at] ?? null), type: TYPES[type], nullable: !required }
  })
  return Buffer.from(parquetWriteBuffer({ columnData }))
}
