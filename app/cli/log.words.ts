/** What `pasokh log` says. */
import type { Lang } from '#kit/words.ts'

export const LOG_WORDS: Record<
  Lang,
  {
    about: string
    usage: string
    wrong: (what: string) => string
    elsewhere: string
    handed: (vkey: string) => string
    anew: (origin: string) => string
  }
> = {
  fa: {
    about: 'کلید دفتر را عوض می‌کند (rotate-key)، یا دفتر را از نو آغاز می‌کند (begin-anew)',
    usage: 'npx pasokh log rotate-key | begin-anew [--lang fa|en]',
    wrong: (what) => `این را نمی‌شناسم: ${what}`,
    elsewhere: 'کلید دفتر در PASOKH_LOG_KEY است، نه در پوشهٔ کلیدها. آن را نخست در پروندهٔ log.key بگذارید.',
    handed: (vkey) =>
      `کلید تازه امضا می‌کند و کلید پیشین آن را در دفتر معرفی کرده است. نسخهٔ پوشهٔ کلیدها را تازه کنید. کلید همگانی تازه:\n${vkey}`,
    anew: (origin) => `دفتر از نو آغاز شد: ${origin}\nنخستین سطر آن می‌گوید پس از کدام دفتر است.`,
  },
  en: {
    about: 'hands the log over to a new key (rotate-key), or begins it anew (begin-anew)',
    usage: 'npx pasokh log rotate-key | begin-anew [--lang fa|en]',
    wrong: (what) => `This is not known: ${what}`,
    elsewhere: 'The log’s key is in PASOKH_LOG_KEY and not in the keys folder. Put it into the file log.key first.',
    handed: (vkey) =>
      `The new key signs, and the key before has named it in the log. Renew the copy of the keys folder. The new public key:\n${vkey}`,
    anew: (origin) => `The log was begun anew: ${origin}\nIts first entry says after which log it comes.`,
  },
}
