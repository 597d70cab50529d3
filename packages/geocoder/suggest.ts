/** What may someone be about to write? The same search, with the last words taken as the beginning of a name. */
import { judge, type Match, matchOf, weigh } from './answers.ts'
import { compareBytes, type Gazetteer } from './gazetteer.ts'
import { nearness, type Options, rangesOf, scratch } from './geocode.ts'
import { LEVELS, STREET } from './levels.ts'
import { type Query, readQuery, SPENT, type Window, windowOf } from './query.ts'
import { Search } from './search.ts'

const MOST_CHARS = 200
const MOST_KEYS = 60
const CITY = (1 << (LEVELS.indexOf('city') + 1)) - 1
const MOST_ENDING = 4
const WAYS = ~((1 << STREET) - 1)

/**
 * The places whose address may begin with `prefix`, the likeliest first: those that the finished words name or lie in, and whose
 * name begins with the last words. At most `limit` (10). Nothing for nothing, and for more than 200 characters.
 *
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([
 *   { code: 'a', name: 'شیراز', level: 'city' },
 *   { code: 'b', name: 'شیروان', level: 'city' },
 *   { code: 'c', name: 'خیابان زند', level: 'street', parent: 'a' },
 * ])
 * [suggest(gazetteer, 'شیر').map(({ name }) => name), suggest(gazetteer, 'شیراز، خ ز').map(({ name }) => name)]
 * // [['شیراز', 'شیروان'], ['خیابان زند']]
 */
export function suggest(g: Gazetteer, prefix: string, options: Options = {}): Match[] {
  if (prefix.length > MOST_CHARS) return []
  const query = readQuery(g, prefix)
  const last = query.words.count - 1
  if (last < 0) return []
  const search = new Search(g, query, scratch(g), rangesOf(g, options.within), nearness(g, options.near))
  try {
    search.beginnings(endingWindows(query), (window, ways) => keysBeginning(g, query.words.bytes, window, ways))
    const weighed = weigh(g, query, search.candidates, [])
    const judging = { weighed, equals: weighed.length }
    return weighed
      .slice(0, options.limit ?? 10)
      .map((one) => matchOf(g, query, prefix, one, judge(g, query, judging, one)))
  } finally {
    search.evidence.clear()
  }
}

/** The last one to four words, whatever they are, each as one name. */
function endingWindows(query: Query): Window[] {
  const { words, use } = query
  const last = words.count - 1
  const windows: Window[] = []
  for (let first = last; first >= 0 && first > last - MOST_ENDING; first--) {
    if (words.part[first] !== words.part[last] || use[first] === SPENT) break
    windows.push(windowOf(query, first, last))
  }
  return windows.reverse()
}

/** Keys that begin with the window: those of large places first, then others, few of each. */
function keysBeginning(g: Gazetteer, bytes: Uint8Array, { start, letters }: Window, ways: boolean): number[] {
  const bound = (end: boolean) => {
    let [low, high] = [0, g.sortedKey.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const key = g.sortedKey[middle]!
      const [from, to] = [g.keyStart[key]!, g.keyStart[key + 1]!]
      const order = compareBytes(
        g.keyBytes,
        from,
        end ? Math.min(to, from + letters) : to,
        bytes,
        start,
        start + letters,
      )
      if (order < 0 || (end && order === 0)) low = middle + 1
      else high = middle
    }
    return low
  }
  const [from, end] = [bound(false), bound(true)]
  const [large, others]: [number[], number[]] = [[], []]
  for (let at = from; at < end; at++) {
    const key = g.sortedKey[at]!
    const levels = g.keyLevels[key]! & (ways ? WAYS : ~WAYS)
    if (levels === 0) continue
    const list = levels & CITY ? large : others
    if (list.length < MOST_KEYS) list.push(key)
    if (large.length === MOST_KEYS && !ways) break
  }
  const length = (key: number) => g.keyStart[key + 1]! - g.keyStart[key]!
  return [...large, ...others].sort((a, b) => length(a) - length(b))
}
