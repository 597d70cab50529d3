/** Doing the same for every agency: what goes wrong in one keeps no other waiting. */
import { faultWord } from '#kit/fault.ts'
import type { App } from '../app.ts'
import { listAgencies } from './store.ts'

type Act = (app: App, agencyId: string) => Promise<unknown>

/** For one agency when the payload names it, for each in turn when the job comes round by itself. */
export const forAgencies =
  (act: Act) =>
  async (app: App, { agencyId }: Record<string, string>): Promise<void> => {
    if (agencyId) await act(app, agencyId)
    else await forEach(app, act)
  }

async function forEach(app: App, act: Act): Promise<void> {
  const failures: unknown[] = []
  for (const { agencyId } of await app.db.open((tx) => listAgencies(tx))) {
    await act(app, agencyId).catch((error: unknown) => {
      app.log.error('agency-failed', { agency: agencyId, failure: faultWord(error) })
      failures.push(error)
    })
  }
  // The job counts as failed and is tried again, by which time the others have nothing left to do.
  if (failures.length > 0) throw failures[0]
}
