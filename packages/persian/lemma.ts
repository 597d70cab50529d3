/**
 * Under which headword does a dictionary hold this word, and which forms has it? Verbs are read by
 * their paradigm (verbs.ts), nouns and adjectives by their endings against the word list
 * (lexicon.ts), broken plurals by a table. One word tells less than a sentence: where a form is two words,
 * the commoner one is given, and a hint decides.
 */

import { CORE_WORDS } from './core-words.data.ts'
import { fold } from './fold.ts'
import { withHalfSpaces } from './half-space.ts'
import { BROKEN_PLURALS, FIXED, HEADWORDS, SPOKEN_WORDS } from './lemma.data.ts'
import { mustBeText } from './letters.ts'
import { WORDS } from './lexicon.ts'
import { remembered } from './remembered.ts'
import { standardWord } from './standard.ts'
import { conjugated, infinitive, readVerb, type VerbReading, verbOf } from './verbs.ts'

/** What the word is, when the caller knows. */
export type LemmaHint = 'noun' | 'verb' | 'adjective'

const JOINER = '\u200c'
const CORE = new Set(CORE_WORDS.trim().split(/\s+/))

/**
 * The headword of a word: the infinitive of a verb («می‌روم» → «رفتن»), the singular of a noun without
 * its endings, the plain form of an adjective, the standard form of a spoken word («خونه» → «خانه»). A
 * headword, and a word that is not known, is given back in Persian letters.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * ['می‌روم', 'کتاب‌هایم', 'بزرگ‌ترین', 'مشکلات', 'میخوام'].map((word) => lemma(word))
 * // ['رفتن', 'کتاب', 'بزرگ', 'مشکل', 'خواستن']
 */
export function lemma(word: string, hint?: LemmaHint): string {
  mustBeText(word)
  return hint === undefined ? likeliestLemma(word) : lemmaOf(word, hint)
}

const likeliestLemma = remembered((word) => lemmaOf(word, undefined))

function lemmaOf(word: string, hint: LemmaHint | undefined, mayBeSpoken = true): string {
  if (word.length > MAX_LENGTH) return word
  const typed = persian(word)
  const fixed = FIXED.get(typed)
  if (fixed !== undefined && hint === undefined) return fixed
  if (hint === undefined && (CORE.has(typed) || HEADWORDS.has(typed)))
    return BROKEN_PLURALS.get(typed) ?? spokenWord(typed)
  if (hint === 'verb') {
    const reading = readVerb(fold(typed)) ?? readVerb(fold(typed), true)
    return reading ? infinitive(reading) : typed
  }
  const text = withHalfSpaces(typed)
  const verb = hint === undefined ? verbLemma(text) : null
  if (verb !== null) return verb
  return (
    SPOKEN_WORDS.get(text) ??
    nominalLemma(text, hint) ??
    spokenLemma(text) ??
    (mayBeSpoken ? lemmaOfStandard(text, hint) : null) ??
    text
  )
}

/** «خیابونا», «چراغاش»: of what nothing else is known, the headword of the standard word. */
function lemmaOfStandard(text: string, hint: LemmaHint | undefined): string | null {
  const standard = standardWord(text).replace(/ .*$/, '')
  return standard === text ? null : lemmaOf(standard, hint, false)
}

const MAX_LENGTH = 40
const spokenWord = (word: string) => SPOKEN_WORDS.get(word) ?? word

const persian = (word: string) =>
  word
    .normalize('NFC')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ۀ', 'هٔ')
    .replace(/[\u064e-\u0652\u0640]|\u200c(?=\u200c|$)|^\u200c/g, '')

