/** An indicator over time, from the releases of before: which days are shown, and what is marked on them. Pure. */
import { OTHERS } from './compute.ts'
import { shiftDay } from './days.ts'
import type { Figure, ResultEvent, Trend } from './schema.ts'

/** As many as fit a telephone. */
const MOST_POINTS = 36
const STEPS = [1, 7, 30, 91, 365]
const MS_A_DAY = 86_400_000

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY)

/** Days from the newest back, so far apart that there are not too many; the newest last. */
export function pointDays(first: string, last: string): string[] {
  const length = daysBetween(first, last)
  const step = STEPS.find((one) => length / one < MOST_POINTS) ?? STEPS.at(-1)!
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, n) => shiftDay(last, -n * step)).reverse()
}

/** Of a breakdown the part with the most cases that has a name of its own: the others are now these, now those. */
export const largestPart = (figures: readonly Figure[]): Figure | null =>
  namedParts(figures).reduce<Figure | null>((most, one) => (most && most.value! >= one.value! ? most : one), null)

export const namedParts = (figures: readonly Figure[]): Figure[] =>
  figures.filter(({ part, value }) => part !== null && part !== OTHERS && value !== null)

/** Something that a reader of the chart should know of, by the day of the point that it comes before or at. */
export type Mark =
  | { day: string; is: 'event'; event: ResultEvent }
  | { day: string; is: 'method' | 'group'; from: string; to: string }

const MOST_MARKS = 9

/** Events within the days of the points, and where the way of counting changed between two of them; the oldest first. */
export function marksOf({ points, events }: Trend): Mark[] {
  const [first, last] = [points[0]?.untilDay ?? '', points.at(-1)?.untilDay ?? '']
  const changes = points.slice(1).flatMap((point, at): Mark[] => {
    const before = points[at]!
    const [was, is] = [before.figure?.version, point.figure?.version]
    return [
      ...(was && is && was !== is ? [{ day: point.untilDay, is: 'method' as const, from: was, to: is }] : []),
      ...(before.smallestGroup === point.smallestGroup
        ? []
        : [
            {
              day: point.untilDay,
              is: 'group' as const,
              from: String(before.smallestGroup),
              to: String(point.smallestGroup),
            },
          ]),
    ]
  })
  const within = events.filter(({ day }) => day >= first && day <= last)
  return [...changes, ...within.map((event): Mark => ({ day: event.day, is: 'event', event }))]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .slice(-MOST_MARKS)
}

/** Whether the last value differs from the first as surely as their intervals tell; null when that cannot be said. */
export function changeOf({ points }: Trend): 'up' | 'down' | 'unsure' | null {
  const known = points.flatMap(({ figure }) => (figure && figure.value !== null ? [figure] : []))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first === last || first.low === null || last.low === null) return null
  if (last.low > (first.high ?? Number.POSITIVE_INFINITY)) return 'up'
  return (last.high ?? Number.POSITIVE_INFINITY) < first.low ? 'down' : 'unsure'
}
