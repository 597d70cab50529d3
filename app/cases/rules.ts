/** What may be done with a case, by whom and with what. The table of its states is life.ts. Pure: no clock and no database. */
import { isIncomplete, owedWith } from './apology/rules.ts'
import { after, type Move } from './life.ts'
import {
  type Apology,
  type Case,
  type CaseEvent,
  type EventType,
  type Fault,
  type NewReply,
  type Outcome,
  type PauseReason,
  type PersonAct,
  type State,
  WORDS_ABOVE,
} from './schema.ts'

/** Why something is not done. These are ordinary outcomes with words for people, not errors. */
export type Refusal =
  | 'no-such-case'
  | 'not-your-desk'
  | 'case-closed'
  | 'not-asked'
  | 'nothing-to-confirm'
  | 'plan-in-the-past'
  | 'no-such-reason'
  | 'no-such-desk'
  | 'same-desk'
  | 'no-such-service'
  | 'no-such-area'
  | 'no-such-officer'
  | 'too-many-files'
  | 'sent-before'
  | 'read-first'
  | 'not-your-agency'
  | 'no-such-agency'
  | 'same-agency'
  | 'agency-closed'
  | 'offered-already'
  | 'no-such-handover'
  | 'answered-already'
  | 'case-joined'
  | 'not-joined'
  | 'same-case'
  | 'too-many-cases'
  | 'apology-needed'
  | 'evidence-needed'
  | 'photo-needed'
  | 'apology-incomplete'
  | 'leads-only'
  | 'aside-already'
  | 'not-aside'
  | 'stands-aside'
  | 'service-first'
  | 'on-leave'
  | 'away-already'
  | 'leave-in-the-past'
  | 'no-such-leave'

/** Why this may not happen to a case in this state, or null. */
export const refuseMove = (state: State, move: Move): Refusal | null =>
  state === 'joined' && move !== 'split' ? 'case-joined' : after(state, move) === null ? 'case-closed' : null

/** The state after a person's act, when nobody else decides it, or null where it is not open to them: who has confirmed has nothing more to judge. */
export const afterAct = (state: State, act: PersonAct): State | null =>
  state === 'confirmed' && (act === 'confirm' || act === 'object') ? null : after(state, act)

/** Which acts are open to the person now, in the order in which the page offers them. */
export const openActs = (state: State): PersonAct[] =>
  (['confirm', 'object', 'answer', 'more', 'withdraw'] as const).filter((act) => afterAct(state, act) !== null)

/**
 * What the end of the time to speak makes of "done": confirmed where a sender has said so and none has objected.
 * Silence adds nothing to it.
 */
export const afterSilence = (confirmed: number): 'settle' | 'silence' => (confirmed > 0 ? 'settle' : 'silence')

/** The first reply, an update and a passing-on are different events: only the first stops the first clock. */
export const isFirstReply = (outcome: Outcome): boolean => outcome !== 'update' && outcome !== 'passed-on'
export const isSolution = (outcome: Outcome): boolean => outcome === 'done' || outcome === 'refused'

const SAID_BY_PERSON: readonly EventType[] = ['added', 'answered', 'confirmed', 'objected', 'withdrawn']
const SAID_BY_OFFICE: readonly EventType[] = [
  'replied',
  'passed-on',
  'joined',
  'split',
  'handover-refused',
  ...WORDS_ABOVE,
]

/** Whether this event is a word of the person. */
export const isOfPerson = ({ type }: Pick<CaseEvent, 'type'>): boolean => SAID_BY_PERSON.includes(type)

/** Whether this event is something that this officer should have read before they speak: a word of the person, of a colleague or of the umbrella. */
export const isNews = (event: Pick<CaseEvent, 'type' | 'officerId'>, officerId: string): boolean =>
  isOfPerson(event) || (SAID_BY_OFFICE.includes(event.type) && event.officerId !== officerId)

/** Which notice the senders get of a reply, or none. */
export const noticeOf = (outcome: Outcome) =>
  outcome === 'done' ? 'done' : outcome === 'question' ? 'asked' : 'answered'

/** What an officer must belong to, to work on a case. */
export type Reach = {
  everyDesk: boolean
  deskIds: ReadonlySet<string>
  /** Cases from which they stand aside: for them these are not there. */
  barred: ReadonlySet<string>
}

export const reaches = (
  { everyDesk, deskIds, barred }: Reach,
  { deskId, caseId }: Pick<Case, 'deskId'> & Partial<Pick<Case, 'caseId'>>,
): boolean => (everyDesk || deskIds.has(deskId)) && !(caseId && barred.has(caseId))

type Facts = {
  today: string
  reasonCodes: ReadonlySet<string>
  deskIds: ReadonlySet<string>
  /** What has gone wrong and was not apologised for. */
  faults: readonly Fault[]
  /** Its service demands evidence of what is said to be done. */
  needsEvidence: boolean
  /** Files of the reply that are pictures. */
  pictures: number
}

