/** Names of what the public log shows of submissions. */
import type { Text } from '#kit/words.ts'

export const SUBMISSIONS_NAMES: Readonly<Record<string, Text>> = {
  'submissions.accepted': { fa: 'پیامی پذیرفته شد', en: 'A message was accepted' },
  'submissions.added-to': { fa: 'فرستنده به پیام افزود', en: 'The sender added to a message' },
  'submissions.withdrawn': { fa: 'فرستنده پیام را پس گرفت', en: 'The sender took a message back' },
  'submissions.hidden': { fa: 'پیامی پنهان شد', en: 'A message was hidden' },
  'submissions.retention-run': {
    fa: 'پیام‌های گذشته از مهلت نگهداری پاک شد',
    en: 'Messages past their time were erased',
  },
  'submissions.erased-again': { fa: 'پاک‌شده‌ها دوباره پاک شد', en: 'What had been erased was erased again' },
  'submissions.imported': { fa: 'پیام‌های پیشین وارد شد', en: 'Messages from elsewhere were taken in' },
}
