/** How often the first reply came within its promise. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const FIRST_REPLY_IN_TIME: Definition = {
  id: 'first-reply-in-time',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.repliedInTime, counts.replyDue),
  about: {
    fa: {
      name: 'پاسخ نخست در مهلت',
      short: 'پاسخ در مهلت',
      question: 'چند درصد از مردم پاسخ نخست را در مهلتی که قول داده شده بود گرفتند؟',
      formula: 'پاسخ‌گرفته‌ها در مهلت ÷ همهٔ پرونده‌هایی که مهلت پاسخ نخستشان گذشته است.',
      numerator: 'پرونده‌هایی که پیش از پایان مهلت، پاسخ نخست گرفتند.',
      denominator: 'پرونده‌هایی که مهلت پاسخ نخستشان تا پایان روزِ شمارش گذشته است، پاسخ گرفته باشند یا نه.',
      exclusions:
        'پرونده‌هایی که مهلتشان هنوز نگذشته، خدمت‌های بی‌مهلت، و پرونده‌های پنهان‌شده یا پس‌گرفته‌شده. خبر میانِ راه و سپردن به میز دیگر، پاسخ نخست نیست.',
    },
    en: {
      name: 'First reply in time',
      short: 'Replied in time',
      question: 'What share of people had the first reply within the promised time?',
      formula: 'Replied to in time ÷ all cases whose promised time for the first reply has run out.',
      numerator: 'Cases that had their first reply before the promised time ran out.',
      denominator:
        'Cases whose promised time for the first reply ran out by the end of the day of counting, replied to or not.',
      exclusions:
        'Cases whose time has not run out yet, services without a promise, and hidden or withdrawn cases. An update or passing a case on is no first reply.',
    },
  },
  source: SHARE_SOURCE,
}
