/** The public doors of indicators: results, methods, privacy and downloads. No cookie, no script. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { mayBeFramed } from '#kit/headers.ts'
import { civilDay, uuid } from '#kit/shapes.ts'
import type { Lang } from '#kit/words.ts'
import { type Child, langPath } from '#ui/html.ts'
import { type Agency, agencyBySlug, listAgencies } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { areaFigures, isByArea } from '../areas.ts'
import { ComparePage } from '../comparison/compare.page.ts'
import { isComparable } from '../comparison/compare.ts'
import { familiesOf } from '../comparison/families.ts'
import { figuresCsv } from '../csv.ts'
import type { Definition } from '../definition.schema.ts'
import { DEFINITIONS, definitionsIn, versionsOf } from '../definitions.ts'
import type { Group } from '../figures.ts'
import { readRelease } from '../file.ts'
import { readTrend } from '../history/actions.ts'
import { ownVersions } from '../own/actions.ts'
import { ownPath } from '../paths.ts'
import { openReleases, type Releases } from '../release/releases.actions.ts'
import type { Figure, Release } from '../schema.ts'
import { releaseOfDay } from '../store.ts'
import { largestPart, namedParts } from '../trend.ts'
import { besideText, figureUpTo } from '../written.ts'
import { AllResultsPage } from './all.page.ts'
import { IndicatorPage } from './indicator.page.ts'
import { MethodPage, MethodsPage, OwnMethodPage } from './methods.page.ts'
import { PrivacyPage } from './privacy.page.ts'
import { ResultsPage, type ResultsProps } from './results.page.ts'
import { Widget } from './widget.page.ts'

type Next = () => Promise<void>

/** Figures change once a night; a reader's browser need not ask again at once. */
const CACHE = 'public, max-age=300'

const page = async (c: Context, body: Child | Promise<Child>) => {
  c.header('cache-control', CACHE)
  return c.html(html`${await body}`)
}

export function indicatorsPages(app: App): Hono {
  const releases = openReleases(app)
  const routes = new Hono()
  for (const lang of ['en', 'fa'] as const) addPages(routes, app, releases, lang)
  return routes
    .get('/results/releases/:agency/:day', (c) => sendOld(app, c))
    .get(
      '/:agency/results.csv',
      forAgency(app, (c, agency) => sendCsv(c, releases, agency)),
    )
    .get(
      '/:agency/results.json',
      forAgency(app, (c, agency) => sendJson(c, releases, agency)),
    )
}

function addPages(routes: Hono, app: App, releases: Releases, lang: Lang) {
  const at = lang === 'en' ? '/en' : ''
  const { publicUrl } = app.config
  const results = keptResults()
  routes
    .get(`${at}/results`, async (c) => page(c, AllResultsPage({ lang, all: await everyAgency(app, releases) })))
    .get(`${at}/results/:indicator`, async (c, next) => {
      const definition = DEFINITIONS.find((one) => one.id === c.req.param('indicator') && isComparable(one))
      if (!definition) return next()
      const families = familiesOf(await everyAgency(app, releases))
      return page(c, ComparePage({ lang, definition, families, publicUrl }))
    })
    .get(`${at}/methods`, (c) => page(c, MethodsPage({ lang })))
    .get(`${at}/methods/:indicator`, (c, next) => {
      const definition = DEFINITIONS.find(({ id }) => id === c.req.param('indicator'))
      return definition ? page(c, MethodPage({ lang, definition })) : next()
    })
    .get(`${at}/methods/:indicator/:version`, (c, next) => {
      const { indicator, version } = c.req.param()
      const definition = versionsOf(indicator).find((one) => one.version === version)
      return definition ? page(c, MethodPage({ lang, definition })) : next()
    })
    .get(
      `${at}/:agency/results`,
      forAgency(app, async (c, agency) =>
        page(c, results({ lang, agency, shown: await releases.newest(agency.agencyId), publicUrl })),
      ),
    )
    .get(
      `${at}/:agency/results/:indicator`,
      forAgency(app, async (c, agency, next) => {
        const found = await findIndicator(c, releases, agency)
        if (!found) return sendNewestOwn(app, c, { lang, agency, next })
        const part = partAsked(c, found)
        const trend = await readTrend(app, agency.agencyId, found.definition.id, part?.part)
        const areas = await areasAsked(c, releases, { agency, definition: found.definition })
        return page(c, IndicatorPage({ lang, agency, ...found, trend, part, areas, publicUrl }))
      }),
    )
    .get(
      `${at}/:agency/results/:indicator/:version{[1-9][0-9]{0,3}}`,
      forAgency(app, async (c, agency, next) => {
        const versions = await ownVersions(app, agency.agencyId, c.req.param('indicator')!)
        const found = versions.find(({ definition }) => definition.version === c.req.param('version'))
        return found ? page(c, OwnMethodPage({ lang, agency, definition: found.definition, versions })) : next()
      }),
    )
    .get(
      `${at}/:agency/results/:indicator/widget`,
      forAgency(app, async (c, agency, next) => {
        const found = await findIndicator(c, releases, agency)
        const figure = found?.whole.figures.find(
          ({ indicator, part }) => indicator === found.definition.id && part === null,
        )
        if (!found || !figure) return next()
        mayBeFramed(c)
        const { definition, whole, shown } = found
        const upTo = figureUpTo(lang, figure.days, shown.services)
        const beside = besideText(lang, definition, { definitions: definitionsIn(shown.file), figures: whole.figures })
        return page(c, Widget({ lang, agency, definition, figure, beside, upTo, publicUrl }))
      }),
    )
    .get(
      `${at}/:agency/privacy`,
      forAgency(app, (c, agency) => page(c, PrivacyPage({ lang, agency }))),
    )
}

