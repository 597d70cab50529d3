/** The door of opendata for later slices. */
export { bulkPages } from './bulk.api.ts'
export { dataPages } from './data.page.ts'
export { open311Pages } from './open311.api.ts'
export { OPENDATA_JOBS } from './opendata.job.ts'
export { publish } from './publish.actions.ts'
