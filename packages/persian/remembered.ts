/**
 * What was found out about a word is worth keeping for the next time it comes: text repeats its words.
 * A cache of fixed size in front of a pure function; the answer is the same with and without it.
 *
 * Method: open addressing with at most eight places for a word, so that no text can make a look slow; the
 * word is compared where it stands in its text, and cut out only when it is new.
 */

const FEWEST_PLACES = 1024
const MOST_PLACES = 65_536
const PLACES_OF_A_WORD = 8
const MAX_CACHED_LENGTH = 24

/**
 * The function, with its answers for short words kept: asked of `text`, or of the piece of it from `start`
 * to before `end`. When the places of a word are full, one is given to it. The answers must
 * never be changed by who receives them. O(length).
 *
 * @example
 * const length = remembered((word) => ({ length: word.length }))
 * length('سلام') === length('با سلام', 3, 7)
 * // true
 */
export function remembered<Answer>(
  answer: (word: string) => Answer,
): (text: string, start?: number, end?: number) => Answer {
  let words: string[] = []
  let answers: Answer[] = []
  let places = 0
  let count = 0

  const grow = () => {
    const [oldWords, oldAnswers] = [words, answers]
    places = places === 0 ? FEWEST_PLACES : places * 4
    // An empty word is an empty place.
    words = new Array<string>(places).fill('')
    answers = []
    answers.length = places
    count = 0
    for (const [at, word] of oldWords.entries())
      if (word !== '') put(word, hashOf(word, 0, word.length), oldAnswers[at]!)
  }

  const put = (word: string, hash: number, found: Answer) => {
    let place = hash & (places - 1)
    const last = (hash + PLACES_OF_A_WORD - 1) & (places - 1)
    while (words[place] !== '' && place !== last) place = (place + 1) & (places - 1)
    if (words[place] === '') count++
    words[place] = word
    answers[place] = found
  }

  return (text, start = 0, end = text.length) => {
    if (end - start > MAX_CACHED_LENGTH || end === start) return answer(text.slice(start, end))
    const hash = hashOf(text, start, end)
    if (places > 0)
      for (let at = 0; at < PLACES_OF_A_WORD; at++) {
        const place = (hash + at) & (places - 1)
        const word = words[place]!
        if (word.length === end - start && isSame(word, text, start)) return answers[place]!
        if (word === '') break
      }
    const word = copyOf(text, start, end)
    const found = answer(word)
    if (count * 2 >= places && places < MOST_PLACES) grow()
    put(word, hash, found)
    return found
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
  return (hash ^ (hash >>> 15)) >>> 0
}

function isSame(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

// A longer slice would keep the whole text in memory for as long as the word.
const copyOf = (text: string, start: number, end: number) =>
  String.fromCharCode(...Array.from({ length: end - start }, (_, at) => text.charCodeAt(start + at)))
