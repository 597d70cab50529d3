/** What a person reads of what was said before the umbrella. */
import { type Lang, longDate } from '#kit/words.ts'
import type { WordAboveKind } from '../schema.ts'

type Words = {
  /** `by` is the name of the umbrella, or of the agency that it asked. */
  said: Record<WordAboveKind, (by: string) => string>
  until: Record<'umbrella-asked' | 'umbrella-upheld', (day: string) => string>
  closed: { title: string; about: string }
}

export const ABOVE: Record<Lang, Words> = {
  fa: {
    said: {
      'umbrella-replied': (by) => `پاسخ ${by}، چتر بالای دستگاه`,
      'umbrella-asked': (by) => `${by}، چتر بالای دستگاه، از دستگاه توضیح خواست`,
      'statement-given': (by) => `توضیح ${by} به چتر`,
      'umbrella-upheld': (by) => `${by}، چتر بالای دستگاه، حق را به شما داد`,
      'umbrella-closed': (by) => `${by}، چتر بالای دستگاه، پرونده را با ذکر دلیل بست`,
    },
    until: {
      'umbrella-asked': (day) => `دستگاه باید تا ${longDate('fa', day)} توضیح دهد.`,
      'umbrella-upheld': (day) => `پرونده باز است و دستگاه باید آن را تا ${longDate('fa', day)} به سرانجام برساند.`,
    },
    closed: {
      title: 'بسته به تصمیم چتر',
      about: 'چتر بالای دستگاه پرونده را با ذکر دلیل بسته است. اگر نمی‌پذیرید، می‌توانید اعتراض کنید.',
    },
  },
  en: {
    said: {
      'umbrella-replied': (by) => `${by}, the umbrella above the agency, replied`,
      'umbrella-asked': (by) => `${by}, the umbrella above the agency, asked it for a statement`,
      'statement-given': (by) => `The statement of ${by} to the umbrella`,
      'umbrella-upheld': (by) => `${by}, the umbrella above the agency, found that you are right`,
      'umbrella-closed': (by) => `${by}, the umbrella above the agency, closed the case and gave its reason`,
    },
    until: {
      'umbrella-asked': (day) => `The agency has to state by ${longDate('en', day)} how it came about.`,
      'umbrella-upheld': (day) => `The case is open, and the agency has to settle it by ${longDate('en', day)}.`,
    },
    closed: {
      title: 'Closed by the umbrella',
      about:
        'The umbrella above the agency closed the case and gave its reason. If you do not accept it, you can object.',
    },
  },
}
