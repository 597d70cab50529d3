/** Which state of the log is given out, and the proof that a line stands in it. */
import { formatReceipt, inclusionProof, type Tree, treeOfTiles } from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import type { Lang } from '#kit/words.ts'
import type { App } from '../app.ts'
import { keysOfLog, logsOf, newestTwo, tileRows } from './log.store.ts'
import type { CheckpointRow, LogRow } from './schema.ts'
import { SHEET_TEMPLATE, writeSheet } from './sheet.ts'
import { sha256 } from './signing.ts'
import { linesAbout } from './store.ts'
import { together } from './tiles.ts'

/** For so long a state that enough witnesses signed is given out before a newer one that has too few. */
const WAIT_FOR_WITNESSES_MS = 3_600_000

/** The checkpoint that readers get. */
export const publishedOf = async (on: Pick<Tx, 'rows'>, { logId }: Pick<LogRow, 'logId'>) =>
  givenOut(await newestTwo(on, logId))

/** Of the newest and the newest that was witnessed. A clock that was set back makes neither of them wait. */
function givenOut(two: readonly CheckpointRow[]): CheckpointRow | null {
  const [newest, witnessed] = [two[0] ?? null, two.find(({ isEnough }) => isEnough)]
  if (!newest || !witnessed) return newest
  const apart = Math.abs(newest.signedAt.getTime() - witnessed.signedAt.getTime())
  return apart < WAIT_FOR_WITNESSES_MS ? witnessed : newest
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

function treeIn(app: App, logId: number): Tree {
  const own = trees.get(app) ?? new Map<number, Tree>()
  trees.set(app, own)
  const read = together((tiles) => tileRows(app.db, logId, tiles))
  const tree = own.get(logId) ?? treeOfTiles(sha256, read)
  own.set(logId, tree)
  return tree
}

/** The proof that a line stands in the log: the checkpoint it leads to, and the `.tlog-proof` file. */
export type Proof = { logged: Logged; salt: Uint8Array; checkpoint: CheckpointRow; file: string }

/**
 * The proof of a line. Its file holds salt and entry as `extra`, its place, the hashes up to a signed root, and the
 * checkpoint. Null when the log has not come so far.
 */
export async function proofOf(app: App, logged: Logged, salt: Uint8Array): Promise<Proof | null> {
  const { logId, index, entry } = logged
  const two = await newestTwo(app.db, logId)
  const checkpoint = [givenOut(two), two[0]].find((one) => one && one.size > index)
  if (!checkpoint) return null
  const proof = await inclusionProof(treeIn(app, logId), index, checkpoint.size)
  const file = formatReceipt({ extra: Buffer.concat([salt, entry]), index, proof, checkpoint: checkpoint.note })
  return { logged, salt, checkpoint, file }
}

/** The text of a QR code that stands for a proof: what it names is read from the public files. No browser sends what follows the `#`. */
export const shortProof = (publicUrl: string, { logId, index }: Logged, salt: Uint8Array): string =>
  `${publicUrl}/verify#${logId}.${index}.${Buffer.from(salt).toString('base64url')}`

/** The proof as a PDF that explains itself; null on a machine that can set none. */
export async function proofSheet(
  app: App,
  { logged, salt, checkpoint, file }: Proof,
  { lang, agency, zone }: { lang: Lang; agency: string; zone: string },
): Promise<Buffer | null> {
  const { index, logId, entry } = logged
  const { publicUrl } = app.config
  const { vkey } = (await keysOfLog(app.db, logId)).at(-1)!
  const { note, signedAt, witnesses } = checkpoint
  const of = { agency, zone, index, vkey, note, signedAt, witnesses, file, publicUrl }
  return app.print(
    SHEET_TEMPLATE,
    writeSheet(lang, { ...of, entry: entry.toString(), short: shortProof(publicUrl, logged, salt) }),
  )
}
