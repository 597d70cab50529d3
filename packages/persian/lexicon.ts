/**
 * Which words does Persian have? A word list of some forty thousand headwords, nouns, adjectives
 * and others, with the compounds that are written with a half-space. Made by make-words.ts; the
 * notice of its source stands in data/words.json.
 */
import coded from './data/words.json' with { type: 'json' }

const JOINER = '\u200c'

/** The words of a front-coded list: a letter says how many signs are shared with the word before. */
function decoded(list: string): string[] {
  const words: string[] = []
  let word = ''
  for (let at = 0; at < list.length; ) {
    const shared = list.charCodeAt(at) - 65
    let end = at + 1
    while (end < list.length && list.charCodeAt(end) > 127) end++
    word = word.slice(0, shared) + list.slice(at + 1, end)
    words.push(word)
    at = end
  }
  return words
}

/** What a headword may be. */
export type WordKind = 'noun' | 'adjective' | 'other'

/** The headwords and their kinds. Compounds stand with their half-space. */
export const WORDS = new Map<string, WordKind>()
/** Compounds by their first part: «پیش» → «بینی» … */
export const COMPOUNDS = new Map<string, Set<string>>()
/** Compounds typed without their half-space, and the right form. */
export const JOINED_COMPOUNDS = new Map<string, string>()

for (const kind of ['other', 'adjective', 'noun'] as const)
  for (const word of decoded(coded[kind])) {
    WORDS.set(word, kind)
    const cut = word.indexOf(JOINER)
    if (cut < 0) continue
    const first = word.slice(0, cut)
    const seconds = COMPOUNDS.get(first) ?? new Set()
    COMPOUNDS.set(first, seconds.add(word.slice(cut + 1).replaceAll(JOINER, ' ')))
    JOINED_COMPOUNDS.set(word.replaceAll(JOINER, ''), word)
  }
for (const joined of JOINED_COMPOUNDS.keys()) if (WORDS.has(joined)) JOINED_COMPOUNDS.delete(joined)
