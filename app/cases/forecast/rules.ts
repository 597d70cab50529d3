/**
 * Which promises of a desk will be missed at the pace at which it has worked lately? Pure.
 *
 * Method: the cases that wait form one queue in the order of the inbox; each takes one answer, and answers come evenly over the
 * office's working time, as many an hour as they came in the days before. The n-th of the queue is then answered after n such
 * intervals of working time. It is a reckoning for a desk, not a promise: what is hard and what is easy count alike.
 */
import { addWorkingTime, workingTimeBetween } from '@pasokh/worktime'
import type { Hours } from '../../agencies/index.ts'

/** So many answers between two instants. */
export type Pace = { answers: number; from: Date; to: Date }

/** Seconds of working time from one answer to the next; null where none came, or the office was not open. */
export function secondsAnAnswer({ answers, from, to }: Pace, hours: Hours): number | null {
  const open = workingTimeBetween(from, to, hours)
  return answers > 0 && open > 0 ? open / answers : null
}

/** When each of the queue will be answered, in their order; all null where there is no pace to reckon with. */
export function expected<One extends { dueAt: Date }>(
  queue: readonly One[],
  pace: Pace,
  hours: Hours,
): (One & { expectedAt: Date | null; isAtRisk: boolean })[] {
  const seconds = secondsAnAnswer(pace, hours)
  return queue.map((one, nth) => {
    const expectedAt = seconds === null ? null : addWorkingTime(pace.to, Math.round((nth + 1) * seconds), hours)
    return { ...one, expectedAt, isAtRisk: expectedAt !== null && expectedAt > one.dueAt }
  })
}
