/**
 * Which cases each line of the next release counts, so that neither one release nor the difference
 * of two tells of fewer than k cases. Pure.
 *
 * A service is a line of its own, or merged with others while it is small. The cases of a line are
 * those of its days of opening; they become more, or drop old ones, by k at least or not at all.
 * The agency's total is the sum of its lines, so that nothing is left over to be subtracted.
 */
import { suppress } from '@pasokh/indicators'
import { type DayCounts, openedIn, shiftDay, windowStart } from '../days.ts'
import type { Line } from '../schema.ts'

export type Plan = {
  services: readonly string[]
  isOthers: boolean
  openedFrom: string
  openedTo: string
  /** The line as it was published last; null when it is new or made up of others than before. */
  before: Line | null
  /** Its cases become others, by k at least. */
  isMoved: boolean
  /** Cases of days that were counted already have come or gone: a correction, or one that came late. */
  isStray: boolean
}

export type Planning = {
  /** Services from the most to the least wanted, never by their counts. */
  catalogue: readonly string[]
  days: DayCounts
  untilDay: string
  k: number
}

/** What the lines of the next release count, given those of the last one (none before the first). */
export function planLines(previous: readonly Line[], planning: Planning): Plan[] {
  // An agency that raised its k has lines that are too small now: they are taken apart.
  const kept = previous.filter(({ counts }) => counts.received >= planning.k)
  const placed = new Set(kept.flatMap(({ services }) => services))
  const pool = planning.catalogue.filter((service) => !placed.has(service))
  const others = kept.find(({ isOthers }) => isOthers)
  const own = kept.filter(({ isOthers }) => !isOthers).map((line) => planLine(line, planning))
  const rest = others ? planOthers(others, pool, planning) : openGroup(pool, windowStart(planning.untilDay), planning)
  return inOrder([...own, ...rest], planning.catalogue)
}

/** The line, with newer cases or without its oldest ones when either are enough. */
function planLine(line: Line, { days, untilDay, k }: Planning): Plan {
  const { services, isOthers } = line
  const entered = openedIn(days, services, dayAfter(line.openedTo), untilDay)
  const openedTo = entered >= k || entered === 0 ? untilDay : line.openedTo
  const start = windowStart(untilDay)
  const left = line.openedFrom < start ? openedIn(days, services, line.openedFrom, dayBefore(start)) : 0
  const mayLeave =
    line.openedFrom < start && (left === 0 || left >= k) && openedIn(days, services, start, openedTo) >= k
  const strayed = Math.abs(openedIn(days, services, line.openedFrom, line.openedTo) - line.counts.received)
  return {
    services,
    isOthers,
    openedFrom: mayLeave ? start : line.openedFrom,
    openedTo,
    before: line,
    isMoved: entered >= k || (mayLeave && left >= k) || strayed >= k,
    isStray: strayed > 0,
  }
}

/** The merged services: joined by new small ones, and left by those that have grown, when enough has changed. */
function planOthers(others: Line, pool: readonly string[], planning: Planning): Plan[] {
  const { days, untilDay, k } = planning
  const inWindow = (service: string) => openedIn(days, [service], windowStart(untilDay), untilDay)
  // What was never part of a published sum may stand alone as soon as it is large enough.
  const grown = pool.filter((service) => inWindow(service) >= k)
  const joining = pool.filter((service) => !grown.includes(service))
  const plan = planLine(others, planning)
  const entered = openedIn(days, others.services, dayAfter(others.openedTo), untilDay)
  const joined = openedIn(days, joining, plan.openedFrom, untilDay)
  const mayRegroup = entered + joined >= k && (entered > 0 || hidesEach(joining, plan.openedFrom, planning))
  const members = [...others.services, ...joining]
  return [
    ...grown.map((service) => newLine([service], false, windowStart(untilDay), untilDay)),
    ...(mayRegroup ? regroup(plan, members, planning) : [plan]),
  ]
}

/** The members anew; when they are the same ones, the line goes on as it was, with its new days. */
function regroup(plan: Plan, members: readonly string[], planning: Planning): Plan[] {
  const lines = openGroup(members, plan.openedFrom, planning)
  const isSame = lines.length === 1 && lines[0]!.isOthers && members.length === plan.services.length
  if (isSame) return [{ ...plan, openedTo: planning.untilDay, isMoved: true }]
  return lines.length > 0 ? lines : [plan]
}

/** Whether these alone could join a published sum and each still be anything. */
function hidesEach(joining: readonly string[], from: string, { catalogue, days, untilDay, k }: Planning): boolean {
  const counts = inCatalogue(joining, catalogue).map((name) => ({
    name,
    count: openedIn(days, [name], from, untilDay),
  }))
  const { shown, others } = suppress(counts, k)
  return shown.length === 0 && others !== null
}

/** Services that stand in no line: each that is large enough alone, the small ones together. None when all are too few. */
function openGroup(services: readonly string[], from: string, { catalogue, days, untilDay, k }: Planning): Plan[] {
  const counts = inCatalogue(services, catalogue).map((name) => ({
    name,
    count: openedIn(days, [name], from, untilDay),
  }))
  // Services of which nobody said anything hide others among them, and need no hiding themselves.
  const hasSmall = counts.some(({ count }) => count > 0 && count < k)
  const { shown, others } = suppress(hasSmall ? counts : counts.filter(({ count }) => count > 0), k)
  return [
    ...shown.map(({ name }) => newLine([name], false, from, untilDay)),
    ...(others ? [newLine(others.names, true, from, untilDay)] : []),
  ]
}

const newLine = (services: readonly string[], isOthers: boolean, openedFrom: string, openedTo: string): Plan => ({
  services,
  isOthers,
  openedFrom,
  openedTo,
  before: null,
  isMoved: true,
  isStray: false,
})

const dayAfter = (day: string) => shiftDay(day, 1)
const dayBefore = (day: string) => shiftDay(day, -1)

const inCatalogue = (services: readonly string[], catalogue: readonly string[]) =>
  catalogue.filter((service) => services.includes(service))

const inOrder = (plans: readonly Plan[], catalogue: readonly string[]) =>
  plans.toSorted(
    (a, b) =>
      Number(a.isOthers) - Number(b.isOthers) || catalogue.indexOf(a.services[0]!) - catalogue.indexOf(b.services[0]!),
  )