/** The infinitive when the form is hardly anything else than a verb. */
function verbLemma(text: string): string | null {
  const reading = readVerb(fold(text))
  if (!reading) return null
  if (reading.prefix.endsWith('می')) return infinitive(reading)
  if (/ه\u200c(?:ام|ای|است|ایم|اید|اند)$/.test(text)) return reading.stem === 'past' ? infinitive(reading) : null
  const kind = WORDS.get(text)
  if (isVerbalParticiple(reading)) return infinitive(reading)
  if (reading.prefix === '' && reading.stem === 'past' && reading.ending === '')
    return reading.preverb === '' && (kind === undefined || reading.verb.rank < COMMON_VERBS)
      ? infinitive(reading)
      : null
  if (kind !== undefined)
    return reading.verb.rank < COMMON_VERBS && CLEAR.test(reading.ending) && !reading.colloquial
      ? infinitive(reading)
      : null
  if (reading.colloquial && reading.prefix === '') return null
  if ((reading.ending === 'ه' && reading.prefix !== 'ب') || reading.ending === 'های') return null
  if (
    reading.prefix === '' &&
    reading.stem === 'present' &&
    !CLEAR.test(reading.ending) &&
    reading.verb.rank >= COMMON_VERBS
  )
    return null
  return infinitive(reading)
}

// A participle is part of a tense more often than an adjective, for the verbs that people use most.
const isVerbalParticiple = ({ stem, ending, colloquial, prefix, preverb, verb }: VerbReading) =>
  stem === 'past' &&
  ending === 'ه' &&
  !colloquial &&
  preverb === '' &&
  verb.rank < (prefix === 'ن' ? 400 : PARTICIPLE_VERBS)
const PARTICIPLE_VERBS = 90

// The first verbs of the list make up most verbs of any text.
const COMMON_VERBS = 40
const CLEAR = /^(?:ند|ید|یم|د)$/

const PLURAL = /^(.{2,}?)\u200c?ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|ست|یند|م|ت|ش|مون|تون|شون)?$/
const DEGREE = /^(.{2,}?)\u200c?تر(?:ین|ی|ینی|ین‌ها|ها|های|م|ند|یم)?$/
const JOINED_ENDING = /^(.{2,})\u200c(?:ام|ات|اش|ای|اند|اید|ایم|است|مان|تان|شان|ی|مون|تون|شون|یی)$/

function nominalLemma(text: string, hint: LemmaHint | undefined): string | null {
  const bare = text.endsWith('ٔ') ? text.slice(0, -1) : text.endsWith('ه\u200cی') ? text.slice(0, -2) : text
  const broken = BROKEN_PLURALS.get(bare)
  if (broken !== undefined) return broken
  const ofPlural = /^(.{3,})(?:ی|م|ش|مان|شان)$/.exec(bare)?.[1]
  if (ofPlural && BROKEN_PLURALS.has(ofPlural) && (bare.endsWith('ی') || !WORDS.has(bare)))
    return BROKEN_PLURALS.get(ofPlural)!
  if (HEADWORDS.has(bare)) return bare
  if (WORDS.has(bare) && !isInflected(bare, hint)) return bare
  const [, plural] = PLURAL.exec(bare) ?? []
  if (plural && isBase(plural)) return headOf(plural, hint)
  const [, plain] = DEGREE.exec(bare) ?? []
  if (plain && hint !== 'noun' && isBase(plain)) return plain
  const [, owner] = JOINED_ENDING.exec(bare) ?? []
  if (owner && isBase(owner)) return headOf(owner, hint)
  const found = withoutEndings(bare)
  if (found !== null) return found
  if (plural) return headOf(plural, hint)
  if (plain && bare.includes(`${JOINER}تر`)) return plain
  return owner ?? (bare === text ? null : bare)
}

const headOf = (base: string, hint: LemmaHint | undefined) =>
  SPOKEN_WORDS.get(base) ?? (WORDS.has(base) ? (BROKEN_PLURALS.get(base) ?? base) : (nominalLemma(base, hint) ?? base))

/** Whether the word list has it: whole, or, for a compound that it lacks, its last part. */
function isBase(word: string): boolean {
  if (WORDS.has(word) || BROKEN_PLURALS.has(word)) return true
  const cut = word.lastIndexOf(JOINER)
  return cut > 0 && WORDS.has(word.slice(cut + 1))
}

/** Words of the list that are forms all the same: «کاری», «روزی», «مسئولان». */
function isInflected(word: string, hint: LemmaHint | undefined): boolean {
  if (hint === 'adjective') return false
  const kind = WORDS.get(word)
  if (kind === 'other' && /(?:ان|ات|گان|ین|ها)$/.test(word)) return withoutEndings(word) !== null
  return false
}

