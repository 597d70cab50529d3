/** Reads a table of text from a file, row by row, in little memory; what a row means is not its matter. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { type Dialect, oneLineEnd } from './dialect.ts'
import { type Encoding, SAMPLE_BYTES } from './encoding.ts'

/** A row with the line it begins on. Without `cells` it could not be parted, up to the line `until`. */
export type TableRow = { line: number; until: number; cells: string[] | null }

/** More than any row may hold: an open quote would else swallow the file into memory. */
const MAX_ROW_CHARACTERS = 262_144

export async function readSample(file: string): Promise<{ sample: Uint8Array; bytes: number }> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
    return { sample: buffer.subarray(0, bytesRead), bytes: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

/** Bytes as text, without a byte order mark. What is broken becomes U+FFFD. */
export const decodeSample = (sample: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(sample, { stream: true })

export type TableFile = {
  rows(): AsyncGenerator<TableRow>
  /** How many bytes have been read. */
  bytes(): number
  /** Of all bytes, once the rows are at their end. */
  hash(): Buffer
}

export function openTable(file: string, encoding: Encoding, { delimiter, quote }: Dialect): TableFile {
  const digest = createHash('sha256')
  let bytes = 0
  async function* text() {
    const decoder = new TextDecoder(encoding)
    let held = ''
    for await (const chunk of createReadStream(file, { highWaterMark: SAMPLE_BYTES }) as AsyncIterable<Buffer>) {
      digest.update(chunk)
      bytes += chunk.length
      const text = held + decoder.decode(chunk, { stream: true })
      // The other half of a line end may stand in the next chunk.
      held = text.endsWith('\r') ? '\r' : ''
      yield oneLineEnd(text.slice(0, text.length - held.length))
    }
    yield oneLineEnd(held + decoder.decode())
  }
  const skipped: CsvError[] = []
  const parser = parse({
    delimiter,
    quote,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_skip: (error) => {
      if (error) skipped.push(error)
      return undefined
    },
  })
  const parsed = Readable.from(text())
    .on('error', (error) => parser.destroy(error))
    .pipe(parser)
  return { rows: () => numbered(parsed, skipped), bytes: () => bytes, hash: () => digest.digest() }
}

type Parsed = { record: string[]; info: { lines: number; empty_lines: number } }

// The parser reads ahead of what it gives, so rows that it could not part are seen by the lines that are missing.
async function* numbered(parsed: AsyncIterable<Parsed>, skipped: readonly CsvError[]): AsyncGenerator<TableRow> {
  let [ended, empty] = [0, 0]
  for await (const { record, info } of parsed) {
    const line = info.lines - linesInside(record)
    if (line - ended - 1 > info.empty_lines - empty) yield { line: ended + 1, until: line - 1, cells: null }
    ended = info.lines
    empty = info.empty_lines
    yield { line, until: ended, cells: record }
  }
  if (skipped.some(({ lines }) => Number(lines) > ended))
    yield { line: ended + 1, until: Number.POSITIVE_INFINITY, cells: null }
}

const linesInside = (record: readonly string[]) => record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0)
