/** Stands in for React Aria's hook of the same name; the build puts it there (build/aria-in-persian.ts). */
import { DateFormatter } from '@internationalized/date'
import { useRef } from 'react'
import { useLocale } from 'react-aria-components'
import { PersianDateFormatter } from './persian-dates.ts'

type Options = ConstructorParameters<typeof DateFormatter>[1]

/** A formatter that stays the same object as long as locale and options say the same. */
export function useDateFormatter(options: Options): DateFormatter {
  const { locale } = useLocale()
  const key = JSON.stringify([locale, options])
  const kept = useRef<{ key: string; formatter: DateFormatter } | null>(null)
  if (kept.current?.key !== key) {
    const Kind = locale.startsWith('fa') ? PersianDateFormatter : DateFormatter
    kept.current = { key, formatter: new Kind(locale, options) }
  }
  return kept.current.formatter
}
