/** Cases that nobody stands behind any more: closed again when a restore has erased again what was taken back since the backup. */
import type { App } from '../app.ts'
import { startOfHour } from '../submissions/index.ts'
import { moveCase } from './move.actions.ts'
import { afterAct } from './rules.ts'
import { STATES } from './schema.ts'
import { lockTakenBack } from './store.ts'

const BATCH = 500
const OPEN = STATES.filter((state) => afterAct(state, 'withdraw') === 'withdrawn')

/** How many cases of the agency were closed because all who wrote have taken their words back. */
export async function closeTakenBack(app: App, agencyId: string): Promise<number> {
  for (let all = 0; ; ) {
    const closed = await app.db.in(agencyId, async (tx) => {
      const cases = await lockTakenBack(tx, agencyId, OPEN, BATCH)
      for (const of of cases) {
        const now = { ...of, state: 'withdrawn', news: true } as const
        const happened = { officerId: null, at: startOfHour(app.now()), by: 'citizen' } as const
        await moveCase(app, tx, agencyId, { ...happened, move: 'withdraw', was: of, now })
      }
      return cases.length
    })
    all += closed
    if (closed < BATCH) return all
  }
}
