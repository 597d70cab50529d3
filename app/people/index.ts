/** The door of people for other slices. */
import { expireJob } from './expire.job.ts'
import { letterJob } from './letters.job.ts'

export { addOfficer } from './actions.ts'
export { peopleApi } from './api.ts'
export { permissionsOf } from './permissions.ts'
export type { Permission, Role, Signed } from './schema.ts'
export { whoStillHolds } from './sessions.actions.ts'
export { digestReaders, isAtWork, officersById, officersOfRoles } from './store.ts'
export { freshOfficerOf, officerOf, tokenOf as sessionTokenOf } from './who.api.ts'

export const PEOPLE_JOBS = [letterJob, expireJob]
