/** How many cases were withdrawn by their senders or hidden by officers. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { hiddenOf } from '../tally.ts'
import { SHARE_SOURCE } from './sources.ts'

export const TAKEN_AWAY: Definition = {
  id: 'taken-away',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.withdrawn + hiddenOf(counts), counts.received),
  about: {
    fa: {
      name: 'پس‌گرفته یا پنهان‌شده',
      short: 'پس‌گرفته یا پنهان',
      question: 'چند درصد از پرونده‌ها را فرستنده پس گرفت یا کارشناس پنهان کرد؟',
      formula: '(پس‌گرفته‌ها + پنهان‌شده‌ها) ÷ پرونده‌های رسیده.',
      numerator:
        'پرونده‌هایی که فرستنده پس گرفت و پرونده‌هایی که کارشناس با یکی از سبب‌های اعلام‌شده پنهان کرد. شمار هر سبب جدا در صفحهٔ نتیجه‌ها آمده است.',
      denominator: 'پرونده‌های رسیده',
      exclusions: 'چیزی کنار گذاشته نمی‌شود.',
    },
    en: {
      name: 'Withdrawn or hidden',
      short: 'Withdrawn, hidden',
      question: 'What share of cases did senders withdraw or officers hide?',
      formula: '(Withdrawn + hidden) ÷ cases received.',
      numerator:
        'Cases that the sender withdrew, and cases that an officer hid for one of the stated reasons. The results page counts each reason apart.',
      denominator: 'Cases received',
      exclusions: 'Nothing is left out.',
    },
  },
  source: SHARE_SOURCE,
}
