/** How many cases were closed by silence. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const NOT_CONFIRMED: Definition = {
  id: 'not-confirmed',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.notConfirmed, counts.received),
  about: {
    fa: {
      name: 'بسته‌شده بی‌تأیید',
      short: 'بی‌تأیید',
      question: 'چند درصد از پرونده‌ها بی‌آن‌که فرستنده تأیید کند بسته شد؟',
      formula: 'بسته‌شده‌های بی‌تأیید ÷ پرونده‌های رسیده.',
      numerator: 'پرونده‌هایی که انجام‌شده اعلام شدند و فرستنده در مهلتِ نظر، چیزی نگفت.',
      denominator: 'پرونده‌های رسیده',
      exclusions: 'چیزی کنار گذاشته نمی‌شود.',
    },
    en: {
      name: 'Closed, not confirmed',
      short: 'Not confirmed',
      question: 'What share of cases was closed without the sender confirming?',
      formula: 'Cases closed without confirmation ÷ cases received.',
      numerator: 'Cases said to be done on which the sender said nothing within the time to speak.',
      denominator: 'Cases received',
      exclusions: 'Nothing is left out.',
    },
  },
  source: SHARE_SOURCE,
}
