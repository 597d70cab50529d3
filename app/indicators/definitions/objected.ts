/** How often people objected to what the office said. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const OBJECTED: Definition = {
  id: 'objected',
  version: '1',
  unit: 'share',
  compute: ({ counts }) =>
    shareOf(counts.objected, counts.confirmed + counts.notConfirmed + counts.refused + counts.objectedUnsettled),
  about: {
    fa: {
      name: 'اعتراض مردم',
      short: 'اعتراض',
      question: 'چند درصد از مردم به «انجام شد» یا «نه»ی اداره اعتراض کردند؟',
      formula: 'پرونده‌های دارای اعتراض ÷ همهٔ پرونده‌هایی که پاسخ پایانی گرفتند و می‌شد به آن اعتراض کرد.',
      numerator: 'پرونده‌هایی که فرستنده دست‌کم یک بار اعتراض کرد.',
      denominator: 'تأییدشده‌ها، بسته‌شده‌های بی‌تأیید، ردشده‌ها، و آن‌ها که به سبب اعتراض دوباره باز شده‌اند.',
      exclusions:
        'پرونده‌هایی که انجام‌شده اعلام شده‌اند و هنوز منتظر نخستین نظر فرستنده‌اند، و پرونده‌های پنهان‌شده یا پس‌گرفته‌شده. چند اعتراض در یک پرونده یک بار شمرده می‌شود.',
    },
    en: {
      name: 'Objected to by people',
      short: 'Objected',
      question: 'What share of people objected to the "done" or the "no" of the office?',
      formula: 'Cases with an objection ÷ all cases with a final reply that could be objected to.',
      numerator: 'Cases in which the sender objected at least once.',
      denominator:
        'Confirmed cases, cases closed without confirmation, refused ones, and those opened again by an objection.',
      exclusions:
        'Cases said to be done that still wait for the sender to speak for the first time, and hidden or withdrawn ones. Several objections in one case count once.',
    },
  },
  source: SHARE_SOURCE,
}
