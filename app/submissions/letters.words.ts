/** What stands in letters to officers: how many and where to look, and nothing of what a person wrote. */
import { number } from '#kit/words.ts'

export type Waiting = { open: number; late: number; news: number }

/** What waits for an officer, in numbers only. */
export const DIGEST = {
  fa: {
    subject: (late: number) => (late > 0 ? `کارهای امروز: ${number('fa', late)} پرونده از مهلت گذشته` : 'کارهای امروز'),
    mail: (name: string, { open, late, news }: Waiting, url: string) =>
      `سلام ${name}،\n\nبر میزهای شما ${number('fa', open)} پرونده باز است؛ ${number('fa', late)} تا از مهلت گذشته و ${number('fa', news)} تا خبر تازه دارد.\n${url}\n\nاین نامه را در «حساب من» می‌توانید خاموش کنید.`,
  },
  en: {
    subject: (late: number) => (late > 0 ? `Today: ${number('en', late)} cases overdue` : 'Today at your desks'),
    mail: (name: string, { open, late, news }: Waiting, url: string) =>
      `Hello ${name},\n\n${number('en', open)} cases are open at your desks; ${number('en', late)} are overdue and ${number('en', news)} have news.\n${url}\n\nYou can turn this letter off in “My account”.`,
  },
}

/** That days were missed: how many, and where to see them. */
export const ESCALATION = {
  fa: {
    subject: (count: number) => `${number('fa', count)} پرونده از مهلت گذشت`,
    mail: (name: string, count: number, url: string) =>
      `سلام ${name}،\n\nمهلت ${number('fa', count)} پرونده گذشته است و هنوز پاسخی که قول داده شده بود نرسیده است. آن‌ها را این‌جا ببینید:\n${url}\n\nاین نامه برای هر مهلتی که می‌گذرد یک بار فرستاده می‌شود.`,
    umbrella: (name: string, count: number, url: string) =>
      `سلام ${name}،\n\nمهلت ${number('fa', count)} پروندهٔ یکی از دستگاه‌های زیر چتر شما گذشته است و در آن دستگاه هم کسی به آن نرسیده است. خواندن آن‌ها برای شما باز شد:\n${url}`,
    objectedSubject: (count: number) => `${number('fa', count)} پرونده دو بار اعتراض دارد`,
    objected: (name: string, count: number, url: string) =>
      `سلام ${name}،\n\nدر ${number('fa', count)} پروندهٔ یکی از دستگاه‌های زیر چتر شما، فرستنده دو بار گفته است که کار انجام نشده. خواندن آن‌ها برای شما باز شد:\n${url}`,
  },
  en: {
    subject: (count: number) => (count === 1 ? 'A case is overdue' : `${number('en', count)} cases are overdue`),
    mail: (name: string, count: number, url: string) =>
      `Hello ${name},\n\n${count === 1 ? 'a promised day has passed' : `the promised days of ${number('en', count)} cases have passed`} without what was promised. See them here:\n${url}\n\nThis letter comes once for each day that is missed.`,
    umbrella: (name: string, count: number, url: string) =>
      `Hello ${name},\n\n${count === 1 ? 'a promised day has passed' : `the promised days of ${number('en', count)} cases have passed`} at an agency under yours, and nobody there has seen to it. You may now read them here:\n${url}`,
    objectedSubject: (count: number) =>
      count === 1 ? 'A case was objected to twice' : `${number('en', count)} cases were objected to twice`,
    objected: (name: string, count: number, url: string) =>
      `Hello ${name},\n\nin ${count === 1 ? 'a case' : `${number('en', count)} cases`} of an agency under yours a person has said twice that it was not done. You may now read them here:\n${url}`,
  },
}

