/** What does a text say before any gazetteer is asked: which words are names, which are numbers of houses, which only say where something else is? */
import type { Gazetteer } from './gazetteer.ts'
import { keyOf } from './gazetteer.ts'
import { digitsOf, numberOf, type Words, wordsOf } from './letters.ts'
import { STREET } from './levels.ts'
import { inDigits, type NumberInWords, numbersIn, type Said, saidIn } from './numbers.ts'
import { type Keyword, keywordAt, spokenAt } from './rules.ts'

/** What a word of the text is for. */
export const NAME = 0
export const WORD = 1
export const NUMBER = 2
export const SPENT = 3
export const LANDMARK = 4

/** So many words of a text are read. */
export const MOST_WORDS = 30
const MOST_IN_NAME = 8
/** So many words before a word for a landmark may belong to one name with it. */
const MOST_BEFORE = 3

export type NumberPart = { text: string; value: number; first: number; last: number }

/** Words `first … last` that may be one name, with the keywords that stand directly before and after. */
export type Window = {
  first: number
  last: number
  mask: number
  start: number
  letters: number
  before: Keyword | undefined
  after: Keyword | undefined
  /** Key of the whole window, or -1. */
  key: number
  /** Whether it is more than keywords. */
  isName: boolean
  /** The numbers in it, in digits or in words. */
  said: Said
}

export type Query = {
  words: Words
  use: Uint8Array
  /** What it costs to leave each word unexplained. */
  worth: Float64Array
  keywords: Found
  /** Numbers in words, by the word that each begins with. */
  inWords: ReadonlyMap<number, NumberInWords>
  windows: Window[]
  house: NumberPart | null
  unit: NumberPart | null
  floor: NumberPart | null
  postcode: NumberPart | null
  landmarks: { first: number; last: number }[]
  /** Numbers that no keyword explains; none that follows a word for a street, as in «کوچه ۱۲». */
  numbers: NumberPart[]
}

/** What the words of a window cost when nothing explains them. */
export function worthOfWindow({ worth }: Query, { first, last }: Window): number {
  let sum = 0
  for (let word = first; word <= last; word++) sum += worth[word]!
  return sum
}

/** What the words cost that `mask` leaves unexplained. */
export function unexplained({ words, use, worth }: Query, mask: number): number {
  let sum = 0
  for (let word = 0; word < words.count; word++) if (!(mask & (1 << word)) && use[word]! < NUMBER) sum += worth[word]!
  return sum
}

/** The words of `text` by what they are for. */
export function readQuery(g: Gazetteer, text: string): Query {
  const words = wordsOf(text, MOST_WORDS)
  const keywords = keywordsOf(g, words)
  const query: Query = {
    words,
    keywords,
    inWords: numbersIn(g.words, words),
    use: new Uint8Array(words.count),
    worth: new Float64Array(words.count),
    windows: [],
    house: null,
    unit: null,
    floor: null,
    postcode: null,
    landmarks: [],
    numbers: [],
  }
  spendNumbers(query, keywords)
  for (let at = 0; at < words.count; at++) {
    if (query.use[at] === NAME && words.isNumber[at]) query.use[at] = NUMBER
    if (query.use[at] !== NUMBER) continue
    const number = numberFrom(query, keywords, at, false)
    if (looksLikePostcode(g, number)) {
      query.postcode ??= number
      spend(query, number)
    } else if (!keywordEnding(keywords, at - 1)) query.numbers.push(number)
    at = number.last
  }
  findLandmarks(g, query, keywords)
  markKeywords(query, keywords)
  for (let at = 0; at < words.count; at++) query.worth[at] = worthOf(query, at)
  query.windows = windowsOf(g, query)
  return query
}

/** The keyword that begins at each word. */
export type Found = ({ keyword: Keyword; last: number } | undefined)[]

/** The longest keyword that begins at each word. */
function keywordsOf(g: Gazetteer, words: Words): Found {
  const found: Found = []
  for (let first = 0; first < words.count; first++) {
    let last = Math.min(words.count - 1, first + g.words.most - 1)
    while (last > first && words.part[last] !== words.part[first]) last--
    for (; last >= first; last--) {
      const keyword = keywordAt(g.words, words, first, last) ?? spokenAt(g.words, words, first, last)
      if (!keyword) continue
      found[first] = { keyword, last }
      break
    }
  }
  return found
}

function spend(query: Query, { first, last }: { first: number; last: number }) {
  query.use.fill(SPENT, first, last + 1)
}

/** Numbers with their word: house, unit, floor, postal code. */
function spendNumbers(query: Query, keywords: Found) {
  const { words } = query
  for (let at = 0; at < words.count; at++) {
    const found = keywords[at]
    if (!found || query.use[at] === SPENT) continue
    const { roles } = found.keyword
    if (roles.has('floor')) spendFloor(query, at, found.last + 1, keywords)
    const role = (['house', 'unit', 'postcode'] as const).find((one) => roles.has(one) && query[one] === null)
    const number = role && numberAfter(query, keywords, found, role === 'house')
    if (!role || !number) continue
    query[role] = number
    spend(query, { first: at, last: number.last })
  }
}

