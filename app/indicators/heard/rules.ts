/**
 * The cases of a release in parts by what they are (how they came, in which language), so that neither a part nor
 * what changes in one between two releases is of fewer than k cases. Pure.
 *
 * A breakdown counts the same cases as the lines, or those of an earlier release: it is made anew only when in each of
 * its parts as many as k have come, or none, and as many as k have gone, or none.
 */
import { suppress } from '@pasokh/indicators'
import type { Breakdown, Days, Share } from '../schema.ts'

/** How many cases of a service were opened on a day and heard in such a way. */
export type HeardRow = {
  serviceId: string
  day: string
  channel: string
  language: string
  isCopy: boolean
  count: number
}

/** How many cases of a service were opened on a day and are of this kind. */
export type HeardCell = { service: string; day: string; name: string; count: number }

export type Hearing = {
  /** The cases that are to be counted. */
  of: readonly Days[]
  /** Names from the most to the least wanted, never by their counts; any other comes last. */
  order: readonly string[]
  asOf: string
  k: number
}

const isIn = (of: readonly Days[], { service, day }: HeardCell): boolean =>
  of.some(({ services, openedFrom, openedTo }) => day >= openedFrom && day <= openedTo && services.includes(service))

const sumsOf = (cells: readonly HeardCell[]) => {
  const sums = new Map<string, number>()
  for (const { name, count } of cells) sums.set(name, (sums.get(name) ?? 0) + count)
  return sums
}

/** The breakdown to publish; null when there are too few cases for one. */
export function settleBreakdown(before: Breakdown | null, cells: readonly HeardCell[], hearing: Hearing) {
  const { of, asOf, k } = hearing
  const now = sumsOf(cells.filter((cell) => isIn(of, cell)))
  const whole = (parts: Share[]): Breakdown | null => (parts.length > 0 ? { of: [...of], asOf, parts } : null)
  if (!before || before.parts.some(({ cases }) => cases < k)) return whole(open([...now.keys()], now, hearing))
  const parts = nextParts(before, cells, now, hearing)
  return parts ? whole(parts) : before
}

/** The parts anew; null when in one of them too few have come or gone. */
function nextParts(before: Breakdown, cells: readonly HeardCell[], now: ReadonlyMap<string, number>, hearing: Hearing) {
  const { of, k } = hearing
  const entered = sumsOf(cells.filter((cell) => isIn(of, cell) && !isIn(before.of, cell)))
  const left = sumsOf(cells.filter((cell) => !isIn(of, cell) && isIn(before.of, cell)))
  const still = sumsOf(cells.filter((cell) => isIn(before.of, cell)))
  const known = new Set(before.parts.flatMap(({ names }) => names))
  const fresh = [...now.keys()].filter((name) => !known.has(name))
  const small = fresh.filter((name) => now.get(name)! < k)
  if (small.length > 0 && !before.parts.some(({ isOthers }) => isOthers)) return null
  const parts: Share[] = fresh
    .filter((name) => !small.includes(name))
    .map((name) => ({ names: [name], isOthers: false, cases: now.get(name)! }))
  for (const part of before.parts) {
    const names = part.isOthers ? [...part.names, ...small] : part.names
    const sum = (of: ReadonlyMap<string, number>, which = names) =>
      which.reduce((all, name) => all + (of.get(name) ?? 0), 0)
    const came = sum(entered, part.names) + (part.isOthers ? sum(now, small) : 0)
    // What was corrected, or came late: days that were counted already count otherwise.
    const strayed = Math.abs(sum(still, part.names) - part.cases)
    const cases = sum(now)
    if (cases < k || [came, sum(left, part.names), strayed].some((n) => n > 0 && n < k)) return null
    if (part.isOthers && came >= k) parts.push(...open(names, now, hearing))
    else parts.push({ names: [...names], isOthers: part.isOthers, cases })
  }
  return inOrder(parts, hearing)
}

/** Each name by itself, and the small ones together. */
function open(names: readonly string[], now: ReadonlyMap<string, number>, hearing: Hearing): Share[] {
  const counts = [...names].sort(by(hearing)).map((name) => ({ name, count: now.get(name) ?? 0 }))
  const { shown, others } = suppress(counts, hearing.k)
  return [
    ...shown.map(({ name, count }) => ({ names: [name], isOthers: false, cases: count })),
    ...(others ? [{ names: others.names, isOthers: true, cases: others.count }] : []),
  ]
}

const place = ({ order }: Hearing, name: string) => order.indexOf(name) + 1 || order.length + 1

const by = (hearing: Hearing) => (a: string, b: string) => place(hearing, a) - place(hearing, b) || (a < b ? -1 : 1)

const inOrder = (parts: readonly Share[], hearing: Hearing) =>
  parts.toSorted((a, b) => Number(a.isOthers) - Number(b.isOthers) || by(hearing)(a.names[0]!, b.names[0]!))
