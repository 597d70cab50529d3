/** What `pasokh import` says in the terminal. */
import { type Lang, number } from '#kit/words.ts'

const SIGNS = {
  fa: { ',': 'ویرگول لاتین', ';': 'نقطه‌ویرگول لاتین', '\t': 'تب', '|': 'خط عمودی', '،': 'ویرگول', '؛': 'نقطه‌ویرگول' },
  en: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', '،': 'Persian comma', '؛': 'Persian semicolon' },
} as const

const signOf = (lang: Lang, sign: string): string =>
  Object.entries(SIGNS[lang]).find(([own]) => own === sign)?.[1] ?? sign

export const IMPORT_WORDS = {
  fa: {
    usage: `npx pasokh import پرونده.csv --agency دستگاه --map text=ستون[,time=…,place=…,service=…,lang=…,contact=…]
  ستون را به نام یا به شماره (از ۱) بنویسید. گزینه‌ها:
  --encoding utf-8|utf-16le|utf-16be|windows-1256   اگر درست شناخته نشد
  --delimiter نشان                                   اگر درست شناخته نشد
  --receipts پرونده.csv   برای هر سطر رسید می‌سازد و آن‌جا می‌نویسد؛ بی آن، سطرها رسید ندارند
  --lang fa|en`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    missing: (what: string) => `این لازم است: ${what}`,
    noFile: (file: string) => `پرونده باز نشد: ${file}`,
    reading: (encoding: string, detected: boolean, sign: string, isQuoted: boolean) =>
      `رمزگذاری: ${encoding}${detected ? ' (از روی متن شناخته شد)' : ''}؛ جداکننده: ${signOf('fa', sign)}؛ ${isQuoted ? 'با' : 'بی'} نشان نقل‌قول`,
    headers: (names: string) => `ستون‌ها: ${names}`,
    progress: (percent: number, rows: number) => `${number('fa', percent)}٪  ${number('fa', rows)} سطر`,
    summary: ({ rows, added, known, refused }: Counts) =>
      `${number('fa', rows)} سطر خوانده شد: ${number('fa', added)} تازه، ${number('fa', known)} از پیش بود، ${number('fa', refused)} پذیرفته نشد.`,
    reason: (count: number, sentence: string) => `  ${number('fa', count)} بار: ${sentence}`,
    refusedFile: (file: string) =>
      `سطرهای پذیرفته‌نشده با شماره و دلیل در ${file} است. اصلاح کنید و همان را دوباره وارد کنید.`,
    before: (day: string) => `همین پرونده در ${day} هم وارد شده بود.`,
    next: 'فهمیدن متن‌ها و بازکردن پرونده‌ها در پس‌زمینه پیش می‌رود، هر گاه سامانه روشن باشد.',
    receipts: (file: string) => `رسیدها در ${file} است. هر کس رسید را دارد پرونده را می‌بیند؛ از آن نگه‌داری کنید.`,
    receiptHeaders: ['سطر', 'رسید'],
  },
  en: {
    usage: `npx pasokh import FILE.csv --agency SLUG --map text=COLUMN[,time=…,place=…,service=…,lang=…,contact=…]
  A column is its name, or its number from 1 on. Options:
  --encoding utf-8|utf-16le|utf-16be|windows-1256   when it is told wrongly
  --delimiter SIGN                                  when it is told wrongly
  --receipts FILE.csv   makes a receipt for each row and writes it there; without it the rows have none
  --lang fa|en`,
    wrong: (what: string) => `This is not known: ${what}`,
    missing: (what: string) => `This is missing: ${what}`,
    noFile: (file: string) => `The file cannot be opened: ${file}`,
    reading: (encoding: string, detected: boolean, sign: string, isQuoted: boolean) =>
      `Encoding: ${encoding}${detected ? ' (told from the text)' : ''}; columns parted by: ${signOf('en', sign)}; ${isQuoted ? 'with' : 'without'} quotes`,
    headers: (names: string) => `Columns: ${names}`,
    progress: (percent: number, rows: number) => `${number('en', percent)} %  ${number('en', rows)} rows`,
    summary: ({ rows, added, known, refused }: Counts) =>
      `${number('en', rows)} rows read: ${number('en', added)} new, ${number('en', known)} known before, ${number('en', refused)} refused.`,
    reason: (count: number, sentence: string) => `  ${number('en', count)} times: ${sentence}`,
    refusedFile: (file: string) =>
      `The refused rows stand in ${file}, with line and reason. Mend them there and import that file.`,
    before: (day: string) => `This very file was imported before, on ${day}.`,
    next: 'Texts are understood and cases opened in the background, whenever the system runs.',
    receipts: (file: string) => `The receipts stand in ${file}. Whoever holds a receipt sees the case: keep it safe.`,
    receiptHeaders: ['line', 'receipt'],
  },
} as const

type Counts = { rows: number; added: number; known: number; refused: number }
