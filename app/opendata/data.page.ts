/** The doors of the catalogue: pages, files of releases, and what programs read. Anyone may read them, from anywhere. */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import type { Lang } from '#kit/words.ts'
import type { Child } from '#ui/html.ts'
import { type Agency, agencyBySlug, listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { mapSheets } from '../map/index.ts'
import { CataloguePage, type Listed, ReleasePage, ReleasesPage } from './catalogue.page.ts'
import { mayCompare, openComparisons } from './comparisons.actions.ts'
import { COMPARISONS, FILE_NAMES, type Installation, MEDIA, type OpenRelease, type OpenTable } from './data.schema.ts'
import { openFile, openRelease, openReleases } from './data.store.ts'
import { releasePackage, wholePackage } from './datapackage.ts'
import { agencyCatalogue, wholeCatalogue } from './dcat.ts'
import { feedOf } from './feed.ts'
import { licenceOf } from './licences.ts'

type Next = () => Promise<void>

/** Releases come once a night. */
const CACHE = 'public, max-age=300'
/** What is published once stays what it is. */
const FOREVER = 'public, max-age=31536000, immutable'
const ON_A_PAGE = 30
const IN_A_FEED = 50
const MOST_LISTED = 5000

export function dataPages(app: App): Hono {
  const at: Installation = { url: app.config.publicUrl, licence: licenceOf(app.config.dataLicence) }
  const comparisons = openComparisons(app)
  const routes = new Hono()
  for (const lang of ['en', 'fa'] as const) addPages(routes, app, at, lang)
  return routes
    .get('/data/catalog.jsonld', async (c) => {
      const every = await everyAgency(app)
      const whole = { all: withReleases(every), comparisons: await comparisons(every) }
      return open(c, wholeCatalogue(whole, at), 'application/ld+json')
    })
    .get('/data/datapackage.json', async (c) => {
      const every = await everyAgency(app)
      const all = every.flatMap(({ agency, release }) => (release ? [{ publisher: agency, release }] : []))
      return all.length > 0 ? open(c, wholePackage({ all, comparisons: await comparisons(every) }, at)) : c.notFound()
    })
    .get(`/data/${COMPARISONS}`, async (c) => {
      const table = await comparisons(await everyAgency(app))
      return table ? sendTable(c, table) : c.notFound()
    })
    .get(
      '/data/:agency/catalog.jsonld',
      forAgency(app, async (c, agency) => {
        const releases = await releasesOf(app, agency, MOST_LISTED)
        const sheets = await sheetsOf(app, agency, MOST_LISTED)
        return open(c, agencyCatalogue({ publisher: agency, releases, sheets }, at), 'application/ld+json')
      }),
    )
    .get(
      '/data/:agency/:day/datapackage.json',
      forRelease(app, (c, publisher, release) => open(c, releasePackage({ publisher, release }, at))),
    )
    .get(
      '/data/:agency/:day/:file',
      forAgency(app, (c, agency) => sendFile(app, c, agency)),
    )
}

function addPages(routes: Hono, app: App, at: Installation, lang: Lang) {
  const first = lang === 'en' ? '/en' : ''
  routes
    .get(`${first}/data`, async (c) => {
      const all = await everyAgency(app)
      return page(c, CataloguePage({ lang, at, all, hasComparisons: mayCompare(all) }))
    })
    .get(`${first}/data/feed.atom`, async (c) => sendFeed(c, lang, at, { all: await everyAgency(app) }))
    .get(
      `${first}/data/:agency/feed.atom`,
      forAgency(app, async (c, agency) => {
        const releases = await releasesOf(app, agency, IN_A_FEED)
        return sendFeed(c, lang, at, { agency, all: releases.map((release) => ({ agency, release })) })
      }),
    )
    .get(
      `${first}/data/:agency`,
      forAgency(app, async (c, agency) => {
        const asked = c.req.query('before') ?? null
        const from = asked && isDay(asked) ? asked : null
        const found = await releasesOf(app, agency, ON_A_PAGE + 1, from)
        const releases = found.slice(0, ON_A_PAGE)
        const before = found.length > ON_A_PAGE ? releases.at(-1)!.untilDay : null
        const sheets = await sheetsOf(app, agency, ON_A_PAGE)
        return page(c, ReleasesPage({ lang, at, agency, releases, sheets, isFirst: from === null, before }))
      }),
    )
    .get(
      `${first}/data/:agency/:day`,
      forRelease(app, (c, agency, release) => page(c, ReleasePage({ lang, at, agency, release }))),
    )
}

// ---- Who and what is asked for

const Day = z.iso.date().refine((day) => day > '1900')
const isDay = (day: string) => Day.safeParse(day).success

const agencyAsked = (app: App, c: Context) => app.db.open((tx) => agencyBySlug(tx, c.req.param('agency')!))

const forAgency =
  (app: App, show: (c: Context, agency: Agency) => Promise<Response>) => async (c: Context, next: Next) => {
    const agency = await agencyAsked(app, c)
    return agency ? show(c, agency) : next()
  }

const forRelease =
  (app: App, show: (c: Context, agency: Agency, release: OpenRelease) => Response | Promise<Response>) =>
  async (c: Context, next: Next) => {
    const [agency, day] = [await agencyAsked(app, c), c.req.param('day')!]
    const release = agency && isDay(day) ? await app.db.in(agency.agencyId, (tx) => openRelease(tx, day)) : null
    return agency && release ? show(c, agency, release) : next()
  }

const releasesOf = (app: App, { agencyId }: Agency, limit: number, before: string | null = null) =>
  app.db.in(agencyId, (tx) => openReleases(tx, { limit, before }))

const sheetsOf = (app: App, { agencyId }: Agency, limit: number) => app.db.in(agencyId, (tx) => mapSheets(tx, limit))

async function everyAgency(app: App): Promise<Listed[]> {
  const agencies = await app.db.open((tx) => listAgencies(tx))
  const all: Listed[] = []
  for (const agency of agencies) {
    const [release = null] = await releasesOf(app, agency, 1)
    all.push({ agency, release, sheets: await sheetsOf(app, agency, 1) })
  }
  return all
}

const withReleases = (all: readonly Listed[]) =>
  all.map(({ agency, release, sheets }) => ({ publisher: agency, releases: release ? [release] : [], sheets }))

// ---- Saying it

const page = async (c: Context, body: Child | Promise<Child>) => {
  c.header('cache-control', CACHE)
  return c.html(html`${await body}`)
}

/** What any program may read, a page of another site may read as well; there is no cookie that could be used. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

const open = (c: Context, value: object, type = 'application/json') =>
  c.body(`${JSON.stringify(value, null, 1)}\n`, 200, { 'content-type': type, 'cache-control': CACHE, ...OPEN })

const sendFeed = (c: Context, lang: Lang, at: Installation, of: Parameters<typeof feedOf>[2]) =>
  c.body(feedOf(lang, at, of), 200, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'content-language': lang,
    'cache-control': CACHE,
    ...OPEN,
  })

const hashed = (sha256: Buffer) => ({
  'repr-digest': `sha-256=:${sha256.toString('base64')}:`,
  etag: `"${sha256.toString('hex')}"`,
  ...OPEN,
})

/** Another one after the next release. */
const sendTable = (c: Context, { content, sha256 }: OpenTable) =>
  c.body(new Uint8Array(content), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${COMPARISONS}"`,
    'cache-control': CACHE,
    ...hashed(Buffer.from(sha256, 'hex')),
  })

/** Byte for byte, with its hash as RFC 9530 writes it. */
async function sendFile(app: App, c: Context, { agencyId, slug }: Agency) {
  const day = c.req.param('day')!
  const name = FILE_NAMES.find((one) => one === c.req.param('file'))
  if (!name || !isDay(day)) return c.notFound()
  const file = await app.db.in(agencyId, (tx) => openFile(tx, day, name))
  if (!file) return c.notFound()
  return c.body(new Uint8Array(file.content), 200, {
    'content-type': name === 'figures.csv' ? 'text/csv; charset=utf-8' : MEDIA[name],
    'content-disposition': `attachment; filename="${slug}-${day}-${name}"`,
    'cache-control': FOREVER,
    ...hashed(file.sha256),
  })
}
