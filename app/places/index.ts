/** The door of places for other slices. */
export { areaOf, responsibleOffice, responsibleOffices } from './actions.ts'
export { placesApi } from './api.ts'
export type { Area, Place } from './schema.ts'
export { areasOf } from './store.ts'
