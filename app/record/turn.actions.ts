/**
 * The two turns in the life of a log: another key takes over, named by an entry that both keys sign;
 * and a log begun anew, when a backup was put back that is older than what was published.
 */
import { type Entry, formatKey } from '@pasokh/ledger'
import { makeNextLogSeed, signingKey, takeNextLogSeed } from '#kit/keys.ts'
import type { App } from '../app.ts'
import { append } from './actions.ts'
import { addLogKey, closeLog, currentLog } from './log.store.ts'
import { keepPublished, readOrPutAside } from './published.ts'
import { grow, numberLines, openState } from './sequence.actions.ts'
import { logKeyOf } from './signing.ts'
import { awaitSequencer, numberReady } from './store.ts'

const MOST = 1_000_000

/** Hands over to a new key, made in the keys folder; gives its public line. Processes that run take it up by themselves. */
export async function handOver(app: App): Promise<string> {
  await numberLines(app)
  const { keysFolder, dataFolder } = app.config
  const next = signingKey(await makeNextLogSeed(keysFolder))
  const { vkey, note, before } = await app.db.open(async (tx) => {
    await awaitSequencer(tx)
    const state = await openState(app, tx)
    const vkey = formatKey(await logKeyOf(state.log.origin, next))
    const body = { next: vkey }
    await append(tx, app.now(), { type: 'record.key-handed-over', agencyId: null, by: 'system', body })
    const lines = await numberReady(tx, app.now(), MOST)
    const at = lines.findIndex(({ entry }) => typeOf(entry) === 'record.key-handed-over')
    const turned = await grow(app, tx, state, lines.slice(0, at + 1), [next])
    await addLogKey(tx, state.log.logId, { fromSize: turned.edge.size, vkey, handover: turned.note })
    const rest = lines.slice(at + 1)
    const { note } = rest.length > 0 ? await grow(app, tx, { ...state, ...turned, key: next }, rest) : turned
    const before = (await logKeyOf(state.log.origin, state.key)).id.toString(16).padStart(8, '0')
    return { vkey, note, before }
  })
  await keepPublished(dataFolder, note)
  await takeNextLogSeed(keysFolder, before)
  app.keys.log = next
  return vkey
}

const typeOf = (entry: Uint8Array) => (JSON.parse(new TextDecoder().decode(entry)) as Entry).type

/** Begins the log anew under another name; gives the name. */
export async function beginAnew(app: App): Promise<string> {
  await readOrPutAside(app.config.dataFolder)
  await app.db.open(closeLog)
  await numberLines(app)
  return (await app.db.open(currentLog))?.origin ?? ''
}

/**
 * After a backup was put back: the log goes on when all that this data folder has given out is in it.
 * Otherwise, and where nobody knows what was given out, another log follows with the next entry.
 */
export async function settleLog(app: App): Promise<'no-log' | 'goes-on' | 'begins-anew'> {
  const log = await app.db.open(currentLog)
  if (!log) return 'no-log'
  const published = await readOrPutAside(app.config.dataFolder)
  const isWhole = await app.db
    .open((tx) => openState(app, tx))
    .then(
      () => published?.origin === log.origin,
      () => false,
    )
  if (isWhole) return 'goes-on'
  await app.db.open(closeLog)
  return 'begins-anew'
}
