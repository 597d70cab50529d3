/** Every sentence with which this package explains a span of working time. */

/** The language of an explanation; `fa-AF` is Persian with the month names of Afghanistan. */
export type Lang = 'fa' | 'fa-AF' | 'en'

const counted = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`)
const joinedBy = (and: string) => (parts: string[]) => parts.join(and)

export const WORDS = {
  fa: {
    weekdays: ['یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه'],
    hours: (count: number) => `${count} ساعت`,
    minutes: (count: number) => `${count} دقیقه`,
    seconds: (count: number) => `${count} ثانیه`,
    join: joinedBy(' و '),
    span: (from: string, to: string) => `از ${from} تا ${to}`,
    day: (date: string, what: string) => `${date}: ${what}`,
    open: (spans: string, duration: string) => `${spans} (${duration})`,
    named: (what: string, name: string) => `${what}، ${name}`,
    closed: 'تعطیل',
    closedWeekly: 'تعطیل هفتگی',
    outside: 'بیرون از ساعت کار',
    provisional: 'تقویم این روز هنوز قطعی نیست',
    total: (duration: string) => `روی هم ${duration} زمان کاری`,
  },
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    hours: (count: number) => counted(count, 'hour'),
    minutes: (count: number) => counted(count, 'minute'),
    seconds: (count: number) => counted(count, 'second'),
    join: joinedBy(' '),
    span: (from: string, to: string) => `${from} to ${to}`,
    day: (date: string, what: string) => `${date}: ${what}`,
    open: (spans: string, duration: string) => `${spans} (${duration})`,
    named: (what: string, name: string) => `${what}, ${name}`,
    closed: 'closed',
    closedWeekly: 'closed every week',
    outside: 'outside opening hours',
    provisional: 'the calendar of this day is not final yet',
    total: (duration: string) => `${duration} of working time together`,
  },
}

export const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ')