type NoFigure = { lang: Lang; agency: Agency; next: Next }

/** An own indicator that stands in no release now: how it was worked out last stays readable. */
async function sendNewestOwn(app: App, c: Context, { lang, agency, next }: NoFigure) {
  const [newest] = await ownVersions(app, agency.agencyId, c.req.param('indicator')!)
  return newest ? c.redirect(langPath(lang, ownPath(agency.slug, newest.definition))) : next()
}

/** As many pages as agencies; beyond that, all are forgotten and made again. */
const MOST_KEPT = 2000

/** The page of each agency, made again when there is another release, name or logo. */
function keptResults() {
  const kept = new Map<string, { mark: string; page: ReturnType<typeof ResultsPage> }>()
  return (props: ResultsProps) => {
    const { agencyId, slug, name, logoTag } = props.agency
    const mark = JSON.stringify([slug, name, logoTag, props.shown?.sha256])
    const known = kept.get(agencyId)
    if (known?.mark === mark) return known.page
    if (kept.size >= MOST_KEPT) kept.clear()
    const page = ResultsPage(props)
    kept.set(agencyId, { mark, page })
    return page
  }
}

type Show = (c: Context, agency: Agency, next: Next) => ReturnType<MiddlewareHandler>

const forAgency = (app: App, show: Show) => async (c: Context, next: Next) => {
  const agency = await app.db.open((tx) => agencyBySlug(tx, c.req.param('agency')!))
  return agency ? show(c, agency, next) : next()
}

/** What the newest release of an agency says of the indicator that was asked for. */
async function findIndicator(c: Context, releases: Releases, { agencyId }: Agency) {
  const shown = await releases.newest(agencyId)
  if (!shown?.agency) return null
  const definition = definitionsIn(shown.file).find(({ id }) => id === c.req.param('indicator'))
  return definition ? { definition, shown, whole: shown.agency } : null
}

/** Of a breakdown the part whose course is shown: the one that `?part=` names, else the largest. */
function partAsked(c: Context, { whole, definition }: { whole: Group; definition: Definition }): Figure | null {
  const figures = whole.figures.filter(({ indicator, part }) => indicator === definition.id && part !== null)
  return namedParts(figures).find(({ part }) => part === c.req.query('part')) ?? largestPart(figures)
}

type Asked = { agency: Agency; definition: Definition }

/** The areas of the service that `?service=` names; null when it names none, or one that is not given by areas. */
async function areasAsked(c: Context, releases: Releases, { agency, definition }: Asked) {
  const service = c.req.query('service')
  if (!service || !isByArea(definition)) return null
  const release = await releases.file(agency.agencyId)
  const line =
    release && readRelease(release.file).lines.find(({ services, isOthers }) => !isOthers && services[0] === service)
  const of = line ? areaFigures(definition, line) : null
  return of && { service, of }
}

async function everyAgency(app: App, releases: Releases) {
  const agencies = await app.db.open((tx) => listAgencies(tx))
  const all = []
  for (const agency of agencies) all.push({ agency, shown: await releases.newest(agency.agencyId) })
  return all
}

async function sendCsv(c: Context, releases: Releases, { agencyId, slug }: Agency) {
  const shown = await releases.newest(agencyId)
  if (!shown) return c.notFound()
  return c.body(figuresCsv(shown), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="results-${slug}-${shown.file.untilDay}.csv"`,
    'cache-control': CACHE,
  })
}

const sendJson = async (c: Context, releases: Releases, { agencyId }: Agency) =>
  sendRelease(c, await releases.file(agencyId), CACHE)

/** A release of before, as the record names it: by its agency and day. It is never another. */
async function sendOld(app: App, c: Context) {
  const { agency, day } = c.req.param()
  const [untilDay] = /^\d{4}-\d\d-\d\d(?=\.json$)/.exec(day!) ?? []
  if (!uuid.safeParse(agency).success || !civilDay.safeParse(untilDay).success) return c.notFound()
  const release = await app.db.in(agency!, (tx) => releaseOfDay(tx, agency!, untilDay!))
  return sendRelease(c, release, 'public, max-age=31536000, immutable')
}

/** The release file itself, byte for byte; its hash as RFC 9530 writes it. */
function sendRelease(c: Context, release: Release | null, cache: string) {
  if (!release) return c.notFound()
  return c.body(new Uint8Array(release.file), 200, {
    'content-type': 'application/json',
    'repr-digest': `sha-256=:${release.sha256.toString('base64')}:`,
    etag: `"${release.sha256.toString('hex')}"`,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': cache,
  })
}
