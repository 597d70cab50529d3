/** Jobs of submissions: each is one call into the slice. */
import type { Job } from '#kit/jobs.ts'
import { listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { listErasures } from './erasures.actions.ts'
import { sendDue } from './outbox.actions.ts'
import { strengthenReceipts } from './receipt.actions.ts'
import { runRetention } from './retention.actions.ts'
import { understand } from './understand.actions.ts'

/** For one agency when the payload names it, for each in turn when it comes round by itself. */
const forAgencies =
  (act: (app: App, agencyId: string) => Promise<unknown>) =>
  async (app: App, { agencyId }: Record<string, string>) => {
    const ids = agencyId ? [agencyId] : (await app.db.open(listAgencies)).map((agency) => agency.agencyId)
    for (const id of ids) await act(app, id)
  }

export const SUBMISSIONS_JOBS: readonly Job<App>[] = [
  { name: 'submissions.understand', once: true, run: forAgencies(understand) },
  { name: 'submissions.send', every: '* * * * *', once: true, run: forAgencies(sendDue) },
  { name: 'submissions.strengthen-receipts', every: '*/5 * * * *', once: true, run: strengthenReceipts },
  { name: 'submissions.list-erasures', every: '*/10 * * * *', once: true, run: listErasures },
  { name: 'submissions.retention', every: '30 22 * * *', once: true, run: forAgencies(runRetention) },
]
