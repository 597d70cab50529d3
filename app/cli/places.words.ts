/** What `pasokh places` says in the terminal. */
import { type Lang, number } from '#kit/words.ts'

type Counts = { features: number; added: number; changed: number; same: number; refused: readonly unknown[] }

export const PLACES_WORDS = {
  fa: {
    usage: `npx pasokh places import پرونده.geojson --agency دستگاه [--format geojson] [--lang fa|en]
  ناحیه‌ها را با مرزشان وارد می‌کند. ناحیه‌ای که به این نام هست مرز تازه می‌گیرد.`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    missing: (what: string) => `این لازم است: ${what}`,
    noFile: (file: string) => `پرونده باز نشد: ${file}`,
    tooLarge: 'پرونده بیش از ۲۰۰ مگابایت است. آن را چند بخش کنید.',
    progress: (done: number, of: number) => `${number('fa', done)} از ${number('fa', of)} ناحیه`,
    refused: (at: number, name: string, why: string) =>
      `  ناحیهٔ ${number('fa', at)}${name ? ` («${name}»)` : ''} پذیرفته نشد: ${why}.`,
    summary: ({ features, added, changed, same, refused }: Counts) =>
      `${number('fa', features)} ناحیه خوانده شد: ${number('fa', added)} تازه، ${number('fa', changed)} با مرز تازه، ${number('fa', same)} همان که بود، ${number('fa', refused.length)} پذیرفته نشد.`,
  },
  en: {
    usage: `npx pasokh places import FILE.geojson --agency AGENCY [--format geojson] [--lang fa|en]
  Takes in areas with their borders. An area of the same name gets the new border.`,
    wrong: (what: string) => `I do not know this: ${what}`,
    missing: (what: string) => `This is needed: ${what}`,
    noFile: (file: string) => `The file could not be opened: ${file}`,
    tooLarge: 'The file is larger than 200 MB. Part it.',
    progress: (done: number, of: number) => `${number('en', done)} of ${number('en', of)} areas`,
    refused: (at: number, name: string, why: string) =>
      `  Area ${number('en', at)}${name ? ` (“${name}”)` : ''} was refused: ${why}.`,
    summary: ({ features, added, changed, same, refused }: Counts) =>
      `${number('en', features)} areas read: ${number('en', added)} new, ${number('en', changed)} with a new border, ${number('en', same)} as they were, ${number('en', refused.length)} refused.`,
  },
} as const satisfies Record<Lang, unknown>
