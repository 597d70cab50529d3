/** Starts a lesson in a thread of its own, so that nobody waits at a door while a model is learned. */
import { Worker } from 'node:worker_threads'
import type { Learned, Lesson } from './learn.ts'
import type { UrgencyLearned, UrgencyLesson } from './urgency.ts'

/** Told the share that is done, rising to 1. */
export type Progress = (share: number) => void
const toNobody: Progress = () => {}

/** @throws Error when the thread ends without having learned. */
export const learnBeside = (lesson: Lesson, progress = toNobody): Promise<Learned> =>
  start({ of: 'service', lesson }, progress)

/** @throws Error when the thread ends without having learned. */
export const learnUrgencyBeside = (lesson: UrgencyLesson, progress = toNobody): Promise<UrgencyLearned> =>
  start({ of: 'urgency', lesson }, progress)

type Told<Answer> = { share: number; learned?: never } | { share?: never; learned: Answer }

function start<Answer>(workerData: object, progress: Progress): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train.worker.ts', import.meta.url), { workerData })
    worker.on('message', ({ share, learned }: Told<Answer>) => {
      if (share === undefined) resolve(learned)
      else progress(share)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Learning ended with ${code}`)))
  })
}
