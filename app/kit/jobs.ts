/**
 * Work for later, on pg-boss. A job is put in within the transaction of the act that needs it, holds
 * ids only, is retried with a limit, and its row is gone within an hour of its end.
 */
import { type Db as BossDb, type Job as BossJob, type JobResult, PgBoss } from 'pg-boss'
import type { Connection, Tx } from './db.ts'
import { faultWord } from './fault.ts'
import type { Log } from './log.ts'

/** Ids and days, never text of a person, a contact or a key. */
export type Payload = Record<string, string>

export type Job<On> = {
  /** slice.verb */
  name: string
  /** A cron line in UTC for what comes round by itself. */
  every?: string
  /** At most one waiting for each key: what is put in again meanwhile is the same job. */
  once?: boolean
  run(on: On, payload: Payload): Promise<void>
}

export type Jobs = {
  /** Puts a job in with the caller's transaction: it is there exactly when the act is. */
  add(tx: Tx, name: string, payload?: Payload, options?: { key?: string; after?: Date }): Promise<void>
  /** Failed and waiting work, for the console and /readyz. */
  state(): Promise<{ name: string; waiting: number; failed: number }[]>
  /** What failed for good, newest first, with the word of the failure. */
  failures(name: string): Promise<{ id: string; failure: string }[]>
  /** Whether jobs are carried out somewhere: this process has seen one end lately, or does not work itself. */
  isMoving(): boolean
  /** Runs everything that waits now, in this process, until nothing is left: for tests and commands. */
  drain(): Promise<void>
  stop(): Promise<void>
}

const SCHEMA = 'pgboss'
const RETRIES = 5
const KEPT_SECONDS = 3600
const BATCH = 20
const STOP_MS = 5000
/** Something comes round every minute; silence for longer than this means that nothing moves. */
const STILL_MS = 5 * 60_000

/** Makes pg-boss's tables and the queues, as the owner; the process itself may change neither. */
export async function installJobs<On>(
  owner: Connection,
  jobs: readonly Job<On>[],
  grant: (statements: string[]) => Promise<void>,
) {
  const boss = new PgBoss({ ...owner, schema: SCHEMA, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  const there = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const { name, once } of jobs) {
    if (there.has(name)) continue
    await boss.createQueue(name, {
      policy: once ? 'short' : 'standard',
      retryLimit: RETRIES,
      retryBackoff: true,
      deleteAfterSeconds: KEPT_SECONDS,
      heartbeatSeconds: 10,
      notify: true,
    })
  }
  await boss.stop({ graceful: false })
  await grant([
    `grant usage on schema ${SCHEMA} to pasokh_app`,
    `grant select, insert, update, delete on all tables in schema ${SCHEMA} to pasokh_app`,
    `grant usage on all sequences in schema ${SCHEMA} to pasokh_app`,
    `grant execute on all functions in schema ${SCHEMA} to pasokh_app`,
  ])
}

/** After the one job come the others, with the same payload. */
export type Follows = Readonly<Record<string, readonly string[]>>

type Opening = { work: boolean; log: Log; follows: Follows }

/** Starts working when `work` is true; otherwise only puts jobs in. */
export async function openJobs<On>(
  app: Connection,
  jobs: readonly Job<On>[],
  on: () => On,
  { work, log, follows }: Opening,
): Promise<Jobs> {
  const boss = new PgBoss({
    ...app,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    useListenNotify: work,
    supervise: work,
    schedule: work,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    max: 4,
  })
  let movedAt = performance.now()
  boss.on('error', (error) => log.warn('jobs-trouble', { failure: faultWord(error) }))
  await boss.start()
  if (work) {
    for (const job of jobs) {
      if (job.every) await boss.schedule(job.name, job.every, {}, { tz: 'UTC' })
      const options = {
        batchSize: BATCH,
        pollingIntervalSeconds: 2,
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const
      await boss.work(job.name, options, async (batch: BossJob<Payload>[]) => {
        const results: JobResult[] = []
        for (const one of batch) {
          results.push(await runOne(boss, job, one, { on: on(), log, follows }))
          movedAt = performance.now()
        }
        return results
      })
    }
  }
  return {
    add: async (tx, name, payload = {}, { key, after } = {}) => {
      await boss.send(name, payload, {
        db: through(tx),
        ...(key && { singletonKey: key }),
        ...(after && { startAfter: after }),
      })
    },
    state: async () =>
      (await boss.getQueues()).map(({ name, queuedCount, failedCount }) => ({
        name,
        waiting: queuedCount,
        failed: failedCount ?? 0,
      })),
    failures: async (name) =>
      (await boss.findJobs(name))
        .filter((job) => job.state === 'failed')
        .map((job) => ({ id: job.id, failure: wordOf(job.output) })),
    isMoving: () => !work || performance.now() - movedAt < STILL_MS,
    drain: () => drain(boss, jobs, on(), follows),
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS }),
  }
}

type Running<On> = { on: On; log: Log; follows: Follows }

async function runOne<On>(
  boss: PgBoss,
  job: Job<On>,
  { id, data }: { id: string; data: Payload | null },
  { on, log, follows }: Running<On>,
) {
  try {
    await job.run(on, data ?? {})
    await goOn(boss, follows[job.name], data ?? {})
    return { id, status: 'completed' as const }
  } catch (error) {
    const message = faultWord(error)
    log.error('job-failed', { job: job.name, jobId: id, failure: message })
    return { id, status: 'failed' as const, output: { message } }
  }
}

// Put in before the first job counts as done: a crash between the two runs the first again, which
// finds nothing left to do.
async function goOn(boss: PgBoss, followers: readonly string[] = [], payload: Payload) {
  for (const name of followers)
    await boss.send(name, payload, { ...(payload.agencyId && { singletonKey: payload.agencyId }) })
}

async function drain<On>(boss: PgBoss, jobs: readonly Job<On>[], on: On, follows: Follows) {
  for (let worked = true; worked; ) {
    worked = false
    for (const job of jobs) {
      for (const one of await boss.fetch<Payload>(job.name, { batchSize: BATCH })) {
        worked = true
        await job.run(on, one.data ?? {})
        await goOn(boss, follows[job.name], one.data ?? {})
        await boss.complete(job.name, one.id)
      }
    }
  }
}

const through = (tx: Tx): BossDb => ({ executeSql: (text, values) => tx.raw(text, values ?? []) })

const wordOf = (output: unknown) =>
  output && typeof output === 'object' && 'message' in output ? String(output.message) : 'failed'
