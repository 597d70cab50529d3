/**
 * How long do people wait, when some of them are still waiting?
 *
 * The median over solved cases flatters an agency: whoever was never served is left out. Here an
 * open case says "at least this long". Method: the product-limit estimate.
 *
 * Source: Kaplan & Meier (1958), Nonparametric Estimation from Incomplete Observations,
 * JASA 53(282), 457–481, doi:10.1080/01621459.1958.10501452.
 */

/** One case's wait. `days` counts from its start to its solution, or to today while it is open. */
export type Wait = { days: number; solved: boolean }

/** How many cases were solved after `days`, and how many are open and have waited `days` so far. */
export type WaitCount = { days: number; solved: number; stillWaiting: number }

/**
 * One drop of the curve. Of `atRisk` cases that had waited `days` without a solution, `solved`
 * were solved then; `shareWaiting`, 0..1, is the estimated share of all cases that wait longer.
 */
export type Drop = { days: number; atRisk: number; solved: number; shareWaiting: number }

// A share is a product of fractions, so a true half can come out as 0.5000000000000001.
const ROUNDING = 1e-9

/**
 * The waiting curve: one drop for each distinct wait that ended in a solution, shortest first;
 * empty when nothing was solved. It may end above zero, when the longest waits are of open cases.
 *
 * Takes single waits or counts by day; days may repeat and come in any order. An open case that
 * ties with a solution counts as still waiting at that moment. As long as no open case lies before
 * a drop, `shareWaiting` is the plain share, exactly. O(n + d log d) time for d distinct days.
 *
 * @throws RangeError when a wait is negative, NaN or infinite, or a count is not a whole number from 0.
 * @example
 * waitingCurve([{ days: 5, solved: false }, { days: 3, solved: true }])
 * // [{ days: 3, atRisk: 2, solved: 1, shareWaiting: 0.5 }]
 * @example
 * waitingCurve([{ days: 0, solved: 6, stillWaiting: 0 }, { days: 4, solved: 1, stillWaiting: 1 }])
 * // [{ days: 0, atRisk: 8, solved: 6, shareWaiting: 0.25 }, { days: 4, atRisk: 2, solved: 1, shareWaiting: 0.125 }]
 */
export function waitingCurve(waits: readonly Wait[] | readonly WaitCount[]): Drop[] {
  const byDay = countByDay(waits)
  const curve: Drop[] = []
  let atRisk = byDay.reduce((sum, { solved, stillWaiting }) => sum + solved + stillWaiting, 0)
  // Between two open cases the product telescopes: share × left / since has one rounding, not many.
  let share = 1
  let since = atRisk

  for (const { days, solved, stillWaiting } of byDay) {
    const shareWaiting = (share * (atRisk - solved)) / since
    if (solved > 0) curve.push({ days, atRisk, solved, shareWaiting })
    atRisk -= solved + stillWaiting
    if (stillWaiting > 0) {
      share = shareWaiting
      since = atRisk
    }
  }
  return curve
}

/**
 * The waits as counts, one line for each distinct day, shortest first: the form in which a release
 * carries them. O(n + d log d).
 *
 * @throws RangeError as `waitingCurve`.
 * @example
 * countByDay([{ days: 2, solved: true }, { days: 2, solved: false }, { days: 0, solved: true }])
 * // [{ days: 0, solved: 1, stillWaiting: 0 }, { days: 2, solved: 1, stillWaiting: 1 }]
 */
export function countByDay(waits: readonly Wait[] | readonly WaitCount[]): WaitCount[] {
  for (const wait of waits) checkWait(wait)
  return areCounts(waits) ? addUpDays(waits) : countSingles(waits)
}

const areCounts = (waits: readonly Wait[] | readonly WaitCount[]): waits is readonly WaitCount[] =>
  waits[0] !== undefined && 'stillWaiting' in waits[0]

function addUpDays(counts: readonly WaitCount[]): WaitCount[] {
  const byDay = new Map<number, WaitCount>()
  for (const { days, solved, stillWaiting } of counts) {
    const line = byDay.get(days) ?? { days, solved: 0, stillWaiting: 0 }
    line.solved += solved
    line.stillWaiting += stillWaiting
    byDay.set(days, line)
  }
  return [...byDay.values()].sort((a, b) => a.days - b.days)
}

// Sorted numbers are merged here, which is many times faster than sorting a million cases.
function countSingles(waits: readonly Wait[]): WaitCount[] {
  const [ends, opens] = [daysOf(waits, true), daysOf(waits, false)]
  const lines: WaitCount[] = []
  let end = 0
  let open = 0
  while (end < ends.length || open < opens.length) {
    const days = Math.min(ends[end] ?? Infinity, opens[open] ?? Infinity)
    const line = { days, solved: 0, stillWaiting: 0 }
    for (; ends[end] === days; end++) line.solved++
    for (; opens[open] === days; open++) line.stillWaiting++
    lines.push(line)
  }
  return lines
}

function daysOf(waits: readonly Wait[], solved: boolean): Float64Array {
  const days = new Float64Array(waits.length)
  let count = 0
  for (const wait of waits) if (wait.solved === solved) days[count++] = wait.days
  return days.subarray(0, count).sort()
}

/**
 * The wait, in days, by which half of all cases are solved; null while the curve is above a half.
 * When exactly half are solved by a day, it is that day, not the middle of the gap after it.
 *
 * @example
 * medianWait(waitingCurve([{ days: 3, solved: true }, { days: 5, solved: false }]))
 * // 3
 */
export function medianWait(curve: readonly Drop[]): number | null {
  return waitForShare(curve, 0.5)
}

/**
 * The wait, in days, by which `share` of all cases are solved; null when the curve does not show it.
 *
 * @throws RangeError when `share` is not above 0 and at most 1.
 * @example
 * waitForShare(waitingCurve([{ days: 1, solved: 9, stillWaiting: 0 }, { days: 7, solved: 1, stillWaiting: 0 }]), 0.9)
 * // 1
 */
export function waitForShare(curve: readonly Drop[], share: number): number | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A share of cases must be above 0 and at most 1, got ${share}`)
  return curve.find((drop) => drop.shareWaiting <= 1 - share + ROUNDING)?.days ?? null
}

/**
 * The estimated share of all cases, 0..1, that wait longer than `days`. Past the longest wait that
 * was seen nothing is known; the last share is given.
 *
 * @example
 * shareWaitingAfter(waitingCurve([{ days: 3, solved: true }, { days: 5, solved: false }]), 4)
 * // 0.5
 */
export function shareWaitingAfter(curve: readonly Drop[], days: number): number {
  return curve.findLast((drop) => drop.days <= days)?.shareWaiting ?? 1
}

function checkWait(wait: Wait | WaitCount) {
  if (!(wait.days >= 0 && wait.days < Infinity)) {
    throw new RangeError(`A wait must be a number of days from 0, got ${wait.days}`)
  }
  if (!('stillWaiting' in wait)) return
  for (const count of [wait.solved, wait.stillWaiting]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError(`A count of cases must be a whole number from 0, got ${count}`)
    }
  }
}
