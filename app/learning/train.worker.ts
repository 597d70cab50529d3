/** Learns beside the thread that answers people: a lesson comes in, what was learned goes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Lesson, learn } from './learn.ts'

// This file is only ever started by learnBeside(), which gives a lesson.
parentPort?.postMessage(learn(workerData as Lesson))
