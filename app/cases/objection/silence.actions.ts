/** Silence after "done" is never taken for consent: without anybody's confirmation the case counts as not confirmed. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../../app.ts'
import { verdictsOf } from '../joining/store.ts'
import { moveCase } from '../move.actions.ts'
import { afterSilence } from '../rules.ts'
import type { Case } from '../schema.ts'
import { lockSilent } from '../store.ts'

const BATCH = 500

export async function closeSilent(app: App, agencyId: string): Promise<void> {
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const silent = await lockSilent(tx, agencyId, app.now(), BATCH)
      const ids = silent.map(({ caseId }) => caseId)
      const verdicts = await verdictsOf(tx, agencyId, ids)
      for (const of of silent) await closeOne(app, tx, agencyId, of, verdicts.get(of.caseId)?.confirmed ?? 0)
      return silent.length
    })
    if (done < BATCH) return
  }
}

async function closeOne(app: App, tx: Tx, agencyId: string, of: Case, confirmed: number) {
  const happened = { was: of, by: 'system', officerId: null, at: app.now() } as const
  if (afterSilence(confirmed) === 'settle')
    await moveCase(app, tx, agencyId, { ...happened, move: 'settle', now: { ...of, state: 'confirmed' } })
  else await moveCase(app, tx, agencyId, { ...happened, move: 'silence', now: { ...of, state: 'not-confirmed' } })
}
