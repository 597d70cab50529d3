/**
 * What was found out about a word is worth keeping for the next time it comes: text repeats its words.
 * A cache of fixed size in front of a pure function; the answer is the same with and without it.
 */

const MAX_CACHED = 50_000
const MAX_CACHED_LENGTH = 24

/**
 * The function, with its answers for short words kept; all are forgotten when there are fifty
 * thousand. The answers must never be changed by who receives them.
 *
 * @example
 * const length = remembered((word) => ({ length: word.length }))
 * length('سلام') === length('سلام')
 * // true
 */
export function remembered<Answer>(answer: (word: string) => Answer): (word: string) => Answer {
  const cache = new Map<string, Answer>()
  return (word) => {
    const kept = cache.get(word)
    if (kept !== undefined) return kept
    const found = answer(word)
    if (word.length > MAX_CACHED_LENGTH) return found
    if (cache.size >= MAX_CACHED) cache.clear()
    cache.set(word, found)
    return found
  }
}
