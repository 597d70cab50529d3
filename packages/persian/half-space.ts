/**
 * Where does a half-space belong that was typed as a space or left out? «می روم» and «میروم» are
 * «می‌روم», «کتاب ها» and «کتابها» are «کتاب‌ها».
 *
 * Method: the joining parts of Persian are few (می, ها, تر, the endings after ه and ی), so each pair of
 * neighbours and each unknown word is tried against them, the verbs (verbs.ts) and the compounds of the
 * word list (lexicon.ts). When a word may be right as it is, it stays: a space is never removed on
 * a guess. What is known of a word is kept for the next time it comes, in a cache of fixed size.
 */
import { fold } from './fold.ts'
import { FOLDED } from './letters.ts'
import { beginningOf, beginningsOf, compoundsOf, isSecondOf, joinedCompound, WORDS } from './lexicon.ts'
import { persianLetters } from './persian-letters.ts'
import { remembered, rememberedPairs } from './remembered.ts'
import { readVerb } from './verbs.ts'

const JOINER = '\u200c'
const set = (list: string) => new Set(list.split(' '))

const PLURAL = set('ها های هایی هایم هایت هایش هایمان هایتان هایشان هام هات هاش هامون هاتون هاشون هاست')
const COMPARATIVE = set('تر ترین تری ترها ترین‌ها ترند ترم ترین‌های ترهای')
const COPULA = set('ام ای ایم اید اند')
const POSSESSIVE = set('اش ات مان تان شان')
const VERB_PREFIX = /^(?:بر|در|باز|فرا|فرو|وا|ور|پیش|پس|سر)?ن?می$/
/** Words after which an ending or a second part stands for itself. */
const APART = set(
  'و یا که را از به در با برای تا اگر اما ولی نه هم این آن هر چه هیچ است بود شد کرد می یک دو سه همان همین وقتی پس پیش سر باز چند نیز روی زیر',
)
/** Second parts that make a compound with any noun and hardly stand alone. */
const SECOND_PART =
  /^(?:(?:بندی|سازی|گذاری|گیری|کاری|گری|نامه|شناسی|شناس|نویسی|نویس|خوانی|پردازی|پرداز|گرایی|گرا|گرایان|مند|مندی|مندان|کننده|کنندگان|کنندهٔ|دهنده|دهندگان|دهندهٔ|زدگی|دیدگان|طلبی|طلبان|ریزی|رسانی|پذیری|پذیر|ناپذیر|ناپذیری|نشینان|سالاری|یابی|سنجی|نگاری|نگاران|ورزی|اندیشی|اندازی|پرستی|خواهانه))(?:\u200c.*)?$/
const NOT_FIRST = /(?:ه|ی)$/

/** What is known of a word: how it is written, and how it may meet its neighbours. */
export type Known = {
  text: string
  /** As typed, without half-spaces added: «میرند» after «ن» is not «می‌رند». */
  typed: string
  /** Whether nothing at all is changed in it. */
  isAsTyped: boolean
  isVerbPrefix: boolean
  ending: 'plural' | 'comparative' | 'copula' | 'possessive' | 'ezafe' | null
  mayTakeEnding: boolean
  /** Where its compounds go on in the word list, or 0. */
  compounds: number
  /** What is looked up when it may be a compound's second part: the word and its base. */
  asSecond: readonly string[]
  isSecondPart: boolean
}

/** What is known of a word as it was typed. */
export const know = remembered((typed) => {
  const word = persianLetters(typed)
  const text = withHalfSpaces(word)
  return { ...learn(word, text), isAsTyped: text === typed }
})

/** Where the second number of `meeting` says that nothing is changed in the word. */
export const IS_AS_TYPED = 2 ** 29
/** That any word may be joined to this one; never together with the sign above. */
export const LEADS_ALL = IS_AS_TYPED - 1
const ANY = 1
const ENDING = 2

/**
 * What one look tells of two neighbours, in two numbers for each word: which words it may be joined to, and what it is
 * to the word before it. Only where the first of a word and the second of the next have a bit in common may there be
 * a joint: a sign for endings, and one for how the second part of a compound begins.
 */
