/** What a person reads of an import: why a row or a file is not taken. */
import type { Lang } from '#kit/words.ts'
import type { FileRefusal, RowRefusal } from './import.schema.ts'

export const ROW_REFUSALS: Record<Lang, Record<RowRefusal, string>> = {
  fa: {
    'columns-differ': 'شمار خانه‌های این سطر با سطر نخست یکی نیست.',
    'quote-open': 'نشان نقل‌قول در این‌جا باز مانده یا نابجاست؛ این سطرها از هم جدا نشد.',
    'text-missing': 'متن خالی است.',
    'text-long': 'متن بلندتر از اندازهٔ مجاز است.',
    'text-broken': 'در متن نویسه‌هایی هست که خوانده نمی‌شود.',
    'time-unreadable': 'زمان خوانده نشد؛ مانند ۱۴۰۵/۸/۳۰ ۱۴:۰۵ یا 2026-11-21T14:05 بنویسید.',
    'time-to-come': 'زمان در آینده است.',
    'past-retention': 'زمان نگه‌داری این پیام در این دستگاه گذشته است.',
    'place-long': 'جای رویداد بلندتر از ۳۰۰ نویسه است.',
    'service-unknown': 'خدمتی به این کد یا نام نیست.',
    'lang-unknown': 'زبان شناخته نشد؛ fa یا en بنویسید.',
    'contact-wrong': 'راه تماس نه شمارهٔ تلفن است نه ایمیل.',
  },
  en: {
    'columns-differ': 'This row has another number of cells than the first.',
    'quote-open': 'A quotation mark is left open or misplaced here; these lines could not be parted.',
    'text-missing': 'The text is empty.',
    'text-long': 'The text is longer than allowed.',
    'text-broken': 'The text has characters that cannot be read.',
    'time-unreadable': 'The time cannot be read; write it like 1405/8/30 14:05 or 2026-11-21T14:05.',
    'time-to-come': 'The time is in the future.',
    'past-retention': 'This agency keeps messages for a shorter time than this one is old.',
    'place-long': 'The place is longer than 300 characters.',
    'service-unknown': 'There is no service with this code or name.',
    'lang-unknown': 'The language is not known; write fa or en.',
    'contact-wrong': 'The contact is neither a telephone number nor an e-mail address.',
  },
}

export const FILE_REFUSALS: Record<Lang, Record<FileRefusal, string>> = {
  fa: {
    'no-such-agency': 'دستگاهی به این نام نیست.',
    'no-such-column': 'این ستون در پرونده نیست: ',
    'empty-file': 'پرونده خالی است.',
    'not-a-table': 'این پرونده متن نیست. آن را در برنامهٔ جدول با نوع CSV UTF-8 ذخیره کنید.',
    'too-many-rows': 'سطرها بیش از دو میلیون است؛ پرونده را چند پاره کنید.',
  },
  en: {
    'no-such-agency': 'There is no agency of this name.',
    'no-such-column': 'The file has no such column: ',
    'empty-file': 'The file is empty.',
    'not-a-table': 'This file is no text. Save it as CSV UTF-8 in your spreadsheet program.',
    'too-many-rows': 'There are more than two million rows; split the file.',
  },
}

/** The first line of the file of refused rows. */
export const REFUSED_HEADERS: Record<Lang, readonly string[]> = {
  fa: ['سطر', 'تا سطر', 'دلیل', 'شرح'],
  en: ['line', 'to line', 'reason', 'explanation'],
}
