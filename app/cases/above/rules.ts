/** Before the umbrella: which move each of its words is, when it may be said, and what it makes of the case. Pure. */

import { after, afterMove, type Move } from '../life.ts'
import { type Refusal, refuseMove } from '../rules.ts'
import type { Case, Decision, Reply, State } from '../schema.ts'
import { type NewWord, WORD_KINDS, type WordAbove, type WordKind } from './schema.ts'

export const MOVE_OF = {
  reply: 'umbrella-reply',
  ask: 'umbrella-ask',
  uphold: 'uphold',
  close: 'umbrella-close',
} as const satisfies Record<WordKind, Move>

export const DECIDES: Partial<Record<WordKind, Decision>> = { uphold: 'upheld', close: 'closed' }

/** What an umbrella may say of a case in this state, in the order in which it is offered. */
export const openWords = (state: State): WordKind[] => WORD_KINDS.filter((kind) => after(state, MOVE_OF[kind]) !== null)

type Facts = { today: string; reasonCodes: ReadonlySet<string> }

/** Why this may not be said today, or null. */
export function refuseWord(of: Pick<Case, 'state'>, word: NewWord, { today, reasonCodes }: Facts): Refusal | null {
  const refusal = refuseMove(of.state, MOVE_OF[word.kind])
  if (refusal) return refusal
  if ('untilOn' in word && word.untilOn < today) return 'plan-in-the-past'
  return word.kind === 'close' && !reasonCodes.has(word.reasonCode) ? 'no-such-reason' : null
}

/** The case after what it decides: upheld it goes on with a day that was named, closed it is over. */
export const afterUpholding = (of: Case, untilOn: string, endsAt: Date) => ({
  ...afterMove(of, 'uphold'),
  solvedAt: null,
  verdictUntil: null,
  plannedOn: untilOn,
  plannedUntil: endsAt,
  news: true,
})

export const afterClosing = (of: Case, now: Date) => ({
  ...afterMove(of, 'umbrella-close'),
  solvedAt: of.solvedAt ?? now,
  plannedUntil: null,
  news: true,
})

type Said = {
  words: readonly Pick<WordAbove, 'kind' | 'at'>[]
  replies: readonly Pick<Reply, 'outcome' | 'repliedAt'>[]
}

/** Whether the umbrella closed it, and the office did not refuse after that. */
export function isClosedAbove({ words, replies }: Said): boolean {
  const closed = words.findLast(({ kind }) => kind === 'umbrella-closed')?.at
  const refused = replies.findLast(({ outcome }) => outcome === 'refused')?.repliedAt
  return closed !== undefined && (refused === undefined || refused <= closed)
}
