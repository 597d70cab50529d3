/** The whole system in one process, on its own database, with a clock that stands still. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { App } from '../app/app.ts'
import { readConfig } from '../app/kit/config.ts'
import { type Connection, connect, type RawBuilder, sql } from '../app/kit/db.ts'
import { openJobs } from '../app/kit/jobs.ts'
import { keysFrom } from '../app/kit/keys.ts'
import { openLimits } from '../app/kit/limits.ts'
import { openLog } from '../app/kit/log.ts'
import type { Letter } from '../app/kit/mail.ts'
import { openPrint } from '../app/kit/print.ts'
import { doors, FOLLOWS, JOBS } from '../app/main.ts'
import { type TestStore, testStore } from './store.ts'

export type TestApp = App & {
  routes: Hono
  /** The database of this file, for another process. */
  connection: Connection
  /** Letters and SMS that left the house. */
  sent: { letters: Letter[]; sms: { to: string; text: string }[] }
  logged: string[]
  store: TestStore
  setNow(at: string | Date): void
  /** Rows as the owner sees them: of every agency. */
  rows<Row = Record<string, unknown>>(query: RawBuilder<Row>): Promise<Row[]>
  /** Runs all waiting jobs. */
  work(): Promise<void>
  close(): Promise<void>
}

// A machine that does much else may keep a statement waiting for many seconds; what is tested here is not that.
const PATIENT = { silentMs: 60_000, askedMs: 30_000 }

/** `at` is the instant at which the clock stands: a Saturday morning in Tehran unless told. */
export async function testApp({ at = '2026-11-21T06:30:00Z' }: { at?: string } = {}): Promise<TestApp> {
  const store = await testStore()
  let now = new Date(at)
  const sent: TestApp['sent'] = { letters: [], sms: [] }
  const logged: string[] = []
  const owner = connect(store.owner, { max: 2, patience: PATIENT })
  const app = await appOn(store.app, () => now, {
    log: openLog('info', () => now, { write: (line) => void logged.push(line) }),
    carriers: {
      mail: async (letter) => void sent.letters.push(letter),
      sms: async (to, text) => void sent.sms.push({ to, text }),
    },
  })
  const { db, jobs } = app
  return {
    ...app,
    routes: doors(app),
    connection: store.app,
    sent,
    logged,
    store,
    setNow: (to) => {
      now = new Date(to)
    },
    rows: (query) => owner.open((tx) => tx.rows(query)),
    work: () => jobs.drain(),
    close: async () => {
      await jobs.stop()
      await db.close()
      await owner.close()
      await store.drop()
      rmSync(app.config.dataFolder, { recursive: true, force: true })
    },
  }
}

/** The system on a store that is there already: of another process, when that one is to be killed. */
export async function appOn(
  to: Connection,
  now: () => Date,
  { log, carriers }: Pick<App, 'log' | 'carriers'>,
): Promise<App> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'pasokh-test-'))
  const jobs = await openJobs<App>(to, JOBS, () => app, { work: false, log, follows: FOLLOWS })
  const app: App = {
    config: readConfig({ PASOKH_DATA: dataFolder, PASOKH_KEYS: join(dataFolder, 'keys') }),
    db: connect(to, { max: 6, patience: PATIENT }),
    jobs,
    log,
    keys: keysFrom(Buffer.alloc(32, 7)),
    limits: openLimits(now, randomBytes),
    carriers,
    print: openPrint(),
    now,
    random: (bytes) => randomBytes(bytes),
  }
  return app
}

export { sql }
