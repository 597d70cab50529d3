/** Words of templates in a case. */
import { both } from '../both.ts'

export const TEMPLATE = both({
  fa: {
    title: 'متن‌های آماده برای این پرونده',
    choose: 'برداشتن متن آماده…',
    missing: 'هنوز پر نشده است',
    take: { fa: 'برداشتن فارسی', en: 'برداشتن انگلیسی' },
  },
  en: {
    title: 'Templates for this case',
    choose: 'Take a template…',
    missing: 'Not filled in yet',
    take: { fa: 'Take the Persian', en: 'Take the English' },
  },
})
