/** Learns beside the thread that answers people: a lesson comes in, what was learned goes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Lesson, learn } from './learn.ts'
import { learnUrgency, type UrgencyLesson } from './urgency.ts'

type Given = { of: 'service'; lesson: Lesson } | { of: 'urgency'; lesson: UrgencyLesson }

// This file is only ever started by beside.ts, which gives a lesson of one of the two.
const given = workerData as Given
parentPort?.postMessage(given.of === 'service' ? learn(given.lesson) : learnUrgency(given.lesson))
