/** Counts by day of opening, for saying which days a line of a release counts. Pure. */
import { WINDOW_DAYS } from './schema.ts'

const MS_A_DAY = 86_400_000

/** The day so many days after (before, when negative), YYYY-MM-DD. */
export const shiftDay = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * MS_A_DAY).toISOString().slice(0, 10)

/** The first day of the window that ends with this day. */
export const windowStart = (untilDay: string): string => shiftDay(untilDay, 1 - WINDOW_DAYS)

/** How many cases were opened, by service and day. */
export type DayCounts = ReadonlyMap<string, readonly { day: string; count: number }[]>

/** How many cases of these services were opened from `from` to `to`, both included. */
export function openedIn(counts: DayCounts, services: readonly string[], from: string, to: string): number {
  let sum = 0
  for (const service of services)
    for (const { day, count } of counts.get(service) ?? []) if (day >= from && day <= to) sum += count
  return sum
}
