/**
 * The log as static files, in the form of c2sp.org/tlog-tiles: nothing is asked of the reader and nothing said of it.
 * The first log lies at /log, each later one at /log/2, /log/3 …; /log/logs.json names them with their keys.
 */
import { packEntries, parseTilePath, type Tile } from '@pasokh/ledger'
import { type Context, Hono } from 'hono'
import type { Tx } from '#kit/db.ts'
import { problem } from '#kit/http.ts'
import type { App } from '../app.ts'
import { entryTypes } from './entries.ts'
import { keysOfLog, logsOf, newestCheckpoint, readTileRow } from './log.store.ts'
import { publishedOf } from './proof.actions.ts'
import type { LogRow } from './schema.ts'
import { entriesFrom } from './store.ts'

/** Anyone may read the log from anywhere, also a page of another site. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
const FOR_EVER = 'public, max-age=31536000, immutable'
const SHORT = 'public, max-age=5'
const HASH_BYTES = 32

export function logPages(app: App): Hono {
  const routes = new Hono()
  for (const at of ['/log', '/log/:log{[2-9]|[1-9][0-9]+}']) {
    routes.get(`${at}/checkpoint`, (c) => send(app, c, checkpointOf))
    routes.get(`${at}/tile/*`, (c) => send(app, c, fileOf))
  }
  return routes
    .get('/log/logs.json', async (c) => {
      const logs = await app.db.open((tx) => listLogs(tx))
      return c.json({ logs }, 200, { ...OPEN, 'cache-control': SHORT })
    })
    .get('/log/types.json', (c) => c.json({ types: entryTypes() }, 200, { ...OPEN, 'cache-control': SHORT }))
}

type Sent = { body: string | Uint8Array; type: string; cache: string } | null

function send(app: App, c: Context, read: (tx: Tx, log: LogRow, path: string) => Promise<Sent>) {
  const logId = Number(c.req.param('log') ?? 1)
  return app.db.open(async (tx) => {
    const log = (await logsOf(tx)).find((one) => one.logId === logId)
    const sent = log && (await read(tx, log, c.req.path))
    if (!sent) return problem(c, 404, 'not-found')
    const { body, type, cache } = sent
    const bytes = typeof body === 'string' ? body : new Uint8Array(body)
    return c.body(bytes, 200, { ...OPEN, 'content-type': type, 'cache-control': cache })
  })
}

const checkpointOf = async (tx: Tx, log: LogRow): Promise<Sent> => {
  const published = await publishedOf(tx, log)
  return published && { body: published.note, type: 'text/plain; charset=utf-8', cache: SHORT }
}

async function fileOf(tx: Tx, log: LogRow, path: string): Promise<Sent> {
  const tile = parseTilePath(path.slice(path.indexOf('/tile/') + 1))
  const body = tile && (await (tile.level === 'entries' ? bundleOf(tx, log, tile) : hashesOf(tx, log, tile)))
  return body && { body, type: 'application/octet-stream', cache: FOR_EVER }
}

async function hashesOf(tx: Tx, { logId }: LogRow, tile: Tile): Promise<Uint8Array | null> {
  const bytes = await readTileRow(tx, logId, tile)
  return bytes && bytes.length >= tile.width * HASH_BYTES ? bytes.subarray(0, tile.width * HASH_BYTES) : null
}

async function bundleOf(tx: Tx, { logId, firstSeq }: LogRow, { index, width }: Tile): Promise<Uint8Array | null> {
  const from = index * 256
  const newest = await newestCheckpoint(tx, logId)
  if (!newest || from + width > newest.size) return null
  return packEntries(await entriesFrom(tx, firstSeq + from, width))
}

/** Every log with where it lies, and the keys that sign it. */
async function listLogs(tx: Tx) {
  const logs = []
  for (const { logId, origin } of await logsOf(tx)) {
    const path = logId === 1 ? '/log' : `/log/${logId}`
    logs.push({ origin, path, keys: await keysOfLog(tx, logId) })
  }
  return logs
}
