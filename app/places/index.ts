/** The door of places for other slices. */
export { areaOf, atlasOf, officesBy, responsibleOffice, responsibleOffices } from './actions.ts'
export { placesApi } from './api.ts'
export { askBack, asker, correctPlaces, keepPlaces, type PlaceChoice } from './keep.actions.ts'
export { forgetPlaces, type Kept, placesOf } from './kept.store.ts'
export { PLACES_JOBS } from './places.job.ts'
export { type Elsewhere, elsewhere, reasons } from './reason.actions.ts'
export { type Area, PLACE_LEVELS, type Responsibility, ResponsibilityInput } from './schema.ts'
export { areasOf, responsibilitiesOf } from './store.ts'
