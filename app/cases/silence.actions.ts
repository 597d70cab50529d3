/** Silence after "done" counts as not confirmed, never as confirmed. */
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { afterSilence } from './rules.ts'
import { addEvent, lockSilent, saveCase } from './store.ts'

const BATCH = 500

export async function closeSilent(app: App, agencyId: string): Promise<void> {
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const silent = await lockSilent(tx, agencyId, app.now(), BATCH)
      for (const of of silent) {
        await saveCase(tx, agencyId, { ...of, state: afterSilence(of.state)! })
        await addEvent(tx, agencyId, { caseId: of.caseId, type: 'not-confirmed', officerId: null, at: app.now() })
        await append(tx, app.now(), {
          type: 'cases.not-confirmed',
          agencyId,
          by: 'system',
          about: of.caseId,
          body: { office: of.officeId },
        })
      }
      return silent.length
    })
    if (done < BATCH) return
  }
}
