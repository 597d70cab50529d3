/** Jobs of the map: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { publishMap } from './publish.actions.ts'

/** After each release; once a month there is something to do. */
export const MAP_JOBS: readonly Job<App>[] = [{ name: 'map.publish', once: true, run: forAgencies(publishMap) }]
