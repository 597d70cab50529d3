/** The door of the record for other slices. */
import { numberJob } from './number.job.ts'

export { append, numberLines, readOn } from './actions.ts'
export type { Event, Line } from './schema.ts'

export const RECORD_JOBS = [numberJob]
