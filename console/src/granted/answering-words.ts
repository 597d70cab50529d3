/** Words of what the umbrella says of a case. */
import type { WordKind } from '../../../app/cases/above/schema.ts'
import { both } from '../both.ts'

export const ANSWERING = both({
  fa: {
    title: 'سخن چتر',
    what: 'چه می‌کنید؟',
    kinds: {
      reply: 'پاسخ به شخص',
      ask: 'خواستن توضیح از دستگاه',
      uphold: 'حق با شخص است',
      close: 'بستن با دلیل',
    } as Record<WordKind, string>,
    day: { ask: 'تا چه روزی توضیح دهند؟', uphold: 'دستگاه تا چه روزی کار را به سرانجام برساند؟' },
    reason: 'دلیل بستن',
    reasonHint: 'از دلیل‌هایی که این دستگاه دارد.',
    body: 'متن',
    bodyHint: 'شخص و دستگاه هر دو همین متن را می‌خوانند، با نام چتر. نام خود شما نشان داده نمی‌شود.',
    follows: {
      reply: 'مهلت دستگاه همان است که بود. به شخص خبر می‌رسد.',
      ask: 'مهلت دستگاه همان است که بود. تا توضیح ندهد، روزی که گذاشته‌اید در هر دو میز دیده می‌شود.',
      uphold: 'پرونده در دستگاه باز است و این روز به شخص قول داده می‌شود؛ اگر بگذرد، قولی شکسته و همگانی است.',
      close:
        'پرونده بسته و در آمار «ردشده با ذکر دلیل» شمرده می‌شود. شخص باز هم می‌تواند اعتراض کند؛ آن‌گاه دوباره به این‌جا می‌رسد.',
    } as Record<WordKind, string>,
    missing: {
      kind: 'یکی را برگزینید.',
      day: 'روزی را برگزینید.',
      reason: 'دلیلی را برگزینید.',
      body: 'چند کلمه بنویسید.',
    },
    send: 'فرستادن',
    sent: 'فرستاده شد؛ شخص و دستگاه آن را می‌بینند.',
    notNow: 'در این وضعیت نوبت سخن چتر نیست.',
  },
  en: {
    title: 'What the umbrella says',
    what: 'What will you do?',
    kinds: {
      reply: 'Reply to the person',
      ask: 'Ask for a statement',
      uphold: 'The person is right',
      close: 'Close with a reason',
    },
    day: { ask: 'By which day should they state?', uphold: 'By which day has the agency to settle it?' },
    reason: 'Reason for closing',
    reasonHint: 'From the reasons that this agency has.',
    body: 'Text',
    bodyHint:
      'The person and the agency both read this text, under the name of the umbrella. Your own name is not shown.',
    follows: {
      reply: 'The clock of the agency runs as before. The person is told.',
      ask: 'The clock of the agency runs as before. Until it has stated, the day that you set is seen at both desks.',
      uphold:
        'The case is open at the agency, and this day is promised to the person; if it passes, that is a broken promise, in public.',
      close:
        'The case is closed and counts as refused with a reason. The person can still object; then it comes before you again.',
    },
    missing: {
      kind: 'Choose one.',
      day: 'Choose a day.',
      reason: 'Choose a reason.',
      body: 'Write a few words.',
    },
    send: 'Send',
    sent: 'It was sent; the person and the agency see it.',
    notNow: 'In this state it is not for the umbrella to speak.',
  },
})
