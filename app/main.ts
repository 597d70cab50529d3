/** Wires the system: the only file that knows every slice. `pasokh serve` starts what it puts together. */
import { Hono } from 'hono'
import type { Job } from '#kit/jobs.ts'
import type { App } from './app.ts'
import { RECORD_JOBS } from './record/index.ts'

/** Every job of every slice. */
export const JOBS: readonly Job<App>[] = [...RECORD_JOBS]

/** Every door of every slice, as one handler of requests. */
export function doors(_app: App): Hono {
  return new Hono()
}
