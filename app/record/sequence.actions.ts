/**
 * The sequencer: gives what is ready its place in the log, and signs the new state. One transaction
 * for a batch, under a lock that one process holds: whatever fails, nothing of it has happened.
 */
import {
  append as appendTo,
  type Edge,
  EMPTY_EDGE,
  formatCheckpoint,
  formatKey,
  formatNote,
  packEntries,
  parseCheckpoint,
  parseEntry,
  parseNote,
  readEdge,
  root,
  rootAt,
  sameBytes,
  signNote,
  type Tile,
  treeOfTiles,
} from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import { readLogSeeds, type SigningKey, signingKey } from '#kit/keys.ts'
import type { App } from '../app.ts'
import { growingLog } from './begin.actions.ts'
import { entryTypes } from './entries.ts'
import {
  addCheckpoint,
  addToSums,
  currentLog,
  keysOfLog,
  newestCheckpoint,
  putTiles,
  readTileRow,
  thinCheckpoints,
  tileRows,
} from './log.store.ts'
import { keepPublished, readPublished } from './published.ts'
import { setbackOf } from './rules.ts'
import type { LogRow } from './schema.ts'
import { logKeyOf, sha256, signWith } from './signing.ts'
import { entriesFrom, isAnyReady, lockSequencer, type Numbered, nextSeq, numberReady } from './store.ts'
import { together } from './tiles.ts'

const BATCH = 2000
const DAY_MS = 86_400_000

/** Gives everything that is ready its place in the log, and signs it. */
export async function numberLines(app: App): Promise<void> {
  for (;;) {
    const done = await app.db.open(async (tx) => {
      if (!(await lockSequencer(tx)) || !(await isDue(app, tx))) return null
      const state = await openState(app, tx)
      const lines = await numberReady(tx, app.now(), BATCH)
      return { lines: lines.length, note: (await grow(app, tx, state, lines)).note }
    })
    if (!done) return
    // After the commit: what stands in the file has been given out.
    await keepPublished(app.config.dataFolder, done.note)
    if (done.lines < BATCH) return
  }
}

const isDue = async (app: App, tx: Tx) =>
  (await isAnyReady(tx, app.now())) || ((await currentLog(tx))?.isClosed ?? false)

/** A log with the edge to append to and the key to sign with. */
export type State = { log: LogRow; edge: Edge; key: SigningKey }

/**
 * The log that grows, begun when there is none. Only under the sequencer's lock.
 *
 * @throws Error when the store is not what was signed and published: nothing is signed then.
 */
export async function openState(app: App, tx: Tx): Promise<State> {
  const log = await growingLog(app, tx)
  const edge = await readState(tx, log)
  const published = await readPublished(app.config.dataFolder)
  if (published?.origin === log.origin) {
    const setback = await setbackOf(published, edge.size, (size) => rootAt(treeOf(tx, log), size))
    if (setback) throw new Error(setback)
  }
  return { log, edge, key: await keyFor(app, tx, log) }
}

/** The tree of a log, read with this transaction. */
export const treeOf = (tx: Tx, { logId }: LogRow) =>
  treeOfTiles(
    sha256,
    together((tiles) => tileRows(tx, logId, tiles)),
  )

const tileBytes = async (tx: Tx, { logId }: LogRow, tile: Tile) =>
  (await readTileRow(tx, logId, tile)) ?? Buffer.alloc(0)

/** @throws Error when the store is not what was signed. */
export async function readState(tx: Tx, log: LogRow): Promise<Edge> {
  const newest = await newestCheckpoint(tx, log.logId)
  if (!newest) return EMPTY_EDGE
  const edge = await readEdge(newest.size, async (tile) =>
    tile.level === 'entries'
      ? packEntries(await entriesFrom(tx, log.firstSeq + tile.index * 256, tile.width))
      : tileBytes(tx, log, tile),
  )
  const signed = parseCheckpoint(parseNote(newest.note)?.text ?? '')
  const isSigned = signed?.size === edge.size && sameBytes(signed.root, await root(sha256, edge))
  if (!isSigned || (await nextSeq(tx)) !== log.firstSeq + edge.size) throw new Error('log-is-not-what-was-signed')
  return edge
}

/** The key that signs now. Another process may have handed over to a new one since this one read it. */
async function keyFor(app: App, tx: Tx, log: LogRow): Promise<SigningKey> {
  const wanted = (await keysOfLog(tx, log.logId)).at(-1)?.vkey
  const isWanted = async (key: SigningKey) => formatKey(await logKeyOf(log.origin, key)) === wanted
  if (await isWanted(app.keys.log)) return app.keys.log
  for (const seed of app.config.logSeed ? [] : await readLogSeeds(app.config.keysFolder)) {
    const key = signingKey(seed)
    if (!(await isWanted(key))) continue
    app.keys.log = key
    return key
  }
  throw new Error('log-key-is-another')
}

/** Writes what the lines make of the tree, and its checkpoint, which others may sign too. */
export async function grow(
  app: App,
  tx: Tx,
  { log, edge, key }: State,
  lines: readonly Numbered[],
  alsoBy: readonly SigningKey[] = [],
): Promise<{ edge: Edge; note: string }> {
  const entries = lines.map(({ entry }) => entry)
  const { edge: grown, files } = await appendTo(sha256, edge, entries)
  await putTiles(tx, log.logId, files)
  await addToSums(tx, log.logId, entries.map(parsed))
  const text = formatCheckpoint({ origin: log.origin, size: grown.size, root: await root(sha256, grown) })
  const signatures = []
  for (const by of [key, ...alsoBy]) signatures.push(await signNote(await logKeyOf(log.origin, by), signWith(by), text))
  const note = formatNote({ text, signatures })
  await thinCheckpoints(tx, log.logId, new Date(app.now().getTime() - DAY_MS))
  await addCheckpoint(tx, log.logId, grown.size, note, app.now())
  return { edge: grown, note }
}

function parsed(bytes: Uint8Array) {
  const read = parseEntry(entryTypes(), bytes)
  if (!read.ok) throw new Error(`An entry is of no type that is known: ${read.why}`)
  return read.entry
}
