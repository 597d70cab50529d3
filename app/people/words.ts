/** What officers read from this slice: letters, and the sentence for a wire that is open. */
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
