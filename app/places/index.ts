/** The door of places for other slices. */
export { areaOf, locator, responsibleOffice, responsibleOffices } from './actions.ts'
export { placesApi } from './api.ts'
export { PLACES_JOBS } from './places.job.ts'
export type { Area, Place } from './schema.ts'
export { areasOf } from './store.ts'
