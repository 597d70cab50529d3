/** What a case is, and what may be said about one. Shapes only: no rules, no SQL. */
import { z } from 'zod'
import { civilDay, formToken, prose, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'
import type { CaseTerms } from '../agencies/index.ts'

export const OUTCOMES = ['done', 'planned', 'refused', 'question', 'passed-on', 'update'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** By whom it is known which service a case is about. */
export const SORTED_BY = ['person', 'proposal', 'officer', 'nobody'] as const

/**
 * A case's life. Nothing leaves `withdrawn`; `hidden` is left when it is shown again, `confirmed` by a sender who has not
 * confirmed; the words in it may still be taken back. A `joined` one rests: another goes on in its place, until it is split off again.
 */
export const STATES = [
  'open',
  'answered',
  'waiting-for-person',
  'done',
  'confirmed',
  'not-confirmed',
  'refused',
  'withdrawn',
  'hidden',
  'joined',
  'handed-over',
] as const
export type State = (typeof STATES)[number]

/**
 * Where a case stands for one of its senders, who is never told of a joined one, and of one that was handed over as it stands
 * there; `received` until there is a case.
 */
export type PersonState = Exclude<State, 'joined' | 'handed-over'> | 'received'

/** Why a clock stands; each is public. No other reason stops one. */
export const PAUSE_REASONS = ['person', 'other-agency'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** A time for which the clocks of a case stood; null while they do. */
export type CasePause = { reason: PauseReason; from: Date; to: Date | null }

/** Who is told in turn when a day was missed. */
export const STEPS = ['lead', 'manager', 'umbrella'] as const
export type Step = (typeof STEPS)[number]

/** Why an umbrella may read a case. */
export const GRANT_REASONS = ['overdue', 'objections', 'nobody-may-decide'] as const
export type GrantReason = (typeof GRANT_REASONS)[number]

/** What an umbrella decides of one. */
export const DECISIONS = ['upheld', 'closed'] as const
export type Decision = (typeof DECISIONS)[number]

/** What is said of a case before the umbrella, which its senders read. */
export const WORDS_ABOVE = [
  'umbrella-replied',
  'umbrella-asked',
  'statement-given',
  'umbrella-upheld',
  'umbrella-closed',
] as const
export type WordAboveKind = (typeof WORDS_ABOVE)[number]

/** For what an office owes an apology. */
export const FAULTS = ['late-reply', 'late-solution', 'broken-plan', 'objection'] as const
export type Fault = (typeof FAULTS)[number]

const part = prose(0, 2000)
/** What happened, whose fault it was, what is put right, and what is done so that it does not happen again. */
export const Apology = z.strictObject({
  happened: part,
  fault: part,
  repair: part,
  prevention: part,
  /** As who signs it wants to be known: what the house calls an officer is nobody else's to see. */
  name: prose(2, 100),
})
export type Apology = z.infer<typeof Apology>
/** As its readers see it: with the name of the office as it was on that day. */
export type SignedApology = Apology & { office: Text }

/** By what an office shows that it was done. */
export const EVIDENCE_KINDS = ['text', 'measurement', 'photo'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

const measured = { value: z.number().min(-1e12).max(1e12), unit: prose(1, 40), how: prose(3, 500) }
/** Words, a number with how it was measured, or the first picture among the files of the reply. */
export const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: prose(10, 2000) }),
  z.strictObject({ kind: z.literal('measurement'), ...measured }),
  z.strictObject({ kind: z.literal('photo') }),
])
export type Evidence = z.infer<typeof Evidence>
/** As its readers see it. */
export type ShownEvidence = Exclude<Evidence, { kind: 'photo' }> | { kind: 'photo'; fileId: string }

