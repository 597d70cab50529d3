/** From one row of a table to a submission, or to the reason why it is not taken. Pure. */
import { createHash } from 'node:crypto'
import { fold } from '@pasokh/persian'
import { foldHeader } from '#kit/dialect.ts'
import { tidy } from '#kit/shapes.ts'
import type { Lang } from '#kit/words.ts'
import type { Field, RowRefusal } from './import.schema.ts'
import { readContact, readPoint } from './read-form.ts'
import { MAX_TEXT, NewSubmission } from './schema.ts'
import { readWhen } from './when.ts'

/** What is known about the agency and the file when rows are read. */
export type Reading = {
  /** The place of each mapped column. */
  columns: Partial<Record<Field, number>>
  /** How many cells a row has. */
  width: number
  timeZone: string
  lang: Lang
  now: Date
  /** What is older would be erased the next night. */
  keptSince: Date
  /** Ids by folded code and name. */
  services: ReadonlyMap<string, string>
  /** Ids by folded name and alias. */
  areas: ReadonlyMap<string, string>
}

/** `content` names what the row says, however the file writes it: by it the row is known again. */
export type ReadRow = { input: NewSubmission; receivedAt: Date | null; content: string }

const MAX_PLACE = 300
const LANGS: Readonly<Record<string, Lang>> = {
  fa: 'fa',
  fas: 'fa',
  per: 'fa',
  persian: 'fa',
  farsi: 'fa',
  فارسی: 'fa',
  en: 'en',
  eng: 'en',
  english: 'en',
  انگلیسی: 'en',
}
const POINT = /^([+-]?\d{1,2}[.٫]\d+)\s*[,،;؛\s]\s*([+-]?\d{1,3}[.٫]\d+)$/

export function readRow(cells: readonly string[], reading: Reading): ReadRow | { refusal: RowRefusal } {
  if (cells.length !== reading.width) return { refusal: 'columns-differ' }
  const cell = (field: Field) => tidy(cells[reading.columns[field] ?? -1] ?? '')
  const [text, place] = [cell('text'), cell('place')]
  const receivedAt = readTime(cell('time'), reading)
  const service = readService(cell('service'), reading)
  const lang = cell('lang') === '' ? reading.lang : LANGS[fold(cell('lang'))]
  const contact = readContact(cell('contact'))
  const refusal =
    textRefusal(text) ??
    (typeof receivedAt === 'string' ? receivedAt : null) ??
    (place.length > MAX_PLACE ? 'place-long' : null) ??
    (service === undefined ? 'service-unknown' : null) ??
    (lang === undefined ? 'lang-unknown' : null) ??
    (contact === 'wrong' ? 'contact-wrong' : null)
  if (refusal) return { refusal }
  const read = NewSubmission.safeParse({
    text,
    lang,
    serviceId: service,
    areaId: reading.areas.get(foldHeader(place)) ?? null,
    address: place,
    point: pointIn(place),
    contact,
    wantsUpdates: false,
    mayPublish: false,
  })
  if (!read.success || typeof receivedAt === 'string') return { refusal: 'text-broken' }
  return { input: read.data, receivedAt, content: contentOf(read.data, receivedAt, cell('service')) }
}

function textRefusal(text: string): RowRefusal | null {
  if (text.length < 2) return 'text-missing'
  if (text.includes('\ufffd')) return 'text-broken'
  return text.length > MAX_TEXT ? 'text-long' : null
}

function readTime(typed: string, { timeZone, now, keptSince }: Reading): Date | null | RowRefusal {
  if (typed === '') return null
  const at = readWhen(typed, timeZone)
  if (!at) return 'time-unreadable'
  if (at > now) return 'time-to-come'
  return at < keptSince ? 'past-retention' : at
}

/** Null leaves it to the classifier; undefined is a service nobody knows. */
const readService = (typed: string, { services }: Reading): string | null | undefined =>
  typed === '' ? null : services.get(foldHeader(typed))

function pointIn(place: string) {
  const found = POINT.exec(place)
  const point = found && readPoint(found[1]!, found[2]!)
  return point === 'wrong' ? null : point
}

/** SHA-256 over the meaning of the row, so that another encoding or order of columns gives the same. */
function contentOf({ text, lang, address, contact }: NewSubmission, at: Date | null, service: string): string {
  const said = [fold(text), lang, fold(address), contact, at?.toISOString() ?? null, foldHeader(service)]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
