/** Jobs of places: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { prepareGazetteer } from './prepare.actions.ts'

export const PREPARE_JOB = 'places.prepare'

export const PLACES_JOBS: readonly Job<App>[] = [
  { name: PREPARE_JOB, every: '50 1 * * *', once: true, run: forAgencies(prepareGazetteer) },
]
