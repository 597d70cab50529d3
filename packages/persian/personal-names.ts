/**
 * Which words are the name of a person? Those after a title («خانم احمدی»), after words that introduce one
 * («اینجانب», «نام و نام خانوادگی:», «دخترم»), a given name with a family name after it, and a name under a
 * letter. A family name alone, or a given name that is a word too, cannot be told from a word by rules, and
 * the certainty says how weak the sign is. Streets and schools that are named after a person name nobody.
 */
import { fold } from './fold.ts'
import { WORDS } from './lexicon.ts'
import {
  AFTER_NAME,
  ALSO_WORDS,
  BEFORE_NAME,
  FAMILY_END,
  FAMILY_NAMES,
  FAMILY_PARTS,
  GIVEN_NAMES,
  KIN,
  NAME_PARTICLES,
  NAMED_PLACES,
  NO_NAME,
  STORIED,
  SURE_TITLES,
  TITLES,
} from './names.data.ts'
import { persianLetters } from './persian-letters.ts'
import type { Finding } from './personal-kinds.ts'
import { remembered } from './remembered.ts'
import { PUNCTUATION, type Scan, scan, WORD } from './tokens.ts'
import { readVerb } from './verbs.ts'

const MAX_NAME_WORDS = 3
/** After a word that may be a given name, too: «سحر خانم». */
const AFTER_ANY_NAME = new Set(['جان', 'خانم', 'خانوم'])
const LONGEST_WORD = 24
const INTRODUCTIONS = new Set('اینجانب اینجانبه اسمم اسم نام خانوادگی'.split(' '))
const SIGN_OFF = new Set('تشکر باتشکر سپاس ممنون ارادتمند احترام سپاسگزارم طرف'.split(' '))

/** What a word may be for a name, as far as one word tells. */
type Traits = {
  folded: string
  isTitle: boolean
  isGiven: boolean
  /** Given name, and nothing else. */
  isOnlyGiven: boolean
  /** A given name that says all by itself that a person is meant. */
  isPlainGiven: boolean
  /** A family name, by its ending or because many bear it. */
  isFamily: boolean
  /** The same, and no word of the language. */
  isOnlyFamily: boolean
  /** Whether the word list has it as it is. */
  isListed: boolean
  /** A family name that is no word and ends as hardly anything else does: «جهان‌پور». */
  isPlainFamily: boolean
  mayBeName: boolean
  /** Whether a name may follow it. */
  introduces: boolean
}

const traitsOf = remembered((word): Traits => {
  const folded = fold(word)
  const isGiven = GIVEN_NAMES.has(folded) || /.{2}(?:الله|الدین)$/.test(folded)
  const mayBeName =
    folded.length > 1 &&
    /^[\u0621-\u06d3]+$/.test(folded) &&
    !NO_NAME.has(folded) &&
    !TITLES.has(folded) &&
    !SURE_TITLES.has(folded) &&
    (isGiven || FAMILY_NAMES.has(folded) || !/^ن?می.{2}|ها(?:ی|یی)?$/.test(folded))
  const isFamily = mayBeName && (FAMILY_NAMES.has(folded) || endsAsFamily(folded))
  return {
    folded,
    isTitle: SURE_TITLES.has(folded) || TITLES.has(folded),
    isGiven,
    isOnlyGiven: isGiven && !ALSO_WORDS.has(folded),
    isPlainGiven: GIVEN_NAMES.has(folded) && isPlain(folded),
    isFamily,
    isOnlyFamily: isFamily && (FAMILY_NAMES.has(folded) || !isWord(persianLetters(word))),
    isListed: WORDS.has(persianLetters(word)),
    isPlainFamily: isFamily && PLAIN_FAMILY.test(folded) && !isWord(persianLetters(word)),
    mayBeName,
    introduces: INTRODUCTIONS.has(folded) || BEFORE_NAME.has(folded) || KIN.has(folded) || SIGN_OFF.has(folded),
  }
})

/** «شاپور» and «سنگاپور» end so too, and so does who is the child of somebody. */
const PLAIN_FAMILY = /^(?!.*(?:اپور|خانپور|[شقاه]زاده|حر[او]مزاده|رزاده|خلقزاده)$).{3,10}(?:پور|نژاد|زاده)$/
const SHORTEST_PLAIN = 4
const isPlain = (folded: string) => folded.length >= SHORTEST_PLAIN && !ALSO_WORDS.has(folded) && !STORIED.has(folded)

/** Whether a name may begin at this word or after it: most words tell by one look. */
const mayBeSign = remembered((word): boolean => {
  const { isTitle, isGiven, isPlainFamily, introduces } = traitsOf(word)
  return isTitle || isGiven || isPlainFamily || introduces
})

