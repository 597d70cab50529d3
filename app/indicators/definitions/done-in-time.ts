/** How often the office said "done" within its promise. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const DONE_IN_TIME: Definition = {
  id: 'done-in-time',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.doneInTime, counts.solutionDue),
  about: {
    fa: {
      name: 'انجام در مهلت',
      short: 'انجام در مهلت',
      question: 'برای چند درصد از پرونده‌ها، اداره در مهلت گفت کار انجام شده است؟',
      formula: 'انجام‌شده‌ها در مهلت ÷ همهٔ پرونده‌هایی که مهلت حلشان گذشته است.',
      numerator:
        'پرونده‌هایی که پیش از پایان مهلت، انجام‌شده اعلام شدند و فرستنده اعتراضی نکرد که پرونده را دوباره باز کند.',
      denominator: 'پرونده‌هایی که مهلت حلشان تا پایان روزِ شمارش گذشته است، انجام شده باشند یا نه.',
      exclusions:
        'پرونده‌هایی که مهلتشان هنوز نگذشته، خدمت‌های بی‌مهلت، و پرونده‌های پنهان‌شده یا پس‌گرفته‌شده. پروندهٔ ردشده در مخرج می‌ماند و انجام‌شده به حساب نمی‌آید.',
    },
    en: {
      name: 'Done in time',
      short: 'Done in time',
      question: 'For what share of cases did the office say "done" within the promised time?',
      formula: 'Done in time ÷ all cases whose promised time for the solution has run out.',
      numerator:
        'Cases that were said to be done before the promised time ran out, and were not opened again by an objection.',
      denominator: 'Cases whose promised time for the solution ran out by the end of the day of counting, done or not.',
      exclusions:
        'Cases whose time has not run out yet, services without a promise, and hidden or withdrawn cases. A refused case stays in the denominator and does not count as done.',
    },
  },
  source: SHARE_SOURCE,
}
