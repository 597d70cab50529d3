/** How the system itself did, for a release: whether one could send, and whether anything acknowledged was lost. */

import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import type { App } from '../../app.ts'
import { watchedPromises } from '../../record/index.ts'
import { windowStart } from '../days.ts'
import type { Closing } from '../roll-ups/units.store.ts'
import type { System } from '../schema.ts'
import { beatsIn, keepBeat } from './store.ts'

type Before = { before: System | null; k: number }

export async function systemIn(tx: Tx, { agencyId, zone, untilDay }: Closing, { before, k }: Before): Promise<System> {
  const known = await watchedPromises(tx, agencyId)
  const last = before?.promises ?? null
  // How many were acknowledged in one night is told no more exactly than how many came.
  const isFew = known && last && known.lost === last.lost && Math.abs(known.acknowledged - last.acknowledged) < k
  return {
    intake: await beatsIn(tx, zone, windowStart(untilDay), untilDay),
    promises: isFew ? last : known && known.acknowledged >= k ? known : null,
  }
}

const EVERY_MS = 60_000

/** In a process that serves the form: says every minute that a message could be kept now. Gives what stops it. */
export function keepBeating(app: App): () => Promise<void> {
  let last = ''
  let running = Promise.resolve()
  const beat = async () => {
    try {
      await app.db.open((tx) => keepBeat(tx, app.now()))
      last = ''
    } catch (error) {
      const failure = faultWord(error)
      if (failure !== last) app.log.warn('intake-away', { failure })
      last = failure
    }
  }
  const turn = () => {
    running = beat()
  }
  turn()
  const timer = setInterval(turn, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
