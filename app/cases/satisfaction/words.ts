/** Every sentence of the one question that follows the verdict. */
import type { Lang } from '#kit/words.ts'
import type { Answer } from '../schema.ts'

type Words = {
  title: string
  about: string
  question: string
  answers: Record<Answer, string>
  text: string
  hint: string
  button: string
  missing: string
  thanks: string
}

export const SATISFACTION_WORDS: Record<Lang, Words> = {
  fa: {
    title: 'یک پرسش، اگر بخواهید',
    about:
      'پاسخ‌ها فقط با هم و دست‌کم ده‌تا ده‌تا شمرده می‌شوند، و کنارشان می‌آید که چند نفر پاسخ داده‌اند. کارشناس پرونده پاسخ شما را نمی‌بیند.',
    question: 'از رسیدگی به پیامتان چقدر راضی هستید؟',
    answers: { 1: 'هیچ', 2: 'کم', 3: 'تا اندازه‌ای', 4: 'زیاد', 5: 'بسیار زیاد' },
    text: 'چه چیزی می‌توانست بهتر باشد؟',
    hint: 'رمزشده نگه داشته می‌شود و مدیران آن را با پوشاندن اطلاعات شخصی و بی‌نام پرونده می‌خوانند.',
    button: 'پاسخ می‌دهم',
    missing: 'یکی از پنج پاسخ را انتخاب کنید.',
    thanks: 'سپاس؛ پاسخ شما شمرده شد.',
  },
  en: {
    title: 'One question, if you like',
    about:
      'Answers are counted only together, ten at least, and beside them stands how many have answered. The officer of your case does not see yours.',
    question: 'How satisfied are you with how your message was handled?',
    answers: { 1: 'Not at all', 2: 'A little', 3: 'Somewhat', 4: 'Much', 5: 'Very much' },
    text: 'What could have been better?',
    hint: 'It is kept encrypted; managers read it with personal data covered and without the case.',
    button: 'I answer',
    missing: 'Choose one of the five answers.',
    thanks: 'Thank you; your answer is counted.',
  },
}
