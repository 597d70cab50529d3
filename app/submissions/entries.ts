/** What the public log shows of submissions: that there was one, by a salted commitment, and never what it says. */
import { ADDITION_KINDS, HIDING_REASONS } from './schema.ts'

/** As they were before a sender was asked how satisfied they are. */
const FORMER_KINDS = ['more', 'correction', 'answer', 'objection', 'thanks'] as const

export const SUBMISSIONS_ENTRIES = [
  // SHA-256(salt ‖ text); the salt is sealed under the submission's own key and goes with it.
  { type: 'submissions.accepted', v: 1, fields: { commitment: 'commitment', day: 'day' } },
  { type: 'submissions.added-to', v: 1, fields: { commitment: 'commitment', day: 'day', kind: FORMER_KINDS } },
  { type: 'submissions.added-to', v: 2, fields: { commitment: 'commitment', day: 'day', kind: ADDITION_KINDS } },
  { type: 'submissions.withdrawn', v: 1, fields: { commitment: 'commitment', day: 'day' } },
  { type: 'submissions.hidden', v: 1, fields: { at: 'instant', commitment: 'commitment', reason: HIDING_REASONS } },
  { type: 'submissions.retention-run', v: 1, fields: { at: 'instant', erased: 'count' } },
  { type: 'submissions.erased-again', v: 1, fields: { at: 'instant', erased: 'count' } },
  { type: 'submissions.imported', v: 1, fields: { added: 'count', at: 'instant', refused: 'count', rows: 'count' } },
] as const
