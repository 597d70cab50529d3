/** Closed months of the Jalali calendar, by the civil days that they begin and end with. Pure. */
import { toJalali } from '#kit/jalali.ts'

const MS_A_DAY = 86_400_000

/** `month` is written 1405-08. */
export type Month = { month: string; fromDay: string; toDay: string }

const epochDay = (day: string) => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY
const dayOf = (epoch: number) => new Date(epoch * MS_A_DAY).toISOString().slice(0, 10)
const two = (n: number) => String(n).padStart(2, '0')

/** The month that a day lies in. @throws RangeError where no Jalali date is known. */
export function monthOf(day: string): Month {
  const at = epochDay(day)
  const { year, month, day: of } = toJalali(at)
  const from = at - of + 1
  let to = from + 28
  while (toJalali(to + 1).day > 1) to++
  return { month: `${year}-${two(month)}`, fromDay: dayOf(from), toDay: dayOf(to) }
}

/** The earliest month of which late cases are counted on the sheet of this one. */
export function lateMonth(month: Month): Month {
  let earliest = month
  for (let back = 0; back < LATE_MONTHS; back++) earliest = monthOf(dayOf(epochDay(earliest.fromDay) - 1))
  return earliest
}

export const nextMonth = ({ toDay }: Month): Month => monthOf(dayOf(epochDay(toDay) + 1))

/** Cases may be opened some time after their day, when work has waited; what comes later is late. */
export const LATE_DAYS = 3
/** A late case is counted on a later sheet, when its own month is not longer past than this. */
const LATE_MONTHS = 3
/** So many months back are told of when an agency's first sheets are made. */
export const MOST_MONTHS = 12

/** The months to make sheets of: those after the last one, or after the first case, that ended some days before a day. */
export function monthsDue(last: string | null, first: string, untilDay: string): Month[] {
  const closed = dayOf(epochDay(untilDay) - LATE_DAYS)
  const due: Month[] = []
  for (let month = last ? nextMonth(monthOf(last)) : monthOf(first); month.toDay <= closed; month = nextMonth(month))
    due.push(month)
  return last ? due : due.slice(-MOST_MONTHS)
}
