/**
 * Cases about the same matter: which of them goes on, what each sender's own word makes of it, and what one is again
 * when they part. Pure: no clock and no database.
 */
import { type Refusal, WORKING } from '../rules.ts'
import type { Case, PersonAct, State } from '../schema.ts'

/** So many are joined or split by one act. */
export const MOST_AT_ONCE = 200

/** The one that goes on: the first opened, so that joining makes no wait look shorter. */
export const eldest = <One extends Pick<Case, 'caseId' | 'openedHour'>>(cases: readonly One[]): One =>
  cases.toSorted((a, b) => a.openedHour.getTime() - b.openedHour.getTime() || (a.caseId < b.caseId ? -1 : 1))[0]!

/** Why these may not be joined, or null: only what is still worked on. */
export function refuseJoining(cases: readonly Pick<Case, 'caseId' | 'state'>[]): Refusal | null {
  if (new Set(cases.map(({ caseId }) => caseId)).size < 2) return 'same-case'
  if (cases.some(({ state }) => state === 'joined')) return 'case-joined'
  return cases.every(({ state }) => WORKING.includes(state)) ? null : 'case-closed'
}

/** Where they stand together: some of them were asked or promised nothing yet. */
export const stateTogether = (cases: readonly Pick<Case, 'state'>[]): State => {
  const states = new Set(cases.map(({ state }) => state))
  return states.size === 1 ? cases[0]!.state : 'open'
}

/** What a joined case was. */
export type Before = Pick<
  Case,
  'state' | 'officeId' | 'deskId' | 'assignedTo' | 'firstReplyAt' | 'solvedAt' | 'plannedOn'
>

export const beforeOf = ({ state, officeId, deskId, assignedTo, firstReplyAt, solvedAt, plannedOn }: Case): Before => ({
  state,
  officeId,
  deskId,
  assignedTo,
  firstReplyAt,
  solvedAt,
  plannedOn,
})

/** States of the whole in which one may be split off: what was confirmed, taken back or hidden stays as it was. */
export const maySplit = (state: State): boolean => [...WORKING, 'done', 'not-confirmed', 'refused'].includes(state)

/** Split off, it is worked on again; a question may have been answered meanwhile, so it waits for nobody. */
export const stateAlone = ({ state }: Before, isTakenBack: boolean): State =>
  isTakenBack ? 'withdrawn' : state === 'answered' ? 'answered' : 'open'

// ---- Each sender's own word

export type Verdict = 'confirmed' | 'objected'

/** Where the case stands for one of its senders: nobody's "it was done" is said for another. */
export function stateFor(state: State, verdict: Verdict | null): State {
  if (state === 'done' && verdict === 'confirmed') return 'confirmed'
  if (state === 'confirmed' && verdict !== 'confirmed') return 'not-confirmed'
  return state
}

/** Of those who have not taken their words back: how many there are, and how many of them said that it was done. */
export type Verdicts = { standing: number; confirmed: number }

/** What a sender's confirmation or objection makes of the case; `verdicts` counts theirs, too. */
export function afterVerdict(state: State, act: Extract<PersonAct, 'confirm' | 'object'>, verdicts: Verdicts): State {
  if (act === 'object') return 'open'
  return state === 'done' && verdicts.confirmed < verdicts.standing ? 'done' : 'confirmed'
}

/** Said to be done, and nobody is left who has not said so. */
export const isSettled = (state: State, { standing, confirmed }: Verdicts): boolean =>
  state === 'done' && standing > 0 && confirmed === standing
