/** What `pasokh backup` and `pasokh restore` say in the terminal. */
import { number } from '#kit/words.ts'

type Counts = { rows: number; tables: number }

export const BACKUP_WORDS = {
  fa: {
    usage: 'npx pasokh backup پرونده [--lang fa|en]',
    restoreUsage: `npx pasokh restore پرونده --erasures فهرست.txt [--log نشانی|پوشه] [--lang fa|en]
  فهرست پاک‌شده‌ها در پوشهٔ داده، erasures.txt است. اگر آن را ندارید بنویسید ‎--erasures none؛
  آنگاه آنچه پس از پشتیبان پس گرفته یا پاک شده بود، باز خوانده می‌شود.
  --log نسخه‌ای از دفتر همگانی است که کسی نگه داشته؛ دفتر از آخرین مُهر منتشرشده ادامه می‌یابد.`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    exists: (file: string) => `${file} هست؛ نام دیگری بدهید.`,
    made: (file: string, { rows, tables }: Counts) =>
      `پشتیبان در ${file} است: ${number('fa', rows)} ردیف از ${number('fa', tables)} جدول، شمرده و سنجیده. کلیدها در آن نیست.`,
    list: (file: string) => `فهرست پاک‌شده‌ها (${file}) را هم نگه دارید، و زودبه‌زودتر از پشتیبان.`,
    restored: ({ rows, tables }: Counts, madeAt: string) =>
      `پشتیبان ${madeAt} برگردانده شد: ${number('fa', rows)} ردیف از ${number('fa', tables)} جدول.`,
    erased: (count: number, at: string) => `از روی فهرست ${at}، ${number('fa', count)} پیام دوباره پاک شد.`,
    logTaken: (added: number) =>
      `${number('fa', added)} سطر که پس از پشتیبان منتشر شده بود، از نسخهٔ دفتر سنجیده و برگردانده شد.`,
    logNotTaken: (why: string) => `از نسخهٔ دفتر چیزی برگردانده نشد: ${why}`,
    copies: {
      'nothing-known': 'در این پوشهٔ داده log-checkpoint.txt این دفتر نیست؛ پس کسی نمی‌داند چه منتشر شده بود.',
      'not-a-copy': 'نسخه‌ای از این دفتر آن‌جا نیست.',
      'too-short': 'نسخه پیش از آخرین مُهر منتشرشده تمام می‌شود.',
      'not-what-was-signed': 'آنچه در نسخه است به آنچه امضا شده نمی‌رسد.',
      'release-missing': 'پروندهٔ یکی از نتیجه‌های منتشرشده در نسخه نیست، یا از دستگاهی است که پشتیبان نمی‌شناسد.',
    },
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
    restoreUsage: `npx pasokh restore FILE --erasures LIST.txt [--log URL|FOLDER] [--lang fa|en]
  The list of erasures is erasures.txt in the data folder. Without one, write --erasures none;
  what was taken back or erased after the backup can then be read again.
  --log is a copy of the public log that somebody keeps; with it the log goes on from its last published checkpoint.`,
    wrong: (what: string) => `This is not known: ${what}`,
    exists: (file: string) => `${file} is there; give another name.`,
    made: (file: string, { rows, tables }: Counts) =>
      `The backup is ${file}: ${number('en', rows)} rows of ${number('en', tables)} tables, counted and summed. The keys are not in it.`,
    list: (file: string) => `Keep the list of erasures (${file}) too, and more often than backups.`,
    restored: ({ rows, tables }: Counts, madeAt: string) =>
      `The backup of ${madeAt} was put back: ${number('en', rows)} rows of ${number('en', tables)} tables.`,
    erased: (count: number, at: string) => `By the list of ${at}, ${number('en', count)} messages were erased again.`,
    logTaken: (added: number) =>
      `Entries that were published after the backup, verified and taken from the copy of the log: ${number('en', added)}.`,
    logNotTaken: (why: string) => `Nothing was taken from the copy of the log: ${why}`,
    copies: {
      'nothing-known': 'log-checkpoint.txt of this log is not in this data folder, so nobody knows what was published.',
      'not-a-copy': 'There is no copy of this log there.',
      'too-short': 'The copy ends before the last published checkpoint.',
      'not-what-was-signed': 'What the copy holds does not lead to what was signed.',
      'release-missing':
        'A published file of results is not in the copy, or is of an agency that the backup does not know.',
    },
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
