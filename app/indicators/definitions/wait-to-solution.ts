/** How long people wait until the office says "done", those who still wait counted. */
import { medianOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { WAIT_SOURCE } from './sources.ts'

export const WAIT_TO_SOLUTION: Definition = {
  id: 'wait-to-solution',
  version: '1',
  unit: 'days',
  compute: ({ solutionWaits }) => medianOf(solutionWaits),
  about: {
    fa: {
      name: 'میانهٔ انتظار تا انجام',
      short: 'انتظار تا انجام',
      question: 'کار نیمی از مردم تا چند روز انجام شد؟',
      formula: 'نخستین روزی که در آن برآورد کاپلان–مایر از سهمِ منتظران به نیم یا کمتر می‌رسد.',
      numerator: 'پرونده‌هایی که انجام‌شده اعلام شده‌اند و اعتراضی آن‌ها را دوباره باز نکرده است.',
      denominator:
        'همهٔ پرونده‌ها. پروندهٔ باز، پرونده‌ای که اعتراض آن را باز کرده و پروندهٔ ردشده، همه تا امروز منتظر به حساب می‌آیند؛ پس نه‌گفتن، میانه را کوتاه نمی‌کند.',
      exclusions: 'پرونده‌های پنهان‌شده و پس‌گرفته‌شده. روزها روزِ تقویمی است، نه روز کاری.',
    },
    en: {
      name: 'Median wait to the solution',
      short: 'Wait to solution',
      question: 'Within how many days was it done for half of the people?',
      formula: 'The first day at which the Kaplan–Meier estimate of the share still waiting is a half or less.',
      numerator: 'Cases said to be done and not opened again by an objection.',
      denominator:
        'All cases. Open ones, those opened again by an objection and refused ones all count as waiting until today; so a refusal does not shorten the median.',
      exclusions: 'Hidden and withdrawn cases. Days are calendar days, not working days.',
    },
  },
  source: WAIT_SOURCE,
}
