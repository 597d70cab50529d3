/** An officer's word on danger: the last one, and kept for learning. */
import type { App } from '../app.ts'
import type { Signed } from '../people/index.ts'
import { append } from '../record/index.ts'
import { lockOwn } from './officer.actions.ts'
import type { Refusal } from './rules.ts'
import { addEvent, addUrgencyCorrection, saveCase, submissionIdsOf } from './store.ts'

/** Says that a case is dangerous, or that it is not. */
export async function correctUrgency(
  app: App,
  by: Signed,
  caseId: string,
  dangerous: boolean,
): Promise<{ refusal: Refusal } | { dangerous: boolean }> {
  const { agencyId, officerId } = by
  return app.db.in(agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    await saveCase(tx, agencyId, { ...own.of, dangerous, dangerBy: 'officer' })
    for (const submissionId of await submissionIdsOf(tx, agencyId, caseId))
      await addUrgencyCorrection(tx, agencyId, { submissionId, dangerous, officerId, at: app.now() })
    const fields = { dangerous: dangerous ? 'yes' : 'no' }
    await addEvent(tx, agencyId, { caseId, type: 'urgency-corrected', officerId, at: app.now(), fields })
    const type = 'cases.urgency-corrected'
    await append(tx, app.now(), { type, agencyId, by: 'officer', about: caseId, body: { dangerous } })
    return { dangerous }
  })
}
