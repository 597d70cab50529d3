/** The door of the map for later slices. */
export { deskMapApi } from './desk.api.ts'
export { MAP_JOBS } from './map.job.ts'
export { publishMap } from './publish.actions.ts'
export { MEDIA as MAP_MEDIA } from './schema.ts'
export { type Listed as MapSheet, sheetsOf as mapSheets } from './store.ts'
export { mapPages } from './web.page.ts'
