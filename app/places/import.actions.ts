/**
 * Takes a file of places into an agency: areas from the largest to the smallest, then addresses and assets, in batches of
 * their own transactions. The same file twice changes nothing; each row that is not taken is told, and keeps no other out.
 */
import { readFile } from 'node:fs/promises'
import { type Dialect, detectDialect, headersIn } from '#kit/dialect.ts'
import { detectEncoding } from '#kit/encoding.ts'
import { decodeSample, openTable, readSample } from '#kit/table-file.ts'
import { civilDay } from '#kit/words.ts'
import { agencyBySlug, listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { AreasTaking } from './areas-taking.actions.ts'
import {
  type FileFault,
  type FileRow,
  type Format,
  NONE_TAKEN,
  type Refused,
  type RowFault,
  type TableReader,
  type Taken,
} from './file.schema.ts'
import { openAmar } from './formats/amar.ts'
import { refused } from './formats/cells.ts'
import { FIRST_AREAS } from './formats/first.ts'
import { readFeatures } from './formats/geojson.ts'
import { openGeonames } from './formats/geonames.ts'
import { openGnaf } from './formats/gnaf.ts'
import { openOwn } from './formats/own.ts'
import { preparePlaces } from './prepare.actions.ts'
import type { AreaLevel } from './schema.ts'
import { drawOutlines } from './settings.actions.ts'
import { centresOf } from './store.ts'
import { ThingsTaking } from './things-taking.actions.ts'

/** Without a file it is the first one, which Pasokh brings. */
export type Import = { slug: string; offer?: readonly AreaLevel[] } & (
  | { file: string; format: Format }
  | { file: null; format?: never }
)

export type Imported = {
  areas: Taken
  addresses: Taken
  assets: Taken
  /** How many rows were refused, for which reasons. */
  refused: number
  reasons: Partial<Record<RowFault, number>>
}
export type ImportRefused = { fault: FileFault; column?: string }

export type Stage = 'reading' | 'areas' | 'things'
export type Telling = {
  /** How far it is: reading, then taking areas, then reading again for what lies in them. */
  progress?(stage: Stage, share: number, rows: number): void
  refused?(row: Refused): void
}

/** What a format is read with: rows, as often as they are asked for. */
type Source = {
  keeper: string
  rows(onBytes: (bytes: number) => void): AsyncIterable<FileRow>
  bytes: number
  hasThings: boolean
}

export async function importPlaces(app: App, how: Import, telling: Telling = {}): Promise<Imported | ImportRefused> {
  const agency = await app.db.open((tx) => agencyBySlug(tx, how.slug))
  if (!agency) return { fault: 'no-agency' }
  const { agencyId } = agency
  const source = await openSource(app, agencyId, how)
  if ('fault' in source) return source
  const report: Imported = { areas: NONE_TAKEN, addresses: NONE_TAKEN, assets: NONE_TAKEN, refused: 0, reasons: {} }
  const refuse = (row: Refused) => {
    report.refused++
    report.reasons[row.why] = (report.reasons[row.why] ?? 0) + 1
    telling.refused?.(row)
  }
  const areas = await AreasTaking.open(app, agencyId, {
    keeper: source.keeper,
    offer: new Set(how.offer),
    isOffered: how.format === 'geojson',
    today: civilDay(app.now(), agency.zone),
  })
  let rows = 0
  const tell = (stage: Stage) => (bytes: number) => telling.progress?.(stage, bytes / Math.max(1, source.bytes), rows)
  for await (const row of source.rows(tell('reading'))) {
    rows++
    if (row.what === 'refused') refuse(row)
    else if (row.what === 'area') areas.add(row)
  }
  report.areas = await areas.take(refuse, (share) => telling.progress?.('areas', share, rows))
  if (source.hasThings) {
    const agencies = await app.db.open((tx) => listAgencies(tx))
    const owners = new Map(agencies.map(({ slug, agencyId: id }) => [slug, id]))
    const things = new ThingsTaking(app, agencyId, { keeper: source.keeper, book: areas.book, owners, refuse })
    rows = 0
    for await (const row of source.rows(tell('things'))) {
      rows++
      if (row.what === 'address' || row.what === 'asset') await things.add(row)
    }
    Object.assign(report, await things.end())
  }
  await finish(app, agencyId, report)
  if (changedIn(report)) await preparePlaces(app, agencyId)
  return report
}

const changedIn = ({ areas, addresses, assets }: Imported) =>
  [areas, addresses, assets].some((taken) => countOf(taken) > 0)

async function finish(app: App, agencyId: string, report: Imported) {
  const { areas, addresses, assets, refused } = report
  if (!changedIn(report)) return
  await app.db.in(agencyId, async (tx) => {
    await drawOutlines(tx)
    await append(tx, app.now(), {
      type: 'places.file-imported',
      agencyId,
      by: 'system',
      body: { areas: countOf(areas), addresses: countOf(addresses), assets: countOf(assets), refused },
    })
  })
}

const countOf = ({ added, changed }: Taken) => added + changed

// ---- Reading a file

const FIRST: Source = {
  keeper: 'first',
  bytes: FIRST_AREAS.length,
  hasThings: false,
  async *rows(onBytes) {
    yield* FIRST_AREAS
    onBytes(FIRST_AREAS.length)
  },
}

const OPENERS = { amar: openAmar, geonames: openGeonames, gnaf: openGnaf, csv: openOwn }
const DIALECTS: Partial<Record<Format, Dialect>> = { geonames: { delimiter: '\t', quote: null } }
/** By these a table's dialect is told. */
const WANTED: Record<keyof typeof OPENERS, readonly string[]> = {
  amar: ['name', 'amar_code', 'نام', 'کد'],
  geonames: [],
  gnaf: ['ADDRESS_DETAIL_PID', 'STATE', 'LOCALITY_NAME', 'postcode', 'کد پستی', 'شهر', 'city'],
  csv: ['kind', 'level', 'name', 'street', 'code', 'گونه', 'نام', 'خیابان', 'کد'],
}

async function openSource(app: App, agencyId: string, { file, format }: Import): Promise<Source | ImportRefused> {
  if (file === null) return FIRST
  if (format === 'geojson') return openJson(app, agencyId, file)
  const { sample, bytes } = await readSample(file)
  const encoding = detectEncoding(sample)
  if (!encoding) return { fault: 'not-a-table' }
  const text = decodeSample(sample, encoding)
  const dialect = DIALECTS[format] ?? detectDialect(text, WANTED[format])
  const headers = headersIn(text, dialect)
  if (headers.length === 0) return { fault: 'empty' }
  const missing = OPENERS[format](headers).missing
  if (missing) return { fault: 'missing-column', column: missing }
  const hasHead = format !== 'geonames'
  return {
    keeper: OPENERS[format](headers).reader!.keeper,
    bytes,
    hasThings: format === 'gnaf' || format === 'csv',
    async *rows(onBytes) {
      const table = openTable(file, encoding, dialect)
      // What a reader remembers is of one reading.
      const { reader } = OPENERS[format](headers)
      let read = 0
      for await (const row of table.rows()) {
        if (hasHead && read++ === 0) continue
        yield* readLine(reader!, headers.length, row, hasHead)
        onBytes(table.bytes())
      }
    },
  }
}

type Line = { line: number; cells: string[] | null }

function readLine(reader: TableReader, width: number, { line, cells }: Line, hasHead: boolean): FileRow[] {
  if (cells === null || (hasHead && cells.length !== width)) return [refused(line, cells?.[0] ?? '', 'columns-differ')]
  return reader.read(cells, line)
}

const MOST_JSON_BYTES = 400 * 1024 * 1024

async function openJson(app: App, agencyId: string, file: string): Promise<Source | ImportRefused> {
  const content = await readFile(file)
  if (content.length > MOST_JSON_BYTES) return { fault: 'not-geojson' }
  const known = await app.db.in(agencyId, (tx) => centresOf(tx))
  const read = readFeatures(content.toString('utf8'), known)
  if (read.fault) return { fault: read.fault }
  return {
    keeper: 'own',
    bytes: content.length,
    hasThings: read.rows.some(({ what }) => what === 'asset'),
    async *rows(onBytes) {
      for (const [at, row] of read.rows.entries()) {
        yield row
        onBytes(Math.round((content.length * (at + 1)) / read.rows.length))
      }
    },
  }
}
