/**
 * Narvanshahr, a small made-up town: an umbrella and three agencies with their offices, services, people
 * and words. It is no real place and no real person; every line was written for this project.
 */
import { ADDRESSES, ASSETS } from './addresses.ts'
import { CITY } from './agencies/city.ts'
import { POST } from './agencies/post.ts'
import { TELECOM } from './agencies/telecom.ts'
import { UMBRELLA } from './agencies/umbrella.ts'
import { AREAS } from './areas.ts'
import { CALENDARS } from './calendars.ts'
import type { Town } from './shape.ts'

export type * from './shape.ts'

export const TOWN: Town = {
  name: { fa: 'نارون‌شهر', en: 'Narvanshahr' },
  notice: {
    fa: 'نارون‌شهر ساختگی است: نه این شهر هست، نه این دستگاه‌ها و نه این آدم‌ها. برای آزمودن پاسخ نوشته شده است.',
    en: 'Narvanshahr is made up: there is no such town, no such agency and no such person. It was written to try Pasokh out.',
  },
  timeZone: 'Asia/Tehran',
  areas: AREAS,
  addresses: ADDRESSES,
  assets: ASSETS,
  calendars: CALENDARS,
  agencies: [UMBRELLA, TELECOM, CITY, POST],
}
