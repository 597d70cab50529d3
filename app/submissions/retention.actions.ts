/** Retention: what is past its agency's time is erased by itself, and that is recorded as a count. */
import { agencyById } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { countPastRetention, eraseSubmissions, forgetReceipts, pastRetention } from './store.ts'

const DAY_MS = 86_400_000
const BATCH = 500

const limitOf = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

/** How many submissions a run would erase now: the dry run of the console. */
export function countDue(app: App, agencyId: string): Promise<number> {
  return app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    return agency ? countPastRetention(tx, agencyId, limitOf(app.now(), agency.retentionDays)) : 0
  })
}

/** Erases what is past its time; gives how many. */
export async function runRetention(app: App, agencyId: string): Promise<number> {
  let erased = 0
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const agency = await agencyById(tx, agencyId)
      if (!agency) return 0
      const due = await pastRetention(tx, agencyId, limitOf(app.now(), agency.retentionDays), BATCH)
      const ids = due.map(({ submissionId }) => submissionId)
      await eraseSubmissions(tx, agencyId, ids, { on: app.now(), why: 'retention' })
      await forgetReceipts(tx, agencyId, ids)
      return due.length
    })
    erased += done
    if (done < BATCH) break
  }
  if (erased > 0)
    await app.db.in(agencyId, (tx) =>
      append(tx, app.now(), { type: 'submissions.retention-run', agencyId, by: 'system', body: { erased } }),
    )
  return erased
}
