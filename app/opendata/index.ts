/** The door of opendata. It is the last slice: only main.ts comes through it. */
export { open311Pages } from './open311.api.ts'
export { OPENDATA_JOBS } from './opendata.job.ts'
