/** How often people confirmed what was said to be done. */
import { shareOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { SHARE_SOURCE } from './sources.ts'

export const CONFIRMED: Definition = {
  id: 'confirmed',
  version: '1',
  unit: 'share',
  compute: ({ counts }) => shareOf(counts.confirmed, counts.confirmed + counts.notConfirmed + counts.objectedUnsettled),
  about: {
    fa: {
      name: 'تأیید مردم',
      short: 'تأیید',
      question: 'وقتی اداره گفت کار انجام شده است، چند درصد از مردم تأیید کردند؟',
      formula: 'تأییدشده‌ها ÷ همهٔ پرونده‌هایی که دربارهٔ انجامشان نظر داده شد یا مهلت نظر گذشت.',
      numerator: 'پرونده‌هایی که فرستنده تأیید کرد.',
      denominator: 'تأییدشده‌ها، بسته‌شده‌های بی‌تأیید، و آن‌ها که به سبب اعتراض دوباره باز شده‌اند و هنوز تأیید نشده‌اند.',
      exclusions:
        'پرونده‌هایی که هنوز منتظر نظر فرستنده‌اند، ردشده‌ها، و پرونده‌های پنهان‌شده یا پس‌گرفته‌شده. سکوت، تأیید به حساب نمی‌آید.',
    },
    en: {
      name: 'Confirmed by people',
      short: 'Confirmed',
      question: 'When the office said "done", what share of people confirmed it?',
      formula: 'Confirmed ÷ all cases said to be done on which the person has spoken or the time to speak is over.',
      numerator: 'Cases that the sender confirmed.',
      denominator:
        'Confirmed cases, cases closed without confirmation, and those opened again by an objection and not confirmed since.',
      exclusions:
        'Cases that still wait for the sender to speak, refused ones, and hidden or withdrawn ones. Silence never counts as confirmation.',
    },
  },
  source: SHARE_SOURCE,
}
