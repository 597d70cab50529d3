/** The public doors of the record for people: /record and /verify, in both languages. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Tx } from '#kit/db.ts'
import { nonceOf } from '#kit/headers.ts'
import type { App } from '../app.ts'
import { currentLog, keysOfLog, logsOf, sumsOf } from './log.store.ts'
import { publishedOf } from './proof.actions.ts'
import { type Domain, RecordPage, type RecordState } from './record.page.ts'
import { VerifyPage } from './verify.page.ts'
import { watchState } from './watch.store.ts'
import { witnessCount } from './witnesses.ts'

const CACHE = 'public, max-age=60'
const HOUR_MS = 3_600_000

export function recordPages(app: App, domain: (tx: Tx) => Promise<Domain>): Hono {
  const routes = new Hono()
  const { publicUrl } = app.config
  for (const lang of ['fa', 'en'] as const) {
    const at = lang === 'en' ? '/en' : ''
    routes.get(`${at}/record`, async (c) => {
      const { state, known } = await app.db.open(async (tx) => ({
        state: await stateOf(app, tx),
        known: await domain(tx),
      }))
      c.header('cache-control', CACHE)
      return c.html(html`${await RecordPage({ lang, state, domain: known, publicUrl })}`)
    })
    routes.get(`${at}/verify`, async (c) => {
      const vkeys = await app.db.open(allKeys)
      return c.html(await VerifyPage({ lang, vkeys, publicUrl, nonce: nonceOf(c) }))
    })
  }
  return routes
}

async function allKeys(tx: Tx): Promise<string[]> {
  const keys: string[] = []
  for (const { logId } of await logsOf(tx)) for (const { vkey } of await keysOfLog(tx, logId)) keys.push(vkey)
  return keys
}

async function newestKey(tx: Tx): Promise<string | null> {
  const log = await currentLog(tx)
  return log && ((await keysOfLog(tx, log.logId)).at(-1)?.vkey ?? null)
}

async function stateOf(app: App, tx: Tx): Promise<RecordState> {
  const log = await currentLog(tx)
  const watch = (await watchState(tx))!
  const { oldestReady, ...kept } = watch
  const isStill = oldestReady !== null && app.now().getTime() - oldestReady.getTime() > HOUR_MS
  return {
    checkpoint: log && (await publishedOf(tx, log)),
    vkey: await newestKey(tx),
    witnesses: await witnessCount(app),
    watch: { ...kept, isStill },
    sums: await sumsOf(tx),
  }
}