type Ending = { end: RegExp; add: string[] }

/** Endings written without a half-space, the longest first, and what a base may have lost before them. */
const ENDINGS: Ending[] = [
  { end: /(?:یشان|یتان|یمان)$/, add: [''] },
  { end: /(?:شان|تان|مان)$/, add: [''] },
  { end: /گانی?$/, add: ['ه'] },
  { end: /(?:انی|انم|انش|انت|انشان|انمان)$/, add: [''] },
  { end: /یات(?:ی|م|ش|شان|مان)?$/, add: ['ه', 'یت', 'ی', ''] },
  { end: /ات(?:ی|م|ش|شان|مان)?$/, add: ['ه', 'ت', ''] },
  { end: /یان$/, add: ['', 'ی'] },
  { end: /ان$/, add: ['', 'ه'] },
  { end: /(?:یم|یت|یش|یی|ئی|یند|ییم)$/, add: [''] },
  { end: /(?:ین|ون)$/, add: ['', 'ی'] },
  { end: /ی$/, add: [''] },
  { end: /(?:م|ت|ش|ند|یم|ست)$/, add: [''] },
]

function withoutEndings(word: string): string | null {
  for (const { end, add } of ENDINGS) {
    const at = word.search(end)
    if (at < 2) continue
    const base = word.slice(0, at)
    for (const lost of add) {
      const candidate = base + lost
      if (isStem(candidate, word)) return BROKEN_PLURALS.get(candidate) ?? candidate
    }
  }
  return null
}

function isStem(candidate: string, word: string): boolean {
  if (candidate.length < 2) return false
  const kind = WORDS.get(candidate)
  if (kind === undefined) return false
  // Short words that are no nouns bear no endings: «درم» is no form of «در».
  return candidate.length > 2 || (kind === 'noun' && word.length - candidate.length > 0 && /[اوی]$/.test(candidate))
}

/** «نردبون» is «نردبان»: by the sound change of «ان» to «ون». */
function spokenLemma(text: string): string | null {
  if (!text.includes('ون')) return null
  const standard = text.replace('ون', 'ان')
  return WORDS.has(standard) ? standard : nominalLemma(standard, 'noun')
}

const POSSESSIVES = ['م', 'ت', 'ش', 'مان', 'تان', 'شان']

/**
 * The written forms of a headword that people search for: of a verb its paradigm with and without
 * half-spaces left out, of a noun or adjective its plurals, possessives and degrees. The headword is first.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * [forms('کتاب').slice(0, 4), forms('رفتن').includes('نمی‌روند')]
 * // [['کتاب', 'کتابی', 'کتاب‌ها', 'کتاب‌های'], true]
 */
export function forms(word: string): string[] {
  const head = lemma(word)
  const verb = verbOf(head)
  if (verb) return [head, ...conjugated(verb)]
  return [...new Set([head, ...nominalForms(head)])]
}

function nominalForms(head: string): string[] {
  const last = head.at(-1) ?? ''
  const glide = /[او]/.test(last) ? 'ی' : last === 'ه' ? `${JOINER}ا` : ''
  const plural = /[آادذرزژو]/.test(last) ? `${head}ها` : `${head}${JOINER}ها`
  const own = POSSESSIVES.map((ending) =>
    ending.length > 1 && glide.startsWith(JOINER) ? head + JOINER + ending : head + glide + ending,
  )
  const ezafe = last === 'ه' ? `${head}\u200cای` : `${head}${/[او]/.test(last) ? 'یی' : 'ی'}`
  const broken = [...BROKEN_PLURALS].filter(([, singular]) => singular === head).map(([form]) => form)
  const degrees = WORDS.get(head) === 'adjective' ? [`${head}${JOINER}تر`, `${head}${JOINER}ترین`] : []
  return [
    ezafe,
    plural,
    `${plural}ی`,
    `${plural}یی`,
    ...POSSESSIVES.map((ending) => `${plural}ی${ending}`),
    ...own,
    ...broken,
    ...degrees,
  ]
}
