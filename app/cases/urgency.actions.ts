/** An officer's word on danger: the last one, and kept for learning. */
import type { App } from '../app.ts'
import type { Signed } from '../people/index.ts'
import { append } from '../record/index.ts'
import { lockOwn } from './officer.actions.ts'
import type { Refusal } from './rules.ts'
import { addEvent, addUrgencyCorrections, saveCase, submissionIdsOf } from './store.ts'
import { countAnew, targetMoved } from './targets.actions.ts'

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
    if (own.of.state === 'joined') return { refusal: 'case-joined' }
    const judged = { ...own.of, dangerous, dangerBy: 'officer' as const }
    // What has become of danger is known, and the promise of danger holds from then.
    const now =
      dangerous === own.of.dangerous
        ? judged
        : await countAnew(app, tx, agencyId, { was: own.of, now: judged, at: app.now() })
    await saveCase(tx, agencyId, now)
    const submissionIds = await submissionIdsOf(tx, agencyId, caseId)
    await addUrgencyCorrections(tx, agencyId, submissionIds, { dangerous, officerId, at: app.now() })
    const fields = { dangerous: dangerous ? 'yes' : 'no' }
    await addEvent(tx, agencyId, { caseId, type: 'urgency-corrected', officerId, at: app.now(), fields })
    const type = 'cases.urgency-corrected'
    const line = { type, agencyId, by: 'officer' as const, about: caseId, body: { dangerous } }
    await append(tx, app.now(), line, ...targetMoved(agencyId, own.of, now))
    return { dangerous }
  })
}