/** That another agency offers a case: nothing of it. */
export const OFFERED = {
  fa: {
    subject: 'پرونده‌ای به دستگاه شما پیشنهاد شده است',
    mail: (name: string, url: string) =>
      `سلام ${name}،\n\nدستگاه دیگری می‌گوید پرونده‌ای از آنِ شماست. تا پاسخ ندهید، مهلت آن دستگاه می‌دود. این‌جا بپذیرید یا با دلیل رد کنید:\n${url}`,
  },
  en: {
    subject: 'A case was offered to your agency',
    mail: (name: string, url: string) =>
      `Hello ${name},\n\nanother agency says that a case is yours. Until you answer, the clock of that agency runs. Accept it here, or say why not:\n${url}`,
  },
}

/** That a colleague wants a note to be seen; what it says is read after signing in. */
export const MENTION = {
  fa: {
    subject: 'همکارتان یادداشتی برای شما گذاشت',
    mail: (name: string, url: string) =>
      `سلام ${name}،\n\nهمکارتان در یک پرونده یادداشتی گذاشته و خواسته است آن را ببینید. پس از ورود آن را این‌جا بخوانید:\n${url}`,
  },
  en: {
    subject: 'A colleague left you a note',
    mail: (name: string, url: string) =>
      `Hello ${name},\n\na colleague has left a note in a case and would like you to see it. Sign in to read it here:\n${url}`,
  },
}

/** To the desk of a case that came before the umbrella, and to the umbrella: that something was said there, never what. */
export const ABOVE = {
  fa: {
    said: {
      subject: 'چتر دربارهٔ یکی از پرونده‌های شما چیزی گفت',
      mail: (name: string, url: string) =>
        `سلام ${name}،\n\nچتر بالادست دربارهٔ یکی از پرونده‌های میز شما چیزی گفته است. پس از ورود آن را این‌جا بخوانید:\n${url}`,
    },
    asked: {
      subject: 'چتر از شما توضیح می‌خواهد',
      mail: (name: string, url: string) =>
        `سلام ${name}،\n\nچتر بالادست دربارهٔ یکی از پرونده‌های میز شما توضیح خواسته و روزی برای آن گذاشته است. پس از ورود این‌جا پاسخ دهید:\n${url}`,
    },
    stated: {
      subject: 'توضیحی که خواسته بودید رسید',
      mail: (name: string, url: string) =>
        `سلام ${name}،\n\nدستگاهی که از آن توضیح خواسته بودید پاسخ داده است. پس از ورود آن را این‌جا بخوانید:\n${url}`,
    },
  },
  en: {
    said: {
      subject: 'The umbrella has spoken on one of your cases',
      mail: (name: string, url: string) =>
        `Hello ${name},\n\nthe umbrella above has spoken on a case of your desk. Sign in to read it here:\n${url}`,
    },
    asked: {
      subject: 'The umbrella asks you for a statement',
      mail: (name: string, url: string) =>
        `Hello ${name},\n\nthe umbrella above asks for a statement on a case of your desk, and has set a day for it. Sign in to answer here:\n${url}`,
    },
    stated: {
      subject: 'The statement that you asked for is here',
      mail: (name: string, url: string) =>
        `Hello ${name},\n\nthe agency that you asked for a statement has answered. Sign in to read it here:\n${url}`,
    },
  },
}

/** That a report is there; what it says is read after signing in. */
export const REPORT = {
  fa: {
    subject: { week: 'گزارش هفته آماده است', month: 'گزارش ماه آماده است' },
    mail: (name: string, url: string) =>
      `سلام ${name}،\n\nگزارش تازه آماده است. پس از ورود آن را این‌جا بخوانید:\n${url}\n\nاین نامه را در صفحهٔ «گزارش‌ها» می‌توانید خاموش کنید.`,
  },
  en: {
    subject: { week: 'The weekly report is ready', month: 'The monthly report is ready' },
    mail: (name: string, url: string) =>
      `Hello ${name},\n\na new report is ready. Sign in to read it here:\n${url}\n\nYou can turn this letter off on the page “Reports”.`,
  },
}
