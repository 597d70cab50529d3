/** Every sentence around an apology that its readers see. */
import type { Lang } from '#kit/words.ts'

type Words = {
  title: string
  parts: Record<'happened' | 'fault' | 'repair' | 'prevention', string>
  signed: string
}

export const APOLOGY_WORDS: Record<Lang, Words> = {
  fa: {
    title: 'پوزش اداره',
    parts: {
      happened: 'چه شد',
      fault: 'کوتاهی از که بود',
      repair: 'چه چیزی جبران می‌شود',
      prevention: 'چه می‌شود که دوباره پیش نیاید',
    },
    signed: 'به نام',
  },
  en: {
    title: 'The office apologises',
    parts: {
      happened: 'What happened',
      fault: 'Whose fault it was',
      repair: 'What is put right',
      prevention: 'What is done so that it does not happen again',
    },
    signed: 'Signed by',
  },
}
