/** Builds the running system from its configuration: what every command that needs a store begins with. */
import { randomBytes } from 'node:crypto'
import type { Config } from '#kit/config.ts'
import { faultWord } from '#kit/fault.ts'
import { openJobs } from '#kit/jobs.ts'
import { openKeys } from '#kit/keys.ts'
import { openLimits } from '#kit/limits.ts'
import { openLog } from '#kit/log.ts'
import { openCarriers } from '#kit/mail.ts'
import { openPrint } from '#kit/print.ts'
import type { App } from '../app.ts'
import { openStore, type Store } from '../db/open.ts'
import { FOLLOWS, JOBS } from '../main.ts'

export type Started = { app: App; store: Store; freshKeys: boolean; stop(): Promise<void> }

/** `work` is whether this process carries out jobs; a `guest` may run beside a serving Pasokh. */
export async function start(
  config: Config,
  { work, guest = false }: { work: boolean; guest?: boolean },
): Promise<Started> {
  const now = () => new Date()
  const log = openLog(config.logLevel, now)
  const keys = await openKeys(config.keysFolder, config.logSeed)
  const store = await openStore({ ...config, guest }, JOBS, (error) =>
    log.warn('store-trouble', { failure: faultWord(error) }),
  )
  const jobs = await openJobs<App>(store.app, JOBS, () => app, { work, log, follows: FOLLOWS })
  const app: App = {
    config,
    db: store.db,
    keys,
    jobs,
    log,
    limits: openLimits(now, randomBytes),
    carriers: openCarriers(config),
    print: openPrint(),
    now,
    random: (bytes) => randomBytes(bytes),
  }
  const stop = async () => {
    await jobs.stop()
    await store.close()
  }
  return { app, store, freshKeys: keys.fresh, stop }
}
