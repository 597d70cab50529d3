/** An officer's word on danger: the last one, and kept for learning. */
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { append } from '../../record/index.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { lockOwn } from '../officer.actions.ts'
import { type Refusal, refuseMove } from '../rules.ts'
import { addUrgencyCorrections, submissionIdsOf } from '../store.ts'
import { countAnew, targetMoved } from '../targets/actions.ts'

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
    const refusal = refuseMove(own.of.state, 'correct-urgency')
    if (refusal) return { refusal }
    const judged = { ...afterMove(own.of, 'correct-urgency'), dangerous, dangerBy: 'officer' as const }
    // What has become of danger is known, and the promise of danger holds from then.
    const now =
      dangerous === own.of.dangerous
        ? judged
        : await countAnew(app, tx, agencyId, { was: own.of, now: judged, at: app.now() })
    const submissionIds = await submissionIdsOf(tx, agencyId, caseId)
    await addUrgencyCorrections(tx, agencyId, submissionIds, { dangerous, officerId, at: app.now() })
    const fields = { dangerous: dangerous ? 'yes' : 'no' }
    const happened = { by: 'officer', officerId, at: app.now(), fields, body: { dangerous } } as const
    await moveCase(app, tx, agencyId, { ...happened, move: 'correct-urgency', was: own.of, now })
    await append(tx, app.now(), ...targetMoved(agencyId, own.of, now))
    return { dangerous }
  })
}
