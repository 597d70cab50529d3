/** The door of submissions for later slices. */
export { addTo, hide, readAdditions, readPhoto, withdraw } from './additions.actions.ts'
export { submissionsApi } from './api.ts'
export { carry } from './carry.actions.ts'
export { agencyFrame } from './form.page.ts'
export { type Intake, openIntake, startOfHour } from './intake.actions.ts'
export { notify, type OfficerLetter, putLetters } from './outbox.actions.ts'
export { cleanPhoto } from './photos.ts'
export { type Mistake, readTyped } from './read-form.ts'
export { openReceipt } from './receipt.actions.ts'
export { weakSince } from './receipt.store.ts'
export { isToken, parseReceipt, showReceipt, TOKEN_BYTES } from './receipt.ts'
export {
  ADDITION_KINDS,
  type AdditionKind,
  CHANNELS,
  Contact,
  HIDING_REASONS,
  type HidingReason,
  MAX_TEXT,
  NewSubmission,
  Point,
  type Sealed,
} from './schema.ts'
export { similarTo, submissionsWith } from './search.store.ts'
export {
  additionsOf,
  lockSealed,
  lockUnopened,
  markOpened,
  markReleased,
  photoIdsOf,
  readSubmission,
  type Submission,
} from './store.ts'
export { SUBMISSIONS_JOBS } from './submissions.job.ts'
export { coverText, readOriginal, readOriginals } from './understand.actions.ts'
export { submissionsPages } from './web.page.ts'
