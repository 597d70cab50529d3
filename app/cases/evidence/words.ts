/** Every sentence around what shows that it was done, as its readers see it. */
import type { Lang } from '#kit/words.ts'

type Words = { title: string; how: string; photo: string }

export const EVIDENCE_WORDS: Record<Lang, Words> = {
  fa: {
    title: 'نشانهٔ انجام کار',
    how: 'چگونه اندازه گرفته شد',
    photo: 'عکس کار در پیوست‌هاست؛ از آن هیچ دادهٔ دوربین نمانده است.',
  },
  en: {
    title: 'What shows that it was done',
    how: 'How it was measured',
    photo: 'The photo is among the files; nothing of what the camera wrote is left in it.',
  },
}
