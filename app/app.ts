/** What a slice may ask of the running system. Built once, in main.ts; tests build their own. */
import type { Config } from '#kit/config.ts'
import type { Db } from '#kit/db.ts'
import type { Jobs } from '#kit/jobs.ts'
import type { Keys } from '#kit/keys.ts'
import type { Limits } from '#kit/limits.ts'
import type { Log } from '#kit/log.ts'
import type { Carriers } from '#kit/mail.ts'
import type { Print } from '#kit/print.ts'

export type App = {
  config: Config
  db: Db
  keys: Keys
  jobs: Jobs
  log: Log
  limits: Limits
  /** How messages leave the house: SMTP, an SMS gateway, or a file in a trial. */
  carriers: Carriers
  /** How documents are set in print. */
  print: Print
  /** The only clock. */
  now(): Date
  /** The only chance. */
  random(bytes: number): Buffer
}
