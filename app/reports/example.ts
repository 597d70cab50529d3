/** The figures of a made-up week, for tests, benches and whoever wants to see a report without a database. */
import { NOTHING } from './counted.ts'
import { shiftDay } from './periods.ts'
import type { Counts, Facts, Own } from './schema.ts'

const counts = (of: Partial<Counts>): Counts => ({ ...NOTHING, ...of })

const FROM = '2026-11-14'
const week = (ago: number) => ({ from: shiftDay(FROM, -7 * ago), to: shiftDay(FROM, 6 - 7 * ago) })

const SERVICES = [
  ['نشت آب', 'Water leak'],
  ['قبض', 'Bill'],
  ['افت فشار آب', 'Low pressure'],
  ['انشعاب تازه', 'New connection'],
] as const

/** `services` may be many, for a long report. */
export function exampleFacts(services: number = SERVICES.length): Facts & { own: Own } {
  return {
    form: 1,
    kind: 'week',
    agency: { slug: 'water', name: { fa: 'آب و فاضلاب نمونه', en: 'Sample Water' }, zone: 'Asia/Tehran' },
    now: week(0),
    before: week(1),
    own: {
      now: counts({
        received: 214,
        done: 150,
        replyDue: 190,
        repliedInTime: 131,
        solutionDue: 170,
        doneInTime: 118,
        confirmed: 70,
        objected: 34,
        notConfirmed: 22,
        hidden: 2,
        withdrawn: 3,
      }),
      before: counts({
        received: 150,
        done: 160,
        replyDue: 160,
        repliedInTime: 140,
        solutionDue: 140,
        doneInTime: 101,
        confirmed: 80,
        objected: 20,
        notConfirmed: 30,
      }),
      trend: Array.from({ length: 12 }, (_, n) => ({
        ...week(11 - n),
        received: [120, 131, 118, 140, 152, 139, 160, 155, 149, 162, 150, 214][n]!,
        replyDue: n === 3 ? 0 : 100 + 8 * n,
        repliedInTime: n === 3 ? 0 : 90 + 4 * n,
      })),
      waits: {
        now: {
          reply: { cases: 1900, waiting: 60, median: 2, low: 2, high: 3 },
          solution: { cases: 1900, waiting: 420, median: 9, low: 8, high: 10 },
        },
        before: {
          reply: { cases: 1700, waiting: 10, median: 2, low: 2, high: 2 },
          solution: { cases: 1700, waiting: 120, median: 7, low: 6, high: 7 },
        },
      },
      services: Array.from({ length: services }, (_, n) => {
        const [fa, en] = SERVICES[n % SERVICES.length]!
        const more = n < SERVICES.length ? '' : ` ${n}`
        return {
          name: { fa: `${fa}${more}`, en: `${en}${more}` },
          now: {
            received: 90 - (n % 80),
            replyDue: 60 - (n % 40),
            repliedInTime: n === 1 ? 12 : 50 - (n % 40),
            solutionDue: 40,
            doneInTime: 30,
          },
          before: { received: 70 - (n % 60) },
        }
      }),
      refusals: [
        { code: 'not-ours', name: { fa: 'در اختیار ما نیست', en: 'Not ours' }, now: 18, before: 4 },
        { code: 'no-money', name: { fa: 'اعتبار نیست', en: 'No funds' }, now: 6, before: 7 },
      ],
      backlog: {
        open: 341,
        late: 52,
        oldestDays: 133,
        ages: [170, 110, 52, 9],
        desks: [
          { name: { fa: 'میز تعمیر', en: 'Repairs desk' }, open: 210, late: 40 },
          { name: { fa: 'میز جنوب', en: 'South desk' }, open: 131, late: 12 },
        ],
      },
      forecast: [30, 28, 40, 22, 31, 5, 0].map((n, at) => ({
        day: shiftDay(FROM, 7 + at),
        reply: n,
        solution: Math.round(n * 1.1),
      })),
    },
    under: null,
  }
}
