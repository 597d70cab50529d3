/** Words of how a text reads. */
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const READING = both({
  fa: {
    reading: 'خوانایی',
    readsWell: 'جمله‌ها کوتاه و واژه‌ها ساده‌اند.',
    long: (words: number) => `این جمله ${number('fa', words)} واژه دارد؛ دو جمله‌اش کنید:`,
    hard: (word: string, plain: string) => `«${word}»: ساده‌تر بنویسید، مثلاً «${plain}».`,
  },
  en: {
    reading: 'How it reads',
    readsWell: 'The sentences are short and the words plain.',
    long: (words) => `This sentence has ${number('en', words)} words; make it two:`,
    hard: (word, plain) => `“${word}”: write it plainly, such as “${plain}”.`,
  },
})
