/**
 * What becomes of cases, and when: what share is done, refused or withdrawn by each day, when some
 * are still open?
 *
 * One minus the waiting curve of one outcome alone counts refused cases as if they could still be
 * done. Here every case that ended otherwise can no more: the Aalen–Johansen estimate of cumulative
 * incidence, with Aalen's variance for it.
 *
 * Sources: Aalen & Johansen (1978), Scandinavian Journal of Statistics 5, 141–150; variance as in
 * Pintilie (2006), Competing Risks, 4.4, doi:10.1002/9780470870709.
 */
import { deviationFor } from './normal.ts'

/** Cases that waited `days`: how many ended in each outcome then, and how many are open after so long. */
export type OutcomeCount = { days: number; ended: Readonly<Record<string, number>>; open: number }

/** The share of all cases, 0..1, that ended in one outcome within `days`. */
export type OutcomeStep = { days: number; share: number; error: number; low: number; high: number }

/**
 * For each outcome its growing share, one step for each day on which it came; in the order in which
 * outcomes are first named. The last shares of all outcomes and the share still open make one.
 * Lines of one day are added up; an open case that ties with an end was still at risk. `error`
 * is the standard error, `low` and `high` the log(−log) interval; where all
 * cases ended so, `low` stays as it was a step before. O(n log n + steps × outcomes).
 *
 * @throws RangeError when days or counts are not numbers from 0, counts not whole, or `confidence` not between 0 and 1.
 * @example
 * outcomeShares([
 *   { days: 1, ended: { done: 2 }, open: 0 },
 *   { days: 2, ended: { refused: 1 }, open: 1 },
 * ]).get('refused')?.map((step) => step.share)
 * // [0.25]
 */
export function outcomeShares(counts: readonly OutcomeCount[], confidence = 0.95): Map<string, OutcomeStep[]> {
  const z = deviationFor(confidence)
  const days = byDay(counts)
  const outcomes = new Set(counts.flatMap(({ ended }) => Object.keys(ended)))
  return new Map([...outcomes].map((outcome) => [outcome, steps(days, outcome, z)]))
}

// A share is a sum of fractions, so that all cases can come out as 0.9999999999999999.
const ROUNDING = 1e-12

/** A day's ends: of `atRisk` cases, `ends` in all, of which `ended` by outcome. */
type Day = { days: number; atRisk: number; ends: number; ended: Map<string, number> }

function byDay(counts: readonly OutcomeCount[]): Day[] {
  counts.forEach(checkCount)
  const sorted = Map.groupBy(counts, ({ days }) => days)
  let atRisk = sum(counts.map(({ ended, open }) => sum(Object.values(ended)) + open))
  return [...sorted]
    .sort(([a], [b]) => a - b)
    .map(([days, lines]) => {
      const ended = new Map<string, number>()
      for (const line of lines) {
        for (const [outcome, count] of Object.entries(line.ended)) ended.set(outcome, (ended.get(outcome) ?? 0) + count)
      }
      const day = { days, atRisk, ends: sum([...ended.values()]), ended }
      atRisk -= day.ends + sum(lines.map(({ open }) => open))
      return day
    })
}

/**
 * The variance at step t is the sum over days i to t of
 * (F(t)−F(i))² dᵢ/(nᵢ(nᵢ−dᵢ)) + S(i−1)² eᵢ(nᵢ−eᵢ)/nᵢ³ − 2 (F(t)−F(i)) S(i−1) eᵢ/nᵢ²,
 * with d all ends, e ends in this outcome, S the share open. Kept as sums of powers of F(i), so that it takes one pass.
 */
function steps(days: readonly Day[], outcome: string, z: number): OutcomeStep[] {
  const found: OutcomeStep[] = []
  let open = 1
  let share = 0
  const sums = { a: 0, af: 0, aff: 0, own: 0, b: 0, bf: 0 }
  for (const { days: at, atRisk, ends, ended } of days) {
    const own = ended.get(outcome) ?? 0
    share = Math.min(1, share + (open * own) / atRisk)
    const a = atRisk > ends ? ends / (atRisk * (atRisk - ends)) : 0
    const b = (open * own) / (atRisk * atRisk)
    sums.a += a
    sums.af += a * share
    sums.aff += a * share * share
    sums.own += (open * open * own * (atRisk - own)) / atRisk ** 3
    sums.b += b
    sums.bf += b * share
    open *= (atRisk - ends) / atRisk
    if (own === 0) continue
    const variance = share * share * sums.a - 2 * share * sums.af + sums.aff + sums.own - 2 * (share * sums.b - sums.bf)
    const error = Math.sqrt(Math.max(0, variance))
    found.push({ days: at, share, error, ...logLog(share, error, z, found.at(-1)?.low ?? 0) })
  }
  return found
}

/** The interval; of all cases it has no value, and the low end of the step before stays. */
function logLog(share: number, error: number, z: number, before: number): { low: number; high: number } {
  if (share > 1 - ROUNDING) return { low: before, high: 1 }
  const reach = Math.exp((z * error) / (share * -Math.log(share)))
  return { low: share ** reach, high: share ** (1 / reach) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function checkCount({ days, ended, open }: OutcomeCount) {
  if (!(days >= 0 && days < Infinity)) throw new RangeError(`A wait must be a number of days from 0, got ${days}`)
  for (const count of [...Object.values(ended), open]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError(`A count of cases must be a whole number from 0, got ${count}`)
    }
  }
}
