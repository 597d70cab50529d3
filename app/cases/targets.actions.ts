/** What the record says of promises: that one was set, and that one was missed. */
import type { Due } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append, type Event } from '../record/index.ts'
import { addMissed } from './targets.store.ts'

/** Nothing where nothing is promised. In the citizens' batch, for it follows from a person's message. */
export function targetSet(
  agencyId: string,
  caseId: string,
  { firstReplyDueAt, solutionDueAt }: Pick<Due, 'firstReplyDueAt' | 'solutionDueAt'>,
): Event[] {
  if (!firstReplyDueAt || !solutionDueAt) return []
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const body = { firstReplyDueOn: day(firstReplyDueAt), solutionDueOn: day(solutionDueAt) }
  return [{ type: 'cases.target-set', agencyId, by: 'citizen', about: caseId, body }]
}

const BATCH = 500

/** Says of each promise once that it was missed, also when the answer came late. */
export async function tellMissed(app: App, agencyId: string): Promise<void> {
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const missed = await addMissed(tx, agencyId, app.now(), BATCH)
      if (missed.length > 0)
        await append(
          tx,
          app.now(),
          ...missed.map(({ caseId, which }) => ({
            type: 'cases.target-missed',
            agencyId,
            by: 'system' as const,
            about: caseId,
            body: { which },
          })),
        )
      return missed.length
    })
    if (done < BATCH) return
  }
}
