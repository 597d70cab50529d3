/** Wires the system: the only file that knows every slice. `pasokh serve` starts what it puts together. */
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Operation, openApi, routesOf } from '#kit/api.ts'
import { consolePages } from '#kit/console.ts'
import { faultPlace, faultWord } from '#kit/fault.ts'
import { readableAddress, securityHeaders } from '#kit/headers.ts'
import { problem } from '#kit/http.ts'
import type { Follows, Job } from '#kit/jobs.ts'
import { ASSET_CACHE, ASSETS } from '#ui/assets.ts'
import { agenciesApi, logoPages } from './agencies/index.ts'
import type { App } from './app.ts'
import { CASES_JOBS, caseApi, deskApi, inboxApi, receiptApi, receiptPages } from './cases/index.ts'
import { INDICATORS_JOBS, indicatorsApi, indicatorsPages } from './indicators/index.ts'
import { OPENDATA_JOBS, open311Pages } from './opendata/index.ts'
import { PEOPLE_JOBS, peopleApi } from './people/index.ts'
import { placesApi } from './places/index.ts'
import { RECORD_JOBS } from './record/index.ts'
import { type Intake, openIntake, SUBMISSIONS_JOBS, submissionsApi, submissionsPages } from './submissions/index.ts'

export const VERSION = '0.1.0'

/** Every job of every slice. */
export const JOBS: readonly Job<App>[] = [
  ...RECORD_JOBS,
  ...PEOPLE_JOBS,
  ...SUBMISSIONS_JOBS,
  ...CASES_JOBS,
  ...INDICATORS_JOBS,
  ...OPENDATA_JOBS,
]

/** What an earlier slice has done that a later one goes on with. */
export const FOLLOWS: Follows = { 'submissions.understand': ['cases.open'], 'cases.open': ['indicators.roll-up'] }

const CONSOLE = fileURLToPath(new URL('../console/dist', import.meta.url))

/** Every JSON door of every slice. */
const operations = (app: App, intake: Intake): Operation[] => [
  ...peopleApi(app),
  ...agenciesApi(app),
  ...placesApi(app),
  ...submissionsApi(app, intake),
  ...inboxApi(app),
  ...caseApi(app),
  ...deskApi(app, intake),
  ...receiptApi(app),
  ...indicatorsApi(app),
]

/** Every door of every slice, as one handler of requests. */
export function doors(app: App): Hono {
  const intake = openIntake(app)
  const json = operations(app, intake)
  const document = openApi(json, { title: 'Pasokh', version: VERSION, server: app.config.publicUrl })
  return frame(app)
    .get('/api/openapi.json', (c) => c.json(document))
    .route('/api', routesOf(json))
    .all('/api/*', (c) => problem(c, 404, 'no-such-door'))
    .route('/', logoPages(app))
    .route('/', consolePages(CONSOLE))
    .route('/', open311Pages(app, intake))
    .route('/', receiptPages(app))
    .route('/', indicatorsPages(app))
    .route('/', submissionsPages(app, intake))
}

/** What stands around every door: headers, static files, and one place where a fault becomes an answer. */
function frame(app: App): Hono {
  const routes = new Hono()
  routes.use(securityHeaders(app.config.publicUrl.startsWith('https:')))
  routes.use(readableAddress)
  routes.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    const errorId = crypto.randomUUID()
    app.log.error('request-failed', { errorId, failure: faultWord(error), stack: faultPlace(error) })
    return problem(c, 500, 'internal', { errorId })
  })
  for (const { path, type, body } of ASSETS) {
    routes.get(path, (c) => c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': ASSET_CACHE }))
  }
  return routes
}
