/** Holds the words of a part in both languages: what one has, the other must have. */
import type { Lang } from '../../app/kit/words.ts'

export const both = <Words extends object>(words: { fa: Words; en: NoInfer<Words> }): Record<Lang, Words> => words