/** «پلاک ۱۲», «pelak e 12», «پلاک دوازده»; after a word of a letter or two only digits are a number. */
function numberAfter(
  query: Query,
  keywords: Found,
  { keyword, last }: { keyword: Keyword; last: number },
  isHouse: boolean,
): NumberPart | null {
  const { words, use, inWords } = query
  const isDigits = (at: number) => at < words.count && words.isNumber[at] === 1 && use[at] !== SPENT
  const next = last + 1
  if (isDigits(next)) return numberFrom(query, keywords, next, isHouse)
  if (keyword.length < 3 || words.part[next] !== words.part[last]) return null
  if (keywords[next]?.keyword.roles.has('join') && isDigits(next + 1))
    return numberFrom(query, keywords, next + 1, isHouse)
  const number = inWords.get(next)
  return number && use[next] !== SPENT
    ? { text: String(number.value), value: number.value, first: next, last: number.last }
    : null
}

/** «طبقه ۲», «طبقه دوم», «2nd floor», «3e étage». */
function spendFloor(query: Query, at: number, next: number, keywords: Found) {
  const { words } = query
  const isBeside = (other: number) => other >= 0 && other < words.count && words.part[other] === words.part[at]
  const isNumber = (other: number) =>
    words.isNumber[other] === 1 || query.inWords.has(other) || keywords[other]?.keyword.roles.has('ordinal')
  const number =
    isBeside(next) && isNumber(next) ? next : [at - 1, at - 2].find((one) => isBeside(one) && isNumber(one))
  if (number === undefined) return
  query.floor ??= simpleNumber(words, number, number)
  spend(query, { first: Math.min(at, number), last: Math.max(next - 1, number) })
}

const simpleNumber = (words: Words, first: number, last: number): NumberPart => {
  const [start, end] = [words.starts[first]!, words.starts[last + 1]!]
  return { text: digitsOf(words.bytes, start, end), value: numberOf(words.bytes, start, end), first, last }
}

/** The number at a word, with what goes on from it: 12/3; after the word for a house also 12 bis. */
function numberFrom({ words, use }: Query, keywords: Found, first: number, isHouse: boolean): NumberPart {
  const number = simpleNumber(words, first, first)
  let last = first
  while (last + 1 < words.count && words.goesOn[last + 1] && use[last + 1] !== SPENT) {
    last++
    number.text += `/${simpleNumber(words, last, last).text}`
  }
  const suffix = keywords[last + 1]
  const touches = words.from[last + 1] === words.to[last]
  const isBeside = words.part[last + 1] === words.part[last]
  if (suffix?.keyword.roles.has('suffix') && isBeside && (isHouse || touches || suffix.keyword.form.length > 2)) {
    last = suffix.last
    number.text += ` ${suffix.keyword.form}`
  }
  return { ...number, last }
}

/** Ten digits, or a beginning that the gazetteer knows. */
function looksLikePostcode(g: Gazetteer, { text }: NumberPart): boolean {
  const digits = text.replace('/', '')
  return g.postPlace.length > 0 && digits.length === 10 && /^\d{10}$|^\d{5}\/\d{5}$/.test(text)
}

/** Words that say where something else is, up to the next comma, number or word for a kind of place. */
function findLandmarks(g: Gazetteer, query: Query, keywords: Found) {
  const { words, use } = query
  for (let at = 0; at < words.count; at++) {
    const found = keywords[at]
    if (!found || use[at] === SPENT) continue
    const opens = at === 0 || words.part[at - 1] !== words.part[at] || use[at - 1] === SPENT
    const { roles } = found.keyword
    if (!roles.has('landmark') && !(opens && roles.has('opening-landmark'))) continue
    if (at + 1 >= words.count || words.part[at + 1] !== words.part[at] || isNameFrom(g, words, at, found.last)) continue
    const last = landmarkEnd(query, keywords, found.last)
    if (last === found.last) {
      // «in front of number 12» says nothing of a neighbour.
      for (let word = at; word <= last; word++) if (use[word] === NAME) use[word] = WORD
      continue
    }
    query.landmarks.push({ first: found.last + 1, last })
    use.fill(LANDMARK, at, last + 1)
    at = last
  }
}

/** The last word of what is named after a word for a landmark that ends at `from`. */
function landmarkEnd({ words, use }: Query, keywords: Found, from: number): number {
  let last = from
  let named = 0
  for (
    let next = from + 1;
    next < words.count && words.part[next] === words.part[from] && use[next] !== SPENT;
    next++
  ) {
    const found = keywords[next]
    const roles = found?.keyword.roles
    if (named > 0 && (roles?.has('landmark') || roles?.has('inside'))) break
    if (named > 0 && roles?.has('level')) {
      // «opposite Kazemi Street» names a street beside it; «opposite the mosque Kazemi Street» the street itself.
      if (found!.keyword.levelsBefore) break
      return named === 1 ? found!.last : last - 1
    }
    if (!roles || roles.has('noise') || roles.has('number')) named++
    last = next
  }
  return last
}

