/** Numbers the waiting lines of the record: every minute as a job, and every other second in a process that works. */
import { faultWord } from '#kit/fault.ts'
import type { Job } from '#kit/jobs.ts'
import type { App } from '../app.ts'
import { numberLines } from './sequence.actions.ts'
import { askWitnesses } from './witness.actions.ts'

export const numberJob: Job<App> = { name: 'record.number', every: '* * * * *', once: true, run: numberLines }

/** Asks the witnesses to sign what is new. */
export const witnessJob: Job<App> = { name: 'record.ask-witnesses', every: '* * * * *', once: true, run: askWitnesses }

const EVERY_MS = 2000

/** Officers' acts are in the log within seconds. Gives what stops it. */
export function keepNumbering(app: App): () => Promise<void> {
  let isOver = false
  let last = ''
  const turn = async () => {
    try {
      await numberLines(app)
      await askWitnesses(app)
      last = ''
    } catch (error) {
      // Said once: the job says it again every minute.
      const failure = faultWord(error)
      if (failure !== last) app.log.error('log-stands-still', { failure })
      last = failure
    }
  }
  const run = async () => {
    while (!isOver) {
      await turn()
      await new Promise((next) => {
        timer = setTimeout(next, EVERY_MS)
        wake = () => next(undefined)
      })
    }
  }
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  const running = run()
  return async () => {
    isOver = true
    clearTimeout(timer)
    wake()
    await running
  }
}