/** What an office may say. Only a plan has a day, only a refusal a reason, only passing on an office; a question needs no apology. */
const reply = {
  body: prose(2, 4000),
  /** Made once for one reply: sent again, it publishes nothing anew. */
  token: formToken.optional(),
  /** The place of the last event that the officer saw. */
  seen: z.int().min(0).optional(),
}
const apology = { apology: Apology.optional() }
export const NewReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), ...reply, ...apology, evidence: Evidence.optional() }),
  z.strictObject({ outcome: z.literal('update'), ...reply, ...apology }),
  z.strictObject({ outcome: z.literal('planned'), dueOn: civilDay, ...reply, ...apology }),
  z.strictObject({ outcome: z.literal('refused'), reasonCode: z.string().min(2).max(40), ...reply, ...apology }),
  z.strictObject({ outcome: z.literal('question'), ...reply }),
  z.strictObject({ outcome: z.literal('passed-on'), deskId: uuid, ...reply }),
])
export type NewReply = z.infer<typeof NewReply>

/** What became of an offer to another agency. */
export const HANDOVER_STATES = ['offered', 'accepted', 'refused', 'taken-back'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

/** A case offered to another agency, with words that it and the person read. */
export const NewOffer = z.strictObject({
  toAgencyId: uuid,
  body: prose(2, 2000),
  seen: z.int().min(0).optional(),
})
export type NewOffer = z.infer<typeof NewOffer>

/** What a person may do with their receipt. */
export const PERSON_ACTS = ['more', 'answer', 'confirm', 'object', 'withdraw'] as const
export type PersonAct = (typeof PERSON_ACTS)[number]

/** A case as the rules see it. */
export type Case = {
  caseId: string
  code: string
  serviceId: string | null
  areaId: string | null
  officeId: string
  deskId: string
  state: State
  openedHour: Date
  targetVersion: number | null
  firstReplyDueAt: Date | null
  solutionDueAt: Date | null
  /** On which terms the two were promised. */
  terms: CaseTerms | null
  firstReplyAt: Date | null
  solvedAt: Date | null
  plannedOn: string | null
  /** The end of that day. */
  plannedUntil: Date | null
  /** Since when its clocks stand; null while they run. */
  pausedSince: Date | null
  verdictUntil: Date | null
  objections: number
  passedOn: number
  assignedTo: string | null
  sortedBy: (typeof SORTED_BY)[number]
  news: boolean
  /** Seen first; `dangerBy` says by what it was thought so, or that an officer said so or not. */
  dangerous: boolean
  dangerBy: 'words' | 'learned' | 'officer' | null
  /** The case that goes on in the place of a joined one. */
  joinedInto: string | null
  /** The earliest promise of those joined to it that is still to be kept. */
  joinedDueAt: Date | null
}

/** How satisfied a sender is: 1 not at all, 5 very much. */
export const ANSWERS = [1, 2, 3, 4, 5] as const
export type Answer = (typeof ANSWERS)[number]

/** How likely another case is about the same matter, the likeliest first. */
export const GRADES = ['near-copy', 'likely', 'alike'] as const
export type Grade = (typeof GRADES)[number]

export const EVENT_TYPES = [
  'opened',
  'replied',
  'passed-on',
  'added',
  'answered',
  'confirmed',
  'objected',
  'withdrawn',
  'not-confirmed',
  'service-corrected',
  'place-corrected',
  'urgency-corrected',
  'assigned',
  'original-opened',
  'hidden',
  'unhidden',
  'stood-aside',
  'let-back',
  'released',
  'unreleased',
  'joined',
  'split',
  'closed-confirmed',
  'paused',
  'resumed',
  'escalated',
  'handover-offered',
  'handover-accepted',
  'handover-refused',
  'handover-taken-back',
  ...WORDS_ABOVE,
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export type CaseEvent = {
  type: EventType
  /** Its order among the events of its case. */
  place: number
  officerId: string | null
  at: Date
  fields: Record<string, string | number | null>
}

export type Reply = {
  replyId: string
  outcome: Outcome
  dueOn: string | null
  reasonCode: string | null
  officerId: string
  repliedAt: Date
  body: string | null
  apology: SignedApology | null
  evidence: ShownEvidence | null
  files: { fileId: string; name: string; type: string }[]
}

/** Files with a reply. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024
export const MAX_FILES = 5
export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain'] as const
