/**
 * GeoReport Bulk: all public requests at once, in its fourteen columns. What is not public stays empty: the hour, what
 * the office did when, by which channel it came, and the words where the group is small. Pure.
 */
import { csvTable, withoutMark } from '#kit/csv.ts'
import { pick } from '#kit/words.ts'
import { midnight, statusOf } from './rules.ts'
import type { PublicRequest } from './schema.ts'
import type { Jurisdiction } from './show.ts'
import { WORDS } from './words.ts'
import { element, withoutNotXml } from './xml.ts'

export const BULK_FORMATS = ['csv', 'json', 'xml'] as const
export type BulkFormat = (typeof BULK_FORMATS)[number]

const COLUMNS = [
  'service_request_id',
  'requested_datetime',
  'updated_datetime',
  'closed_date',
  'status_description',
  'status_notes',
  'source',
  'service_name',
  'service_subtype',
  'description',
  'agency_responsible',
  'address',
  'lat',
  'long',
] as const
type Row = Record<(typeof COLUMNS)[number], string | number | null>

/** `alone` are the codes of services large enough to stand by themselves: only their requests have words. */
export function bulkRow(at: Jurisdiction, alone: ReadonlySet<string>, request: PublicRequest): Row {
  const { agency, services, areas, lang } = at
  const service = services.find(({ serviceId }) => serviceId === request.serviceId)
  const area = areas.find(({ areaId }) => areaId === request.areaId)
  return {
    service_request_id: request.submissionId,
    requested_datetime: midnight(request.day, agency.zone),
    updated_datetime: null,
    closed_date: null,
    status_description: statusOf(request.state),
    status_notes: WORDS[lang].status[request.state],
    source: null,
    service_name: service ? pick(service.name, lang) : null,
    service_subtype: null,
    description: service && alone.has(service.code) ? withoutNotXml(request.covered) : null,
    agency_responsible: pick(agency.name, lang),
    address: area ? pick(area.name, lang) : null,
    lat: area?.centre?.lat ?? null,
    long: area?.centre?.lon ?? null,
  }
}

type Writing = { type: string; begin: string; row(row: Row, isFirst: boolean): string; end: string }

/** How each format begins, goes on and ends, so that it can be sent as it is read. */
export const BULK_WRITING: Record<BulkFormat, Writing> = {
  csv: {
    type: 'text/csv',
    begin: withoutMark(csvTable(COLUMNS, [])),
    row: (row) => csvLine(COLUMNS.map((name) => row[name])),
    end: '',
  },
  json: {
    type: 'application/json',
    begin: '[',
    row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${JSON.stringify(row)}`,
    end: '\n]\n',
  },
  xml: {
    type: 'text/xml',
    begin: '<?xml version="1.0" encoding="utf-8"?>\n<service_requests>\n',
    row: (row) => `${element('request', row)}\n`,
    end: '</service_requests>\n',
  },
}

// The first line of a table is its head; the row is the second.
const csvLine = (cells: (string | number | null)[]) =>
  csvTable(
    cells.map(() => 'x'),
    [cells],
  ).replace(/^[^\n]*\n/, '')
