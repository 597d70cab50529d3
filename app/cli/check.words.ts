/** What `pasokh check` says: one sentence for what is well, one for what to do. */
import type { Lang } from '#kit/words.ts'
import type { Point } from './check-rules.ts'

type Sentences = Record<Point, { fine: string; missing: (what: string) => string }>

export const CHECK_WORDS: Record<
  Lang,
  {
    usage: string
    wrong: (what: string) => string
    confirmed: string
    ready: string
    notYet: (count: string) => string
    points: Sentences
  }
> = {
  fa: {
    usage: `npx pasokh check [--lang fa|en]
npx pasokh check keys-copied   پس از آن‌که نسخه‌ای از پوشهٔ کلیدها را بیرون از این دستگاه گذاشتید`,
    wrong: (what) => `این را نمی‌شناسم: ${what}`,
    confirmed: 'یادداشت شد: نسخه‌ای از همین کلیدها بیرون از این دستگاه هست.',
    ready: 'آماده است؛ چیزی کم نیست.',
    notYet: (count) => `هنوز آماده نیست؛ ${count} چیز کم است.`,
    points: {
      https: {
        fine: 'نشانی همگانی با HTTPS است.',
        missing: (url) =>
          `نشانی همگانی HTTPS نیست (${url}). پروکسی با گواهی بگذارید و PASOKH_URL را بنویسید؛ docs/operate/proxy.md`,
      },
      source: {
        fine: 'نشانی کد نوشته شده است.',
        missing: () =>
          'نشانی کد همین نسخه نوشته نشده است (PASOKH_SOURCE_URL). پروانهٔ AGPL می‌خواهد که هر کاربر آن را بیابد؛ docs/operate/configuration.md',
      },
      mail: {
        fine: 'کارساز ایمیل نوشته شده است.',
        missing: () => 'کارساز ایمیل نوشته نشده (SMTP_URL)؛ نامه‌ها تنها در یک پرونده نوشته می‌شود و به کسی نمی‌رسد.',
      },
      'keys-copy': {
        fine: 'نسخه‌ای از کلیدها بیرون از این دستگاه هست.',
        missing: () =>
          'کسی نگفته است که نسخه‌ای از پوشهٔ کلیدها بیرون از این دستگاه هست. نسخه بردارید، سپس: npx pasokh check keys-copied',
      },
      backup: {
        fine: 'پشتیبان تازه هست.',
        missing: (hours) =>
          hours === ''
            ? 'هرگز پشتیبانی ساخته نشده است: npx pasokh backup پرونده'
            : `پشتیبان آخر ${hours} ساعت پیش بوده است؛ هر شب یکی بسازید.`,
      },
      durable: {
        fine: 'پایگاه داده هر نوشته را پیش از تأیید روی دیسک می‌برد.',
        missing: (off) => `در پایگاه داده خاموش است: ${off}. روشنش کنید؛ وگرنه با قطع برق پیامِ رسیددار گم می‌شود.`,
      },
      role: {
        fine: 'نقش پایگاه داده تنها به اندازهٔ کار خود می‌تواند.',
        missing: () =>
          'نقشی که سامانه با آن به پایگاه می‌رود بیش از اندازه می‌تواند (سرپرست، مالک جدول‌ها یا دورزنندهٔ دیوارها). دو نقش جدا بسازید؛ docs/operate/install.md',
      },
      'jobs-moving': {
        fine: 'کارهای پس‌زمینه پیش می‌رود.',
        missing: (minutes) => `کاری ${minutes} دقیقه است که چشم به راه است. آیا serve (یا serve --role jobs) روشن است؟`,
      },
      'jobs-failed': {
        fine: 'کاری شکست نخورده است.',
        missing: (count) => `${count} کار برای همیشه شکست خورده است؛ در میز کار، بخش سلامت، دلیلش هست.`,
      },
      receipts: {
        fine: 'رسیدها به‌موقع سخت‌تر رمز می‌شود.',
        missing: (hours) =>
          `کهنه‌ترین رسیدی که هنوز سخت رمز نشده ${hours} ساعت است چشم به راه است؛ باید زیر ۲۴ ساعت باشد.`,
      },
      agency: { fine: 'دستگاهی هست.', missing: () => 'هنوز دستگاهی نیست؛ نخستین را در /desk بسازید.' },
      'sorting-desk': {
        fine: 'هر دستگاه میز دسته‌بندیِ باز دارد.',
        missing: (slugs) => `در این دستگاه‌ها میز دسته‌بندیِ باز نیست و پیامی که کسی نمی‌شناسد به دست کسی نمی‌رسد: ${slugs}`,
      },
      disk: { fine: 'دیسک جا دارد.', missing: (gigabytes) => `دیسک دارد پر می‌شود: ${gigabytes} گیگابایت مانده است.` },
    },
  },
  en: {
    usage: `npx pasokh check [--lang fa|en]
npx pasokh check keys-copied   once a copy of the keys folder is kept outside this machine`,
    wrong: (what) => `This is not known: ${what}`,
    confirmed: 'Noted: a copy of exactly these keys is kept outside this machine.',
    ready: 'Ready; nothing is missing.',
    notYet: (count) => `Not ready yet; missing: ${count}.`,
    points: {
      https: {
        fine: 'The public address has HTTPS.',
        missing: (url) =>
          `The public address has no HTTPS (${url}). Put a proxy with a certificate before it and set PASOKH_URL; docs/operate/proxy.md`,
      },
      source: {
        fine: 'It is said where the source is.',
        missing: () =>
          'It is not said where the source of what runs here is (PASOKH_SOURCE_URL). The AGPL wants every user to find it; docs/operate/configuration.md',
      },
      mail: {
        fine: 'A mail server is set.',
        missing: () => 'No mail server is set (SMTP_URL); letters are written to a file and reach nobody.',
      },
      'keys-copy': {
        fine: 'A copy of the keys is kept outside this machine.',
        missing: () =>
          'Nobody has said that a copy of the keys folder is kept outside this machine. Make one, then: npx pasokh check keys-copied',
      },
      backup: {
        fine: 'There is a fresh backup.',
        missing: (hours) =>
          hours === ''
            ? 'No backup was ever made: npx pasokh backup FILE'
            : `The last backup is ${hours} hours old; make one every night.`,
      },
      durable: {
        fine: 'The database has everything on disk before it says so.',
        missing: (off) =>
          `The database has this switched off: ${off}. Switch it on, or a power cut loses messages that have a receipt.`,
      },
      role: {
        fine: 'The database role can do its work and no more.',
        missing: () =>
          'The role by which the system signs in to the database can do too much (superuser, owner of tables, or past the walls). Make two roles; docs/operate/install.md',
      },
      'jobs-moving': {
        fine: 'Jobs are moving.',
        missing: (minutes) => `A job has waited for ${minutes} minutes. Does serve (or serve --role jobs) run?`,
      },
      'jobs-failed': {
        fine: 'No job has failed for good.',
        missing: (count) => `Jobs that failed for good: ${count}; the desk shows why, under health.`,
      },
      receipts: {
        fine: 'Receipts are strengthened in time.',
        missing: (hours) =>
          `The oldest receipt that is not strengthened has waited for ${hours} hours; it must be under 24.`,
      },
      agency: { fine: 'There is an agency.', missing: () => 'There is no agency yet; make the first one at /desk.' },
      'sorting-desk': {
        fine: 'Every agency has an open desk "to be sorted".',
        missing: (slugs) =>
          `These agencies have no open desk "to be sorted", so what nobody knows reaches nobody: ${slugs}`,
      },
      disk: {
        fine: 'There is room on the disk.',
        missing: (gigabytes) => `The disk is filling up: ${gigabytes} GB are left.`,
      },
    },
  },
}
