/** How many cases came in. */
import { countOf } from '../measure.ts'
import type { Definition } from '../schema.ts'
import { COUNT_SOURCE } from './sources.ts'

export const RECEIVED: Definition = {
  id: 'received',
  version: '1',
  unit: 'cases',
  compute: ({ counts }) => countOf(counts.received),
  about: {
    fa: {
      name: 'پرونده‌های رسیده',
      short: 'رسیده',
      question: 'در این دوره چند پرونده باز شد؟',
      formula: 'شمار پرونده‌هایی که روز بازشدنشان در دوره است.',
      numerator: 'پرونده‌های رسیده',
      denominator: 'ندارد؛ این شاخص شمار است.',
      exclusions:
        'پیام‌هایی که متنشان واژه‌به‌واژه با پیامِ دیگری از همان خدمت و همان روز یکی است، یک بار شمرده می‌شوند. پرونده‌های پنهان‌شده و پس‌گرفته‌شده هم در این شمار هستند.',
    },
    en: {
      name: 'Cases received',
      short: 'Received',
      question: 'How many cases were opened in this period?',
      formula: 'The number of cases whose day of opening lies in the period.',
      numerator: 'Cases received',
      denominator: 'None; this is a number of cases.',
      exclusions:
        'Messages that say word for word what another one of the same service and day says are counted once. Hidden and withdrawn cases are counted here too.',
    },
  },
  source: COUNT_SOURCE,
}
