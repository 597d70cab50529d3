/** Jobs of opendata: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { forgetTokens } from './actions.ts'
import { publish } from './publish.actions.ts'

export const OPENDATA_JOBS: readonly Job<App>[] = [
  // After the retention of the night.
  { name: 'opendata.forget-tokens', every: '30 23 * * *', once: true, run: forAgencies(forgetTokens) },
  // After each release.
  { name: 'opendata.publish', once: true, run: forAgencies(publish) },
]
