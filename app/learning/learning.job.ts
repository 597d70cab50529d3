/** Jobs of learning: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { learnWhenDue } from './actions.ts'
import { learnUrgencyWhenDue } from './urgency.actions.ts'

export const LEARNING_JOBS: readonly Job<App>[] = [
  // Midnight comes at other hours in other zones; an agency that has learned this night is passed over.
  { name: 'learning.learn', every: '25 * * * *', once: true, run: forAgencies(learnWhenDue) },
  { name: 'learning.learn-urgency', every: '40 * * * *', once: true, run: forAgencies(learnUrgencyWhenDue) },
]
