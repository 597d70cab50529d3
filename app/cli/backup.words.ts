/** What `pasokh backup` and `pasokh restore` say in the terminal. */
import { number } from '#kit/words.ts'

type Counts = { rows: number; tables: number }

export const BACKUP_WORDS = {
  fa: {
    usage: 'npx pasokh backup پرونده [--lang fa|en]',
    restoreUsage: `npx pasokh restore پرونده --erasures فهرست.txt [--lang fa|en]
  فهرست پاک‌شده‌ها در پوشهٔ داده، erasures.txt است. اگر آن را ندارید بنویسید ‎--erasures none؛
  آنگاه آنچه پس از پشتیبان پس گرفته یا پاک شده بود، باز خوانده می‌شود.`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    exists: (file: string) => `${file} هست؛ نام دیگری بدهید.`,
    made: (file: string, { rows, tables }: Counts) =>
      `پشتیبان در ${file} است: ${number('fa', rows)} ردیف از ${number('fa', tables)} جدول، شمرده و سنجیده. کلیدها در آن نیست.`,
    list: (file: string) => `فهرست پاک‌شده‌ها (${file}) را هم نگه دارید، و زودبه‌زودتر از پشتیبان.`,
    restored: ({ rows, tables }: Counts, madeAt: string) =>
      `پشتیبان ${madeAt} برگردانده شد: ${number('fa', rows)} ردیف از ${number('fa', tables)} جدول.`,
    erased: (count: number, at: string) => `از روی فهرست ${at}، ${number('fa', count)} پیام دوباره پاک شد.`,
    log: {
      'goes-on': 'دفتر همگانی از آخرین مُهر منتشرشده ادامه می‌یابد.',
      'begins-anew':
        'این پشتیبان از آخرین مُهر منتشرشدهٔ دفتر کهنه‌تر است، یا آن مُهر در این پوشه نیست. دفتر با نام تازه آغاز می‌شود و نخستین سطر آن این را می‌گوید؛ کلیدش را به گواهان بدهید.',
    },
    notErased: 'هیچ فهرستی داده نشد؛ آنچه پس از پشتیبان پاک شده بود، باز خوانده می‌شود.',
    noList: (file: string) => `این فهرست پاک‌شده‌ها نیست، یا بریده است: ${file}`,
    keysDiffer: (folder: string) =>
      `کلیدهای ${folder} این پشتیبان را باز نمی‌کند. نسخهٔ پوشهٔ کلیدها را آن‌جا بگذارید؛ تا آن زمان هیچ متن اصلی خوانده نمی‌شود.`,
    refusals: {
      'not-a-backup': 'این پرونده پشتیبان پاسخ نیست.',
      'newer-schema': 'این پشتیبان از نسخهٔ تازه‌تری است؛ نخست پاسخ را به‌روز کنید: ',
      'other-schema': 'این پشتیبان ستونی دارد که این نسخه ندارد: ',
      'not-empty': 'پایگاه داده خالی نیست؛ در پوشه‌ای تازه (PASOKH_DATA) برگردانید. جدول: ',
    },
  },
  en: {
    usage: 'npx pasokh backup FILE [--lang fa|en]',
    restoreUsage: `npx pasokh restore FILE --erasures LIST.txt [--lang fa|en]
  The list of erasures is erasures.txt in the data folder. Without one, write --erasures none;
  what was taken back or erased after the backup can then be read again.`,
    wrong: (what: string) => `This is not known: ${what}`,
    exists: (file: string) => `${file} is there; give another name.`,
    made: (file: string, { rows, tables }: Counts) =>
      `The backup is ${file}: ${number('en', rows)} rows of ${number('en', tables)} tables, counted and summed. The keys are not in it.`,
    list: (file: string) => `Keep the list of erasures (${file}) too, and more often than backups.`,
    restored: ({ rows, tables }: Counts, madeAt: string) =>
      `The backup of ${madeAt} was put back: ${number('en', rows)} rows of ${number('en', tables)} tables.`,
    erased: (count: number, at: string) => `By the list of ${at}, ${number('en', count)} messages were erased again.`,
    log: {
      'goes-on': 'The public log goes on from the last checkpoint that was published.',
      'begins-anew':
        'This backup is older than the last published checkpoint of the log, or that checkpoint is not in this folder. The log begins anew under another name, and its first entry says so; give its key to the witnesses.',
    },
    notErased: 'No list was given; what was erased after the backup can be read again.',
    noList: (file: string) => `This is no list of erasures, or it is cut: ${file}`,
    keysDiffer: (folder: string) =>
      `The keys in ${folder} do not open this backup. Put your copy of the keys folder there; until then no original can be read.`,
    refusals: {
      'not-a-backup': 'This file is no backup of Pasokh.',
      'newer-schema': 'This backup is of a newer version; update Pasokh first: ',
      'other-schema': 'This backup has a column that this version has not: ',
      'not-empty': 'The database is not empty; restore into a new folder (PASOKH_DATA). Table: ',
    },
  },
} as const
