/** What `pasokh agency` says in the terminal. */
import { number } from '#kit/words.ts'

export const AGENCY_WORDS = {
  fa: {
    about: 'دستگاه تازه‌ای از روی یکی دیگر می‌سازد',
    usage: `npx pasokh agency new --like telecom      دستگاهی می‌سازد که خدمت‌ها، مهلت‌ها، الگوها، میزها و تقویم‌هایش مثل telecom است
  گزینه‌ها: --slug نشانی   --fa نام   --en Name   --email مدیر@…   --person نامِ مدیر   --lang fa|en
آدم‌ها، پرونده‌ها و کلیدها رونوشت نمی‌شوند؛ محدوده‌ها را با npx pasokh places وارد کنید.`,
    wrong: (what: string) => `این را نمی‌شناسم: ${what}`,
    missing: (what: string) => `این لازم است: ${what}`,
    refused: {
      'no-pattern': 'چنین دستگاهی نیست که از رویش بسازیم.',
      'pattern-is-umbrella': 'چتر الگوی دستگاه نمی‌شود.',
      'slug-taken': 'این نشانی از آن دستگاه دیگری است.',
      'slug-reserved': 'این واژه نشانی هیچ دستگاهی نمی‌شود.',
      'email-taken': 'این ایمیل از آن کارمند دیگری است. با --email یکی دیگر بدهید.',
    },
    made: (services: number, templates: number, desks: number) =>
      `ساخته شد: ${number('fa', services)} خدمت با مهلت، ${number('fa', templates)} الگو، ${number('fa', desks)} میز.`,
    form: (url: string) => `همین حالا پیام می‌گیرد: ${url}`,
    enter: (url: string, email: string, password: string) =>
      `ورود مدیر: ${url}\n  ${email}\n  ${password}   (یک بار، برای برگزیدن گذرواژهٔ خودش)`,
    model: 'پیشنهاد خدمت از امشب آموخته می‌شود.',
  },
  en: {
    about: 'makes a new agency like another one',
    usage: `npx pasokh agency new --like telecom      makes an agency with services, targets, templates, desks and calendars like those of telecom
  options: --slug ADDRESS   --fa نام   --en Name   --email ADMIN@…   --person NAME   --lang fa|en
People, cases and keys are not copied; areas are taken in by npx pasokh places.`,
    wrong: (what: string) => `This is not known: ${what}`,
    missing: (what: string) => `This is needed: ${what}`,
    refused: {
      'no-pattern': 'There is no such agency to make one like.',
      'pattern-is-umbrella': 'An umbrella is no pattern of an agency.',
      'slug-taken': 'Another agency has this address.',
      'slug-reserved': 'This word is no agency’s address.',
      'email-taken': 'Another officer has this e-mail address. Give another by --email.',
    },
    made: (services: number, templates: number, desks: number) =>
      `Made: ${number('en', services)} services with targets, ${number('en', templates)} templates, ${number('en', desks)} desks.`,
    form: (url: string) => `It takes messages from now on: ${url}`,
    enter: (url: string, email: string, password: string) =>
      `The administrator signs in at ${url}\n  ${email}\n  ${password}   (once, to choose an own password)`,
    model: 'Proposals of a service are learned from tonight on.',
  },
}
