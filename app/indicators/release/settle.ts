/**
 * The lines of a release: each planned line with what was counted, renewed only where at least k
 * cases have changed since it was published last, else exactly as it was. Pure.
 */
import { suppress } from '@pasokh/indicators'
import { type AnswerCounts, type AnswersSoFar, settleAnswers } from '../answers/rules.ts'
import type { Line, Part, Split, Tally } from '../schema.ts'
import type { Plan } from './plan.ts'
import { addTallies, changedAtLeast, saysTheSame } from './tally.ts'

/** How many cases came into a split's days of opening and fell out of them since it was published. */
export type Moves = { entered: number; left: number }

/** What was counted for one planned line, by area, and what moved since its areas were published last. */
export type Counted = {
  byArea: ReadonlyMap<string, Tally>
  moves: ReadonlyMap<string, Moves>
  answers: AnswerCounts | null
  answersSoFar: AnswersSoFar
}

export type Settling = {
  /** Areas from the most to the least wanted, never by their counts. */
  areas: readonly string[]
  untilDay: string
  k: number
}

/** The line to publish for a plan; null when fewer than k cases are left of what was planned as new. */
export function settleLine(plan: Plan, counted: Counted, settling: Settling): Line | null {
  const tally = addTallies([...counted.byArea.values()])
  if (plan.before && !mayRenew(plan, plan.before, tally, settling.k)) return plan.before
  if (tally.counts.received < settling.k) return plan.before
  const { services, isOthers, openedFrom, openedTo } = plan
  const range = { openedFrom, openedTo, asOf: settling.untilDay }
  // A merged line is not split: its areas would be those of several services.
  const areas = isOthers ? null : settleSplit(plan.before?.areas ?? null, range, counted, settling)
  const { before, from } = counted.answersSoFar
  const asked = { ...range, openedFrom: from && from > openedFrom ? from : openedFrom }
  const answers = counted.answers ? settleAnswers(before, asked, counted.answers, settling.k) : before
  return { services: [...services], isOthers, ...range, ...tally, areas, answers, answersFrom: from }
}

const mayRenew = ({ isMoved, isStray }: Plan, before: Line, now: Tally, k: number): boolean =>
  isMoved || (!isStray && changedAtLeast(before, now) >= k)

type Range = Pick<Split, 'openedFrom' | 'openedTo' | 'asOf'>

/** A service by areas: all its parts are renewed together, when each has changed by k cases or not at all. */
function settleSplit(before: Split | null, range: Range, counted: Counted, settling: Settling): Split | null {
  if (!before || before.parts.some(({ counts }) => counts.received < settling.k))
    return firstSplit(range, counted, settling)
  const groups = groupsOf(before, counted, settling)
  if (!groups) return before
  const parts: Part[] = []
  for (const { part, areas } of groups) {
    const now = tallyOf(counted, areas)
    if (!mayChange(part, now, movesOf(counted, areas, part), settling.k)) return before
    parts.push(...regroup({ areas, isOthers: part?.isOthers ?? false }, now, part, counted, settling))
  }
  return { ...range, parts: inOrder(parts, settling.areas) }
}

function firstSplit(range: Range, counted: Counted, settling: Settling): Split | null {
  const parts = open(settling.areas, counted, settling)
  return parts.some(({ isOthers }) => !isOthers) ? { ...range, parts } : null
}

type Group = { part: Part | null; areas: string[] }

/** The parts of a split with the areas that were not there before; null when one of those has no place yet. */
function groupsOf(before: Split, { byArea }: Counted, { k, areas }: Settling): Group[] | null {
  const known = new Set(before.parts.flatMap((part) => part.areas))
  const added = areas.filter((area) => !known.has(area) && byArea.has(area))
  const groups: Group[] = before.parts.map((part) => ({ part, areas: [...part.areas] }))
  const others = groups.find(({ part }) => part?.isOthers)
  for (const area of added) {
    if (byArea.get(area)!.counts.received >= k) groups.push({ part: null, areas: [area] })
    else if (others) others.areas.push(area)
    else return null
  }
  return groups
}

const tallyOf = ({ byArea }: Counted, areas: readonly string[]): Tally =>
  addTallies(areas.flatMap((area) => byArea.get(area) ?? []))

/** What moved in a group of areas; an area that joins it comes in with all its cases. */
function movesOf({ byArea, moves }: Counted, areas: readonly string[], part: Part | null): Moves {
  const sum = { entered: 0, left: 0 }
  for (const area of areas) {
    const joins = part !== null && !part.areas.includes(area)
    sum.entered += joins ? (byArea.get(area)?.counts.received ?? 0) : (moves.get(area)?.entered ?? 0)
    sum.left += joins ? 0 : (moves.get(area)?.left ?? 0)
  }
  return sum
}

function mayChange(part: Part | null, now: Tally, { entered, left }: Moves, k: number): boolean {
  if (!part) return true
  if (now.counts.received < k) return false
  const isWhole = (n: number) => n === 0 || n >= k
  if (!isWhole(entered) || !isWhole(left)) return false
  if (entered >= k || left >= k) return true
  return changedAtLeast(part, now) >= k || saysTheSame(part, now)
}

/** Merged areas that have grown by k are looked at anew: some may be large enough by now. */
function regroup(
  { areas, isOthers }: { areas: string[]; isOthers: boolean },
  now: Tally,
  part: Part | null,
  counted: Counted,
  settling: Settling,
): Part[] {
  if (isOthers && part && movesOf(counted, areas, part).entered >= settling.k) return open(areas, counted, settling)
  return [{ areas, isOthers, ...now }]
}

/** Areas each by itself, and the small ones together. */
function open(areas: readonly string[], counted: Counted, { k, areas: order }: Settling): Part[] {
  const counts = order
    .filter((area) => areas.includes(area) && counted.byArea.has(area))
    .map((name) => ({ name, count: counted.byArea.get(name)!.counts.received }))
  const { shown, others } = suppress(counts, k)
  const part = (names: string[], isOthers: boolean): Part => ({ areas: names, isOthers, ...tallyOf(counted, names) })
  return [...shown.map(({ name }) => part([name], false)), ...(others ? [part(others.names, true)] : [])]
}

const inOrder = (parts: readonly Part[], order: readonly string[]) =>
  parts.toSorted(
    (a, b) => Number(a.isOthers) - Number(b.isOthers) || order.indexOf(a.areas[0]!) - order.indexOf(b.areas[0]!),
  )