// «بگیری» is a verb.
const endsAsFamily = (folded: string) => folded.length > 3 && FAMILY_END.test(folded) && readVerb(folded) === null

// «زندگی» and «کارگر» end as family names do.
function isWord(written: string): boolean {
  const word = written.replace(/ئی$/, 'یی')
  return (
    WORDS.has(word) ||
    (/^.{2,}ی{1,2}$/.test(word) && (WORDS.has(word.slice(0, -1)) || WORDS.has(word.replace(/یی$/, ''))))
  )
}
const NO_WORD: Traits = traitsOf('')

/** The words of a text: traits by token, and whether only a space stands before one. */
type Words = { text: string; all: Scan; traits: (at: number) => Traits; isJoined: (at: number) => boolean }

/** The names, in order, none overlapping. O(n) time. */
export function findNames(text: string): Finding[] {
  const found: Finding[] = findEnglishNames(text)
  const words = wordsOf(text)
  for (let at = 0; at < words.all.count; at++) {
    const sign = signAt(words, at)
    if (!sign) continue
    const taken = nameFrom(words, sign)
    if (taken > 0 && sign.how !== 'place') {
      const { starts, ends } = words.all
      found.push({
        kind: 'name',
        start: starts[sign.next]!,
        end: ends[sign.next + taken - 1]!,
        certainty: sign.how === 'sure' ? 0.8 : 0.6,
      })
    }
    at = Math.max(at, sign.next + taken - 1)
  }
  return found.sort((a, b) => a.start - b.start)
}

function wordsOf(text: string): Words {
  const all = scan(text)
  const traits = (at: number) =>
    all.kinds[at] === WORD && all.ends[at]! - all.starts[at]! <= LONGEST_WORD ? traitsOf.at(all, at) : NO_WORD
  const isJoined = (at: number) => {
    if (at < 1 || at >= all.count) return false
    const [from, to] = [all.ends[at - 1]!, all.starts[at]!]
    return to - from <= 2 && /^[ \u00a0\u200b-\u200f]*$/.test(text.slice(from, to))
  }
  return { text, all, traits, isJoined }
}

/**
 * Where a name may begin, and how the text says so: `sure` when hardly anything else can follow, `title` when it must
 * look like a name, `named` when only a given name counts, `given` when it must be nothing else, `place` when it is
 * the name of a street.
 */
type Sign = { next: number; how: 'sure' | 'title' | 'named' | 'given' | 'place' }

function signAt(words: Words, at: number): Sign | null {
  const { all } = words
  if (all.kinds[at] !== WORD || !mayBeSign.at(all, at)) return null
  const { folded, isTitle, isGiven, isPlainFamily, introduces } = words.traits(at)
  if (isTitle) return titleAt(words, at)
  if ((isGiven || isPlainFamily) && startsName(words, at)) return { next: at, how: 'given' }
  return introduces ? introducedAt(words, at, folded) : null
}

function titleAt(words: Words, at: number): Sign | null {
  const { traits, isJoined, all, text } = words
  let next = at
  let sure = false
  while (traits(next).isTitle && (next === at || isJoined(next))) {
    if (SURE_TITLES.has(traits(next).folded)) sure = true
    next++
  }
  if (isJoined(at) && NAMED_PLACES.has(traits(at - 1).folded)) return { next, how: 'place' }
  // «سرکار» alone is a word of every day.
  if (next === at + 1 && traits(at).folded === 'سرکار') return { next, how: 'given' }
  // «آقای ک. احمدی»
  const isInitial = traits(next).folded.length === 1 && text[all.starts[next + 1]!] === '.' && isFamily(words, next + 2)
  return { next: isInitial ? next + 2 : next, how: sure ? 'sure' : 'title' }
}

const isFamily = ({ traits }: Words, at: number) => traits(at).isFamily

/** A name that nothing introduces: it can hardly be anything else, a family name follows, or a word that says that it is one. */
function startsName(words: Words, at: number): boolean {
  const { traits, isJoined } = words
  if (isJoined(at) && NAMED_PLACES.has(traits(at - 1).folded)) return false
  if (traits(at).isPlainGiven || traits(at).isPlainFamily) return true
  if (!isJoined(at + 1)) return false
  const after = traits(at + 1)
  if (after.isOnlyFamily || FAMILY_PARTS.has(after.folded)) return true
  if (isNamedTwice(words, at)) return true
  if (!traits(at).isOnlyGiven)
    return AFTER_ANY_NAME.has(after.folded) && ALSO_WORDS.has(traits(at).folded) && traits(at).folded !== 'عزیز'
  return AFTER_NAME.has(after.folded)
}

