/** Weeks and months of closed days: which is the last one, and which stand before it. Pure. */
import { toJalali } from '#kit/jalali.ts'
import type { Lang } from '#kit/words.ts'
import type { Kind, Span } from './schema.ts'

const MS_A_DAY = 86_400_000
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY
const dayOf = (n: number) => new Date(n * MS_A_DAY).toISOString().slice(0, 10)

export const shiftDay = (day: string, by: number): string => dayOf(numberOf(day) + by)
export const daysIn = ({ from, to }: Span): number => numberOf(to) - numberOf(from) + 1

/** `lang` says whose months: Jalali for Persian. */
export type Calendar = { weekStarts: number; lang: Lang }

/** The last whole week or month that ended before this day. */
export const lastPeriod = (kind: Kind, today: string, calendar: Calendar): Span =>
  endingBefore(kind, beginning(kind, today, calendar), calendar)

/** So many periods up to this one, oldest first. */
export function periodsTo(kind: Kind, last: Span, many: number, calendar: Calendar): Span[] {
  const all = [last]
  while (all.length < many) all.unshift(endingBefore(kind, all[0]!.from, calendar))
  return all
}

function endingBefore(kind: Kind, from: string, calendar: Calendar): Span {
  const to = shiftDay(from, -1)
  return { from: beginning(kind, to, calendar), to }
}

/** The first day of the week or month in which a day lies. */
function beginning(kind: Kind, day: string, { weekStarts, lang }: Calendar): string {
  if (kind === 'month') return shiftDay(day, 1 - dayOfMonth(day, lang))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return shiftDay(day, -((weekday - weekStarts + 7) % 7))
}

const dayOfMonth = (day: string, lang: Lang) => (lang === 'fa' ? toJalali(numberOf(day)).day : Number(day.slice(8)))
