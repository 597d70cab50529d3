/** The door of the record for other slices. */
import { numberJob, witnessJob } from './number.job.ts'

export { append, readOn } from './actions.ts'
export { registerEntries } from './entries.ts'
export { logPages } from './log.page.ts'
export { keepNumbering } from './number.job.ts'
export { type Promised, promise } from './promise.ts'
export { loggedAbout, type Proof, proofOf, proofSheet } from './proof.actions.ts'
export { PromiseSection, ProofSection, type ProofView, proofView } from './receipt.page.ts'
export type { Event } from './schema.ts'
export { numberLines } from './sequence.actions.ts'
export { watchPromises } from './watch.actions.ts'
export { watchedPromises } from './watch.store.ts'
export { recordPages } from './web.page.ts'
export { witnessPages } from './witness.page.ts'

export const RECORD_JOBS = [numberJob, witnessJob]
