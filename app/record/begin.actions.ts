/** How a log begins: the first one of an installation, and one that follows a log which may not go on. */
import { formatKey, parseCheckpoint, parseNote, toHex } from '@pasokh/ledger'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { entryOf } from './entries.ts'
import { addLog, addLogKey, currentLog, keysOfLog, newestCheckpoint } from './log.store.ts'
import { readPublished } from './published.ts'
import type { Event, LogRow } from './schema.ts'
import { logKeyOf, originOf } from './signing.ts'
import { addWaiting, nextSeq } from './store.ts'

/** The log to append to. Only under the sequencer's lock. */
export async function growingLog(app: App, tx: Tx): Promise<LogRow> {
  const current = await currentLog(tx)
  if (!current) return beginLog(app, tx, 1)
  return current.isClosed ? followLog(app, tx, current) : current
}

async function beginLog(app: App, tx: Tx, logId: number): Promise<LogRow> {
  const base = originOf(app.config.publicUrl)
  const origin = logId === 1 ? base : `${base}/${logId}`
  const log = { logId, origin, firstSeq: await nextSeq(tx), isClosed: false }
  await addLog(tx, log, app.now())
  const vkey = formatKey(await logKeyOf(log.origin, app.keys.log))
  await addLogKey(tx, logId, { fromSize: 0, vkey, handover: null })
  return log
}

/** Its first entry says after which log it comes, how much of that had been published, and how much is left. */
async function followLog(app: App, tx: Tx, before: LogRow): Promise<LogRow> {
  const newest = await newestCheckpoint(tx, before.logId)
  const kept = newest && parseCheckpoint(parseNote(newest.note)?.text ?? '')
  const known = await readPublished(app.config.dataFolder)
  const published = known?.origin === before.origin ? known : kept
  const body = {
    keptSize: kept?.size ?? 0,
    previous: (await keysOfLog(tx, before.logId)).at(-1)!.vkey,
    publishedSize: published?.size ?? 0,
    publishedRoot: toHex(published?.root ?? new Uint8Array(32)),
  }
  const log = await beginLog(app, tx, before.logId + 1)
  const event: Event = { type: 'record.begun-anew', agencyId: null, by: 'system', body }
  // Ready before everything that waits.
  const line = { type: event.type, agencyId: null, body, about: null, readyAt: new Date(0) }
  await addWaiting(tx, [{ ...line, ...entryOf(event, app.now()) }])
  return log
}
