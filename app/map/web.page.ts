/** The public doors of the map: pages, and the files of each sheet. No cookie, no script. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { Lang } from '#kit/words.ts'
import type { Child } from '#ui/html.ts'
import { type Agency, agencyBySlug, listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { type AgencyMap, AllMapsPage } from './all.page.ts'
import { groundOf } from './ground.actions.ts'
import { MapPage } from './map.page.ts'
import { FILE_NAMES, MEDIA, type Sheet } from './schema.ts'
import { openSheets, type Sheets } from './sheets.actions.ts'
import { sheetFile } from './store.ts'
import { type Asked, isOpenable, type View, viewOf } from './view.ts'

type Next = () => Promise<void>

/** A new sheet comes once a month. */
const CACHE = 'public, max-age=300'
/** What is published once stays what it is. */
const FOREVER = 'public, max-age=31536000, immutable'

const page = async (c: Context, body: Child | Promise<Child>) => {
  c.header('cache-control', CACHE)
  return c.html(html`${await body}`)
}

export function mapPages(app: App): Hono {
  const sheets = openSheets(app)
  const routes = new Hono()
  for (const lang of ['en', 'fa'] as const) addPages(routes, app, sheets, lang)
  return routes.get(
    '/:agency/map/:month/:file',
    forAgency(app, (c, agency, next) => sendFile(app, c, agency, next)),
  )
}

function addPages(routes: Hono, app: App, sheets: Sheets, lang: Lang) {
  const at = lang === 'en' ? '/en' : ''
  const show = (c: Context, agency: Agency, next: Next) => showMonth({ app, sheets, lang }, c, agency, next)
  routes
    .get(`${at}/map`, async (c) => page(c, AllMapsPage({ lang, all: await everyMap(app, sheets) })))
    .get(`${at}/:agency/map`, forAgency(app, show))
    .get(`${at}/:agency/map/:month`, forAgency(app, show))
}

type Show = (c: Context, agency: Agency, next: Next) => ReturnType<MiddlewareHandler>

const forAgency = (app: App, show: Show) => async (c: Context, next: Next) => {
  const agency = await app.db.open((tx) => agencyBySlug(tx, c.req.param('agency')!))
  return agency ? show(c, agency, next) : next()
}

type On = { app: App; sheets: Sheets; lang: Lang }

/** The month asked for, or the newest. What is asked of it and is not there is no page. */
async function showMonth({ app, sheets, lang }: On, c: Context, agency: Agency, next: Next) {
  const listed = await sheets.list(agency.agencyId)
  const month = c.req.param('month') ?? listed[0]?.month
  if (month === undefined) return page(c, MapPage({ lang, agency, listed, shown: null }))
  const sheet = await sheets.read(agency.agencyId, month)
  const asked = sheet && askedOf(c, sheet)
  if (!asked) return next()
  const view = keptView(sheet, asked)
  const ground = await app.db.in(agency.agencyId, (tx) => groundOf(tx, { lang, sheet, shown: view.shown }))
  const from = Math.max(0, Math.min(Number.parseInt(c.req.query('from') ?? '0', 10) || 0, view.shown.length - 1))
  return page(c, MapPage({ lang, agency, listed, shown: { sheet, asked, view, ground, from } }))
}

/** A sheet of a nation has twenty thousand places; what a page shows of them is worked out once. */
const views = new WeakMap<Sheet, Map<string, View>>()
const MOST_VIEWS = 100

function keptView(sheet: Sheet, asked: Asked): View {
  const kept = views.get(sheet) ?? new Map<string, View>()
  const key = JSON.stringify(asked)
  const view = kept.get(key) ?? viewOf(sheet, asked)
  if (kept.size >= MOST_VIEWS) kept.clear()
  views.set(sheet, kept.set(key, view))
  return view
}

function askedOf(c: Context, sheet: Sheet): Asked | null {
  const [service, inside] = [c.req.query('service'), c.req.query('inside')]
  if (service !== undefined && !Object.hasOwn(sheet.serviceNames, service)) return null
  if (inside !== undefined && !(sheet.kind === 'cells' && isOpenable(inside))) return null
  return { service, inside }
}

async function everyMap(app: App, sheets: Sheets): Promise<AgencyMap[]> {
  const all: AgencyMap[] = []
  for (const agency of await app.db.open((tx) => listAgencies(tx))) {
    const [newest] = await sheets.list(agency.agencyId)
    all.push({ agency, sheet: newest ? await sheets.read(agency.agencyId, newest.month) : null })
  }
  return all
}

/** Byte for byte, with its hash as RFC 9530 writes it. */
async function sendFile(app: App, c: Context, { agencyId, slug }: Agency, next: Next) {
  const month = c.req.param('month')!
  const name = FILE_NAMES.find((one) => one === c.req.param('file'))
  const file =
    name && /^\d{4}-\d{2}$/.test(month) ? await app.db.in(agencyId, (tx) => sheetFile(tx, month, name)) : null
  if (!name || !file) return next()
  return c.body(new Uint8Array(file.content), 200, {
    'content-type': name === 'map.csv' ? `${MEDIA[name]}; charset=utf-8` : MEDIA[name],
    'content-disposition': `attachment; filename="${slug}-${month}-${name}"`,
    'repr-digest': `sha-256=:${file.sha256.toString('base64')}:`,
    etag: `"${file.sha256.toString('hex')}"`,
    'cache-control': FOREVER,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
}
