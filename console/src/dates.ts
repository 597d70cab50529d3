/** How far a day is, in words. Days begin and end where the agency is. */
import { civilDay, days, type Lang, longDate, shortDate } from '../../app/kit/words.ts'

/** How much it presses: for the colour that stands beside the words, never instead of them. */
export type Press = 'late' | 'today' | 'soon' | 'calm'

const MS_A_DAY = 86_400_000
const SOON_DAYS = 3
/** Farther than this a date says more than a count. */
const COUNTED_DAYS = 30

/** Whole days from one civil day to another, negative when it lies behind. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_A_DAY)

const WORDS = {
  fa: {
    lateSince: (far: string) => `${far} گذشته`,
    lateToday: 'امروز گذشت',
    today: (time: string) => `امروز تا ساعت ${time}`,
    tomorrow: 'فردا',
    in: (far: string) => `${far} دیگر`,
    on: (day: string) => day,
    justToday: 'امروز',
    yesterday: 'دیروز',
    ago: (far: string) => `${far} پیش`,
  },
  en: {
    lateSince: (far: string) => `${far} overdue`,
    lateToday: 'overdue since today',
    today: (time: string) => `today by ${time}`,
    tomorrow: 'tomorrow',
    in: (far: string) => `in ${far}`,
    on: (day: string) => `on ${day}`,
    justToday: 'today',
    yesterday: 'yesterday',
    ago: (far: string) => `${far} ago`,
  },
}

function clock(lang: Lang, at: Date, zone: string): string {
  const locale = lang === 'fa' ? 'fa-IR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** «۳ روز گذشته», «امروز تا ساعت ۱۴:۰۰», «فردا», «۴ روز دیگر», and how much that presses. */
export function dueIn(lang: Lang, dueAt: string, now: Date, zone: string): { words: string; press: Press } {
  const at = new Date(dueAt)
  const words = WORDS[lang]
  const far = daysBetween(civilDay(now, zone), civilDay(at, zone))
  if (at < now)
    return { words: far === 0 ? words.lateToday : words.lateSince(days(lang, Math.max(1, -far))), press: 'late' }
  if (far === 0) return { words: words.today(clock(lang, at, zone)), press: 'today' }
  if (far > COUNTED_DAYS) return { words: words.on(longDate(lang, at, zone)), press: 'calm' }
  return { words: far === 1 ? words.tomorrow : words.in(days(lang, far)), press: far <= SOON_DAYS ? 'soon' : 'calm' }
}

/** «امروز», «دیروز», «۵ روز پیش», and after a month the day itself. For what citizens did, of which only the hour is kept. */
export function ago(lang: Lang, at: string, now: Date, zone: string): string {
  const words = WORDS[lang]
  const far = daysBetween(civilDay(new Date(at), zone), civilDay(now, zone))
  if (far <= 0) return words.justToday
  if (far === 1) return words.yesterday
  return far > COUNTED_DAYS ? shortDate(lang, new Date(at), zone) : words.ago(days(lang, far))
}
