/** The whole system on a database given by the parent, for benches: the load comes from another process. */
import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import type { App } from '../app/app.ts'
import { readConfig } from '../app/kit/config.ts'
import { type Connection, connect } from '../app/kit/db.ts'
import { openJobs } from '../app/kit/jobs.ts'
import { keysFrom } from '../app/kit/keys.ts'
import { openLog } from '../app/kit/log.ts'
import { openPrint } from '../app/kit/print.ts'
import { doors, FOLLOWS, JOBS } from '../app/main.ts'

const connection = JSON.parse(process.argv[2]!) as Connection
const log = openLog('error', () => new Date())
const app: App = {
  config: readConfig({}),
  db: connect(connection, { max: 10 }),
  keys: keysFrom(Buffer.alloc(32, 7)),
  jobs: await openJobs<App>(connection, JOBS, () => app, { work: false, log, follows: FOLLOWS }),
  log,
  // One machine sends everything here; the limit of places is not what is measured.
  limits: { allows: async () => true },
  carriers: { mail: async () => {}, sms: async () => {} },
  print: openPrint(),
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes),
}
serve({ fetch: doors(app).fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.({ port }))
