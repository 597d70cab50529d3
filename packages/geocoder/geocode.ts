/** Which place does a text mean? The question of this package, and its answer: found, ambiguous with the choices, or unknown with the reason. */
import { doubtsOf, judge, type Match, matchOf, partDoubtsOf, type Weighed, weigh } from './answers.ts'
import type { Doubts, PartDoubts } from './certainty.ts'
import { type Range, rangeOf } from './evidence.ts'
import { type Gazetteer, placeOfCode, pointOf } from './gazetteer.ts'
import { FIRST_PERSIAN } from './letters.ts'
import { LEVELS, type Level, levelNumber, type MatchLevel } from './levels.ts'
import { plusCodeIn, plusCodePoint } from './plus-code.ts'
import { postcodePlaces } from './postcode.ts'
import { LANDMARK, MOST_WORDS, NAME, type Query, readQuery, SPENT } from './query.ts'
import type { Candidate } from './ranking.ts'
import { nearestPlace, upwards } from './reverse.ts'
import type { Point } from './rows.ts'
import { areNested, sayAmbiguous, sayFound } from './say.ts'
import { Search, type Step } from './search.ts'
import { inEach, type Sentence, type Unknown } from './words.ts'

export type Options = {
  /** Of equals the one nearer to this point. */
  near?: Point
  /** Only what lies in one of these places: their codes, or numbers in this gazetteer. */
  within?: readonly (string | number)[]
  /** So many answers at most; 5 when left out. */
  limit?: number
  /** Says which steps were taken and what each answer costs. */
  explain?: boolean
}

export type Explained = {
  steps: Step[]
  costs: {
    place: number
    cost: number
    doubts: Doubts
    words: { text: string; cost: number; place: number; doubts: PartDoubts }[]
  }[]
}

export type Answer = {
  status: 'found' | 'ambiguous' | 'unknown'
  /** Why nothing was found; null otherwise. */
  why: Unknown | null
  /** The best first. Of `ambiguous` the first `choices` fit equally well. */
  matches: Match[]
  /** How many places fit as well as the best: 1 when found, more when ambiguous, 0 when unknown. */
  choices: number
  /** The same in a plain sentence, Persian and English. */
  say: Sentence
  explained?: Explained
}

/** A longer text is no address. */
const MOST_CHARS = 500
/** Costs so near to one another are equal to a reader. */
const EQUAL = 0.45
const DEFAULT_LIMIT = 5
const MOST_CHOICES = 20
const NEAR_GAIN = 1
const NEAR_KM = 8
/** What is unread may not be worth more than what was read, and so much. */
const MOST_UNREAD = 3

const scratchOf = new WeakMap<Gazetteer, Int32Array>()

/** Memory of one number a place, empty between two questions. */
export function scratch(g: Gazetteer): Int32Array {
  let head = scratchOf.get(g)
  if (!head) {
    head = new Int32Array(g.info.places)
    scratchOf.set(g, head)
  }
  return head
}

/**
 * The places that `text` means, the best first. A house number that is not on file is never given as found; of equal
 * names every one is a choice. Texts above 500 characters, without letters, or in a script of no known name are `unknown` at once.
 * Some 0.1 ms for a name among 100,000 places, 1 ms for one with two errors.
 *
 * @throws RangeError when `near` is no point on Earth or a code in `within` is not known.
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([
 *   { code: 'f', name: 'فارس', level: 'province' },
 *   { code: 's', name: 'شیراز', level: 'city', parent: 'f', aliases: ['Shiraz'] },
 *   { name: 'خیابان زند', level: 'street', parent: 's', houses: [{ number: 12 }, { number: 14 }] },
 * ])
 * const answer = geocode(gazetteer, 'شيراز، خ زند، پ ۱۴، واحد ۳')
 * [answer.status, answer.matches[0].level, answer.matches[0].house]
 * // ['found', 'house', { number: '14', found: 'exact', onFile: '14' }]
 */
export function geocode(g: Gazetteer, text: string, options: Options = {}): Answer {
  const plus = text.length <= MOST_CHARS ? plusCodeIn(text) : null
  const byPlus = plus && answerPlus(g, plus, options)
  return byPlus ?? answerText(g, text, options, null)
}

/** The names of an address by what each of them is. */
export type Address = Partial<Record<Level, string>> & { house?: string; unit?: string; postcode?: string }

/**
 * The same for an address whose parts are known: a name is looked for at its level first. Empty parts are as if left out.
 *
 * @example
 * import { buildGazetteer } from '@pasokh/geocoder'
 * const gazetteer = buildGazetteer([
 *   { code: 'c', name: 'اصفهان', level: 'county' },
 *   { code: 's', name: 'اصفهان', level: 'city', parent: 'c' },
 * ])
 * structured(gazetteer, { county: 'اصفهان' }).matches[0].level
 * // 'county'
 */
