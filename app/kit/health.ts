/** /livez says that the process answers; /readyz that its store does and its jobs move. */
import { Hono } from 'hono'
import { type Db, sql } from './db.ts'
import type { Jobs } from './jobs.ts'

const READY_TIMEOUT_MS = 2000

type Watched = { db: Db; jobs: Pick<Jobs, 'isMoving'> }

export function healthDoors(app: Watched): Hono {
  return new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const trouble = await findTrouble(app)
      if (!trouble) return c.json({ ready: true })
      return c.json({ ready: false, trouble }, 503, { 'retry-after': '10' })
    })
}

async function findTrouble({ db, jobs }: Watched): Promise<string | null> {
  const late = new Promise<string>((say) => setTimeout(() => say('store-slow'), READY_TIMEOUT_MS).unref())
  const store = db
    .open((tx) => tx.one(sql`select 1 as yes`))
    .then(
      () => null,
      () => 'store-unreachable',
    )
  return (await Promise.race([store, late])) ?? (jobs.isMoving() ? null : 'jobs-stuck')
}
