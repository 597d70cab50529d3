/** Words of how satisfied senders are, as managers read it. */
import { number, percent } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const SATISFACTION = both({
  fa: {
    title: 'رضایت فرستندگان',
    lead: (days: number) =>
      `پرسشی که پس از تأیید یا اعتراض می‌آید؛ پرونده‌های ${number('fa', days)} روز گذشته. پاسخ‌ها از ده تا به بالا نشان داده می‌شوند، بی نام پرونده.`,
    none: 'هنوز از کسی پرسیده نشده است.',
    rate: (answered: number, asked: number) =>
      `${number('fa', answered)} پاسخ از ${number('fa', asked)} نفری که پرسیده شدند (${percent('fa', answered / asked)})`,
    tooFew: 'برای نشان دادن پاسخ‌ها هنوز کم است.',
    noService: 'خدمت روشن نیست',
    answer: 'پاسخ',
    count: 'شمار',
    number: (n: number) => number('fa', n),
    answers: { 1: 'هیچ', 2: 'کم', 3: 'تا اندازه‌ای', 4: 'زیاد', 5: 'بسیار زیاد' },
    remarks: 'چه نوشته‌اند',
  },
  en: {
    title: 'How satisfied senders are',
    lead: (days) =>
      `The question after the verdict; cases of the last ${number('en', days)} days. Answers are shown from ten on, without the case.`,
    none: 'Nobody has been asked yet.',
    rate: (answered, asked) =>
      `${number('en', answered)} ${answered === 1 ? 'answer' : 'answers'} of ${number('en', asked)} who were asked (${percent('en', answered / asked)})`,
    tooFew: 'Too few yet to show the answers.',
    noService: 'Service not clear',
    answer: 'Answer',
    count: 'How many',
    number: (n) => number('en', n),
    answers: { 1: 'Not at all', 2: 'A little', 3: 'Somewhat', 4: 'Much', 5: 'Very much' },
    remarks: 'What they wrote',
  },
})
