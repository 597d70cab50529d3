/** What can be wrong with a definition that somebody writes, said so that they can put it right. */
import type { Lang } from '#kit/words.ts'

type Words = {
  notASum: (text: string) => string
  fitting: string
  form: (form: string) => string
  ofAgency: string
  noSilence: string
  besideAnswers: string
  mixed: string
  yaml: (line: number, column: number) => string
  noYaml: string
  ownName: (prefix: string) => string
  notForOwn: (how: string) => string
  atLeast: (n: number) => string
}

export const FAULT_WORDS: Record<Lang, Words> = {
  fa: {
    notASum: (text) => `این جمع و تفریقِ شمارها نیست: ⁨${text}⁩`,
    fitting: 'واحد (⁨unit⁩) و بازه (⁨interval⁩) با راه محاسبه (⁨compute⁩) نمی‌خواند.',
    form: (form) => `فایل ${form} آنچه را این شاخص لازم دارد نمی‌شمارد.`,
    ofAgency: 'این فقط برای کل دستگاه شمرده می‌شود؛ جداسازی (⁨breakdowns⁩) فقط ⁨agency⁩.',
    noSilence: 'در انتظار، محدودهٔ خاموش معنا ندارد.',
    besideAnswers: 'رضایت هیچ‌گاه بی آن‌که گفته شود چند نفر پاسخ داده‌اند نمی‌آید (⁨beside⁩).',
    mixed: 'صورت و مخرج باید از همان پرونده‌ها شمرده شوند.',
    yaml: (line, column) =>
      `سطر ⁨${line}⁩، ستون ⁨${column}⁩: این‌جا نوشته دیگر ⁨YAML⁩ درست نیست (تورفتگی، گیومه، یا نامی که دو بار آمده).`,
    noYaml: 'این نوشته ⁨YAML⁩ درست نیست.',
    ownName: (prefix) => `باید با ⁨${prefix}⁩ آغاز شود.`,
    notForOwn: (how) => `راه محاسبهٔ ⁨${how}⁩ برای شاخص خودتان نیست.`,
    atLeast: (n) => `دست‌کم ⁨${n}⁩.`,
  },
  en: {
    notASum: (text) => `This is not a sum of counts: ${text}`,
    fitting: 'Its unit and interval do not go with how it is computed.',
    form: (form) => `A file of ${form} does not hold what it is computed from.`,
    ofAgency: 'It is counted for the whole agency only; its only breakdown is agency.',
    noSilence: 'Nobody waits silently.',
    besideAnswers: 'How satisfied people are is never said without how many have answered (beside).',
    mixed: 'Both sides of the line must be counted of the same cases.',
    yaml: (line, column) =>
      `Line ${line}, column ${column}: from here on the text is no longer YAML (its indentation, a quotation mark, or a name that is not unique).`,
    noYaml: 'This text is not YAML.',
    ownName: (prefix) => `It must begin with ${prefix}`,
    notForOwn: (how) => `To compute by ${how} is not for own definitions.`,
    atLeast: (n) => `At least ${n}.`,
  },
}

/** For a check of a schema: what it says in either language. */
export const said = (say: (words: Words) => string) => ({
  message: say(FAULT_WORDS.en),
  params: { said: { fa: say(FAULT_WORDS.fa), en: say(FAULT_WORDS.en) } },
})
