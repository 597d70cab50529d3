/** The door of reports. It is the last slice: only main.ts comes through it. */
export { reportsApi } from './reports.api.ts'
export { REPORTS_JOBS } from './reports.job.ts'
