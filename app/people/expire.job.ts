/** Deletes sessions and links that have run out, every hour. They open nothing before that either. */
import type { Job } from '#kit/jobs.ts'
import type { App } from '../app.ts'
import { IDLE_MS } from './rules.ts'
import { expireSignIns } from './sessions.store.ts'

export const expireJob: Job<App> = {
  name: 'people.expire',
  every: '17 * * * *',
  once: true,
  run: async (app) => {
    const count = await app.db.open((tx) => expireSignIns(tx, app.now(), IDLE_MS))
    app.log.info('sign-ins-expired', { count })
  },
}
