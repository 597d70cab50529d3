/**
 * Importing a table of what people said elsewhere: each row is sealed and stored like any other
 * submission, many to a commit. A row is known again by its content, so that the same file adds
 * nothing twice and an import that was cut short goes on where it stopped.
 */

import { columnOf, detectDialect, foldHeader, headersIn } from '#kit/dialect.ts'
import { detectEncoding, type Encoding } from '#kit/encoding.ts'
import { decodeSample, openTable, readSample, type TableFile, type TableRow } from '#kit/table-file.ts'
import { type Agency, agencyBySlug, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { areasOf } from '../places/index.ts'
import { append } from '../record/index.ts'
import type { Field, FileRefusal, ImportReport, Mapping, RowRefusal, Telling } from './import.schema.ts'
import { FIELDS } from './import.schema.ts'
import { addRun, lastRunOf } from './import.store.ts'
import { type ImportedRow, importBatch } from './import-batch.actions.ts'
import { type Reading, type ReadRow, readRow } from './import-row.ts'
import { openRefused, type RefusedFile } from './refused-file.ts'

export type Import = {
  slug: string
  file: string
  map: Mapping
  encoding?: Encoding | undefined
  delimiter?: string | undefined
  lang: 'fa' | 'en'
  /** Gets the receipt of every row; without it imported rows have none. */
  onReceipt?: ((line: number, receipt: string) => Promise<void>) | undefined
}

export type ImportRefused = { refusal: FileRefusal; column?: string; headers?: string[] }

type Tell = (what: Telling) => void

const ROWS_IN_ONE = 500
const COMMITS_AT_ONCE = 2
const MOST_ROWS = 2_000_000
const DAY_MS = 86_400_000

export async function importFile(app: App, how: Import, tell: Tell): Promise<ImportReport | ImportRefused> {
  const agency = await app.db.open((tx) => agencyBySlug(tx, how.slug))
  if (!agency) return { refusal: 'no-such-agency' }
  const { sample, bytes } = await readSample(how.file)
  const encoding = how.encoding ?? detectEncoding(sample)
  if (!encoding) return { refusal: 'not-a-table' }
  const text = decodeSample(sample, encoding)
  const wanted = FIELDS.flatMap((field) => how.map[field] ?? [])
  const dialect = detectDialect(text, wanted, how.delimiter)
  const headers = headersIn(text, dialect)
  if (headers.length === 0) return { refusal: 'empty-file' }
  const missing = wanted.find((name) => columnOf(headers, name) < 0)
  if (missing !== undefined) return { refusal: 'no-such-column', column: missing, headers }
  tell({ as: 'reading', encoding, detected: how.encoding === undefined, dialect, headers })
  const reading = await readingOf(app, agency, headers, how.map)
  return importRows(app, how, { agency, reading, headers, tell, bytes, table: openTable(how.file, encoding, dialect) })
}

async function readingOf(app: App, agency: Agency, headers: readonly string[], map: Mapping): Promise<Reading> {
  const columns: Partial<Record<Field, number>> = {}
  for (const field of FIELDS) if (map[field] !== undefined) columns[field] = columnOf(headers, map[field])
  const { services, areas } = await app.db.in(agency.agencyId, async (tx) => ({
    services: await servicesOf(tx),
    areas: await areasOf(tx, { borders: false }),
  }))
  return {
    columns,
    width: headers.length,
    timeZone: agency.zone,
    lang: agency.lang,
    now: app.now(),
    keptSince: new Date(app.now().getTime() - agency.retentionDays * DAY_MS),
    services: new Map(services.flatMap(({ serviceId, code, name }) => namesOf(serviceId, [name.en, name.fa, code]))),
    areas: new Map(areas.flatMap(({ areaId, name, aliases }) => namesOf(areaId, [...aliases, name.en, name.fa]))),
  }
}

const namesOf = (id: string, names: readonly string[]) => names.map((name) => [foldHeader(name), id] as const)

type Going = {
  agency: Agency
  reading: Reading
  headers: string[]
  tell: Tell
  bytes: number
  table: TableFile
}

async function importRows(app: App, how: Import, going: Going): Promise<ImportReport | ImportRefused> {
  const { agency, headers, table, tell, bytes } = going
  const refused = await openRefused(how.file, how.lang, headers)
  const report: ImportReport = { rows: 0, added: 0, known: 0, refused: 0, reasons: {}, refusedFile: null, before: null }
  const commits = several(COMMITS_AT_ONCE)
  try {
    for await (const batch of batches(going, refused, report)) {
      await commits.add(() => takeBatch(app, agency.agencyId, batch, how, report))
      tell({ as: 'progress', bytes: Math.min(table.bytes(), bytes - 1), of: bytes, rows: report.rows })
    }
    await commits.all()
  } finally {
    // What is under way is not left behind, whatever stopped the rest.
    await commits.settled()
    report.refusedFile = await refused.close()
  }
  if (report.rows > MOST_ROWS) return { refusal: 'too-many-rows' }
  await keepRun(app, agency.agencyId, table, report)
  tell({ as: 'progress', bytes, of: bytes, rows: report.rows })
  return report
}

/** A few at once; the first failure comes out at the next step. */
function several(most: number) {
  const underWay = new Set<Promise<void>>()
  return {
    add: async (run: () => Promise<void>) => {
      while (underWay.size >= most) await Promise.race(underWay)
      const one = run()
      underWay.add(one)
      void one.then(
        () => underWay.delete(one),
        () => {},
      )
    },
    all: () => Promise.all(underWay),
    settled: () => Promise.allSettled(underWay),
  }
}

/** The rows that can be taken, some hundreds at a time; the others are written down as refused. */
async function* batches(going: Going, refused: RefusedFile, report: ImportReport): AsyncGenerator<ImportedRow[]> {
  const occurrences = new Map<string, number>()
  let batch: ImportedRow[] = []
  let isHeader = true
  for await (const row of going.table.rows()) {
    if (isHeader) {
      isHeader = false
      continue
    }
    if (++report.rows > MOST_ROWS) return
    const read = await readOr(row, going, refused, report)
    if (read) batch.push(numbered(read, row, occurrences))
    if (batch.length < ROWS_IN_ONE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What the row says; null after it was refused. */
async function readOr(row: TableRow, { reading }: Going, refused: RefusedFile, report: ImportReport) {
  const read = row.cells ? readRow(row.cells, reading) : { refusal: 'quote-open' as RowRefusal }
  if (!('refusal' in read)) return read
  report.refused++
  report.reasons[read.refusal] = (report.reasons[read.refusal] ?? 0) + 1
  await refused.add(row, read.refusal)
  return null
}

/** The same row twice in a file is two messages: the second is known as the second. */
function numbered(
  { input, receivedAt, content }: ReadRow,
  { line }: TableRow,
  occurrences: Map<string, number>,
): ImportedRow {
  const nth = occurrences.get(content) ?? 0
  occurrences.set(content, nth + 1)
  return { line, input, receivedAt, token: `import ${content} ${nth}` }
}

async function takeBatch(app: App, agencyId: string, rows: ImportedRow[], how: Import, report: ImportReport) {
  const { added, receipts } = await importBatch(app, agencyId, rows, how.onReceipt !== undefined)
  report.added += added
  report.known += rows.length - added
  for (const { line, receipt } of receipts) await how.onReceipt?.(line, receipt)
}

async function keepRun(app: App, agencyId: string, table: TableFile, report: ImportReport) {
  const { rows, added, refused } = report
  const fileHash = table.hash()
  await app.db.in(agencyId, async (tx) => {
    report.before = await lastRunOf(tx, agencyId, fileHash)
    await addRun(tx, agencyId, { fileHash, rows, added, refused, ranAt: app.now() })
    await append(tx, app.now(), {
      type: 'submissions.imported',
      agencyId,
      by: 'system',
      body: { rows, added, refused },
    })
  })
}
