/** What `pasokh model` says in the terminal. */
import { number } from '#kit/words.ts'
import type { UrgencyCard } from '../models/index.ts'

const percent = (lang: 'fa' | 'en', share: number) => number(lang, Math.round(1000 * share) / 10, 1)

export const MODEL_WORDS = {
  fa: {
    about: 'مدلی می‌آموزد که متن‌ها را دسته می‌کند، آن را می‌سنجد، یا کارتش را نشان می‌دهد',
    usage: `npx pasokh model train پرونده.csv --text ستون --label ستون --out مدل     از جدول (CSV، TSV یا JSONL) می‌آموزد
npx pasokh model evaluate مدل پرونده.csv --text ستون --label ستون        آن را روی جدولی دیگر می‌سنجد
npx pasokh model card مدل                                              می‌گوید از چه آموخته و چه‌قدر درست است
npx pasokh model evaluate --data پوشه                                    خودِ آموختن را روی مجموعه‌های برچسب‌دارِ پوشه می‌سنجد
  به‌جای پروندهٔ مدل، مدلِ همین سامانه:
npx pasokh model train|evaluate|card --agency دستگاه   در evaluate، برچسبِ جدول شناسهٔ خدمت است؛ بی جدول، با داوری کارمندان سنجیده می‌شود
  در جدولِ بی‌سرستون، ستون را به شماره بنویسید، از ۱.
  گزینه‌ها: --data پوشه (جای پرونده‌ها)   --lang fa|en
سطر آخر خروجی همان رقم‌ها به شکل JSON است.`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    missing: (what: string) => `این لازم است: ${what}`,
    'no-file': (file: string) => `پرونده پیدا یا باز نشد: ${file}`,
    'too-large': (file: string) => `این پرونده بزرگ‌تر از ۲۰۰ مگابایت است: ${file}`,
    'not-utf-8': (file: string) => `این پرونده متنی با UTF-8 نیست؛ آن را به شکل CSV با UTF-8 ذخیره کنید: ${file}`,
    'not-readable': (file: string) => `این پرونده جدول CSV، TSV یا JSONL درستی نیست: ${file}`,
    noColumn: (column: string, columns: string) => `ستون «${column}» نیست. ستون‌ها: ${columns}`,
    noAgency: (slug: string) => `چنین دستگاهی نیست: ${slug}`,
    notAModel: (why: string) => `این پرونده مدلی نیست که بتوان خواند: ${why}`,
    notWritten: (file: string) => `مدل را در این جا نمی‌توان نوشت: ${file}`,
    fewLabels: 'برای آموختن دست‌کم دو برچسب لازم است.',
    nothing: 'متن برچسب‌داری در این جدول نیست.',
    read: (texts: number, skipped: number) =>
      `${number('fa', texts)} متن خوانده شد${skipped > 0 ? `؛ ${number('fa', skipped)} سطر بی متن یا بی برچسب بود` : ''}.`,
    learning: (texts: number, labels: number) =>
      `آموختن از ${number('fa', texts)} متن با ${number('fa', labels)} برچسب…`,
    progress: (share: number) => `  ${percent('fa', share)}٪`,
    written: (file: string, bytes: number) => `مدل در ${file} است (${number('fa', Math.ceil(bytes / 1000))} کیلوبایت).`,
    accuracy: (share: number, texts: number) =>
      `برچسب نخست درست: ${percent('fa', share)}٪ از ${number('fa', texts)} متن`,
    between: (low: number, high: number) => `  بازهٔ ۹۵٪: ${percent('fa', low)} تا ${percent('fa', high)}٪`,
    sure: (coverage: number, accuracy: number | null) =>
      `مطمئن در ${percent('fa', coverage)}٪ از متن‌ها${accuracy === null ? '' : `؛ از آن‌ها ${percent('fa', accuracy)}٪ درست`}`,
    learnedFrom: (texts: number, labels: number, day: string) =>
      `آموخته از ${number('fa', texts)} متن و ${number('fa', labels)} برچسب${day ? `، تا ${day}` : ''}`,
    urgency: ({ dangerous, ordinary, missed, falseAlarms }: UrgencyCard) =>
      `خطر: آموخته از ${number('fa', dangerous)} متن خطرناک و ${number('fa', ordinary)} متن بی‌خطر؛ از آن‌ها ${number('fa', missed)} دیده نمی‌شد و ${number('fa', falseAlarms)} هشدار بیهوده بود`,
    urgencyBegins: 'خطر: هنوز کارمندی نظری نداده است؛ از واژه‌ها و عبارت‌های آغازین کار می‌کند',
    notTested: 'هنوز متنی نیست که با آن سنجیده شود.',
    outcome: {
      used: 'مدل تازه به کار گرفته شد.',
      worse: 'مدل تازه بدتر بود و به کار گرفته نشد؛ همان پیشین کار می‌کند.',
      same: 'چیز تازه‌ای نبود؛ مدل همان است.',
      'nothing-to-learn': 'هنوز کارمندی دربارهٔ متنی داوری نکرده است؛ از عبارت‌های نمونه پیشنهاد می‌شود.',
      failed: 'آموختن نشد؛ مدل پیشین کار می‌کند.',
      'went-back': 'به مدل پیشین بازگشته است.',
    },
    compared: (texts: number, before: number, after: number) =>
      `روی ${number('fa', texts)} متن تازه: پیشین ${number('fa', before)} درست، تازه ${number('fa', after)} درست.`,
  },
  en: {
    about: 'learns a model that sorts texts, measures it, or shows its card',
    usage: `npx pasokh model train FILE.csv --text COLUMN --label COLUMN --out MODEL     learns from a table (CSV, TSV or JSONL)
npx pasokh model evaluate MODEL FILE.csv --text COLUMN --label COLUMN        measures it on another table
npx pasokh model card MODEL                                                says what it learned from and how good it is
npx pasokh model evaluate --data DIR                                        measures learning itself on the labelled sets of a folder
  Instead of a model's file, that of an agency here:
npx pasokh model train|evaluate|card --agency SLUG   for evaluate, labels are codes of services; without a table it is measured on what officers judged
  In a table without a header, a column is its number from 1 on.
  Options: --data DIR (where the files are)   --lang fa|en
The last line has the figures as JSON.`,
    wrong: (what: string) => `This is not known: ${what}`,
    missing: (what: string) => `This is missing: ${what}`,
    'no-file': (file: string) => `The file is not there or cannot be opened: ${file}`,
    'too-large': (file: string) => `This file is larger than 200 MB: ${file}`,
    'not-utf-8': (file: string) => `This file is not a text in UTF-8; save it as CSV in UTF-8: ${file}`,
    'not-readable': (file: string) => `This file is no proper CSV, TSV or JSONL table: ${file}`,
    noColumn: (column: string, columns: string) => `There is no column «${column}». The columns are: ${columns}`,
    noAgency: (slug: string) => `There is no such agency: ${slug}`,
    notAModel: (why: string) => `This file is no model that can be read: ${why}`,
    notWritten: (file: string) => `The model cannot be written here: ${file}`,
    fewLabels: 'To learn, two labels are needed at least.',
    nothing: 'There is no labelled text in this table.',
    read: (texts: number, skipped: number) =>
      `${number('en', texts)} texts read${skipped > 0 ? `; ${number('en', skipped)} rows had no text or no label` : ''}.`,
    learning: (texts: number, labels: number) =>
      `Learning from ${number('en', texts)} texts with ${number('en', labels)} labels…`,
    progress: (share: number) => `  ${percent('en', share)} %`,
    written: (file: string, bytes: number) => `The model is in ${file} (${number('en', Math.ceil(bytes / 1000))} kB).`,
    accuracy: (share: number, texts: number) =>
      `First label right: ${percent('en', share)} % of ${number('en', texts)} texts`,
    between: (low: number, high: number) => `  95 % interval: ${percent('en', low)} to ${percent('en', high)} %`,
    sure: (coverage: number, accuracy: number | null) =>
      `Sure of ${percent('en', coverage)} % of the texts${accuracy === null ? '' : `; right on ${percent('en', accuracy)} % of those`}`,
    learnedFrom: (texts: number, labels: number, day: string) =>
      `Learned from ${number('en', texts)} texts and ${number('en', labels)} labels${day ? `, until ${day}` : ''}`,
    urgency: ({ dangerous, ordinary, missed, falseAlarms }: UrgencyCard) =>
      `Danger: learned from ${number('en', dangerous)} dangerous texts and ${number('en', ordinary)} harmless ones; of them ${number('en', missed)} would be missed, and ${number('en', falseAlarms)} times it would cry wolf`,
    urgencyBegins:
      'Danger: no officer has said anything of it yet; it works by the words and the phrases it began with',
    notTested: 'There is no text yet to measure it on.',
    outcome: {
      used: 'The new model is in use.',
      worse: 'The new model was worse and is not used; the former one goes on.',
      same: 'There was nothing new; the model is the same.',
      'nothing-to-learn': 'No officer has judged a text yet; services are proposed from example phrases.',
      failed: 'Learning failed; the former model goes on.',
      'went-back': 'A former model is used again.',
    },
    compared: (texts: number, before: number, after: number) =>
      `On ${number('en', texts)} new texts: the former right on ${number('en', before)}, the new one on ${number('en', after)}.`,
  },
} as const
