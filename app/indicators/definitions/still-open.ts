/** How many cases wait for the office. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const STILL_OPEN: Definition = {
  id: 'still-open',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.open, counts.received),
  about: {
    fa: {
      name: 'هنوز باز',
      short: 'هنوز باز',
      question: 'چند درصد از پرونده‌های این دوره هنوز باز است؟',
      formula: 'پرونده‌های باز ÷ پرونده‌های رسیده.',
      numerator:
        'پرونده‌هایی که نه انجام‌شده اعلام شده‌اند، نه رد شده‌اند، نه پس گرفته یا پنهان شده‌اند؛ پرونده‌هایی که پرسشی از فرستنده دارند هم باز هستند.',
      denominator: 'پرونده‌های رسیده',
      exclusions: 'چیزی کنار گذاشته نمی‌شود.',
    },
    en: {
      name: 'Still open',
      short: 'Still open',
      question: 'What share of the cases of this period is still open?',
      formula: 'Open cases ÷ cases received.',
      numerator:
        'Cases neither said to be done nor refused, withdrawn or hidden; those with a question to the sender are open, too.',
      denominator: 'Cases received',
      exclusions: 'Nothing is left out.',
    },
  },
  source: SHARE_SOURCE,
}
