/** Which state of the log is given out, and the proof that a line stands in it. */
import type { Tx } from '#kit/db.ts'
import { newestCheckpoint, newestWitnessed } from './log.store.ts'
import type { CheckpointRow, LogRow } from './schema.ts'

/** For so long a state that enough witnesses signed is given out before a newer one that has too few. */
const WAIT_FOR_WITNESSES_MS = 3_600_000

/** The checkpoint that readers get. */
export async function publishedOf(tx: Tx, { logId }: LogRow): Promise<CheckpointRow | null> {
  const newest = await newestCheckpoint(tx, logId)
  const witnessed = await newestWitnessed(tx, logId)
  if (!newest || !witnessed) return newest
  return newest.signedAt.getTime() - witnessed.signedAt.getTime() < WAIT_FOR_WITNESSES_MS ? witnessed : newest
}
