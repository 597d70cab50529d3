/**
 * What the public log shows of cases. Each entry is bound to its case by a salted commitment of its own, so that
 * nobody outside can tell which entries belong together; the holder of a receipt can.
 */
import { GRANT_REASONS, OUTCOMES, PAUSE_REASONS } from './schema.ts'

const bound = { commitment: 'commitment' } as const
/** An officer's act, with its exact time. */
const atOnce = { ...bound, at: 'instant' } as const
/** A person's act, or what follows from it: with its day, in a shuffled batch. */
const onDay = { ...bound, day: 'day' } as const

/** The two promises that a service makes. */
export const PROMISES = ['first-reply', 'solution'] as const

export const CASES_ENTRIES = [
  { type: 'cases.opened', v: 1, fields: onDay },
  { type: 'cases.joined', v: 1, fields: atOnce },
  { type: 'cases.split', v: 1, fields: atOnce },
  { type: 'cases.target-set', v: 1, fields: { ...onDay, firstReplyDueOn: 'day', solutionDueOn: 'day' } },
  { type: 'cases.target-paused', v: 1, fields: atOnce },
  { type: 'cases.target-paused', v: 2, fields: { ...atOnce, reason: PAUSE_REASONS } },
  { type: 'cases.target-resumed', v: 1, fields: { ...onDay, reason: PAUSE_REASONS } },
  { type: 'cases.target-missed', v: 1, fields: { ...onDay, which: PROMISES } },
  { type: 'cases.granted-to-umbrella', v: 1, fields: { ...atOnce, to: 'id', why: GRANT_REASONS } },
  { type: 'cases.umbrella-replied', v: 1, fields: { ...atOnce, umbrella: 'id' } },
  { type: 'cases.umbrella-asked', v: 1, fields: { ...atOnce, umbrella: 'id', untilOn: 'day' } },
  { type: 'cases.statement-given', v: 1, fields: atOnce },
  { type: 'cases.umbrella-upheld', v: 1, fields: { ...atOnce, umbrella: 'id', untilOn: 'day' } },
  { type: 'cases.umbrella-closed', v: 1, fields: { ...atOnce, umbrella: 'id' } },
  { type: 'cases.handover-offered', v: 1, fields: { ...atOnce, to: 'id' } },
  { type: 'cases.handover-accepted', v: 1, fields: { ...atOnce, to: 'id' } },
  { type: 'cases.handover-refused', v: 1, fields: { ...atOnce, to: 'id' } },
  { type: 'cases.handover-taken-back', v: 1, fields: atOnce },
  { type: 'cases.reply-published', v: 1, fields: { ...atOnce, outcome: OUTCOMES } },
  { type: 'cases.apologised', v: 1, fields: atOnce },
  { type: 'cases.person-answered', v: 1, fields: onDay },
  { type: 'cases.person-confirmed', v: 1, fields: onDay },
  { type: 'cases.person-objected', v: 1, fields: onDay },
  { type: 'cases.person-withdrawn', v: 1, fields: onDay },
  // That a sender has said how satisfied they are, not how much.
  { type: 'cases.person-rated', v: 1, fields: onDay },
  { type: 'cases.not-confirmed', v: 1, fields: atOnce },
  // Of several senders somebody had confirmed, and nobody had objected, when the time to speak was over.
  { type: 'cases.closed-confirmed', v: 1, fields: atOnce },
  { type: 'cases.service-corrected', v: 1, fields: atOnce },
  { type: 'cases.place-corrected', v: 1, fields: atOnce },
  { type: 'cases.unhidden', v: 1, fields: atOnce },
  // That somebody stands aside, and never who.
  { type: 'cases.stood-aside', v: 1, fields: onDay },
  { type: 'cases.let-back', v: 1, fields: onDay },
  { type: 'cases.urgency-corrected', v: 1, fields: atOnce },
  { type: 'cases.original-opened', v: 1, fields: atOnce },
  // Written when two officers open an identity for a stated legal ground; nothing of the person stands in it.
  { type: 'cases.identity-opened', v: 1, fields: atOnce },
] as const
