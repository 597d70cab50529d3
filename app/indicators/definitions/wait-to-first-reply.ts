/** How long people wait for the first reply, those who still wait counted. */
import { medianOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { WAIT_SOURCE } from './sources.ts'

export const WAIT_TO_FIRST_REPLY: Definition = {
  id: 'wait-to-first-reply',
  version: '1',
  unit: 'days',
  compute: ({ replyWaits }) => medianOf(replyWaits),
  about: {
    fa: {
      name: 'میانهٔ انتظار تا پاسخ نخست',
      short: 'انتظار تا پاسخ',
      question: 'نیمی از مردم تا چند روز پاسخ نخست را گرفتند؟',
      formula: 'نخستین روزی که در آن برآورد کاپلان–مایر از سهمِ منتظران به نیم یا کمتر می‌رسد.',
      numerator: 'پرونده‌هایی که پاسخ نخست گرفته‌اند.',
      denominator: 'همهٔ پرونده‌ها؛ آن‌ها که هنوز منتظرند با همان انتظاری که تا امروز کشیده‌اند به حساب می‌آیند.',
      exclusions: 'پرونده‌های پنهان‌شده و پس‌گرفته‌شده. روزها روزِ تقویمی است، نه روز کاری.',
    },
    en: {
      name: 'Median wait to the first reply',
      short: 'Wait to reply',
      question: 'Within how many days did half of the people have the first reply?',
      formula: 'The first day at which the Kaplan–Meier estimate of the share still waiting is a half or less.',
      numerator: 'Cases that have had their first reply.',
      denominator: 'All cases; those that still wait count with the wait they have had so far.',
      exclusions: 'Hidden and withdrawn cases. Days are calendar days, not working days.',
    },
  },
  source: WAIT_SOURCE,
}
