/** The door of the map for later slices. */
export { MAP_JOBS } from './map.job.ts'
export { mapPages } from './web.page.ts'