/** «محمد رضا کریمی», «صادق ابراهیم زاده». */
const isNamedTwice = ({ traits, isJoined }: Words, at: number) =>
  traits(at + 1).isGiven && isJoined(at + 2) && (traits(at + 2).isOnlyFamily || FAMILY_PARTS.has(traits(at + 2).folded))

function introducedAt(words: Words, at: number, folded: string): Sign | null {
  const { text, all, traits } = words
  if (folded === 'اینجانب' || folded === 'اینجانبه') return { next: at + 1, how: 'sure' }
  if (folded === 'اسمم') return { next: at + 1, how: 'title' }
  if ((folded === 'اسم' || folded === 'نام') && traits(at + 1).folded === 'من') return { next: at + 2, how: 'title' }
  if (BEFORE_NAME.has(folded)) return { next: at + 1, how: 'named' }
  if (KIN.has(folded)) return { next: at + 1, how: 'given' }
  if (SIGN_OFF.has(folded)) return signOffAt(words, at)
  if (folded !== 'نام' && folded !== 'خانوادگی') return null
  return text[all.starts[at + 1]!] === ':' && text[all.starts[at]! - 1] !== '[' ? { next: at + 2, how: 'sure' } : null
}

const MOST_WORDS_UNDER_LETTER = 6

/** «با تشکر، رضایی»: one or two words that may be a name end the text. */
function signOffAt({ all, traits }: Words, at: number): Sign | null {
  const { count, kinds } = all
  let last = count - 1
  if (last - at > MOST_WORDS_UNDER_LETTER) return null
  while (last > at && kinds[last] === PUNCTUATION) last--
  const first = last - 1 > at && traits(last - 1).isGiven ? last - 1 : last
  const isAlone = first > at + 1 && kinds[first - 1] === PUNCTUATION
  return isAlone && traits(last).isOnlyFamily ? { next: first, how: 'title' } : null
}

/** How many words from the sign on are a name, 0 to 3. */
function nameFrom(words: Words, { next: from, how }: Sign): number {
  const { text, all, traits, isJoined } = words
  const first = traits(from)
  if (!first.mayBeName) return 0
  const isAfterSign = isJoined(from) || how === 'given' || /[:.،,]/.test(text[all.starts[from - 1] ?? 0] ?? '')
  if (!isAfterSign) return 0
  if (how === 'named' && !first.isGiven) return 0
  if (how === 'given' && !startsName(words, from) && !(first.isOnlyGiven && isJoined(from))) return 0
  if (how === 'title' && !first.isGiven && !first.isFamily) return 0
  let taken = 1
  for (; taken < MAX_NAME_WORDS; taken++) {
    const at = from + taken
    if (!isJoined(at) || !continuesName(words, at, taken) || (how === 'given' && !isOfName(words, at))) break
  }
  return taken
}

/** Where nothing but the name itself says that it is one, what goes on must look like a name too. */
function isOfName({ traits }: Words, at: number): boolean {
  const { isGiven, isFamily, isOnlyFamily, isListed, folded } = traits(at)
  if (isGiven || isOnlyFamily || FAMILY_PARTS.has(folded) || NAME_PARTICLES.has(folded)) return true
  return isFamily && !isListed && traits(at - 1).isPlainGiven
}

function continuesName({ traits, isJoined }: Words, at: number, taken: number): boolean {
  const word = traits(at)
  const before = traits(at - 1)
  if (FAMILY_PARTS.has(word.folded)) return before.isGiven || before.isFamily
  if (NAME_PARTICLES.has(word.folded)) return before.isGiven && isJoined(at + 1) && traits(at + 1).isFamily
  if (!word.mayBeName) return false
  const isVerb = /(?:[دت]ن|[دت]ند|[دت]م|یم|[نر]د)$/.test(word.folded) && !word.isGiven && !/مند$|^پر/.test(word.folded)
  if (isVerb) return false
  const isAfterGiven = before.isGiven || (taken > 1 && NAME_PARTICLES.has(before.folded))
  return isAfterGiven || /(?:زاده|پور|نژاد|فر|نیا|ابادی|اصل)$/.test(word.folded)
}

const ENGLISH =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\b\.?|\b[Mm]y name is|\bI am (?:called|named)) {1,3}(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})(?!\p{L}| (?:[Hh]ospital|[Cc]linic|[Ss]treet|[Ss]chool|[Pp]ark|[Ss]quare|[Ss]tation)\b)/gu

function findEnglishNames(text: string): Finding[] {
  if (!/[A-Z]/.test(text)) return []
  return [...text.matchAll(ENGLISH)].map(({ index, 0: whole, 1: name }) => ({
    kind: 'name' as const,
    start: index + whole.length - name!.length,
    end: index + whole.length,
    certainty: 0.75,
  }))
}
