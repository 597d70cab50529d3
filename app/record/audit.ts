/**
 * Verifies every log of an installation from what it publishes, and from what the verifier has kept
 * of it. Nothing here trusts the installation: what it says of its keys is taken only when nothing
 * better is known, and every entry is hashed again up to the signed root.
 */
import { hash } from 'node:crypto'
import {
  type Edge,
  EMPTY_EDGE,
  type Entry,
  type EntryType,
  edgeTiles,
  parseEntry,
  type Quorum,
  root,
  sameBytes,
  TILE_WIDTH,
  type Tile,
  tilePath,
} from '@pasokh/ledger'
import { type KnownLog, openKeys } from './audit-keys.ts'
import { admit, type Beginning, Lost } from './audit-lost.ts'
import { openPromise, type Sought, saysOf, seek } from './audit-promise.ts'
import {
  type Finding,
  type FindingWord,
  isWrong,
  type Kept,
  LogsFile,
  type PublishedLog,
  TypesFile,
} from './audit-shapes.ts'
import { growBy, type Read, readEntries } from './bundles.ts'
import { sha256 } from './signing.ts'

export type Asking = {
  read: Read
  /** What one has kept of earlier times. */
  kept: readonly Kept[]
  /** A public key that one knows from elsewhere, for the log that bears its name. */
  vkey?: string | undefined
  /** The witnesses whose signatures the newest log must bear. */
  quorum?: Quorum | null
  /** A promise that somebody was given, and the time it is. */
  promise?: { note: string; now: Date } | null
  onProgress?: (done: number, of: number) => void
}

export type Audited = {
  findings: Finding[]
  logs: { origin: string; size: number }[]
  entries: number
  releases: number
  /** What to keep until the next time: only of logs in which nothing is wrong. */
  kept: Kept[]
}

/** Of one log: a log that is wrong throughout must not fill the memory of whoever looks at it. */
const MOST_FINDINGS = 1000

export async function audit(asking: Asking): Promise<Audited> {
  const audited: Audited = { findings: [], logs: [], entries: 0, releases: 0, kept: [] }
  const logs = await readJson(asking, '/log/logs.json', LogsFile)
  const types = await readJson(asking, '/log/types.json', TypesFile)
  if (!logs || !types || logs.logs.length === 0)
    return { ...audited, findings: [{ word: 'not-a-log', origin: '', at: null }] }
  for (const { origin } of asking.kept)
    if (!logs.logs.some((log) => log.origin === origin)) audited.findings.push({ word: 'log-gone', origin, at: null })
  const { promise } = asking
  const sought = promise ? await openPromise(promise.note, logs.logs) : null
  const beginnings: Beginning[] = []
  for (const [nth, log] of logs.logs.entries()) {
    const isNewest = nth === logs.logs.length - 1
    const place = { log, isNewest, sought, before: logs.logs[nth - 1] ?? null, beginnings }
    await auditLog(asking, types.types, place, audited)
  }
  for (const beginning of beginnings) admit(asking.kept, beginning, audited)
  if (promise) {
    const word = sought ? saysOf(sought, promise.now) : 'promise-false'
    audited.findings.push({ word, origin: '', at: sought?.foundAt ?? null })
  }
  return audited
}

type Shape<T> = { safeParse(value: unknown): { data?: T | undefined } }

async function readJson<T>({ read }: Asking, path: string, shape: Shape<T>): Promise<T | null> {
  const bytes = await read(path)
  try {
    return bytes && (shape.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null)
  } catch {
    return null
  }
}

type Place = {
  log: PublishedLog
  isNewest: boolean
  sought: Sought | null
  before: PublishedLog | null
  beginnings: Beginning[]
}
type Found = (word: FindingWord, at?: number | null) => void

