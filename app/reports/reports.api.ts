/** The doors of reports: the list with its settings, one report as a page and as a PDF, and who wants a letter. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { lang as langShape, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { officerOf, permissionsOf } from '../people/index.ts'
import { append } from '../record/index.ts'
import { reportPdf } from './pdf.ts'
import { ReportPage } from './report.page.ts'
import { readSchedule, tellWhom } from './schedule.actions.ts'
import { Facts, KINDS, ReportSettings, type Written } from './schema.ts'
import { kindsReadBy, listReports, putReader, putSettings, readReport, settingsOf } from './store.ts'
import { writeReport } from './write.ts'

const kind = z.enum(KINDS)
const Listed = z.object({
  reportId: uuid,
  kind,
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
  madeAt: z.iso.datetime({ offset: true }),
})
const Reader = z.object({ officerId: uuid, name: z.string(), kinds: z.array(kind) })
const All = z.object({
  settings: ReportSettings,
  reads: z.array(kind),
  reports: z.array(Listed),
  /** Everyone who may read reports, for who may set the schedule; null for others. */
  readers: z.array(Reader).nullable(),
})
const InLang = z.strictObject({ lang: langShape.default('fa') })
const Reads = z.strictObject({ kinds: z.array(kind).max(KINDS.length) })

export const reportsApi = (app: App): Operation[] => [
  list(app),
  settings(app),
  reader(app),
  otherReader(app),
  page(app),
  pdf(app),
]

const list = (app: App) =>
  operation(
    {
      method: 'get',
      path: '/reports',
      summary: 'The reports that are kept, how they are made, and which of them the caller gets a letter about',
      who: 'officer',
      answers: { 200: All },
    },
    async (c) => {
      const by = await officerOf(app, c, 'reports.read')
      const all = await app.db.in(by.agencyId, async (tx) => ({
        settings: await settingsOf(tx),
        reads: await kindsReadBy(tx, by.officerId),
        reports: await listReports(tx),
        readers: permissionsOf(by.role).includes('settings.change') ? await readSchedule(tx, by.agencyId) : null,
      }))
      return c.json(all)
    },
  )

const settings = (app: App) =>
  operation(
    {
      method: 'put',
      path: '/reports/settings',
      summary: 'Which reports are made and with which day weeks begin (0 is Sunday)',
      who: 'officer',
      body: ReportSettings,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const { agencyId, officerId } = await officerOf(app, c, 'settings.change')
      await app.db.in(agencyId, async (tx) => {
        await putSettings(tx, body)
        await append(tx, app.now(), {
          type: 'reports.settings-changed',
          agencyId,
          by: 'officer',
          body: { officerId, ...body },
        })
      })
      return c.body(null, 204)
    },
  )

const reader = (app: App) =>
  operation(
    {
      method: 'put',
      path: '/reports/letters',
      summary: 'Which reports the caller gets a letter about: a link, and no figure',
      who: 'officer',
      body: Reads,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const { agencyId, officerId } = await officerOf(app, c, 'reports.read')
      await app.db.in(agencyId, (tx) => putReader(tx, officerId, body.kinds))
      return c.body(null, 204)
    },
  )

const otherReader = (app: App) =>
  operation(
    {
      method: 'put',
      path: '/reports/letters/:officerId',
      summary: 'Which reports another officer gets a letter about',
      who: 'officer',
      body: Reads,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'settings.change')
      const isTold = await tellWhom(app, by, idParam(c, 'officerId'), body.kinds)
      return isTold ? c.body(null, 204) : problem(c, 404, 'not-found')
    },
  )

/** The report asked for, in words; null when there is none. */
async function written(app: App, c: Context, lang: 'fa' | 'en') {
  const { agencyId } = await officerOf(app, c, 'reports.read')
  const report = await app.db.in(agencyId, (tx) => readReport(tx, idParam(c, 'reportId')))
  return report && { ...report, written: writeReport(lang, Facts.parse(report.facts)) }
}

type Found = { reportId: string; written: Written }

const show = async (c: Context, { reportId, written }: Found, more: { isPdfMissing?: true } = {}) =>
  c.html(html`${await ReportPage({ at: `/api/reports/${reportId}`, written, ...more })}`, more.isPdfMissing ? 501 : 200)

const page = (app: App) =>
  operation(
    {
      method: 'get',
      path: '/reports/:reportId/page',
      summary: 'A report as a page (HTML)',
      who: 'officer',
      query: InLang,
      answers: { 200: null },
    },
    async (c, { query }) => {
      const found = await written(app, c, query.lang)
      if (!found) return problem(c, 404, 'not-found')
      return show(c, found)
    },
  )

const pdf = (app: App) =>
  operation(
    {
      method: 'get',
      path: '/reports/:reportId/pdf',
      summary: 'A report as a tagged PDF (PDF/UA-1); the page that says so (501) where the machine can make none',
      who: 'officer',
      query: InLang,
      answers: { 200: null, 501: null },
    },
    async (c, { query }) => {
      const found = await written(app, c, query.lang)
      if (!found) return problem(c, 404, 'not-found')
      const { kind: of, agency, now } = found.facts
      const set = await reportPdf(app.print, found.written)
      if (!set) return show(c, found, { isPdfMissing: true })
      return c.body(new Uint8Array(set), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="report-${agency.slug}-${of}-${now.to}-${query.lang}.pdf"`,
      })
    },
  )
