/** /livez says that the process answers; /readyz that its store does and its jobs move. */
import { Hono } from 'hono'
import { sql } from '#kit/db.ts'
import type { App } from '../app.ts'

const READY_TIMEOUT_MS = 2000

export function healthDoors(app: App): Hono {
  return new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const trouble = await findTrouble(app)
      return trouble ? c.json({ ready: false, trouble }, 503) : c.json({ ready: true })
    })
}

async function findTrouble(app: App): Promise<string | null> {
  const late = new Promise<string>((say) => setTimeout(() => say('store-slow'), READY_TIMEOUT_MS).unref())
  const store = app.db
    .open((tx) => tx.one(sql`select 1 as yes`))
    .then(
      () => null,
      () => 'store-unreachable',
    )
  return (await Promise.race([store, late])) ?? (app.jobs.isMoving() ? null : 'jobs-stuck')
}
