/** What officers read from this slice: letters, and the sentence for a wire that is open. */
import type { Lang } from '#kit/words.ts'

/** What is written to an officer: a link, or that something about signing in was changed. */
export type Letter = 'invitation' | 'reset' | 'password-changed' | 'second-factor-changed'

type Filled = { name: string; link: string }
type Written = { subject: string; text(filled: Filled): string }

const lines = (...text: string[]) => text.join('\n')

const LETTERS: Record<Lang, Record<Letter, Written>> = {
  fa: {
    invitation: {
      subject: 'دعوت به میز پاسخ',
      text: ({ name, link }) =>
        lines(
          `${name} گرامی، سلام.`,
          '',
          'برای شما در سامانهٔ پاسخ جایی باز شده است. با این نشانی گذرواژهٔ خود را برگزینید:',
          link,
          '',
          'این نشانی یک بار و تا سه روز کار می‌کند. اگر گذشت، از مدیر سامانهٔ دستگاه خود نشانی تازه بخواهید.',
          'اگر منتظر این نامه نبوده‌اید، لازم نیست کاری بکنید.',
        ),
    },
    reset: {
      subject: 'گذرواژهٔ تازه برای میز پاسخ',
      text: ({ name, link }) =>
        lines(
          `${name} گرامی، سلام.`,
          '',
          'گذرواژهٔ پیشین شما دیگر کار نمی‌کند. با این نشانی گذرواژهٔ تازه‌ای برگزینید:',
          link,
          '',
          'این نشانی یک بار و تا یک ساعت کار می‌کند. اگر گذشت، از مدیر سامانهٔ دستگاه خود نشانی تازه بخواهید.',
        ),
    },
    'password-changed': {
      subject: 'گذرواژهٔ شما در پاسخ عوض شد',
      text: ({ name, link }) =>
        lines(
          `${name} گرامی، سلام.`,
          '',
          `گذرواژهٔ شما در ${link} همین حالا عوض شد.`,
          'اگر کار خودتان نبوده است، بی‌درنگ به مدیر سامانهٔ دستگاه خود بگویید تا ورود شما را ببندد.',
        ),
    },
    'second-factor-changed': {
      subject: 'عامل دوم ورود شما در پاسخ عوض شد',
      text: ({ name, link }) =>
        lines(
          `${name} گرامی، سلام.`,
          '',
          `کد یا کلید ورود شما در ${link} همین حالا افزوده یا برداشته شد.`,
          'اگر کار خودتان نبوده است، بی‌درنگ به مدیر سامانهٔ دستگاه خود بگویید تا ورود شما را ببندد.',
        ),
    },
  },
  en: {
    invitation: {
      subject: 'Your invitation to the desk of Pasokh',
      text: ({ name, link }) =>
        lines(
          `Dear ${name},`,
          '',
          'A place at the desk of Pasokh is ready for you. Choose your password here:',
          link,
          '',
          'The link works once, for three days. After that, ask the administrator of your agency for a new one.',
          'If you did not expect this letter, there is nothing you need to do.',
        ),
    },
    reset: {
      subject: 'A new password for the desk of Pasokh',
      text: ({ name, link }) =>
        lines(
          `Dear ${name},`,
          '',
          'Your old password no longer works. Choose a new one here:',
          link,
          '',
          'The link works once, for one hour. After that, ask the administrator of your agency for a new one.',
        ),
    },
    'password-changed': {
      subject: 'Your password at Pasokh was changed',
      text: ({ name, link }) =>
        lines(
          `Dear ${name},`,
          '',
          `Your password at ${link} was changed just now.`,
          'If this was not you, tell the administrator of your agency at once, so that they lock your way in.',
        ),
    },
    'second-factor-changed': {
      subject: 'Your second step of signing in to Pasokh was changed',
      text: ({ name, link }) =>
        lines(
          `Dear ${name},`,
          '',
          `A code or a passkey for signing in at ${link} was added or removed just now.`,
          'If this was not you, tell the administrator of your agency at once, so that they lock your way in.',
        ),
    },
  },
}

export function letterOf(lang: Lang, letter: Letter, filled: Filled): { subject: string; text: string } {
  const { subject, text } = LETTERS[lang][letter]
  return { subject, text: text(filled) }
}

export const WORDS = {
  fa: {
    httpsNeeded:
      'برای ورود به میز، پاسخ را با نشانی https باز کنید. روی همین رایانه نشانی http://localhost هم کار می‌کند. راه‌انداز سامانه نشانی https را با PASOKH_URL می‌دهد.',
  },
  en: {
    httpsNeeded:
      'To sign in to the desk, open Pasokh by its https address. On the machine it runs on, http://localhost works too. Whoever runs the system sets the https address with PASOKH_URL.',
  },
} as const
