/** The door of people for other slices. */
import type { Job } from '#kit/jobs.ts'
import type { App } from '../app.ts'

export { addOfficer } from './actions.ts'
export { peopleApi } from './api.ts'
export { permissionsOf } from './permissions.ts'
export type { Permission, Refusal, Role, Signed } from './schema.ts'
export { anyOfficer, freshOfficerOf, officerOf, signedIn } from './who.api.ts'

export const PEOPLE_JOBS: readonly Job<App>[] = []
