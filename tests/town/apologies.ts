/** What the offices of the made-up town say when they owe an apology: one for each thing that may have gone wrong, in both languages. */
import type { Apology, Fault } from '../../app/cases/schema.ts'

const LATE_FA: Apology = {
  happened: 'پیام شما بیش از آنچه قول داده بودیم بی‌پاسخ ماند و در این مدت نمی‌دانستید چه می‌شود.',
  fault: 'کوتاهی از ما در این اداره بود: پیام در صف ماند و کسی آن را برنداشت. پوزش می‌خواهیم.',
  repair: 'کار شما را جلو انداختیم و پاسخ کامل همین بالاست.',
  prevention: 'از این هفته هر صبح پیام‌هایی که مهلتشان نزدیک است پیش از بقیه خوانده می‌شود.',
  name: 'ندا پرتو، مسئول پاسخ',
}

const LATE_EN: Apology = {
  happened:
    'Your message stayed without an answer for longer than we had promised, and you did not know what would come.',
  fault: 'The fault was ours in this office: it stayed in the queue and nobody took it up. We are sorry.',
  repair: 'We have put your matter first, and the whole answer stands above.',
  prevention: 'From this week on, messages whose time runs out are read before all others each morning.',
  name: 'Neda Parto, in charge of replies',
}

export const APOLOGIES: Readonly<Record<Fault, { fa: Apology; en: Apology }>> = {
  'late-reply': { fa: LATE_FA, en: LATE_EN },
  'late-solution': { fa: LATE_FA, en: LATE_EN },
  'broken-plan': {
    fa: {
      happened: 'روزی که برای انجام کار گفته بودیم گذشت و کسی نیامد.',
      fault: 'کوتاهی از ما بود: گروه را جای دیگری فرستادیم و به شما خبر ندادیم. متأسفیم.',
      repair: 'کار شما نخستین کار گروه است و هزینهٔ بازدید دوباره با ماست.',
      prevention: 'اگر روزی را که گفته‌ایم نتوانیم نگه داریم، از این پس پیش از رسیدنش خبر می‌دهیم.',
      name: 'ندا پرتو، مسئول پاسخ',
    },
    en: {
      happened: 'The day that we had named passed, and nobody came.',
      fault: 'The fault was ours: we sent the crew elsewhere and did not tell you. We are sorry.',
      repair: 'Yours is the first work of the crew now, and the second visit costs you nothing.',
      prevention: 'When we cannot keep a day that we have named, from now on we say so before it comes.',
      name: 'Neda Parto, in charge of replies',
    },
  },
  objection: {
    fa: {
      happened: 'گفتیم کار انجام شده است، ولی نشده بود و ناچار شدید دوباره بنویسید.',
      fault: 'اشتباه از ما بود: پیش از بستن پرونده نتیجه را در جا ندیدیم. پوزش می‌خواهیم.',
      repair: 'همکار دیگری کار را از نو انجام داد و نتیجه را دید.',
      prevention: 'از این پس پیش از گفتن «انجام شد» نتیجه را در جا می‌بینیم.',
      name: 'ندا پرتو، مسئول پاسخ',
    },
    en: {
      happened: 'We said that it was done, and it was not; you had to write again.',
      fault: 'The mistake was ours: we closed the case without looking at the result. We are sorry.',
      repair: 'A colleague has done the work anew and looked at it afterwards.',
      prevention: 'From now on we look at the result before we say that it is done.',
      name: 'Neda Parto, in charge of replies',
    },
  },
}
