/** Sends letters to officers. */
import type { Job } from '#kit/jobs.ts'
import type { App } from '../app.ts'
import { LETTER_JOB, sendLetter } from './letters.actions.ts'
import type { Letter } from './words.ts'

export const letterJob: Job<App> = {
  name: LETTER_JOB,
  // The payload was written by writeLater(), whose types are these.
  run: (app, { agencyId, officerId, letter }) =>
    sendLetter(app, { agencyId: agencyId!, officerId: officerId! }, letter as Letter),
}
