/** Labelled texts from a file: CSV, TSV or JSON lines. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'

export type Labelled = { text: string; label: string }
export type Columns = { text: string; label: string }

export type Table =
  | { texts: Labelled[]; skipped: number; sha256: string; refusal?: never }
  | {
      refusal: 'no-file' | 'too-large' | 'not-utf-8' | 'not-readable' | 'no-column'
      column?: string
      columns?: string[]
    }

export const MAX_TABLE_BYTES = 200_000_000

/**
 * A column is known by its name, or in a table without a header by its number from 1 on. Rows without a text or without a label
 * are skipped and counted.
 */
export async function readTable(file: string, { text, label }: Columns): Promise<Table> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  )
  if (size < 0) return { refusal: 'no-file' }
  if (size > MAX_TABLE_BYTES) return { refusal: 'too-large' }
  const bytes = await readFile(file)
  const written = textOf(bytes)
  if (written === null) return { refusal: 'not-utf-8' }
  const rows = rowsOf(file, written, [text, label].every(isNumber))
  if (!rows) return { refusal: 'not-readable' }
  const columns = Object.keys(rows[0] ?? {})
  const missing = [text, label].find((column) => !columns.includes(column))
  if (missing !== undefined) return { refusal: 'no-column', column: missing, columns }
  const texts = rows
    .map((row) => ({ text: String(row[text] ?? '').trim(), label: String(row[label] ?? '').trim() }))
    .filter((row) => row.text !== '' && row.label !== '')
  return { texts, skipped: rows.length - texts.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Row = Record<string, unknown>

const isNumber = (column: string) => /^[1-9]\d?$/.test(column)

function rowsOf(file: string, written: string, isHeaderless: boolean): Row[] | null {
  try {
    if (/\.(jsonl|ndjson)$/i.test(file)) return written.split('\n').flatMap(rowOfLine)
    const delimiter = /\.tsv$/i.test(file) ? '\t' : [',', ';', '\t']
    const how = { bom: true, delimiter, skipEmptyLines: true, relaxColumnCount: true, relaxQuotes: true }
    if (!isHeaderless) return parse(written, { ...how, columns: true })
    const lines: string[][] = parse(written, how)
    return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [`${at + 1}`, cell])))
  } catch {
    return null
  }
}

/** @throws SyntaxError when the line is no JSON, TypeError when it is no object. */
function rowOfLine(line: string): Row[] {
  if (line.trim() === '') return []
  const row: unknown = JSON.parse(line)
  if (typeof row !== 'object' || row === null) throw new TypeError('A line is an object')
  return [Object.fromEntries(Object.entries(row))]
}
