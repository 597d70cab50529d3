/**
 * Which days of a year is everyone off, by rule or by table?
 *
 * The fixed holidays of Iran stand on days of the solar Hijri year and are a rule. Its lunar holidays are a table that
 * the caller gives for each year: the official calendar follows the sighting of the moon over Iran, which no formula
 * and none of the Islamic calendars of `Intl` foretells. The table's days are solar days, as the official calendar
 * prints them.
 */
import type { CalendarException, Name } from './calendar.ts'
import { dateFrom } from './civil.ts'
import { dayOfJalali, FIRST_JALALI_YEAR, LAST_JALALI_YEAR } from './jalali.ts'

/** A day of the solar Hijri year; `month` and `day` begin with 1. */
export type SolarDay = { readonly month: number; readonly day: number; readonly name: Name }

const NOWRUZ = { fa: 'نوروز', en: 'Nowruz' }

/** The fixed solar holidays of Iran, in the order of the year. */
export const IRAN_SOLAR_HOLIDAYS: readonly SolarDay[] = [
  { month: 1, day: 1, name: NOWRUZ },
  { month: 1, day: 2, name: NOWRUZ },
  { month: 1, day: 3, name: NOWRUZ },
  { month: 1, day: 4, name: NOWRUZ },
  { month: 1, day: 12, name: { fa: 'روز جمهوری اسلامی', en: 'Islamic Republic Day' } },
  { month: 1, day: 13, name: { fa: 'روز طبیعت', en: 'Nature Day' } },
  { month: 3, day: 14, name: { fa: 'رحلت امام خمینی', en: 'Passing of Imam Khomeini' } },
  { month: 3, day: 15, name: { fa: 'قیام ۱۵ خرداد', en: '15 Khordad uprising' } },
  { month: 11, day: 22, name: { fa: 'پیروزی انقلاب', en: 'Victory of the Revolution' } },
  { month: 12, day: 29, name: { fa: 'ملی شدن صنعت نفت', en: 'Nationalisation of the oil industry' } },
]

/**
 * A closed day for each rule in each year, in the order of years; a rule for 30 Esfand speaks in leap years only.
 *
 * @param firstYear, lastYear Solar Hijri years, 1178 to 1677.
 * @throws RangeError when a year is not one of these, or a rule's day is in no year.
 * @example
 * solarHolidays(1405, 1405).slice(-1)
 * // [{ on: '2027-03-20', spans: [], name: { fa: 'ملی شدن صنعت نفت', en: 'Nationalisation of the oil industry' } }]
 */
export function solarHolidays(
  firstYear: number,
  lastYear: number,
  rules: readonly SolarDay[] = IRAN_SOLAR_HOLIDAYS,
): CalendarException[] {
  if (firstYear < FIRST_JALALI_YEAR || lastYear > LAST_JALALI_YEAR || !Number.isInteger(lastYear - firstYear)) {
    throw new RangeError(
      `Cannot list holidays as years must be 1178 to 1677: current value is ${firstYear}-${lastYear}`,
    )
  }
  const found: CalendarException[] = []
  for (let year = firstYear; year <= lastYear; year++) {
    for (const rule of rules)
      if (rule.month !== 12 || rule.day !== 30 || hasDay(year, rule)) found.push(closed(year, rule))
  }
  return found
}

const hasDay = (year: number, { month, day }: SolarDay) => dayOfJalali({ year, month, day }) !== null

function closed(year: number, { month, day, name }: SolarDay): CalendarException {
  const dayNumber = dayOfJalali({ year, month, day })
  if (dayNumber !== null) return { on: dateFrom(dayNumber), spans: [], name }
  throw new RangeError(`Cannot list a holiday as its day must exist: current value is ${year}/${month}/${day}`)
}

/**
 * A closed day for each entry of a table from solar Hijri years to their days, in the table's order: for holidays that
 * move from year to year. A year without an entry has none, so `validTo` of the calendar belongs on the last day of
 * the last year in the table.
 *
 * @throws RangeError when an entry's year has no such day.
 * @example
 * const name = { fa: 'عید فطر', en: 'Eid al-Fitr' }
 * holidaysFromTable({ 1404: [{ month: 1, day: 11, name }] })
 * // [{ on: '2025-03-31', spans: [], name: { fa: 'عید فطر', en: 'Eid al-Fitr' } }]
 */
export function holidaysFromTable(table: Readonly<Record<number, readonly SolarDay[]>>): CalendarException[] {
  return Object.entries(table).flatMap(([year, days]) => days.map((day) => closed(Number(year), day)))
}