/** The reason this reply may not be given today, or null when it may. */
export function refuseReply(
  reach: Reach,
  of: Case,
  reply: NewReply,
  { today, reasonCodes, deskIds, ...facts }: Facts,
): Refusal | null {
  if (!reaches(reach, of)) return 'not-your-desk'
  const refusal = refuseMove(of.state, reply.outcome)
  if (refusal) return refusal
  if (reply.outcome === 'planned' && reply.dueOn < today) return 'plan-in-the-past'
  if (reply.outcome === 'refused' && !reasonCodes.has(reply.reasonCode)) return 'no-such-reason'
  if (reply.outcome === 'passed-on' && !deskIds.has(reply.deskId)) return 'no-such-desk'
  if (reply.outcome === 'passed-on' && reply.deskId === of.deskId) return 'same-desk'
  return lacksEvidence(reply, facts) ?? lacksApology(reply, facts)
}

function lacksEvidence(reply: NewReply, { needsEvidence, pictures }: Pick<Facts, 'needsEvidence' | 'pictures'>) {
  if (reply.outcome !== 'done') return null
  if (!reply.evidence) return needsEvidence ? 'evidence-needed' : null
  return reply.evidence.kind === 'photo' && pictures === 0 ? 'photo-needed' : null
}

function lacksApology(reply: NewReply, { faults }: Pick<Facts, 'faults'>) {
  const apology = apologyIn(reply)
  if (apology) return isIncomplete(apology) ? 'apology-incomplete' : null
  return owedWith(reply.outcome, faults).length > 0 ? 'apology-needed' : null
}

/** The apology that goes with a reply, or null. */
export const apologyIn = (reply: NewReply): Apology | null => ('apology' in reply && reply.apology) || null

/** States in which the office has something to do. */
export const WORKING: readonly State[] = ['open', 'answered', 'waiting-for-person']

/** Why the clocks of a case in this state stand, or null where they run. No other state stops one. */
export function pauseFor(state: State): PauseReason | null {
  if (state === 'waiting-for-person') return 'person'
  return state === 'handed-over' ? 'other-agency' : null
}

/**
 * What runs out next: the first reply's clock until it is given, then the solution's until it is, or the day of a plan, or the
 * promise of one joined to it, whichever comes first. Null while the clocks stand, unless it had been missed before. The
 * column `due_at` says the same.
 */
export function nextDue(of: Case): Date | null {
  if (!WORKING.includes(of.state)) return null
  const own = !of.firstReplyAt && of.firstReplyDueAt ? of.firstReplyDueAt : of.solvedAt ? null : of.solutionDueAt
  const all = [own, of.plannedUntil, of.joinedDueAt].filter((at) => at !== null)
  const first = all.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  return first && of.pausedSince && first > of.pausedSince ? null : first
}

/** Since when the sooner promise of danger is counted: from when it was known, which is not taken back by knowing it again. */
export function urgentSince(was: Case, now: Pick<Case, 'dangerous' | 'dangerBy'>, at: Date): Date | null {
  if (!now.dangerous) return null
  if (was.dangerous && was.terms?.solution.isUrgent) return new Date(was.terms.solution.from)
  return was.dangerous && was.dangerBy !== 'officer' ? was.openedHour : at
}

/** How the service of a new submission is known: chosen by the person, proposed with enough certainty, or not. */
export function sortOut(
  chosen: string | null,
  proposed: string | null,
  probability: number | null,
  sureEnough: number,
): Pick<Case, 'serviceId' | 'sortedBy'> {
  if (chosen) return { serviceId: chosen, sortedBy: 'person' }
  if (proposed && (probability ?? 0) >= sureEnough) return { serviceId: proposed, sortedBy: 'proposal' }
  return { serviceId: null, sortedBy: 'nobody' }
}

/** So many letters and digits. */
export const CODE_LENGTH = 6
const CODE_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code that is read aloud without mistakes: no 0 and o, no 1, i and l. */
export const caseCode = (random: Uint8Array): string =>
  [...random].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('')

// ---- Behind a receipt

/** Openings and acts from one place, by the page and by the JSON doors together. */
export const RECEIPT_LIMIT = { tries: 120, seconds: 600 }

/** The one of these with the least in hand; of those with as little the first by id. Null of nobody. */
export const leastBusy = (officerIds: readonly string[], inHand: ReadonlyMap<string, number>): string | null =>
  [...officerIds].sort((a, b) => (inHand.get(a) ?? 0) - (inHand.get(b) ?? 0) || (a < b ? -1 : 1))[0] ?? null

/** What is wrong with a link in a letter, and with which status it is answered. */
export const LINK_STATUS = { 'unknown-link': 404, 'link-used': 410, 'link-expired': 410, 'not-open': 409 } as const

/** With which status each refusal is answered, by either. */
export const RECEIPT_STATUS = {
  'not-a-receipt': 422,
  'unknown-receipt': 404,
  wait: 429,
  'not-open': 409,
  'words-needed': 422,
} as const
