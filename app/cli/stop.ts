/** How a serving Pasokh ends: what is under way is finished, and what takes long is left, within ten seconds in all. */
import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerType } from '@hono/node-server'
import { endStreams } from '#kit/stream.ts'
import type { Started } from './start.ts'

const STOP_MS = 10_000
/** For answers and jobs under way. A job that takes longer is carried out again after the next start. */
const WORK_MS = 6_000

type Serving = {
  started: Started
  server: ServerType | null
  watching: Server
  stopNumbering: (() => Promise<void>) | null
  stopBeating: (() => Promise<void>) | null
}

/** Ends the process; with 1 only where the store could not be closed in time. */
export async function stopAll({ started, server, watching, stopNumbering, stopBeating }: Serving): Promise<never> {
  setTimeout(() => process.exit(1), STOP_MS)
  await Promise.all([
    server && close(server),
    close(watching),
    within(stopNumbering?.()),
    within(stopBeating?.()),
    within(started.app.jobs.stop()),
  ])
  await started.store.close()
  process.exit(0)
}

const within = (work: Promise<unknown> | undefined) => Promise.race([work?.catch(() => {}), wait(WORK_MS)])

/** Answers what is under way; who is slower than that is cut off. */
async function close(server: ServerType) {
  const closed = new Promise((done) => server.close(done))
  endStreams()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await within(closed)
  if ('closeAllConnections' in server) server.closeAllConnections()
}