export const meeting = rememberedPairs((typed) => {
  const { isAsTyped, isVerbPrefix, compounds, ending, asSecond, isSecondPart } = know(typed)
  const leads = isVerbPrefix ? LEADS_ALL : ENDING | (compounds === 0 ? 0 : beginningsOf(compounds) << 2)
  let follows = ANY | (isAsTyped ? IS_AS_TYPED : 0) | (ending !== null || isSecondPart ? ENDING : 0)
  for (const word of asSecond) follows |= beginningOf(word) << 2
  return [leads, follows]
})

function learn(word: string, text: string): Omit<Known, 'isAsTyped'> {
  return {
    text,
    typed: word,
    isVerbPrefix: text.endsWith('می') && VERB_PREFIX.test(text),
    ending: endingOf(text),
    mayTakeEnding: text.length > 1 && (!APART.has(text) || text === 'این' || text === 'آن'),
    compounds: APART.has(text) || NO_FIRST.has(text) ? 0 : compoundsOf(text),
    asSecond: asSecond(text),
    isSecondPart: SECOND_PART.test(text),
  }
}

function endingOf(word: string): Known['ending'] {
  if (PLURAL.has(word)) return 'plural'
  if (COMPARATIVE.has(word)) return 'comparative'
  if (COPULA.has(word)) return 'copula'
  if (word === 'ی') return 'ezafe'
  return POSSESSIVE.has(word) ? 'possessive' : null
}

/**
 * What joins `second`, which follows `first` after a space, to it: a half-space, nothing (after a
 * letter that never joins, «کارها»), or null when they are two words.
 */
export function joint(first: Known, second: Known): string | null {
  if (first.isVerbPrefix) return isShort(first, second) && isVerbAfter(first.typed, second.typed) ? JOINER : null
  const join = nominalJoint(first, second)
  return join !== null && isShort(first, second) && !makesRun(first.text, second.text) ? join : null
}

function nominalJoint(first: Known, second: Known): string | null {
  if (second.ending && first.mayTakeEnding && takesEnding(first.text, second.text, second.ending))
    return isWrittenTogether(second.ending, first.text) ? '' : JOINER
  if (first.compounds !== 0 && isCompound(first.compounds, second.asSecond)) return JOINER
  return second.isSecondPart && first.mayTakeEnding && isPlainNoun(first.text) ? JOINER : null
}

const isShort = (first: Known, second: Known) => first.text.length + second.text.length <= LONGEST_WORD
// What is longer is no word, and is neither joined nor looked into.
const LONGEST_WORD = 40
const NEVER_JOINS = /[اآدذرزژو]$/

const isWrittenTogether = (ending: Known['ending'], first: string) =>
  (ending === 'plural' || ending === 'comparative') && NEVER_JOINS.test(first)

// Three equal letters would be read as lengthening.
function makesRun(first: string, second: string): boolean {
  const at = FOLDED[second.charCodeAt(0)]
  return at === FOLDED[first.charCodeAt(first.length - 1)] && at === FOLDED[first.charCodeAt(first.length - 2)]
}

const isPlainNoun = (word: string) => WORDS.get(word) === 'noun' && !NOT_FIRST.test(word) && word.length > 2

function takesEnding(word: string, ending: string, kind: NonNullable<Known['ending']>): boolean {
  if (kind === 'plural') return true
  if (kind === 'comparative') return isComparable(word)
  // «خواب‌های تان»
  if (kind === 'possessive' && PLURAL_OWNED.test(word)) return true
  const last = word.charCodeAt(word.length - 1)
  if (kind === 'ezafe') return last === HEH && word.length > 2 && WORDS.has(word.slice(word.lastIndexOf(JOINER) + 1))
  if (last === HEH)
    return isParticiple(word) || (word.length > 3 && WORDS.has(word) && (kind === 'copula' || word.length > 4))
  return last === YEH && word.length > 3 && WORDS.has(word) && /^(?:اش|ام|ات|اند|شان)$/.test(ending)
}

const PLURAL_OWNED = /.{2}\u200c?های$/
const HEH = 0x647
const YEH = 0x6cc

// Also the part before its first half-space is a verb: a word joined on its right changes nothing.
const isVerbAfter = (prefix: string, rest: string) =>
  isVerbWith(prefix, rest) && (!rest.includes(JOINER) || isVerbWith(prefix, rest.slice(0, rest.indexOf(JOINER))))

