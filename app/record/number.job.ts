/** Numbers the waiting lines of the record, every minute. */
import type { Job } from '#kit/jobs.ts'
import type { App } from '../app.ts'
import { numberLines } from './actions.ts'

export const numberJob: Job<App> = { name: 'record.number', every: '* * * * *', once: true, run: numberLines }
