/** What may be done with a case in which state, and what it then becomes. Pure: no clock and no database. */
import type { Case, CaseEvent, EventType, NewReply, Outcome, PauseReason, PersonAct, State } from './schema.ts'

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

/** Where a reply leads from each state; a state that is missing takes no reply of that kind. */
const REPLIES: Record<Outcome, Partial<Record<State, State>>> = {
  done: { open: 'done', answered: 'done', 'waiting-for-person': 'done' },
  planned: { open: 'answered', answered: 'answered', 'waiting-for-person': 'answered' },
  refused: { open: 'refused', answered: 'refused', 'waiting-for-person': 'refused' },
  question: { open: 'waiting-for-person', answered: 'waiting-for-person', 'waiting-for-person': 'waiting-for-person' },
  'passed-on': { open: 'open', answered: 'open', 'waiting-for-person': 'open' },
  update: {
    open: 'open',
    answered: 'answered',
    'waiting-for-person': 'waiting-for-person',
    done: 'done',
    'not-confirmed': 'not-confirmed',
    refused: 'refused',
  },
}

/**
 * What a person's act makes of the case. To add words is possible until the case is taken back or hidden. To take
 * their words back is always possible, for deletion is their right: it ends what still goes on, and leaves what was
 * confirmed or hidden counted as it was.
 */
const ACTS: Record<PersonAct, Partial<Record<State, State>>> = {
  more: {
    open: 'open',
    answered: 'answered',
    'waiting-for-person': 'waiting-for-person',
    done: 'done',
    confirmed: 'confirmed',
    'not-confirmed': 'not-confirmed',
    refused: 'refused',
  },
  answer: { 'waiting-for-person': 'open' },
  confirm: { done: 'confirmed', 'not-confirmed': 'confirmed' },
  object: { done: 'open', 'not-confirmed': 'open', refused: 'open' },
  withdraw: {
    open: 'withdrawn',
    answered: 'withdrawn',
    'waiting-for-person': 'withdrawn',
    done: 'withdrawn',
    confirmed: 'confirmed',
    'not-confirmed': 'withdrawn',
    refused: 'withdrawn',
    hidden: 'hidden',
    'handed-over': 'withdrawn',
  },
}

/** What else an office does that moves a case: it goes to another agency, or comes back from there. */
const OFFICE_ACTS: Record<'hand-over' | 'take-up-again', Partial<Record<State, State>>> = {
  'hand-over': { open: 'handed-over', answered: 'handed-over', 'waiting-for-person': 'handed-over' },
  'take-up-again': { 'handed-over': 'open' },
}

/** The state after an act of the office that is no reply, or null where it is not open to it. */
export const afterOffice = (state: State, act: keyof typeof OFFICE_ACTS): State | null =>
  OFFICE_ACTS[act][state] ?? null

/** The state after a reply, or null where none is taken. */
export const afterReply = (state: State, outcome: Outcome): State | null => REPLIES[outcome][state] ?? null

/** The state after a person's act, or null where it is not open to them. */
export const afterAct = (state: State, act: PersonAct): State | null => ACTS[act][state] ?? null

/** Which acts are open to the person now, in the order in which the page offers them. */
export const openActs = (state: State): PersonAct[] =>
  (['confirm', 'object', 'answer', 'more', 'withdraw'] as const).filter((act) => afterAct(state, act) !== null)

/**
 * What the end of the time to speak makes of "done": confirmed where a sender has said so and none has objected.
 * Silence adds nothing to it.
 */
export const afterSilence = (state: State, confirmed = 0): State | null =>
  state !== 'done' ? null : confirmed > 0 ? 'confirmed' : 'not-confirmed'

/** The first reply, an update and a passing-on are different events: only the first stops the first clock. */
export const isFirstReply = (outcome: Outcome): boolean => outcome !== 'update' && outcome !== 'passed-on'
export const isSolution = (outcome: Outcome): boolean => outcome === 'done' || outcome === 'refused'

const SAID_BY_PERSON: readonly EventType[] = ['added', 'answered', 'confirmed', 'objected', 'withdrawn']
const SAID_BY_OFFICE: readonly EventType[] = ['replied', 'passed-on', 'joined', 'split', 'handover-refused']

/** Whether this event is a word of the person. */
export const isOfPerson = ({ type }: Pick<CaseEvent, 'type'>): boolean => SAID_BY_PERSON.includes(type)

/** Whether this event is something that this officer should have read before they speak: a word of the person or of a colleague. */
export const isNews = (event: Pick<CaseEvent, 'type' | 'officerId'>, officerId: string): boolean =>
  isOfPerson(event) || (SAID_BY_OFFICE.includes(event.type) && event.officerId !== officerId)

/** Which notice the senders get of a reply, or none. */
export const noticeOf = (outcome: Outcome) =>
  outcome === 'done' ? 'done' : outcome === 'question' ? 'asked' : 'answered'

/** What an officer must belong to, to work on a case. */
export type Reach = { everyDesk: boolean; deskIds: ReadonlySet<string> }

export const reaches = ({ everyDesk, deskIds }: Reach, { deskId }: Pick<Case, 'deskId'>): boolean =>
  everyDesk || deskIds.has(deskId)

type Facts = { today: string; reasonCodes: ReadonlySet<string>; deskIds: ReadonlySet<string> }

/** The reason this reply may not be given today, or null when it may. */
export function refuseReply(
  reach: Reach,
  of: Case,
  reply: NewReply,
  { today, reasonCodes, deskIds }: Facts,
): Refusal | null {
  if (!reaches(reach, of)) return 'not-your-desk'
  if (of.state === 'joined') return 'case-joined'
  if (!afterReply(of.state, reply.outcome)) return 'case-closed'
  if (reply.outcome === 'planned' && reply.dueOn < today) return 'plan-in-the-past'
  if (reply.outcome === 'refused' && !reasonCodes.has(reply.reasonCode)) return 'no-such-reason'
  if (reply.outcome === 'passed-on' && !deskIds.has(reply.deskId)) return 'no-such-desk'
  if (reply.outcome === 'passed-on' && reply.deskId === of.deskId) return 'same-desk'
  return null
}

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
