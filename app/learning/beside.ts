/** Starts a lesson in a thread of its own, so that nobody waits at a door while a model is learned. */
import { Worker } from 'node:worker_threads'
import type { Learned, Lesson } from './learn.ts'

/** @throws Error when the thread ends without having learned. */
export function learnBeside(lesson: Lesson): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train.worker.ts', import.meta.url), { workerData: lesson })
    worker.once('message', (learned: Learned) => resolve(learned))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Learning ended with ${code}`)))
  })
}
