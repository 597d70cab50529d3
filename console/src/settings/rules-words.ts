/** Words of the rules of umbrellas. */
import { days, number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const RULES = both({
  fa: {
    above: 'چتر بالادست چه می‌خواهد',
    none: 'بالادست قاعده‌ای نگذاشته است.',
    firstReply: (most: number) => `نخستین پاسخ حداکثر ${days('fa', most)}`,
    solution: (most: number) => `حل حداکثر ${days('fa', most)}`,
    reasons: (codes: string) => `دلیل رد فقط از این‌ها: ${codes}`,
    noReason: 'هیچ دلیلی مشترک میان فهرست‌های بالادست نیست.',
    retention: (most: number) => `نگهداری پیام‌ها حداکثر ${days('fa', most)}`,
    group: (least: number) => `هیچ گروه کوچک‌تر از ${number('fa', least)} در آمار نشان داده نمی‌شود`,
    keeping: 'نگهداری پیام‌ها و گروه‌های کوچک',
    keepingLead:
      'این دو بی‌درنگ در همهٔ دستگاه‌های زیر چتر برقرار است، هرچه خودشان گذاشته باشند. هر دستگاه می‌تواند سخت‌گیرتر باشد، نه آسان‌گیرتر.',
    mostRetention: 'پیام‌ها حداکثر چند روز نگه داشته شوند',
    emptyIsNone: 'خالی یعنی قاعده‌ای نیست؛ وگرنه دست‌کم ۳۰ روز.',
    leastGroup: 'کوچک‌ترین گروهی که در آمار نشان داده شود',
    leastGroupHint: 'خالی یعنی همان کمینهٔ سامانه، ۱۰. کمتر از آن نمی‌شود.',
    own: 'قاعده‌های این چتر',
    ownLead:
      'برای همهٔ دستگاه‌های زیر چتر. آنچه پیش‌تر گذاشته‌اند می‌ماند و پایین همین صفحه می‌آید؛ از این پس چیزی که قاعده را بشکند پذیرفته نمی‌شود.',
    mostFirstReply: 'نخستین پاسخ حداکثر چند روز',
    mostSolution: 'حل حداکثر چند روز',
    codes: 'کد دلیل‌های مجاز، با فاصله',
    codesHint: 'خالی یعنی هر دلیلی.',
    breaches: (n: number) => (n === 0 ? 'هیچ چیزی قاعده‌ها را نمی‌شکند.' : `${number('fa', n)} چیز قاعده‌ها را می‌شکند`),
    target: {
      'most-first-reply-days': (code: string, given: number, limit: number) =>
        `خدمت ${code}: نخستین پاسخ ${days('fa', given)}، حداکثر ${days('fa', limit)}`,
      'most-solution-days': (code: string, given: number, limit: number) =>
        `خدمت ${code}: حل ${days('fa', given)}، حداکثر ${days('fa', limit)}`,
    },
    reason: (code: string) => `دلیل ${code} در فهرست نیست`,
  },
  en: {
    above: 'What the umbrella above demands',
    none: 'Nothing is demanded from above.',
    firstReply: (most) => `First reply within ${days('en', most)} at most`,
    solution: (most) => `Solution within ${days('en', most)} at most`,
    reasons: (codes) => `Reasons of a refusal only of these: ${codes}`,
    noReason: 'The lists above have no reason in common.',
    retention: (most) => `Messages are kept for ${days('en', most)} at most`,
    group: (least) => `No group smaller than ${number('en', least)} is shown in figures`,
    keeping: 'Retention and small groups',
    keepingLead:
      'Both hold at once in every agency under the umbrella, whatever they have set. An agency may be stricter, never laxer.',
    mostRetention: 'Days for which messages are kept, at most',
    emptyIsNone: 'Empty demands nothing; otherwise 30 days or more.',
    leastGroup: 'The smallest group that is shown in figures',
    leastGroupHint: 'Empty leaves the least of the system, 10. It cannot be less.',
    own: 'Rules of this umbrella',
    ownLead:
      'For every agency under it. What they set before stays, and is listed below; from now on what breaks a rule is refused.',
    mostFirstReply: 'Days to the first reply, at most',
    mostSolution: 'Days to the solution, at most',
    codes: 'Codes of the reasons that may be given, with spaces',
    codesHint: 'Empty allows every reason.',
    breaches: (n) =>
      n === 0
        ? 'Nothing breaks the rules.'
        : n === 1
          ? 'One thing breaks the rules'
          : `${number('en', n)} things break the rules`,
    target: {
      'most-first-reply-days': (code, given, limit) =>
        `Service ${code}: first reply within ${days('en', given)}, at most ${days('en', limit)}`,
      'most-solution-days': (code, given, limit) =>
        `Service ${code}: solution within ${days('en', given)}, at most ${days('en', limit)}`,
    },
    reason: (code) => `The reason ${code} is not on the list`,
  },
})
