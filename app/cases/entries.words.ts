/** Names of what the public log shows of cases. */
import type { Text } from '#kit/words.ts'

export const CASES_NAMES: Readonly<Record<string, Text>> = {
  'cases.opened': { fa: 'پرونده باز شد', en: 'A case was opened' },
  'cases.joined': { fa: 'پرونده به پروندهٔ دیگری پیوست', en: 'A case was joined to another' },
  'cases.split': { fa: 'پرونده دوباره جدا شد', en: 'A case was split off again' },
  'cases.target-set': { fa: 'مهلت پاسخ و حل قول داده شد', en: 'Days for the reply and the solution were promised' },
  'cases.target-paused': { fa: 'مهلت نگه داشته شد', en: 'The clock was paused' },
  'cases.target-resumed': { fa: 'مهلت دوباره دوید', en: 'The clock ran again' },
  'cases.target-missed': { fa: 'مهلتی گذشت', en: 'A promised day was missed' },
  'cases.granted-to-umbrella': { fa: 'چتر اجازهٔ خواندن پرونده‌ای را گرفت', en: 'An umbrella was let to read a case' },
  'cases.handover-offered': { fa: 'پرونده‌ای به دستگاه دیگری پیشنهاد شد', en: 'A case was offered to another agency' },
  'cases.handover-accepted': { fa: 'دستگاه دیگر پرونده را پذیرفت', en: 'The other agency accepted the case' },
  'cases.handover-refused': { fa: 'دستگاه دیگر پرونده را نپذیرفت', en: 'The other agency refused the case' },
  'cases.handover-taken-back': { fa: 'پیشنهاد واگذاری پس گرفته شد', en: 'The offer of a case was taken back' },
  'cases.reply-published': { fa: 'اداره پاسخ داد', en: 'The office replied' },
  'cases.apologised': { fa: 'اداره پوزش خواست', en: 'An office apologised' },
  'cases.person-answered': { fa: 'فرستنده به پرسش پاسخ داد', en: 'The sender answered a question' },
  'cases.person-confirmed': { fa: 'فرستنده انجام کار را تأیید کرد', en: 'The sender confirmed that it was done' },
  'cases.person-objected': { fa: 'فرستنده اعتراض کرد', en: 'The sender objected' },
  'cases.person-withdrawn': { fa: 'فرستنده از پرونده کنار رفت', en: 'The sender left the case' },
  'cases.person-rated': { fa: 'فرستنده به پرسش رضایت پاسخ داد', en: 'The sender answered how satisfied they are' },
  'cases.not-confirmed': { fa: 'بی‌تأیید فرستنده بسته شد', en: 'Closed without the sender’s word' },
  'cases.closed-confirmed': { fa: 'با تأیید فرستنده بسته شد', en: 'Closed with a sender’s confirmation' },
  'cases.service-corrected': { fa: 'خدمت پرونده اصلاح شد', en: 'The service of a case was corrected' },
  'cases.place-corrected': { fa: 'جای پرونده اصلاح شد', en: 'The place of a case was corrected' },
  'cases.urgency-corrected': {
    fa: 'خطرناک‌بودن یا نبودن پرونده اصلاح شد',
    en: 'Whether a case is dangerous was corrected',
  },
  'cases.original-opened': { fa: 'کارشناس متن اصلی را باز کرد', en: 'An officer opened the original text' },
  'cases.identity-opened': { fa: 'هویتی با دو امضا باز شد', en: 'An identity was opened by two officers' },
}
