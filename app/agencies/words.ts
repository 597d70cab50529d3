/** Names that a new agency begins with, and how a service target is said. */
import { days, hours, type Lang, type Text, workingDays } from '#kit/words.ts'
import type { Counting, Target } from './services.schema.ts'

const text = (fa: string, en: string): Text => ({ fa, en })

/** It may change each of them. */
export const FIRST = {
  calendar: text('ساعت اداری', 'Office hours'),
  office: text('دفتر مرکزی', 'Main office'),
  desk: text('در انتظار تفکیک', 'To be sorted'),
}

const inDays = (lang: Lang, counting: Counting, n: number) =>
  counting === 'working' ? workingDays(lang, n) : days(lang, n)

const inHours = (lang: Lang, counting: Counting, n: number) => {
  if (counting === 'calendar') return hours(lang, n)
  return lang === 'fa' ? `${hours('fa', n)} کاری` : hours('en', n).replace(' ', ' working ')
}

/** What is promised, in a sentence. */
export function targetWords(
  lang: Lang,
  { counting, firstReplyDays, solutionDays, urgent }: Omit<Target, 'version'>,
): string {
  const first = inDays(lang, counting, firstReplyDays)
  const solution = inDays(lang, counting, solutionDays)
  const sooner = urgent && [
    inHours(lang, urgent.counting, urgent.firstReplyHours),
    inHours(lang, urgent.counting, urgent.solutionHours),
  ]
  if (lang === 'fa')
    return `پاسخ نخست تا ${first}، حل تا ${solution}${sooner ? `؛ اگر خطری در میان باشد، پاسخ تا ${sooner[0]} و حل تا ${sooner[1]}` : ''}.`
  return `First reply within ${first}, solution within ${solution}${sooner ? `; where there may be danger, ${sooner[0]} and ${sooner[1]}` : ''}.`
}
