/** Jobs of opendata: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { forgetTokens } from './actions.ts'

/** After the retention of the night. */
export const OPENDATA_JOBS: readonly Job<App>[] = [
  { name: 'opendata.forget-tokens', every: '30 23 * * *', once: true, run: forAgencies(forgetTokens) },
]
