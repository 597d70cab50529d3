/** Every sentence of the page that a link in a letter opens. */
import { type Lang, longDate } from '#kit/words.ts'
import type { PersonAct } from '../schema.ts'

type Asked = Extract<PersonAct, 'confirm' | 'object'>

type Words = {
  title: string
  lead: (agency: string, day: string) => string
  once: string
  text: string
  hint: string
  button: Record<Asked, string>
  acted: Record<Asked, { title: string; about: string }>
  trouble: Record<'unknown-link' | 'link-used' | 'link-expired' | 'not-open', { title: string; about: string }>
  receipt: string
}

export const LINK_WORDS: Record<Lang, Words> = {
  fa: {
    title: 'واقعاً انجام شد؟',
    lead: (agency, day) =>
      `${agency} می‌گوید کار پیامی که در ${longDate('fa', day)} فرستادید انجام شده است. فقط شما می‌دانید. اگر چیزی نگویید، «تأییدنشده» شمرده می‌شود، نه «تأییدشده».`,
    once: 'این پیوند یک بار کار می‌کند و چیزی از پیام شما را نشان نمی‌دهد.',
    text: 'اگر حرفی دارید بنویسید',
    hint: 'اگر انجام نشده، بنویسید چه مانده است. فقط به دست اداره می‌رسد.',
    button: { confirm: 'بله، انجام شد', object: 'نه، انجام نشد' },
    acted: {
      confirm: { title: 'سپاس؛ تأیید شما ثبت شد', about: 'اداره آن را می‌بیند و در آمار همگانی شمرده می‌شود.' },
      object: {
        title: 'اعتراض شما ثبت شد',
        about: 'پرونده دوباره باز شد و کس دیگری آن را به دست می‌گیرد. پاسخ تازه را با رسید یا در نامهٔ بعدی می‌بینید.',
      },
    },
    trouble: {
      'unknown-link': {
        title: 'این پیوند شناخته نشد',
        about: 'شاید همهٔ نشانی نیامده باشد، یا نامهٔ تازه‌تری دارید که پیوند آن کار می‌کند.',
      },
      'link-used': { title: 'این پیوند پیش‌تر به کار رفته است', about: 'حرف شما ثبت شده است و دوبار شمرده نمی‌شود.' },
      'link-expired': {
        title: 'زمان این پیوند گذشته است',
        about: 'هنوز هم با رسید می‌توانید تأیید یا اعتراض کنید.',
      },
      'not-open': {
        title: 'اکنون چیزی از شما پرسیده نمی‌شود',
        about: 'وضعیت پرونده عوض شده است. وضعیت تازه را با رسید ببینید.',
      },
    },
    receipt: 'دیدن پیام با رسید',
  },
  en: {
    title: 'Was it really done?',
    lead: (agency, day) =>
      `${agency} says that what you wrote on ${longDate('en', day)} is done. Only you know. If you say nothing it counts as not confirmed, never as confirmed.`,
    once: 'This link works once, and shows nothing of your message.',
    text: 'Anything you would like to say',
    hint: 'If it was not done, write what is left. Only the office reads it.',
    button: { confirm: 'Yes, it was done', object: 'No, it was not done' },
    acted: {
      confirm: {
        title: 'Thank you; your confirmation is recorded',
        about: 'The office sees it, and it counts in the public figures.',
      },
      object: {
        title: 'Your objection is recorded',
        about:
          'The case is open again, and somebody else takes it up. You see the new reply with your receipt, or by the next letter.',
      },
    },
    trouble: {
      'unknown-link': {
        title: 'This link is not known',
        about: 'Perhaps the address did not arrive whole, or you have a newer letter whose link works.',
      },
      'link-used': { title: 'This link has been used', about: 'Your word is recorded and is not counted twice.' },
      'link-expired': {
        title: 'The time of this link is over',
        about: 'With your receipt you can still confirm or object.',
      },
      'not-open': {
        title: 'Nothing is asked of you now',
        about: 'The case has moved on. See where it stands with your receipt.',
      },
    },
    receipt: 'See the message with your receipt',
  },
}
