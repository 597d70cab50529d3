/** The door of places for other slices. */
export { areaOf, atlasOf, responsibleOffice, responsibleOffices } from './actions.ts'
export { placesApi } from './api.ts'
export { askBack, asker, correctPlaces, keepPlaces, type PlaceChoice } from './keep.actions.ts'
export { forgetPlaces, type Kept, placesOf } from './kept.store.ts'
export { PLACES_JOBS } from './places.job.ts'
export { type Elsewhere, elsewhere, reasons } from './reason.actions.ts'
export { type Area, PLACE_LEVELS } from './schema.ts'
export { areasOf } from './store.ts'
