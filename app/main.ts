/** Wires the system: the only file that knows every slice. `pasokh serve` starts what it puts together. */
import { fileURLToPath } from 'node:url'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Operation, openApi, routesOf } from '#kit/api.ts'
import { consolePages } from '#kit/console.ts'
import type { Tx } from '#kit/db.ts'
import { faultPlace, faultWord } from '#kit/fault.ts'
import { typedForm } from '#kit/form.ts'
import { asksForPage, readableAddress, securityHeaders, trimmedAddress } from '#kit/headers.ts'
import { healthDoors } from '#kit/health.ts'
import { problem } from '#kit/http.ts'
import type { Follows, Job } from '#kit/jobs.ts'
import { isUnreachable } from '#kit/reach.ts'
import type { Lang } from '#kit/words.ts'
import { ASSET_CACHE, ASSETS } from '#ui/assets.ts'
import { FaultPage } from '#ui/fault-page.ts'
import { MissingPage } from '#ui/missing-page.ts'
import { SourcePage } from '#ui/source-page.ts'
import { AGENCIES_ENTRIES } from './agencies/entries.ts'
import { AGENCIES_NAMES } from './agencies/entries.words.ts'
import { agenciesApi, listAgencies, logoPages } from './agencies/index.ts'
import type { App } from './app.ts'
import { CASES_ENTRIES } from './cases/entries.ts'
import { CASES_NAMES } from './cases/entries.words.ts'
import {
  aboveApi,
  bulkApi,
  CASES_JOBS,
  caseApi,
  casePlaceApi,
  conflictApi,
  deskApi,
  handoverApi,
  inboxApi,
  joiningApi,
  leaveApi,
  linkPages,
  liveApi,
  notesApi,
  openLive,
  receiptApi,
  receiptPages,
  routingApi,
  viewsApi,
  watchApi,
} from './cases/index.ts'
import { CONVERSATIONS_ENTRIES } from './conversations/entries.ts'
import { CONVERSATIONS_NAMES } from './conversations/entries.words.ts'
import { INDICATORS_ENTRIES } from './indicators/entries.ts'
import { INDICATORS_NAMES } from './indicators/entries.words.ts'
import {
  boardApi,
  INDICATORS_JOBS,
  indicatorsApi,
  indicatorsPages,
  ownDefinitionsApi,
  residentsApi,
  resultEventsApi,
} from './indicators/index.ts'
import { WORDS as RESULT_WORDS } from './indicators/words.ts'
import { LEARNING_ENTRIES } from './learning/entries.ts'
import { LEARNING_NAMES } from './learning/entries.words.ts'
import { LEARNING_JOBS, learningApi } from './learning/index.ts'
import { MAP_ENTRIES } from './map/entries.ts'
import { MAP_NAMES } from './map/entries.words.ts'
import { deskMapApi, MAP_JOBS, mapPages } from './map/index.ts'
import { bulkPages, dataPages, OPENDATA_JOBS, open311Pages } from './opendata/index.ts'
import { PEOPLE_JOBS, peopleApi } from './people/index.ts'
import { PLACES_JOBS, placesApi } from './places/index.ts'
import { logPages, RECORD_JOBS, recordPages, registerEntries, witnessPages } from './record/index.ts'
import { REPORTS_JOBS, reportsApi } from './reports/index.ts'
import { SUBMISSIONS_ENTRIES } from './submissions/entries.ts'
import { REMOVAL_REASONS, SUBMISSIONS_NAMES } from './submissions/entries.words.ts'
import { type Intake, openIntake, SUBMISSIONS_JOBS, submissionsApi, submissionsPages } from './submissions/index.ts'

export const VERSION = '0.1.0'

/** What the public log shows of each slice's acts. */
registerEntries(AGENCIES_ENTRIES, AGENCIES_NAMES)
registerEntries(SUBMISSIONS_ENTRIES, SUBMISSIONS_NAMES)
registerEntries(CASES_ENTRIES, CASES_NAMES)
registerEntries(LEARNING_ENTRIES, LEARNING_NAMES)
registerEntries(CONVERSATIONS_ENTRIES, CONVERSATIONS_NAMES)
registerEntries(INDICATORS_ENTRIES, INDICATORS_NAMES)
registerEntries(MAP_ENTRIES, MAP_NAMES)

/** Every job of every slice. */
export const JOBS: readonly Job<App>[] = [
  ...RECORD_JOBS,
  ...PEOPLE_JOBS,
  ...PLACES_JOBS,
  ...SUBMISSIONS_JOBS,
  ...CASES_JOBS,
  ...LEARNING_JOBS,
  ...INDICATORS_JOBS,
  ...MAP_JOBS,
  ...OPENDATA_JOBS,
  ...REPORTS_JOBS,
]

/** What an earlier slice has done that a later one goes on with. */
export const FOLLOWS: Follows = {
  'submissions.understand': ['cases.open'],
  'cases.open': ['indicators.roll-up'],
  'indicators.release': ['opendata.publish', 'indicators.keep-history', 'indicators.roll-up-cases', 'map.publish'],
}

