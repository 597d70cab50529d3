/**
 * After an old backup was put back: takes what the log had published since from a copy that somebody kept, so that it
 * goes on from there. The copy is believed in nothing: every line must lead to a root that our own key has signed, and
 * to the checkpoint that lies beside the data. All of it or nothing.
 */
import { type Edge, type Entry, parseEntry, root, sameBytes, type TileFile } from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { type KnownLog, openKeys } from './audit-keys.ts'
import { type FindingWord, isWrong, LogsFile, type PublishedLog } from './audit-shapes.ts'
import { growBy, type Read, readEntries } from './bundles.ts'
import { entryTypes } from './entries.ts'
import { addCheckpoint, addLogKey, addToSums, currentLog, keysOfLog, newestCheckpoint, putTiles } from './log.store.ts'
import { keepPublished, readOrPutAside } from './published.ts'
import type { LogRow } from './schema.ts'
import { readState } from './sequence.actions.ts'
import { sha256 } from './signing.ts'
import { awaitSequencer, putBackLines } from './store.ts'

/**
 * Why nothing was taken: nobody knows here what was published; there is no such log in the copy, or it ends before that;
 * what it holds is not what was signed; a file of results is missing, or of an agency that the backup does not know.
 */
export type RefillRefusal = 'nothing-known' | 'not-a-copy' | 'too-short' | 'not-what-was-signed' | 'release-missing'

export type Refilled = { added: number; refusal?: never } | { refusal: RefillRefusal; added?: never }

/** Puts a file of results back for its agency; false when it does not stand there afterwards. */
export type KeepRelease = (tx: Tx, agencyId: string, file: Uint8Array) => Promise<boolean>

class Refused extends Error {
  readonly word: RefillRefusal
  constructor(word: RefillRefusal) {
    super(word)
    this.word = word
  }
}

export async function refill(app: App, read: Read, keepRelease: KeepRelease): Promise<Refilled> {
  try {
    const done = await app.db.open((tx) => refillIn(app, tx, read, keepRelease))
    if (done.note) await keepPublished(app.config.dataFolder, done.note)
    return { added: done.added }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.word }
    throw error
  }
}

async function refillIn(app: App, tx: Tx, read: Read, keepRelease: KeepRelease) {
  await awaitSequencer(tx)
  const published = await readOrPutAside(app.config.dataFolder)
  const log = await currentLog(tx)
  if (!log || log.isClosed || published?.origin !== log.origin) throw new Refused('nothing-known')
  const edge = await readState(tx, log)
  if (published.size <= edge.size) return { added: 0, note: null }
  const copy = await openCopy(tx, log, read)
  if (copy.known.checkpoint.size < published.size) throw new Refused('too-short')
  const mark = { size: published.size, root: published.root, word: 'forked' as const, next: null }
  copy.known.marks.push(mark)
  const { note } = copy.known.toKeep
  const releases = await take(app, tx, { log, edge, copy, read })
  for (const { vkey, fromSize, handover } of copy.laterKeys)
    await addLogKey(tx, log.logId, { vkey, fromSize, handover })
  await addCheckpoint(tx, log.logId, copy.known.checkpoint.size, note, app.now())
  for (const release of releases) await takeRelease(tx, release, read, keepRelease)
  return { added: copy.known.checkpoint.size - edge.size, note }
}

type Copy = { path: string; known: KnownLog; laterKeys: PublishedLog['keys'] }

/** What the copy says of the log: signed by a key that this store knows, or that one it knows has named. */
async function openCopy(tx: Tx, log: LogRow, read: Read): Promise<Copy> {
  const [ours, newest] = [await keysOfLog(tx, log.logId), await newestCheckpoint(tx, log.logId)]
  const listed = await listedIn(read, log.origin)
  const isOurs = ours.every(({ vkey, fromSize }, nth) => {
    const theirs = listed.keys[nth]
    return theirs?.vkey === vkey && theirs.fromSize === fromSize
  })
  if (!isOurs) throw new Refused('not-a-copy')
  const words: FindingWord[] = []
  const vkey = ours[0]!.vkey
  const kept = newest && { origin: log.origin, vkey, note: newest.note }
  const what = { kept, vkey, quorum: null, note: await read(`${listed.path}/checkpoint`) }
  const known = await openKeys(listed, what, (word) => void words.push(word))
  if (words.includes('rolled-back')) throw new Refused('too-short')
  if (!known || words.some((word) => isWrong({ word, origin: log.origin, at: null })))
    throw new Refused('not-what-was-signed')
  return { path: listed.path, known, laterKeys: listed.keys.slice(ours.length) }
}

async function listedIn(read: Read, origin: string): Promise<PublishedLog> {
  const bytes = await read('/log/logs.json')
  try {
    const { logs } = LogsFile.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array(0))))
    return logs.find((one) => one.origin === origin) ?? refuse('not-a-copy')
  } catch {
    throw new Refused('not-a-copy')
  }
}

function refuse(word: RefillRefusal): never {
  throw new Refused(word)
}

type Taking = { log: LogRow; edge: Edge; copy: Copy; read: Read }

/** Takes the lines, and looks at the tree wherever a root is known; gives those that tell of a release. */
async function take(app: App, tx: Tx, { log, edge: first, copy, read }: Taking): Promise<Entry[]> {
  const { marks, checkpoint } = copy.known
  const { size } = checkpoint
  const releases: Entry[] = []
  let edge = first
  while (edge.size < size) {
    const { entries } = await readEntries(read, copy.path, { from: edge.size, size })
    if (!entries) throw new Refused('not-what-was-signed')
    const parsed = entries.map(parsedOrRefused)
    for (const [nth, entry] of parsed.entries()) {
      if (entry.type === 'indicators.released') releases.push(entry)
      const handover = marks.find((mark) => mark.next !== null && mark.size === edge.size + nth + 1)
      if (handover && entry.body.next !== handover.next) throw new Refused('not-what-was-signed')
    }
    const files: TileFile[] = []
    const sizes = marks.map((mark) => mark.size)
    const from = edge.size
    for await (const grown of growBy(edge, entries, sizes)) {
      edge = grown.edge
      files.push(...grown.files)
      for (const mark of marks.filter((one) => one.size === edge.size))
        if (!sameBytes(mark.root, await root(sha256, edge))) throw new Refused('not-what-was-signed')
    }
    await putBackLines(tx, log.firstSeq + from, entries.map(Buffer.from))
    await putTiles(tx, log.logId, newestOf(files))
    await addToSums(tx, log.logId, parsed)
  }
  if (!sameBytes(await root(sha256, edge), checkpoint.root)) throw new Refused('not-what-was-signed')
  app.log.info('log-refilled', { count: size - first.size })
  return releases
}

function parsedOrRefused(bytes: Uint8Array): Entry {
  const read = parseEntry(entryTypes(), bytes)
  return read.ok ? read.entry : refuse('not-what-was-signed')
}

/** A tile that grew on the way is written once, in its widest form. */
const newestOf = (files: readonly TileFile[]): TileFile[] => [
  ...new Map(files.map((file) => [`${file.level}/${file.index}`, file])).values(),
]

async function takeRelease(tx: Tx, { agency, body }: Entry, read: Read, keepRelease: KeepRelease) {
  const file = await read(`/results/releases/${agency}/${String(body.untilDay)}.json`)
  const isIt = file && Buffer.from(await sha256(new Uint8Array(file))).toString('hex') === body.sha256
  if (!isIt || agency === null || !(await keepRelease(tx, agency, file))) throw new Refused('release-missing')
}
