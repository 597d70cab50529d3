/** Whether every submission that was promised an entry in the log has one. */
import type { App } from '../app.ts'
import { watchPromises } from '../record/index.ts'
import { acceptedIn } from './promises.store.ts'

export const checkPromises = (app: App, agencyId: string) =>
  watchPromises(app, agencyId, {
    type: 'submissions.accepted',
    of: (tx, hours, after, limit) => acceptedIn(tx, agencyId, hours, after, limit),
  })
