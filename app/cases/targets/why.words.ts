/** Why something is due when it is, in sentences. */
import { dateTime, days, hours, type Lang, number, weekdayDate, workingDays } from '#kit/words.ts'
import type { Terms } from '../../agencies/index.ts'
import type { PauseReason } from '../schema.ts'

type Words = {
  promised: Record<`${Terms['counting']}-${Terms['unit']}`, (amount: number, from: string) => string>
  urgent: string
  nth: (n: number, day: string) => string
  paused: Record<PauseReason, (from: string, to: string) => string>
  pausedSince: Record<PauseReason, (from: string) => string>
  goesOn: string
  due: (at: string) => string
  moment: (at: Date, zone: string) => string
  day: (iso: string) => string
}

export const WHY: Record<Lang, Words> = {
  fa: {
    promised: {
      'working-day': (n, from) => `قول این است: ${workingDays('fa', n)}، از فردای ${from}؛ تا پایان ساعت کارِ روز آخر.`,
      'calendar-day': (n, from) =>
        `قول این است: ${days('fa', n)}، از فردای ${from}، تعطیلی‌ها هم شمرده می‌شود؛ اگر اداره آن روز بسته باشد، تا پایان نخستین روز کاری پس از آن.`,
      'working-hour': (n, from) => `قول این است: ${hours('fa', n)} کاری، از ${from}.`,
      'calendar-hour': (n, from) => `قول این است: ${hours('fa', n)}، از ${from}، شب و روز و تعطیلی‌ها هم شمرده می‌شود.`,
    },
    urgent: 'مهلت کوتاه‌تر است، چون شاید خطری در میان باشد.',
    nth: (n, day) => `روز ${number('fa', n)}) ${day}`,
    paused: {
      person: (from, to) => `از ${from} تا ${to} مهلت نگه داشته شد: اداره منتظر پاسخ شخص بود.`,
      'other-agency': (from, to) =>
        `از ${from} تا ${to} مهلت نگه داشته شد: پرونده نزد دستگاه دیگری بود و مهلت آن دستگاه می‌دوید.`,
    },
    pausedSince: {
      person: (from) => `مهلت از ${from} نگه داشته شده است: اداره منتظر پاسخ شخص است.`,
      'other-agency': (from) =>
        `مهلت از ${from} نگه داشته شده است: پرونده نزد دستگاه دیگری است و مهلت آن دستگاه می‌دود.`,
    },
    goesOn: 'آنچه مانده بود از آن پس شمرده شد:',
    due: (at) => `پس مهلت ${at} است.`,
    moment: (at, zone) => dateTime('fa', at, zone),
    day: (iso) => weekdayDate('fa', iso),
  },
  en: {
    promised: {
      'working-day': (n, from) =>
        `The promise is ${workingDays('en', n)}, counted from the day after ${from}, until the office closes on the last of them.`,
      'calendar-day': (n, from) =>
        `The promise is ${days('en', n)}, counted from the day after ${from}, holidays too; if the office is closed on that day, until it closes on its next working day.`,
      'working-hour': (n, from) => `The promise is ${hours('en', n)} of working time from ${from}.`,
      'calendar-hour': (n, from) => `The promise is ${hours('en', n)} from ${from}, day and night, holidays too.`,
    },
    urgent: 'It is sooner because there may be danger.',
    nth: (n, day) => `Day ${n}: ${day}`,
    paused: {
      person: (from, to) => `From ${from} to ${to} the clock stood: the office waited for the person’s answer.`,
      'other-agency': (from, to) =>
        `From ${from} to ${to} the clock stood: the case was with another agency, whose clock ran.`,
    },
    pausedSince: {
      person: (from) => `The clock stands since ${from}: the office waits for the person’s answer.`,
      'other-agency': (from) => `The clock stands since ${from}: the case is with another agency, whose clock runs.`,
    },
    goesOn: 'What was left was counted from then on:',
    due: (at) => `So it is due on ${at}.`,
    moment: (at, zone) => dateTime('en', at, zone),
    day: (iso) => weekdayDate('en', iso),
  },
}
