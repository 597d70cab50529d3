/**
 * How would this spoken Persian stand in a newspaper? «می‌خوام برم خونه» becomes «می‌خواهم بروم خانه»,
 * word by word, for search and for comparing texts; never shown in place of what somebody wrote.
 *
 * Method: a table of words, the sound changes of endings («ـون» for «ـان», «ـه» for «ـد» and for «است»,
 * «ـا» for «ـها», «ـو» for «را»), and verbs built again from their standard stem (verbs.ts). A word that
 * the word list has is left alone.
 */
import { CORE_WORDS } from './core-words.data.ts'
import { fold } from './fold.ts'
import { withHalfSpaces } from './half-space.ts'
import { SPOKEN_WORDS } from './lemma.data.ts'
import { WORDS } from './lexicon.ts'
import { normalize } from './normalize.ts'
import { remembered } from './remembered.ts'
import { scan, WORD } from './tokens.ts'
import { conjugate, readVerb, type VerbReading } from './verbs.ts'

const CORE = new Set(CORE_WORDS.trim().split(/\s+/))
const JOINER = '\u200c'

/**
 * The text in standard words, normalized, with the digits as typed. What it does not know it
 * leaves. O(n) time.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * standard('میخوام برم خونه، اونجا خوبه')
 * // 'می‌خواهم بروم خانه، آنجا خوب است'
 */
export function standard(text: string): string {
  const clean = normalize(text, { digits: 'keep' })
  if (!PERSIAN_LETTER.test(clean)) return clean
  let out = ''
  let copied = 0
  const all = scan(clean)
  for (let at = 0; at < all.count; at++) {
    const start = all.starts[at]!
    const end = all.ends[at]!
    if (all.kinds[at] !== WORD || end - start > MAX_LENGTH) continue
    const word = changed.at(all, at)
    if (word === null) continue
    out += clean.slice(copied, start) + word
    copied = end
  }
  return out + clean.slice(copied)
}

const PERSIAN_LETTER = /[\u0621-\u06d3]/
const MAX_LENGTH = 32

/** Whole phrases for one spoken word. */
const PHRASES = new Map(
  (
    'بهش/به او|بهم/به من|بهت/به تو|بهشون/به آنها|بهمون/به ما|بهتون/به شما|ازش/از او|ازم/از من|ازت/از تو|ازشون/از آنها|باهاش/با او|باهام/با من|باهات/با تو|' +
    'باهاشون/با آنها|برام/برایم|برات/برایت|براش/برایش|برامون/برایمان|براتون/برایتان|براشون/برایشان|واسم/برایم|واست/برایت|واسش/برایش|چیه/چیست|کیه/کیست|کجاست/کجاست|' +
    'منو/من را|تورو/تو را|اونو/آن را|اینو/این را|مارو/ما را|شمارو/شما را|خودمو/خودم را|همینه/همین است|اینه/این است|اونه/آن است|همونه/همان است|منم/من هم|توام/تو هم|' +
    'اینم/این هم|اونم/آن هم|مام/ما هم|ممکنه/ممکن است|هستن/هستند|نیستن/نیستند|هستین/هستید|نیستین/نیستید|توی/در|تو/در|ب/به|ک/که|ی/یک|نمی‌دونم/نمی‌دانم|کردن/کردند|بودن/بودند|شدن/شدند|' +
    'برم/بروم|بری/بروی|بره/برود|بریم/برویم|برین/بروید|برن/بروند|بدم/بدهم|بدیم/بدهیم|بدید/بدهید|بدین/بدهید|نیس/نیست|شه/شود'
  )
    .split('|')
    .map((entry) => entry.split('/') as [string, string]),
)

/** The standard word, or null for a word that is one. */
const changed = remembered((word) => {
  const standard = standardWord(word)
  return standard === word ? null : standard
})

/** The standard word or words for a spoken one, or the word as it is. */
export function standardWord(word: string): string {
  const listed = PHRASES.get(word) ?? SPOKEN_WORDS.get(word)
  if (listed !== undefined) return listed
  const verb = spokenVerb(word)
  if (verb !== null) return verb
  if (WORDS.has(word)) return word
  return spokenEnding(word) ?? word
}

const SPOKEN_PERSONS: Record<string, string> = { ه: 'د', ن: 'ند', ین: 'ید', ت: 'د', ش: 'د' }

function spokenVerb(word: string): string | null {
  const reading = readVerb(fold(word), true)
  if (!reading || (!reading.colloquial && !isSpokenPlain(reading))) return null
  if (CORE.has(word) || word.endsWith('ٔ')) return null
  if (reading.prefix === '' && WORDS.has(word) && reading.verb.rank > MOST_COMMON) return null
  if (reading.prefix === 'ب' && WORDS.has(word) && reading.verb.rank > MOST_COMMON) return null
  const ending =
    reading.stem === 'present' ? (SPOKEN_PERSONS[reading.ending] ?? reading.ending) : pastEnding(reading.ending)
  return conjugate({ ...reading, ending })
}

const MOST_COMMON = 40
// «میاد» has the standard ending and lacks the glide of «می‌آید».
const isSpokenPlain = ({ stem, ending, verb, prefix }: VerbReading) =>
  stem === 'present' && (SPOKEN_PERSONS[ending] !== undefined || (verb.present === 'آ' && prefix !== ''))
const pastEnding = (ending: string) =>
  ending === 'ین' ? 'ید' : ending === 'ن' ? 'ند' : ending === 'هن' ? 'هاند' : ending

function spokenEnding(word: string): string | null {
  if (/(?:مون|تون|شون)$/.test(word)) {
    const base = word.slice(0, -3)
    const plain = base.replace(/\u200c$/, '')
    if (WORDS.has(plain) || /ها$|ای$/.test(plain)) return `${standardWord(base)}${word.slice(-3).replace('و', 'ا')}`
  }
  const last = word.at(-1)
  const base = word.slice(0, -1)
  if (last === 'ه' && isKnown(base)) return `${standardBase(base)} است`
  if (last === 'و' && isKnown(base)) return `${standardBase(base)} را`
  const plural = /^(.{2,}?)\u200c?ا(ی|م|ت|ش|مون|تون|شون)?$/.exec(word)
  const noun = plural && standardNoun(plural[1]!)
  if (plural && noun && !WORDS.has(`${plural[1]}ا`)) return withHalfSpaces(`${noun}ها${pluralOwner(plural[2])}`)
  if (word.includes('ون')) {
    const sound = word.replace('ون', 'ان')
    if (WORDS.has(sound) || WORDS.has(sound.replace(/(?:م|ش|ت|ی|ه)$/, ''))) return sound
  }
  return null
}

/** «خیابون» of «خیابونا» is «خیابان»; null when it is no noun. */
function standardNoun(word: string): string | null {
  if (WORDS.get(word) === 'noun') return word
  const standard = SPOKEN_WORDS.get(word) ?? word.replace(/ون$/, 'ان')
  return standard !== word && WORDS.get(standard) === 'noun' ? standard : null
}

const pluralOwner = (owner: string | undefined) => {
  if (owner === undefined || owner === 'ی') return owner ?? ''
  return `ی${owner.replace('ون', 'ان')}`
}

const isKnown = (word: string) =>
  word.length > 1 && (WORDS.has(word) || SPOKEN_WORDS.has(word) || word.includes(`${JOINER}تر`))
const standardBase = (word: string) => SPOKEN_WORDS.get(word) ?? word
