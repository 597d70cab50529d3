/** Starts a lesson in a thread of its own, so that nobody waits at a door while a model is learned. */
import { Worker } from 'node:worker_threads'
import type { Learned, Lesson } from './learn.ts'
import type { UrgencyLearned, UrgencyLesson } from './urgency.ts'

/** @throws Error when the thread ends without having learned. */
export const learnBeside = (lesson: Lesson): Promise<Learned> => start({ of: 'service', lesson })

/** @throws Error when the thread ends without having learned. */
export const learnUrgencyBeside = (lesson: UrgencyLesson): Promise<UrgencyLearned> => start({ of: 'urgency', lesson })

function start<Answer>(workerData: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train.worker.ts', import.meta.url), { workerData })
    worker.once('message', (learned: Answer) => resolve(learned))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Learning ended with ${code}`)))
  })
}