export function structured(g: Gazetteer, address: Address, options: Options = {}): Answer {
  const parts: { level: MatchLevel | null; text: string }[] = []
  for (const level of LEVELS)
    if (address[level]?.trim()) parts.push({ level, text: address[level].replace(/[,،;؛\n]/g, ' ') })
  // The words before these numbers are rules' own, in a language that always is there.
  for (const [word, text] of [
    ['پلاک', address.house],
    ['واحد', address.unit],
    ['کدپستی', address.postcode],
  ] as const)
    if (text?.trim()) parts.push({ level: null, text: `${word} ${text.trim()}` })
  return answerText(
    g,
    parts.map((part) => part.text).join('، '),
    options,
    parts.map(({ level }) => level),
  )
}

function answerText(
  g: Gazetteer,
  text: string,
  options: Options,
  levels: readonly (MatchLevel | null)[] | null,
): Answer {
  const refused = unreadable(g, text)
  if (refused) return unknown(refused)
  const query = readQuery(g, text)
  if (levels) setLevels(query, levels)
  const codes = query.postcode ? postcodePlaces(g, query.postcode.text.replace('/', '')) : []
  const search = new Search(g, query, scratch(g), rangesOf(g, options.within), nearness(g, options.near))
  let candidates: readonly Candidate[]
  try {
    candidates = search.run()
  } finally {
    search.evidence.clear()
  }
  const known = candidates.filter((candidate) => isBelievable(query, candidate))
  const weighed = weigh(g, query, known.length > 0 ? known : placesAsCandidates(codes), codes)
  const answer = answerFrom(g, query, text, weighed, options)
  return options.explain
    ? { ...answer, explained: explain(g, query, text, { steps: search.steps, weighed, equals: answer.choices }) }
    : answer
}

const placesAsCandidates = (places: readonly number[]): Candidate[] =>
  places.slice(0, MOST_CHOICES).map((place) => ({ place, cost: 0, pieces: [], mask: 0 }))

/** Whether more was read than was left unread. */
function isBelievable(query: Query, { mask, pieces }: Candidate): boolean {
  let [read, unread] = [0, 0]
  for (let word = 0; word < query.words.count; word++) {
    if (mask & (1 << word)) read += Math.max(1, query.worth[word]!)
    else if (query.use[word] === NAME) unread += query.worth[word]!
  }
  const errors = pieces.reduce((sum, { cost }) => sum + Math.max(0, cost), 0)
  return read > errors * 1.4 && (unread <= MOST_UNREAD * read || isPlain(pieces))
}

/** Names without a slip that lie in one another, or one with the word that says what it is, stand in a long message too. */
function isPlain(pieces: Candidate['pieces']): boolean {
  const plain = pieces.filter(({ how, window }) => (how === 'exact' || how === 'alias') && window.letters > 2)
  return plain.length > 1 || plain.some(({ cost }) => cost < 0)
}

function answerFrom(g: Gazetteer, query: Query, text: string, weighed: readonly Weighed[], options: Options): Answer {
  const best = weighed[0]
  if (!best) return unknown(whyNothing(g, query, options))
  const equals = weighed.filter(
    ({ place, cost }) => cost <= best.cost + EQUAL && (place === best.place || !areNested(g, place, best.place)),
  )
  const judging = { weighed, equals: equals.length }
  const limit = options.limit ?? DEFAULT_LIMIT
  const isAmbiguous = equals.length > 1
  const chosen = isAmbiguous ? [...equals, ...weighed.filter((one) => !equals.includes(one))] : weighed
  const most = isAmbiguous ? Math.max(limit, Math.min(equals.length, MOST_CHOICES)) : limit
  const matches = chosen.slice(0, most).map((one) => matchOf(g, query, text, one, judge(g, query, judging, one)))
  return {
    status: isAmbiguous ? 'ambiguous' : 'found',
    why: null,
    matches: matches.slice(0, limit),
    choices: equals.length,
    say: isAmbiguous
      ? sayAmbiguous(
          g,
          equals.map(({ place }) => place),
          equals.length,
        )
      : sayFound(matches[0]!),
  }
}

const unknown = (why: Unknown): Answer => ({
  status: 'unknown',
  why,
  matches: [],
  choices: 0,
  say: inEach((words) => words.unknown[why]),
})

/** Why a text need not be looked at, or null. */
function unreadable(g: Gazetteer, text: string): Unknown | null {
  if (typeof text !== 'string') throw new TypeError(`Expected text, got ${text === null ? 'null' : typeof text}`)
  if (text.length > MOST_CHARS) return 'too-long'
  if (text.trim() === '') return 'empty'
  if (!/\p{L}/u.test(text)) return !/\p{N}/u.test(text) ? 'no-letters' : g.postPlace.length > 0 ? null : 'only-digits'
  return null
}

