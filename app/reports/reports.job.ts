/** Jobs of reports: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { makeReports } from './make.actions.ts'

export const REPORTS_JOBS: readonly Job<App>[] = [
  // Weeks end at other hours in other zones; what is made already is passed over.
  { name: 'reports.make', every: '50 * * * *', once: true, run: forAgencies(makeReports) },
]
