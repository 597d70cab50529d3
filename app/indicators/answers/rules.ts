/**
 * What people answered when they were asked how satisfied they were, by the line that their services stand in: renewed by rules of their own, for the
 * officers of a case know who was asked. Counts only; whose answer is which is known to nobody here. Pure.
 */
import { shiftDay } from '../days.ts'
import type { Answers, Line } from '../schema.ts'

/** `came` and `left` are answers since the last ones were published; `still` those of these, as they are counted now. */
export type AnswerCounts = Pick<Answers, 'asked' | 'answered' | 'satisfied'> & {
  came: number
  left: number
  still: number
}

type Range = Pick<Answers, 'openedFrom' | 'openedTo' | 'asOf'>

/**
 * Null while fewer than k have answered. Published once, they are renewed when as many as k have come, or none, as many as
 * k have gone, or none, and none or as many of those that stay are counted otherwise.
 */
export function settleAnswers(before: Answers | null, range: Range, now: AnswerCounts, k: number): Answers | null {
  const { came, left, still, asked, answered, satisfied } = now
  if (answered < k) return before
  const moved = before ? [came, left, Math.abs(still - before.answered)] : []
  if (moved.some((n) => n > 0 && n < k)) return before
  return { ...range, asked, answered, satisfied }
}

type Known = Pick<Line, 'services' | 'answers' | 'answersFrom'>

/** What a line goes on from: its answers as they were published last, and the first day of opening of which any are counted. */
export type AnswersSoFar = { before: Answers | null; from: string | null }

/**
 * Services that are grouped otherwise than they were begin anew, with cases of later days: else the answers of those that
 * left a group, or joined it, could be had by subtraction. So do those whose answers are too few for a k that was raised.
 */
export function answersSoFar(
  { services, before }: { services: readonly string[]; before: Known | null },
  previous: readonly Known[],
  k: number,
): AnswersSoFar {
  if (before && (!before.answers || before.answers.answered >= k))
    return { before: before.answers, from: before.answersFrom }
  const shared = previous.filter((line) => line.services.some((service) => services.includes(service)))
  const from = shared.flatMap(({ answers, answersFrom }) =>
    answers ? dayAfter(answers.openedTo) : (answersFrom ?? []),
  )
  return { before: null, from: from.sort().at(-1) ?? null }
}

const dayAfter = (day: string) => shiftDay(day, 1)

/** Those of all lines that have any, as one; null when none has. */
export function addAnswers(lines: readonly Pick<Line, 'answers'>[]): Answers | null {
  const known = lines.flatMap(({ answers }) => answers ?? [])
  const [first] = known
  if (!first) return null
  const sum = (of: 'asked' | 'answered' | 'satisfied') => known.reduce((all, one) => all + one[of], 0)
  const days = (of: 'openedFrom' | 'openedTo' | 'asOf') => known.map((one) => one[of]).sort()
  return {
    openedFrom: days('openedFrom')[0]!,
    openedTo: days('openedTo').at(-1)!,
    asOf: days('asOf')[0]!,
    asked: sum('asked'),
    answered: sum('answered'),
    satisfied: sum('satisfied'),
  }
}
