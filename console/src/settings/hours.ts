/** Hours of a day as one writes them, and as a calendar keeps them. Pure. */
import type { Hours } from '../../../app/agencies/calendars.schema.ts'
import { type Lang, toLatinDigits, toPersianDigits } from '../../../app/kit/words.ts'

type Spans = Hours['exceptions'][number]['spans']

export const WEEKDAYS = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—تا]+\s*(\d{1,2})(?:[:.](\d{2}))?$/

const two = (n: number) => String(n).padStart(2, '0')
const time = (minute: number) => `${Math.floor(minute / 60)}:${two(minute % 60)}`

/** «۷:۳۰-۱۴:۰۰، ۱۵:۰۰-۱۷:۰۰»; nothing for a closed day. */
export function writeSpans(lang: Lang, spans: Spans): string {
  const written = spans.map(({ fromMinute, toMinute }) => `${time(fromMinute)}-${time(toMinute)}`)
  return lang === 'fa' ? toPersianDigits(written.join('، ')) : written.join(', ')
}

/** Figures of any script, with comma or «و» between; null for what cannot be read. Spans must follow one another. */
export function readSpans(text: string): Spans | null {
  const parts = toLatinDigits(text)
    .split(/[,،؛;]|\sو\s/)
    .map((part) => part.trim())
    .filter(Boolean)
  const spans = parts.map(readSpan)
  const isRight = spans.every(
    (span, index) => span && span.fromMinute < span.toMinute && (spans[index - 1]?.toMinute ?? 0) <= span.fromMinute,
  )
  return isRight ? spans.flatMap((span) => span ?? []) : null
}

function readSpan(text: string): Spans[number] | null {
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = SPAN.exec(text) ?? []
  if (fromHour === undefined) return null
  const minutes = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)] as const
  if (minutes.some((minute) => minute > 1440) || Number(fromMinute) > 59 || Number(toMinute) > 59) return null
  return { fromMinute: minutes[0], toMinute: minutes[1] }
}