async function auditLog(asking: Asking, types: readonly EntryType[], place: Place, audited: Audited) {
  const { log, isNewest, before } = place
  const own: Finding[] = []
  const found: Found = (word, at = null) => {
    if (own.length < MOST_FINDINGS) own.push({ word, origin: log.origin, at })
  }
  const known = await openKeys(
    log,
    {
      kept: asking.kept.find(({ origin }) => origin === log.origin) ?? null,
      vkey: asking.vkey,
      quorum: isNewest ? (asking.quorum ?? null) : null,
      note: await asking.read(`${log.path}/checkpoint`),
    },
    found,
  )
  if (known) {
    const releases: Release[] = []
    const see = (entry: Entry, at: number) => {
      if (entry.type === 'indicators.released') releases.push({ entry, at })
      if (entry.type === 'record.begun-anew' || (at === 0 && before)) checkBeginning(entry, at, place, found)
      const handover = known.marks.find(({ next, size }) => next !== null && size === at + 1)
      if (handover && (entry.type !== 'record.key-handed-over' || entry.body.next !== handover.next))
        found('false-handover', at)
    }
    await replay({ asking, log, types, known, found, sought: place.sought }, see)
    await checkReleases(asking, releases, found)
    audited.entries += known.checkpoint.size
    audited.releases += releases.length
    audited.logs.push({ origin: log.origin, size: known.checkpoint.size })
    if (!own.some(isWrong)) audited.kept.push(known.toKeep)
  }
  audited.findings.push(...own)
}

/** A log after the first says in its first entry, and nowhere else, which one it follows. */
function checkBeginning({ type, body }: Entry, at: number, { log, before, beginnings }: Place, found: Found) {
  const isNamed = type === 'record.begun-anew' && before?.keys.some(({ vkey }) => vkey === body.previous)
  const { data: lost } = Lost.safeParse(body)
  if (!before || !isNamed || !lost || at > 0) return found('false-beginning', at)
  found('begun-anew', at)
  beginnings.push({ after: before, by: log.keys[0]!.vkey, ...lost })
}

type Replay = {
  asking: Asking
  log: PublishedLog
  types: readonly EntryType[]
  known: KnownLog
  found: Found
  sought: Sought | null
}

/** Reads a log from its first entry to its checkpoint, builds its tree again and looks at what was to be there. */
async function replay(on: Replay, see: (entry: Entry, at: number) => void): Promise<void> {
  const { asking, known, found } = on
  const { size } = known.checkpoint
  let edge = EMPTY_EDGE
  while (edge.size < size) {
    const { entries, missing } = await readEntries(asking.read, on.log.path, { from: edge.size, size })
    if (!entries) return found('file-missing', missing)
    for (const [nth, bytes] of entries.entries()) {
      const read = parseEntry(on.types, bytes)
      if (read.ok) see(read.entry, edge.size + nth)
      else found('not-an-entry', edge.size + nth)
      if (on.sought) await seek(on.sought, bytes, edge.size + nth)
    }
    edge = await grow(on, edge, entries)
    asking.onProgress?.(edge.size, size)
  }
  if (!sameBytes(await root(sha256, edge), known.checkpoint.root)) found('entries-differ')
  await checkTiles(
    on,
    edgeTiles(size).flatMap((tile) =>
      tile.level === 'entries' ? [] : [{ ...tile, level: tile.level, bytes: edge.tiles[tile.level]! }],
    ),
  )
}

/** Appends, and stops at each size of which one knows the root. */
async function grow(on: Replay, edge: Edge, entries: readonly Uint8Array[]): Promise<Edge> {
  const { marks } = on.known
  const sizes = marks.map(({ size }) => size)
  let grown = edge
  for await (const appended of growBy(edge, entries, sizes)) {
    grown = appended.edge
    for (const mark of marks.filter(({ size }) => size === grown.size))
      if (!sameBytes(mark.root, await root(sha256, grown))) on.found(mark.word, grown.size)
    await checkTiles(
      on,
      appended.files.filter(({ level, width }) => level !== 'entries' && width === TILE_WIDTH),
    )
  }
  return grown
}

async function checkTiles({ asking, log, found }: Replay, tiles: readonly (Tile & { bytes: Uint8Array })[]) {
  const files = await Promise.all(tiles.map((tile) => asking.read(`${log.path}/${tilePath(tile)}`)))
  for (const [nth, { index, level, bytes }] of tiles.entries())
    if (!files[nth] || !sameBytes(files[nth], bytes)) found('tile-differs', level === 0 ? index * TILE_WIDTH : null)
}

type Release = { entry: Entry; at: number }

/** Every file of figures that was released is still there, byte for byte. */
async function checkReleases({ read }: Asking, releases: readonly Release[], found: Found) {
  for (const { entry, at } of releases) {
    const file = await read(`/results/releases/${entry.agency}/${String(entry.body.untilDay)}.json`)
    if (!file) found('release-missing', at)
    else if (hash('sha256', file) !== entry.body.sha256) found('release-differs', at)
  }
}
