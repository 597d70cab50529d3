/** Which state of the log is given out, and the proof that a line stands in it. */
import { formatReceipt, inclusionProof } from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import { logsOf, newestCheckpoint, newestWitnessed } from './log.store.ts'
import type { CheckpointRow, LogRow } from './schema.ts'
import { treeOf } from './sequence.actions.ts'
import { linesAbout } from './store.ts'

/** For so long a state that enough witnesses signed is given out before a newer one that has too few. */
const WAIT_FOR_WITNESSES_MS = 3_600_000

/** The checkpoint that readers get. */
export async function publishedOf(tx: Tx, { logId }: LogRow): Promise<CheckpointRow | null> {
  const newest = await newestCheckpoint(tx, logId)
  const witnessed = await newestWitnessed(tx, logId)
  if (!newest || !witnessed) return newest
  return newest.signedAt.getTime() - witnessed.signedAt.getTime() < WAIT_FOR_WITNESSES_MS ? witnessed : newest
}

/** Where a line stands: `index` from 0 in the log of this origin. */
export type Logged = { type: string; origin: string; index: number; entry: Buffer; body: Record<string, unknown> }

/** All lines about these, oldest first, each with its place; for who holds the receipt and for nobody else. */
export async function loggedAbout(tx: Tx, abouts: readonly string[]): Promise<Logged[]> {
  const lines = await linesAbout(tx, abouts)
  const logs = lines.length > 0 ? await logsOf(tx) : []
  return lines.flatMap(({ seq, type, entry }) => {
    const log = logs.findLast(({ firstSeq }) => firstSeq <= seq)
    const { body } = JSON.parse(entry.toString()) as { body: Record<string, unknown> }
    return log ? [{ type, origin: log.origin, index: seq - log.firstSeq, entry, body }] : []
  })
}

/**
 * The `.tlog-proof` file of a line: its salt and its entry as the file's `extra`, its place, the
 * hashes up to a signed root, and the checkpoint. Null when the log has not come so far.
 */
export async function proofFile(tx: Tx, logged: Logged, salt: Uint8Array): Promise<string | null> {
  const log = (await logsOf(tx)).find(({ origin }) => origin === logged.origin)
  if (!log) return null
  const published = await publishedOf(tx, log)
  const checkpoint = published && published.size > logged.index ? published : await newestCheckpoint(tx, log.logId)
  if (!checkpoint || checkpoint.size <= logged.index) return null
  const proof = await inclusionProof(treeOf(tx, log), logged.index, checkpoint.size)
  const extra = Buffer.concat([salt, logged.entry])
  return formatReceipt({ extra, index: logged.index, proof, checkpoint: checkpoint.note })
}