function whyNothing(g: Gazetteer, query: Query, { within }: Options): Unknown {
  const { words, use } = query
  const names = [...use.keys()].filter((word) => use[word] === NAME)
  if (names.length === 0 && use.includes(LANDMARK)) return 'only-landmark'
  if (names.length === 0)
    return [...use].every((one) => one >= SPENT || words.isNumber[0]) ? 'only-digits' : 'no-such-name'
  const script = scriptOf(words.bytes[words.starts[names[0]!]!]!)
  if (!scriptsOf(g).has(script)) return 'other-alphabet'
  return within ? 'not-there' : 'no-such-name'
}

const scriptOf = (symbol: number) =>
  symbol <= 26 ? 'latin' : symbol < FIRST_PERSIAN ? 'digits' : symbol < 128 ? 'arabic' : 'other'
const scripts = new WeakMap<Gazetteer, Set<string>>()

function scriptsOf(g: Gazetteer): Set<string> {
  let known = scripts.get(g)
  if (!known) {
    known = new Set()
    for (let key = 0; key + 1 < g.keyStart.length; key++) known.add(scriptOf(g.keyBytes[g.keyStart[key]!]!))
    // Persian names are found by their sound in Latin letters.
    if (known.has('arabic')) known.add('latin')
    scripts.set(g, known)
  }
  return known
}

export function rangesOf(g: Gazetteer, within: Options['within']): Range[] | null {
  if (!within) return null
  return within.map((area) => {
    const place = typeof area === 'number' ? area : placeOfCode(g, area)
    if (!(place >= 0 && place < g.info.places))
      throw new RangeError(`Cannot look within ${JSON.stringify(area)}: no such place`)
    return rangeOf(g, place)
  })
}

/** What nearness saves a place: up to 1, half of it at eight kilometres. */
export function nearness(g: Gazetteer, near: Point | undefined): (place: number) => number {
  if (!near) return () => 0
  if (!(Math.abs(near.lat) <= 90 && Math.abs(near.lon) <= 180))
    throw new RangeError(`Expected degrees of latitude and longitude, got ${near.lat}, ${near.lon}`)
  const squeeze = Math.cos((near.lat * Math.PI) / 180)
  return (place) => {
    for (const area of upwards(g, place)) {
      const point = pointOf(g, area)
      if (!point) continue
      const km = 111.2 * Math.hypot(point.lat - near.lat, (point.lon - near.lon) * squeeze)
      return -NEAR_GAIN / (1 + km / NEAR_KM)
    }
    return 0
  }
}

/** Windows of a structured address are of the level that their part is given for. */
function setLevels(query: Query, levels: readonly (MatchLevel | null)[]) {
  for (const window of query.windows) {
    const level = levels[query.words.part[window.first]!]
    if (!level || level === 'house') continue
    window.before = {
      id: 0,
      form: '',
      length: 0,
      roles: new Set(),
      levelsBefore: 1 << levelNumber(level),
      levelsAfter: 0,
      group: window.before?.group ?? '',
      value: -1,
    }
    window.after = undefined
  }
}

function answerPlus(g: Gazetteer, { code, rest }: { code: string; rest: string }, options: Options): Answer | null {
  const around =
    code.indexOf('+') < 8 && /\p{L}/u.test(rest) ? answerText(g, rest, options, null).matches[0]?.point : null
  const cell = plusCodePoint(code, around ?? options.near)
  const nearest = cell && nearestPlace(g, cell.point)
  if (!cell || !nearest) return null
  const query = readQuery(g, '')
  const candidate: Weighed = {
    place: nearest.place,
    cost: 0,
    pieces: [],
    mask: 0,
    found: null,
    number: null,
    postcode: null,
  }
  const judged = { certainty: Math.round(1000 * Math.exp(-nearest.metres / 1000)) / 1000, pieces: [] }
  const match = { ...matchOf(g, query, '', candidate, judged), point: cell.point }
  return { status: 'found', why: null, matches: [match], choices: 1, say: sayFound(match) }
}

function explain(
  g: Gazetteer,
  query: Query,
  text: string,
  { steps, ...judging }: { steps: Step[]; weighed: readonly Weighed[]; equals: number },
): Explained {
  const { words } = query
  const rounded = (cost: number) => Math.round(100 * cost) / 100
  return {
    steps,
    costs: judging.weighed.slice(0, MOST_WORDS).map((one) => {
      const doubts = doubtsOf(g, query, judging, one)
      const parts = partDoubtsOf(g, judging, one, doubts)
      return {
        place: one.place,
        cost: rounded(one.cost),
        doubts,
        words: one.pieces.map(({ window, cost, place }, at) => ({
          text: text.slice(words.from[window.first], words.to[window.last]),
          cost: rounded(cost),
          place,
          doubts: parts[at]!,
        })),
      }
    }),
  }
}