/** Whether a word for a landmark belongs to the name of a place, as in «پشت کوه». */
function isNameFrom(g: Gazetteer, words: Words, keyword: number, keywordLast: number): boolean {
  const isBeside = (word: number) => words.part[word] === words.part[keyword]
  for (let first = keyword; first >= 0 && first > keyword - MOST_BEFORE && isBeside(first); first--)
    for (
      let last = first === keyword ? keywordLast + 1 : keywordLast;
      last < words.count && last < first + MOST_IN_NAME && isBeside(last);
      last++
    ) {
      const key = keyOf(g, words.bytes, words.starts[first]!, words.starts[last + 1]!)
      if (key >= 0 && g.keyLevels[key]! & ((1 << STREET) - 1)) return true
    }
  return false
}

/** Words that are seldom all of a name. */
const SAY_LITTLE = ['level', 'join', 'title', 'house', 'unit', 'noise', 'inside'] as const

function markKeywords(query: Query, keywords: Found) {
  for (let at = 0; at < query.words.count; at++) {
    const found = keywords[at]
    if (!found || query.use[at] !== NAME) continue
    const { roles } = found.keyword
    if (SAY_LITTLE.some((role) => roles.has(role)))
      for (let word = at; word <= found.last; word++) if (query.use[word] === NAME) query.use[word] = WORD
    at = found.last
  }
}

function worthOf({ words, use }: Query, at: number): number {
  if (use[at] === NUMBER) return 4
  // A little, so that a name that holds the word goes before one that leaves it.
  if (use[at] === WORD) return 1.2
  return use[at] === NAME ? Math.min(20, 2 + 2 * (words.starts[at + 1]! - words.starts[at]!)) : 0
}

/** Words `first … last` of one part as one name. */
export function windowOf({ words, keywords, inWords }: Query, first: number, last: number): Window {
  const start = words.starts[first]!
  const isBeside = (a: number, b: number) => a >= 0 && b < words.count && words.part[a] === words.part[b]
  const after = isBeside(last, last + 1) ? keywords[last + 1]?.keyword : undefined
  return {
    first,
    last,
    mask: ((2 << (last - first)) - 1) << first,
    start,
    letters: words.starts[last + 1]! - start,
    before: isBeside(first - 1, first) ? keywordEnding(keywords, first - 1) : undefined,
    after: after?.levelsAfter ? after : undefined,
    key: -1,
    isName: true,
    said: saidIn(words, inWords, first, last),
  }
}

/** The word for a kind of place that ends at `last`. */
export function keywordEnding(keywords: Found, last: number): Keyword | undefined {
  for (let first = last; first >= 0 && first > last - 4; first--) {
    const found = keywords[first]
    if (found?.last === last && found.keyword.levelsBefore) return found.keyword
  }
}

function windowsOf(g: Gazetteer, query: Query): Window[] {
  const { words, use, inWords } = query
  const windows: Window[] = []
  const cut = cutsOf(inWords)
  for (let first = 0; first < words.count; first++) {
    if (cut.has(first)) continue
    let isName = false
    for (let last = first; last < words.count && last < first + MOST_IN_NAME; last++) {
      if (use[last]! >= SPENT || words.part[last] !== words.part[first]) break
      if (use[last] !== WORD) isName = true
      if (cut.has(last + 1)) continue
      const key = keyOf(g, words.bytes, words.starts[first]!, words.starts[last + 1]!)
      if (isName || key >= 0) windows.push({ ...windowOf(query, first, last), key, isName })
      const inNumbers = inWords.size > 0 ? inDigits(words, inWords, first, last) : null
      const other = inNumbers ? keyOf(g, inNumbers, 0, inNumbers.length) : -1
      if (other < 0) continue
      const window = { ...windowOf(query, first, last), key: other, isName: true }
      if (!window.said.only || window.before || window.after || isWholePart(words, first, last)) windows.push(window)
    }
  }
  return windows
}

/** The words before which a number in words is not to be cut: «بیست و | یکم». */
function cutsOf(inWords: Query['inWords']): ReadonlySet<number> {
  const cut = new Set<number>()
  for (const [first, { last }] of inWords) for (let word = first + 1; word <= last; word++) cut.add(word)
  return cut
}

/** A number in words alone is a name where nothing stands beside it: «یک چراغ» is no alley. */
const isWholePart = ({ part, count }: Words, first: number, last: number) =>
  (first === 0 || part[first - 1] !== part[first]) && (last + 1 === count || part[last + 1] !== part[last])
