/** Silence after "done" is never taken for consent: without anybody's confirmation the case counts as not confirmed. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { moveCase } from './clock.actions.ts'
import { verdictsOf } from './joining.store.ts'
import { afterSilence } from './rules.ts'
import type { Case } from './schema.ts'
import { lockSilent } from './store.ts'

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
  const state = afterSilence(of.state, confirmed)!
  const type = state === 'confirmed' ? 'closed-confirmed' : 'not-confirmed'
  const event = { type, officerId: null, at: app.now() } as const
  await moveCase(app, tx, agencyId, { was: of, now: { ...of, state }, event, by: 'system' })
  await append(tx, app.now(), {
    type: `cases.${type}`,
    agencyId,
    by: 'system',
    about: of.caseId,
    body: { office: of.officeId },
  })
}
