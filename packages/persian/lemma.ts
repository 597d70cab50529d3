/**
 * Under which headword does a dictionary hold this word? Verbs by their paradigm (verbs.ts), nouns
 * and adjectives by their endings.
 */
import { fold } from './fold.ts'
import { infinitive, readVerb } from './verbs.ts'

const NOUN_ENDING = /^(.{2,}?)\u200c?ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|مون|تون|شون)?$/
const ADJECTIVE_ENDING = /^(.{3,}?)\u200c?تر(?:ین|ینی|ی)?$/
const CLITIC = /^(.{2,})\u200c(?:ام|ات|اش|ای|اند|اید|ایم|مان|تان|شان|ی|مون|تون|شون)$/

/**
 * The headword of a word: the infinitive of a verb («می‌روم» → «رفتن»), the singular of a noun, the
 * plain form of an adjective; a word that is already one is given back with Persian letters.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * ['می‌روم', 'کتاب‌هایم', 'بزرگ‌ترین'].map((word) => lemma(word))
 * // ['رفتن', 'کتاب', 'بزرگ']
 */
export function lemma(word: string): string {
  const verb = readVerb(fold(word))
  if (verb && (verb.sure || verb.prefix !== '')) return infinitive(verb)
  const letters = word.replaceAll('ي', 'ی').replaceAll('ك', 'ک')
  for (const ending of [NOUN_ENDING, ADJECTIVE_ENDING, CLITIC]) {
    const base = ending.exec(letters)?.[1]
    if (base) return base.replace(/\u200c$/, '')
  }
  return letters
}
