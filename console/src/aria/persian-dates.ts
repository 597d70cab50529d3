/**
 * A formatter that writes Persian dates in their own order. Intl gives «۱۴۰۵ آبان ۳۰, شنبه» where one says
 * «شنبه ۳۰ آبان ۱۴۰۵»; only dates with the name of a month are put right, all other forms stay as they are.
 */
import { DateFormatter } from '@internationalized/date'

const ORDER = ['weekday', 'day', 'month', 'year', 'era']

/** The parts of a date with a month's name, as one says them; null for any other form. */
export function inOrder(parts: readonly Intl.DateTimeFormatPart[]): string | null {
  const month = parts.find(({ type }) => type === 'month')?.value
  if (!month || !/\p{L}/u.test(month)) return null
  if (parts.some(({ type }) => type === 'hour')) return null
  const words = ORDER.flatMap((wanted) => parts.filter(({ type }) => type === wanted).map(({ value }) => value))
  return words.join(' ')
}

export class PersianDateFormatter extends DateFormatter {
  override format(on: Date): string {
    return inOrder(this.formatToParts(on)) ?? super.format(on)
  }
}
