/** Words of the cases that came before an umbrella. */

import type { Decision } from '../../../app/cases/schema.ts'
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'
import type { GrantReason } from '../case-doors.ts'

export const GRANTED_WORDS = both({
  fa: {
    title: 'پرونده‌های رسیده به چتر',
    lead: 'پرونده‌هایی از دستگاه‌های زیر چتر که در خود دستگاه به پاسخ نرسیده‌اند. متن‌ها پوشیده است و نامی از کارمندان نیست. می‌توانید پاسخ دهید، توضیح بخواهید و تصمیم بگیرید.',
    none: 'هیچ پرونده‌ای به چتر نرسیده است.',
    why: {
      overdue: 'مهلت گذشته است',
      objections: 'دو بار اعتراض شده است',
      'nobody-may-decide': 'در آن دستگاه کسی نیست که بتواند تصمیم بگیرد',
    } as Record<GrantReason, string>,
    since: (day: string) => `رسیده در ${day}`,
    back: 'بازگشت به فهرست',
    said: 'چه گفته شده است',
    replies: 'پاسخ‌های اداره',
    noReplies: 'اداره هنوز چیزی نگفته است.',
    events: 'چه گذشته است',
    above: 'میان چتر و دستگاه',
    decided: { upheld: 'حق به شخص داده شد', closed: 'بسته شد' } as Record<Decision, string>,
    statementBy: (day: string) => `توضیح تا ${day}`,
    statementLate: (day: string) => `تا ${day} توضیح خواسته شده بود و نیامده است.`,
    noText: 'متن این پیام پاک شده یا هنوز پوشیده نشده است.',
    more: 'بیشتر',
    overdue: (day: string) => `مهلت ${day} بود`,
    due: (day: string) => `مهلت تا ${day}`,
    assigned: 'کارمند آن عوض شد یا به میز برگشت',
    objections: (n: number) => `${number('fa', n)} اعتراض`,
  },
  en: {
    title: 'Cases before the umbrella',
    lead: 'Cases of agencies under the umbrella that found no answer there. Texts are covered and no officer is named. You can reply, ask for a statement, and decide.',
    none: 'No case has come before the umbrella.',
    why: {
      overdue: 'overdue',
      objections: 'two objections',
      'nobody-may-decide': 'nobody there may decide',
    },
    since: (day) => `here since ${day}`,
    back: 'Back to the list',
    said: 'What was said',
    replies: 'Replies of the office',
    noReplies: 'The office has said nothing yet.',
    events: 'What has happened',
    above: 'Between the umbrella and the agency',
    decided: { upheld: 'found for the person', closed: 'closed' },
    statementBy: (day) => `statement by ${day}`,
    statementLate: (day) => `A statement was asked for by ${day} and has not come.`,
    noText: 'This text has been erased, or is not covered yet.',
    more: 'More',
    overdue: (day) => `it was due on ${day}`,
    due: (day) => `due on ${day}`,
    assigned: 'It was given to another officer, or back to the desk',
    objections: (n) => (n === 1 ? 'one objection' : `${number('en', n)} objections`),
  },
})
