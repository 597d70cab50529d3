/** The door of places for other slices. */
export { areaOf, responsibleOffice, responsibleOffices } from './actions.ts'
export { placesApi } from './api.ts'
export type { Area, Found, Place, Point, Responsible, Why } from './schema.ts'
export { areasOf } from './store.ts'
