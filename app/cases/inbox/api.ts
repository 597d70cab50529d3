/** The officers' doors for reading: desks, the inbox, a case, its files and photos, and a list to take away. */
import type { Context } from 'hono'
import { type Operation, operation } from '#kit/api.ts'
import { csvTable } from '#kit/csv.ts'
import { idParam, problem } from '#kit/http.ts'
import { civilDay, pick } from '#kit/words.ts'
import { agencyById, servicesOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officerOf, type Signed } from '../../people/index.ts'
import { CasePage, Desks, Dues, Inbox, InboxQuery, type Row, writeCursor } from '../api.schema.ts'
import { attachment } from '../receipt/page.ts'
import { openFileOf, openPhoto, readCasePage, readDesks, readInbox, readWhy } from './actions.ts'

const CSV_ROWS = 5000

export function inboxApi(app: App): Operation[] {
  return [
    operation(
      {
        method: 'get',
        path: '/inbox/desks',
        summary: 'Desks that the officer reaches, and how much waits at each',
        who: 'officer',
        answers: { 200: Desks },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        return c.json({ desks: await app.db.in(by.agencyId, (tx) => readDesks(app, tx, by)) })
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases',
        summary: 'Cases that may be dangerous first, then by due time',
        who: 'officer',
        query: InboxQuery,
        answers: { 200: Inbox },
      },
      async (c, { query }) => {
        const by = await officerOf(app, c, 'cases.read')
        const cases = await app.db.in(by.agencyId, (tx) => readInbox(app, tx, by, query))
        const last = cases.length === query.limit ? cases.at(-1) : undefined
        return c.json({ cases, next: last ? writeCursor(last) : null })
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases.csv',
        summary: 'The same cases as a table (CSV, UTF-8 with a byte order mark)',
        who: 'officer',
        query: InboxQuery,
        answers: { 200: null },
      },
      async (c, { query }) => {
        const by = await officerOf(app, c, 'cases.export')
        return c.body(await csvOf(app, by, query), 200, {
          ...attachment({ name: 'cases.csv', type: 'text/csv; charset=utf-8' }),
        })
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId',
        summary: 'One case: submissions, replies, history, similar cases',
        who: 'officer',
        answers: { 200: CasePage },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        const page = await app.db.in(by.agencyId, (tx) => readCasePage(app, tx, by, idParam(c, 'caseId')))
        return page ? c.json(page) : problem(c, 404, 'no-such-case')
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/dues',
        summary: 'Why the first reply and the solution are due when they are, line by line',
        who: 'officer',
        answers: { 200: Dues },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        const why = await app.db.in(by.agencyId, (tx) => readWhy(tx, by, idParam(c, 'caseId')))
        return why ? c.json(why) : problem(c, 404, 'no-such-case')
      },
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/photos/:photoId',
        summary: 'A photo of a submission',
        who: 'officer',
        answers: { 200: null },
      },
      (c) => photo(app, c),
    ),
    operation(
      {
        method: 'get',
        path: '/cases/:caseId/files/:fileId',
        summary: 'A file of a reply',
        who: 'officer',
        answers: { 200: null },
      },
      (c) => file(app, c),
    ),
  ]
}

async function photo(app: App, c: Context) {
  const by = await officerOf(app, c, 'cases.read')
  const [caseId, photoId] = [idParam(c, 'caseId'), idParam(c, 'photoId')]
  const bytes = await app.db.in(by.agencyId, (tx) => openPhoto(app, tx, by, caseId, photoId))
  if (!bytes) return problem(c, 404, 'no-such-case')
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/jpeg' })
}

async function file(app: App, c: Context) {
  const by = await officerOf(app, c, 'cases.read')
  const [caseId, fileId] = [idParam(c, 'caseId'), idParam(c, 'fileId')]
  const found = await app.db.in(by.agencyId, (tx) => openFileOf(app, tx, by, caseId, fileId))
  return found ? c.body(new Uint8Array(found.bytes), 200, attachment(found)) : problem(c, 404, 'no-such-case')
}

/** Covered texts only. */
async function csvOf(app: App, by: Signed, query: InboxQuery): Promise<string> {
  return app.db.in(by.agencyId, async (tx) => {
    const agency = await agencyById(tx, by.agencyId)
    const services = new Map((await servicesOf(tx)).map(({ serviceId, name }) => [serviceId, pick(name, by.lang)]))
    const rows = await readInbox(app, tx, by, { ...query, limit: CSV_ROWS })
    const day = (at: Date | null) => (at ? civilDay(at, agency?.zone ?? 'UTC') : '')
    const line = (row: Row) => [
      row.code,
      row.state,
      services.get(row.serviceId ?? '') ?? '',
      day(row.openedHour),
      day(row.dueAt),
      day(row.firstReplyAt),
      row.plannedOn ?? '',
      row.objections,
      row.excerpt,
    ]
    return csvTable(
      ['code', 'state', 'service', 'opened', 'due', 'first_reply', 'planned', 'objections', 'text'],
      rows.map(line),
    )
  })
}