const CONSOLE = fileURLToPath(new URL('../console/dist', import.meta.url))

/** Every JSON door of every slice. */
const operations = (app: App, intake: Intake): Operation[] => [
  ...peopleApi(app),
  ...agenciesApi(app),
  ...placesApi(app),
  ...submissionsApi(app, intake),
  ...inboxApi(app),
  ...caseApi(app),
  ...bulkApi(app),
  ...conflictApi(app),
  ...casePlaceApi(app),
  ...joiningApi(app),
  ...routingApi(app),
  ...handoverApi(app),
  ...leaveApi(app),
  ...watchApi(app),
  ...aboveApi(app),
  ...viewsApi(app),
  ...notesApi(app),
  ...liveApi(app, openLive(app)),
  ...deskApi(app, intake),
  ...receiptApi(app),
  ...learningApi(app),
  ...indicatorsApi(app),
  ...boardApi(app),
  ...ownDefinitionsApi(app),
  ...residentsApi(app),
  ...resultEventsApi(app),
  ...deskMapApi(app),
  ...reportsApi(app),
]

/** Every door of every slice, as one handler of requests. */
export function doors(app: App): Hono {
  const intake = openIntake(app)
  const json = operations(app, intake)
  const document = openApi(json, { title: 'Pasokh', version: VERSION, server: app.config.publicUrl })
  const source = (lang: Lang) => SourcePage({ lang, version: VERSION, sourceUrl: app.config.sourceUrl })
  return frame(app)
    .route('/', healthDoors(app))
    .get('/source', (c) => c.html(source('fa')))
    .get('/en/source', (c) => c.html(source('en')))
    .get('/api/openapi.json', (c) => c.json(document))
    .route('/api', routesOf(json))
    .all('/api/*', (c) => problem(c, 404, 'no-such-door'))
    .route('/', logoPages(app))
    .route('/', logPages(app))
    .route('/', recordPages(app, recordDomain))
    .route('/', witnessPages(app))
    .route('/', consolePages(CONSOLE))
    .route('/', bulkPages(app))
    .route('/', open311Pages(app, intake))
    .route('/', dataPages(app))
    .route('/', receiptPages(app))
    .route('/', linkPages(app))
    .route('/', mapPages(app))
    .route('/', indicatorsPages(app))
    .route('/', submissionsPages(app, intake))
}

/** What the public page of the record shows, which knows no domain itself. */
const recordDomain = async (tx: Tx) => ({
  agencies: await listAgencies(tx),
  columns: [
    'submissions.accepted',
    'cases.reply-published',
    'cases.target-missed',
    'cases.person-confirmed',
    'cases.person-objected',
  ],
  removals: ['submissions.hidden', 'submissions.withdrawn', 'submissions.retention-run'],
  reasonName: (type: string, word: string, lang: Lang) =>
    REMOVAL_REASONS[type]?.[lang] ?? RESULT_WORDS[lang].results.reasons[word] ?? word,
})

/** What stands around every door: headers, static files, and one place where a fault becomes an answer. */
function frame(app: App): Hono {
  const routes = new Hono()
  routes.use(securityHeaders(app.config.publicUrl.startsWith('https:')))
  routes.use(friendlyMissing)
  routes.use(readableAddress)
  routes.use(trimmedAddress)
  routes.onError((error, c) => {
    return error instanceof HTTPException ? error.getResponse() : faultAnswer(app, c, error)
  })
  for (const { path, type, body } of ASSETS) {
    routes.get(path, (c) => c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': ASSET_CACHE }))
  }
  return routes
}

const langOf = (c: Context): Lang => (/^\/en(\/|$)/.test(c.req.path) ? 'en' : 'fa')

/** Where a door says no more than that nothing is there, who asked for a page gets one. */
const friendlyMissing: MiddlewareHandler = async (c, next) => {
  await next()
  const isBare = c.res.status === 404 && c.res.headers.get('content-type')?.startsWith('text/plain')
  if (isBare && asksForPage(c)) c.res = await c.html(MissingPage({ lang: langOf(c) }), 404)
}

const TRY_AGAIN_SECONDS = '10'

/** A page for who asked for one, a problem for a program; a store that is away is no fault of the door. */
function faultAnswer(app: App, c: Context, error: Error) {
  const errorId = crypto.randomUUID()
  const isAway = isUnreachable(error)
  if (isAway) app.log.warn('store-unreachable', { errorId })
  else app.log.error('request-failed', { errorId, failure: faultWord(error), stack: faultPlace(error) })
  if (isAway) c.header('retry-after', TRY_AGAIN_SECONDS)
  const status = isAway ? 503 : 500
  if (!asksForPage(c)) return problem(c, status, isAway ? 'store-unreachable' : 'internal', { errorId })
  const lang = langOf(c)
  const kind = isAway ? 'away' : 'broken'
  return c.html(FaultPage({ lang, kind, action: c.req.path, typed: typedForm(c), errorId }), status)
}