function isVerbWith(prefix: string, rest: string): boolean {
  const reading = readVerb(fold(prefix + rest))
  return reading?.prefix.endsWith('می') === true
}

function isComparable(word: string): boolean {
  const kind = WORDS.get(word) ?? WORDS.get(word.slice(word.lastIndexOf(JOINER) + 1))
  return kind === 'adjective' || kind === 'noun' || word === 'بیش' || word === 'کم' || word === 'پیش'
}

function isParticiple(word: string): boolean {
  if (word.charCodeAt(word.length - 1) !== HEH) return false
  const reading = readVerb(fold(word))
  return reading?.stem === 'past' && reading.ending === 'ه'
}

const COMPOUND_ENDING = /(?:ها(?:ی|یی)?|ی|ان|م|ش|ٔ)$/
/** Second parts that are words of their own in most places, although the list has compounds with them. */
const NO_SECOND = set(
  'شود را که داریم کردن بودن خورد بیت متحده متحدهٔ وحده فقیه لیسانس فارس تعالی جا چیز جمهوری نظر تقدیر اجرا',
)
/** First parts that stand before any noun. */
const NO_FIRST = set('همه قابل خلیج شاه پمپ صرف فی بدین قائم قرارداد صنایع مردم حکومت')

// Only the part before its first half-space counts, so that a word joined on its right changes nothing.
function asSecond(text: string): string[] {
  const cut = text.indexOf(JOINER)
  const word = cut < 0 ? text : text.slice(0, cut)
  if (NO_SECOND.has(word) || isParticiple(word)) return []
  const base = word.replace(COMPOUND_ENDING, '')
  return base === word || isParticiple(base) ? [word] : [word, base]
}

function isCompound(compounds: number, seconds: readonly string[]): boolean {
  for (const word of seconds) if (isSecondOf(compounds, word)) return true
  return false
}

const SHORTEST_SPLIT = 4
const PLURAL_END = /^(.{2,}[^اآدذرزژو\u200c])(ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|ست)?)$/
const NEVER_JOINED_PLURAL = /[اآدذرزژو]ها(?:ی|یی|یم|یت|یش|م|ت|ش|یمان|یتان|یشان)?$/
const PERFECT_END = /^(.{2,}ه)(ام|ای|ایم|اید|اند)$/
const COMPARATIVE_END = /^(.{2,}[^اآدذرزژو\u200c])(تر|ترین)$/
const VERB_START = /^((?:بر|در|باز|فرا|فرو|وا|ور)?ن?می)(.{2,})$/

/**
 * The word with the half-spaces that were left out, or as it is.
 *
 * @example
 * ['نمیدانم', 'کتابهایشان', 'تنها'].map((word) => withHalfSpaces(word))
 * // ['نمی‌دانم', 'کتاب‌هایشان', 'تنها']
 */
export function withHalfSpaces(word: string): string {
  if (word.length < SHORTEST_SPLIT || word.length > LONGEST_WORD || word.includes(JOINER) || WORDS.has(word))
    return word
  const [, prefix, rest] = VERB_START.exec(word) ?? []
  if (prefix && rest && isVerbWith(prefix, rest)) return prefix + JOINER + rest
  const [, plural, ending] = PLURAL_END.exec(word) ?? []
  if (plural && ending && isKnown(plural)) return withHalfSpaces(plural) + JOINER + ending
  if (NEVER_JOINED_PLURAL.test(word) && isKnown(word.replace(/ها[^ها]*$/, ''))) return word
  const [, participle, copula] = PERFECT_END.exec(word) ?? []
  if (participle && copula && isParticiple(participle)) return participle + JOINER + copula
  const [, plain, degree] = COMPARATIVE_END.exec(word) ?? []
  if (plain && degree && WORDS.get(plain) === 'adjective') return plain + JOINER + degree
  return joinedCompound(word) ?? compoundWithEnding(word) ?? word
}

const isKnown = (word: string) =>
  WORDS.has(word) || joinedCompound(word) !== undefined || (word.endsWith('ی') && WORDS.has(word.slice(0, -1)))

function compoundWithEnding(word: string): string | null {
  const ending = /(?:ی|ان|م|ش|ٔ)$/.exec(word)?.[0]
  const base = ending && joinedCompound(word.slice(0, -ending.length))
  return base ? base + ending : null
}
