/** Why an office answers here, in a sentence for officers and for the person alike. */
import { type Lang, pick, type Text } from '#kit/words.ts'
import type { PlaceLevel, Why } from './schema.ts'

/** Names of what a reason speaks of; null for what is not known. */
export type Named = {
  service: Text | null
  /** The area of the rule, or the one it lies in. */
  area: Text | null
  office: Text
  otherAgency: Text | null
  /** Larger areas whose rules gave way. */
  over: readonly Text[]
  /** How far the place is known. */
  level: PlaceLevel | null
}

const FA_HERE: Partial<Record<PlaceLevel, string>> = {
  house: 'این نشانی',
  alley: 'این کوچه',
  street: 'این خیابان',
  point: 'این نقطه',
  asset: 'این تجهیز',
}
const EN_HERE: Partial<Record<PlaceLevel, string>> = {
  house: 'This address',
  alley: 'This alley',
  street: 'This street',
  point: 'This point',
  asset: 'This thing',
}

const WORDS = {
  fa: {
    here: ({ level, area }: Named) => (level && FA_HERE[level]) ?? (area ? `«${area.fa}»` : 'اینجا'),
    in: (here: string, area: string | null) => (area && here !== `«${area}»` ? `${here} در «${area}» است.` : null),
    'service-and-area': (here: string, service: string, office: string) =>
      `«${service}» در ${here} با «${office}» است.`,
    service: (_: string, service: string, office: string) => `«${service}» همه‌جا با «${office}» است.`,
    area: (here: string, _: string, office: string) => `${here} با «${office}» است.`,
    everything: (_: string, __: string, office: string) => `همهٔ پیام‌ها با «${office}» است.`,
    sorting: (_: string, __: string, office: string) =>
      `هنوز قاعده‌ای نمی‌گوید چه اداره‌ای پاسخ می‌دهد؛ «${office}» آن را به جای درست می‌رساند.`,
    other: (here: string, service: string, office: string, agency: string) =>
      `${here} با «${office}» است، «${service}» با «${agency}».`,
    over: (areas: string) => `${areas} هم آن را در بر دارد؛ محدودهٔ کوچک‌تر برنده است.`,
    someService: 'این خدمت',
    join: '، ',
  },
  en: {
    here: ({ level, area }: Named) => (level && EN_HERE[level]) ?? (area ? `“${area.en}”` : 'This place'),
    in: (here: string, area: string | null) => (area && here !== `“${area}”` ? `${here} is in “${area}”.` : null),
    'service-and-area': (here: string, service: string, office: string) =>
      `“${service}” ${here.startsWith('“') ? `in ${here}` : `at ${here.toLowerCase()}`} is with “${office}”.`,
    service: (_: string, service: string, office: string) => `“${service}” is with “${office}” everywhere.`,
    area: (here: string, _: string, office: string) => `${here} is with “${office}”.`,
    everything: (_: string, __: string, office: string) => `Everything is with “${office}”.`,
    sorting: (_: string, __: string, office: string) =>
      `No rule says yet which office answers; “${office}” will bring it to the right one.`,
    other: (here: string, service: string, office: string, agency: string) =>
      `${here} is with “${office}”, “${service}” with “${agency}”.`,
    over: (areas: string) => `${areas} holds it too; the smaller area wins.`,
    someService: 'this service',
    join: ', ',
  },
} as const

/** «این کوچه در «پل‌سنگی» است. این کوچه با «شهرداری ناحیه یک» است، «کابل» با «مخابرات».» */
export function reasonOf(lang: Lang, why: Why, named: Named): string {
  const words = WORDS[lang]
  const here = words.here(named)
  const area = named.area && pick(named.area, lang)
  const office = pick(named.office, lang)
  const service = named.service ? pick(named.service, lang) : words.someService
  const who = named.otherAgency
    ? words.other(here, service, office, pick(named.otherAgency, lang))
    : words[why.rule](here, service, office)
  const over = named.over.map((one) => (lang === 'fa' ? `«${one.fa}»` : `“${one.en}”`)).join(words.join)
  return [words.in(here, area), who, over && words.over(over)].filter(Boolean).join(' ')
}
