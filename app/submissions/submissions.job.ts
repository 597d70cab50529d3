/** Jobs of submissions: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { forAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { listErasures } from './erasures.actions.ts'
import { sendDue } from './outbox.actions.ts'
import { checkPromises } from './promises.actions.ts'
import { strengthenReceipts } from './receipt.actions.ts'
import { runRetention } from './retention.actions.ts'
import { understand } from './understand.actions.ts'

export const SUBMISSIONS_JOBS: readonly Job<App>[] = [
  // Also by itself: a message is stored while a job that saw nothing of it yet may already be running.
  { name: 'submissions.understand', every: '* * * * *', once: true, run: forAgencies(understand) },
  { name: 'submissions.send', every: '* * * * *', once: true, run: forAgencies(sendDue) },
  { name: 'submissions.strengthen-receipts', every: '*/5 * * * *', once: true, run: strengthenReceipts },
  { name: 'submissions.list-erasures', every: '*/10 * * * *', once: true, run: listErasures },
  { name: 'submissions.check-promises', every: '5 * * * *', once: true, run: forAgencies(checkPromises) },
  { name: 'submissions.retention', every: '30 22 * * *', once: true, run: forAgencies(runRetention) },
]
