/** Wires the system: the only file that knows every slice. `pasokh serve` starts what it puts together. */
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { routesOf } from '#kit/api.ts'
import { consolePages } from '#kit/console.ts'
import type { Job } from '#kit/jobs.ts'
import { agenciesApi, logoPages } from './agencies/index.ts'
import type { App } from './app.ts'
import { PEOPLE_JOBS, peopleApi } from './people/index.ts'
import { placesApi } from './places/index.ts'
import { RECORD_JOBS } from './record/index.ts'

/** Every job of every slice. */
export const JOBS: readonly Job<App>[] = [...RECORD_JOBS, ...PEOPLE_JOBS]

const CONSOLE = fileURLToPath(new URL('../console/dist', import.meta.url))

/** Every door of every slice, as one handler of requests. */
export function doors(app: App): Hono {
  return new Hono()
    .route('/api', routesOf([...peopleApi(app), ...agenciesApi(app), ...placesApi(app)]))
    .route('/', logoPages(app))
    .route('/', consolePages(CONSOLE))
}
