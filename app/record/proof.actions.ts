/** Which state of the log is given out, and the proof that a line stands in it. */
import { formatReceipt, inclusionProof, type Tile, type Tree, treeOfTiles } from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { logsOf, newestCheckpoint, newestWitnessed, readTileRow } from './log.store.ts'
import type { CheckpointRow, LogRow } from './schema.ts'
import { sha256 } from './signing.ts'
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

/** Where a line stands: `index` from 0 in one of the logs. */
export type Logged = { type: string; logId: number; index: number; entry: Buffer; body: Record<string, unknown> }

/** All lines about these, oldest first, each with its place; for who holds the receipt and for nobody else. */
export async function loggedAbout(tx: Tx, abouts: readonly string[]): Promise<Logged[]> {
  const lines = await linesAbout(tx, abouts)
  const logs = lines.length > 0 ? await logsOf(tx) : []
  return lines.flatMap(({ seq, type, entry }) => {
    const log = logs.findLast(({ firstSeq }) => firstSeq <= seq)
    const { body } = JSON.parse(entry.toString()) as { body: Record<string, unknown> }
    return log ? [{ type, logId: log.logId, index: seq - log.firstSeq, entry, body }] : []
  })
}

/** Trees with their upper tiles in memory, by log: a proof then reads one tile of a log of any size. */
const trees = new WeakMap<App, Map<number, Tree>>()

function treeIn(app: App, { logId }: LogRow): Tree {
  const own = trees.get(app) ?? new Map<number, Tree>()
  trees.set(app, own)
  const read = (tile: Tile) => app.db.open((tx) => readTileRow(tx, logId, tile))
  const tree = own.get(logId) ?? treeOfTiles(sha256, async (tile) => (await read(tile)) ?? new Uint8Array(0))
  own.set(logId, tree)
  return tree
}

/**
 * The `.tlog-proof` file of a line: its salt and its entry as the file's `extra`, its place, the
 * hashes up to a signed root, and the checkpoint. Null when the log has not come so far.
 */
export async function proofFile(app: App, logged: Logged, salt: Uint8Array): Promise<string | null> {
  const { log, published, newest } = await app.db.open(async (tx) => {
    const log = (await logsOf(tx)).find(({ logId }) => logId === logged.logId)!
    return { log, published: await publishedOf(tx, log), newest: await newestCheckpoint(tx, log.logId) }
  })
  const checkpoint = published && published.size > logged.index ? published : newest
  if (!checkpoint || checkpoint.size <= logged.index) return null
  const proof = await inclusionProof(treeIn(app, log), logged.index, checkpoint.size)
  const extra = Buffer.concat([salt, logged.entry])
  return formatReceipt({ extra, index: logged.index, proof, checkpoint: checkpoint.note })
}
