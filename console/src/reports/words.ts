/** Words of the page of reports. */
import { type Lang, longDate } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

type Kind = 'week' | 'month'
const span = (lang: Lang, from: string, to: string) =>
  lang === 'fa'
    ? `${longDate('fa', from)} تا ${longDate('fa', to)}`
    : `${longDate('en', from)} to ${longDate('en', to)}`

export const REPORT_WORDS = both({
  fa: {
    title: 'گزارش‌ها',
    lead: 'هر هفته و هر ماه، پس از بسته‌شدن روزها: چه تغییر کرد، چه اندازه مطمئنیم، و چه باید تصمیم گرفت.',
    none: 'هنوز گزارشی ساخته نشده است. نخستین گزارش پس از پایان هفته این‌جا می‌آید.',
    name: (kind: Kind, from: string, to: string) =>
      `${kind === 'week' ? 'گزارش هفته' : 'گزارش ماه'}، ${span('fa', from, to)}`,
    pdf: 'فایل PDF',
    letters: 'خبر با نامه',
    letter: { week: 'گزارش هفته که آماده شد، خبرم کن', month: 'گزارش ماه که آماده شد، خبرم کن' } as Record<
      Kind,
      string
    >,
    letterHint: 'در نامه فقط پیوند است، نه رقم.',
    made: 'کدام گزارش ساخته شود',
    weekly: 'گزارش هفته',
    monthly: 'گزارش ماه',
    opening: 'گزارش باز می‌شود…',
  },
  en: {
    title: 'Reports',
    lead: 'Each week and each month, once its days are closed: what changed, how sure that is, and what to decide.',
    none: 'No report has been made yet. The first one comes here after the end of the week.',
    name: (kind: Kind, from: string, to: string) =>
      `${kind === 'week' ? 'Weekly report' : 'Monthly report'}, ${span('en', from, to)}`,
    pdf: 'PDF',
    letters: 'News by letter',
    letter: {
      week: 'Tell me when a weekly report is ready',
      month: 'Tell me when a monthly report is ready',
    } as Record<Kind, string>,
    letterHint: 'The letter holds a link and no figure.',
    made: 'Which reports are made',
    weekly: 'Weekly report',
    monthly: 'Monthly report',
    opening: 'Opening the report…',
  },
})
