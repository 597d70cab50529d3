/** Learns beside the thread that answers people: a lesson comes in, how far it is and what was learned go out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Lesson, learn } from './learn.ts'
import { learnUrgency, type UrgencyLesson } from './urgency.ts'

type Given = { of: 'service'; lesson: Lesson } | { of: 'urgency'; lesson: UrgencyLesson }

// This file is only ever started by beside.ts, which gives a lesson of one of the two.
const given = workerData as Given
const tell = (share: number) => parentPort?.postMessage({ share })
const learned = given.of === 'service' ? learn(given.lesson, tell) : learnUrgency(given.lesson, tell)
parentPort?.postMessage({ learned })
