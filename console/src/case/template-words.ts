/** Words of templates in a case, and of how a text reads. */
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const TEMPLATE = both({
  fa: {
    title: 'متن‌های آماده برای این پرونده',
    choose: 'برداشتن متن آماده…',
    missing: 'هنوز پر نشده است',
    take: { fa: 'برداشتن فارسی', en: 'برداشتن انگلیسی' },
    reading: 'خوانایی',
    readsWell: 'جمله‌ها کوتاه و واژه‌ها ساده‌اند.',
    long: (words: number) => `این جمله ${number('fa', words)} واژه دارد؛ دو جمله‌اش کنید:`,
    hard: (word: string, plain: string) => `«${word}»: ساده‌تر بنویسید، مثلاً «${plain}».`,
  },
  en: {
    title: 'Templates for this case',
    choose: 'Take a template…',
    missing: 'Not filled in yet',
    take: { fa: 'Take the Persian', en: 'Take the English' },
    reading: 'How it reads',
    readsWell: 'The sentences are short and the words plain.',
    long: (words) => `This sentence has ${number('en', words)} words; make it two:`,
    hard: (word, plain) => `“${word}”: write it plainly, such as “${plain}”.`,
  },
})
