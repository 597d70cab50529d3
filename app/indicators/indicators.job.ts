/** Jobs of indicators: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { keepHistory } from './history/actions.ts'
import { release } from './release/actions.ts'
import { rollUpCases } from './release/cells.actions.ts'
import { checkRollUps, rollUp } from './roll-ups/actions.ts'

export const INDICATORS_JOBS: readonly Job<App>[] = [
  // Midnight comes at other hours in other zones; an agency whose day is released is passed over.
  { name: 'indicators.release', every: '35 * * * *', once: true, run: forAgencies(release) },
  // After each release.
  { name: 'indicators.keep-history', once: true, run: forAgencies(keepHistory) },
  {
    name: 'indicators.roll-up-cases',
    once: true,
    run: forAgencies(async (app, agencyId) => void (await rollUpCases(app, agencyId))),
  },
  { name: 'indicators.roll-up', every: '*/5 * * * *', once: true, run: forAgencies(rollUp) },
  { name: 'indicators.check-roll-ups', every: '5 0 * * *', once: true, run: forAgencies(checkRollUps) },
]
