/** Every sentence of a report. Each says what is counted and nothing beyond it; the rules that choose between them are in write.ts. */
import type { Lang } from '#kit/words.ts'
import { EN } from './en.words.ts'
import { FA } from './fa.words.ts'
import type { Words } from './shape.words.ts'

export const WORDS: Record<Lang, Words> = { fa: FA, en: EN }
