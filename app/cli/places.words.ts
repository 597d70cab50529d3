/** What `pasokh places` says in the terminal. */
import { type Lang, number, percent } from '#kit/words.ts'

type Stage = 'reading' | 'areas' | 'things'
type Taken = { added: number; changed: number; same: number }

export const PLACES_WORDS = {
  fa: {
    usage: `npx pasokh places import پرونده --agency دستگاه [--format amar|geonames|gnaf|geojson|csv] [--offer province,city] [--lang fa|en]
  محدوده‌ها، نشانی‌ها و تجهیزها را از پرونده‌ای وارد می‌کند. همان پرونده برای بار دوم چیزی را عوض نمی‌کند.
npx pasokh places first --agency دستگاه [--offer province,city]
  ۳۱ استان و شهرهای بزرگ ایران را می‌افزاید.
  --offer می‌گوید کدام گونه‌ها در فرم پیشنهاد شوند: country province county district rural-district city quarter village`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    missing: (what: string) => `این لازم است: ${what}`,
    noFile: (file: string) => `پرونده باز نشد: ${file}`,
    progress: (stage: Stage, share: number, rows: number) =>
      `  ${percent('fa', share)} ${{ reading: 'خوانده شد', areas: 'محدوده‌ها', things: 'نشانی‌ها و تجهیزها' }[stage]}، ${number('fa', rows)} سطر`,
    refused: (at: number, name: string, why: string) =>
      `  ${number('fa', at)}${name ? ` («${name}»)` : ''} پذیرفته نشد: ${why}.`,
    moreRefused: (why: string, count: number) => `  و ${number('fa', count)} سطر دیگر: ${why}.`,
    taken: (what: 'areas' | 'addresses' | 'assets', { added, changed, same }: Taken) =>
      `${{ areas: 'محدوده', addresses: 'نشانی', assets: 'تجهیز' }[what]}: ${number('fa', added)} تازه، ${number('fa', changed)} دگرگون، ${number('fa', same)} همان که بود`,
    summary: (refused: number) => `${number('fa', refused)} پذیرفته نشد.`,
  },
  en: {
    usage: `npx pasokh places import FILE --agency AGENCY [--format amar|geonames|gnaf|geojson|csv] [--offer province,city] [--lang fa|en]
  Takes in areas, addresses and assets of a file. The same file a second time changes nothing.
npx pasokh places first --agency AGENCY [--offer province,city]
  Adds the 31 provinces and the larger cities of Iran.
  --offer says which kinds are offered on the form: country province county district rural-district city quarter village`,
    wrong: (what: string) => `I do not know this: ${what}`,
    missing: (what: string) => `This is needed: ${what}`,
    noFile: (file: string) => `The file could not be opened: ${file}`,
    progress: (stage: Stage, share: number, rows: number) =>
      `  ${percent('en', share)} ${{ reading: 'read', areas: 'of the areas', things: 'of the addresses and assets' }[stage]}, ${number('en', rows)} rows`,
    refused: (at: number, name: string, why: string) =>
      `  ${number('en', at)}${name ? ` (“${name}”)` : ''} was refused: ${why}.`,
    moreRefused: (why: string, count: number) => `  and ${number('en', count)} more: ${why}.`,
    taken: (what: 'areas' | 'addresses' | 'assets', { added, changed, same }: Taken) =>
      `${{ areas: 'Areas', addresses: 'Addresses', assets: 'Assets' }[what]}: ${number('en', added)} new, ${number('en', changed)} changed, ${number('en', same)} as they were`,
    summary: (refused: number) => `${number('en', refused)} refused.`,
  },
} as const satisfies Record<Lang, unknown>
