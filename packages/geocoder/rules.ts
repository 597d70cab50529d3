/**
 * Which words of an address are not names? What each language calls a street, a house number, a place across from
 * another: data (rules.data.ts) that a caller may replace. A gazetteer keeps the rules it was built with.
 */
import { hashOf, type Words, wordsOf } from './letters.ts'
import { LEVELS, type Level, levelNumber } from './levels.ts'

/** The forms of one word, parted by «|»: 'خیابان|خ'. The first form names it. */
export type Forms = string

/** The words of one language. A caller's own set has this shape. */
export type RuleSet = {
  language: string
  /** Words that say what a name is, before it (شهر کرمان) or after it (Baker Street). */
  before: Partial<Record<Level, readonly Forms[]>>
  after: Partial<Record<Level, readonly Forms[]>>
  /** Words before a number that is no name. */
  house: readonly Forms[]
  unit: readonly Forms[]
  floor: readonly Forms[]
  postcode: readonly Forms[]
  /** Words after which a neighbour is named, not the place itself. */
  landmarks: readonly Forms[]
  /** The same, when they open a part: words that are too often part of a name elsewhere. */
  openingLandmarks: readonly Forms[]
  /** Words before a name that people leave out: شهید، دکتر. */
  titles: readonly Forms[]
  /** Words that hold others together and say nothing: و، of, de la. */
  joins: readonly Forms[]
  /** Numbers in words, after the word for a floor. */
  ordinals: readonly Forms[]
  /** What may follow a house number: bis, ter, الف. */
  suffixes: readonly Forms[]
  /** Numbers in words, in one script each: «بیست و یکم» is 21, made of 20, a word that joins and 1. */
  numbers: readonly Numbers[]
  /** What follows digits directly and makes them an ordinal: 3rd, 2ème, ۳ام. */
  endings: readonly Forms[]
  /** Words of messages that name no place: سلام, please. */
  noise: readonly Forms[]
  /** Words after which the place itself is named: در, in. */
  inside: readonly Forms[]
}

/** Forms by their value, and what may stand between tens and units («» for nothing). */
export type Numbers = { forms: Readonly<Record<number, Forms>>; joins: Forms }

export const ROLES = [
  'level',
  'house',
  'unit',
  'floor',
  'postcode',
  'landmark',
  'opening-landmark',
  'title',
  'join',
  'ordinal',
  'suffix',
  'number',
  'ending',
  'noise',
  'inside',
] as const
export type Role = (typeof ROLES)[number]

/** A word of the rules as found in a text. */
export type Keyword = {
  id: number
  form: string
  length: number
  /** What it may be; a word is several things in several languages. */
  roles: ReadonlySet<Role>
  /** Bit n: it says that a name is of level n. */
  levelsBefore: number
  levelsAfter: number
  /** Forms of one word share this, so that خ is خیابان and not بلوار. */
  group: string
  /** The number that it is in words; -1 for none. */
  value: number
}

/** Rules ready for looking up: the keyword whose symbols are `bytes[start … end - 1]`. */
export type Rules = {
  sets: readonly RuleSet[]
  byId: readonly Keyword[]
  most: number
  bySymbols: Map<number, Keyword>
  /** Latin forms of words of another script, as they sound. */
  bySpeech: Map<string, Keyword>
}

const ROLE_LISTS = [
  ['house', 'house'],
  ['unit', 'unit'],
  ['floor', 'floor'],
  ['postcode', 'postcode'],
  ['landmarks', 'landmark'],
  ['openingLandmarks', 'opening-landmark'],
  ['titles', 'title'],
  ['joins', 'join'],
  ['ordinals', 'ordinal'],
  ['suffixes', 'suffix'],
  ['endings', 'ending'],
  ['noise', 'noise'],
  ['inside', 'inside'],
] as const

type Growing = Keyword & { roles: Set<Role> }

const COMPILED_AT_HAND = 4
const compiled = new Map<string, Rules>()

/** The sets as one table, made once for the same words. Words of all languages hold at once, as streets are named in several. */
export function compileRules(sets: readonly RuleSet[]): Rules {
  const key = JSON.stringify(sets)
  const known = compiled.get(key) ?? compile(sets)
  compiled.delete(key)
  compiled.set(key, known)
  for (const oldest of compiled.keys()) if (compiled.size > COMPILED_AT_HAND) compiled.delete(oldest)
  return known
}

function compile(sets: readonly RuleSet[]): Rules {
  const rules = {
    sets,
    byId: [] as Growing[],
    most: 1,
    bySymbols: new Map<number, Growing>(),
    bySpeech: new Map<string, Growing>(),
  }
  for (const set of sets) {
    for (const level of LEVELS) {
      for (const forms of set.before[level] ?? []) addLevel(rules, forms, level, 'levelsBefore')
      for (const forms of set.after[level] ?? []) addLevel(rules, forms, level, 'levelsAfter')
    }
    for (const [list, role] of ROLE_LISTS)
      for (const forms of set[list]) for (const keyword of keywordsOf(rules, forms)) keyword.roles.add(role)
    for (const numbers of set.numbers) addNumbers(rules, numbers)
  }
  return rules
}

type Compiling = { byId: Growing[]; most: number; bySymbols: Map<number, Growing>; bySpeech: Map<string, Growing> }

function addLevel(rules: Compiling, forms: Forms, level: Level, side: 'levelsBefore' | 'levelsAfter') {
  for (const keyword of keywordsOf(rules, forms)) {
    keyword.roles.add('level')
    keyword[side] |= 1 << levelNumber(level)
  }
}

/** Every number that is written, and those between the tens. */
function addNumbers(rules: Compiling, { forms, joins }: Numbers) {
  const add = (text: Forms, value: number) => {
    for (const keyword of keywordsOf(rules, text)) {
      keyword.roles.add('number')
      keyword.value = value
    }
  }
  for (const [value, text] of Object.entries(forms)) add(text, Number(value))
  for (let tens = 20; tens < 100; tens += 10)
    for (let unit = 1; unit < 10; unit++)
      for (const first of forms[tens]?.split('|') ?? [])
        for (const join of joins.split('|'))
          for (const second of forms[unit]?.split('|') ?? []) add(`${first} ${join} ${second}`, tens + unit)
}

function keywordsOf(rules: Compiling, forms: Forms): Growing[] {
  const list = forms.split('|')
  const isTransliterated = !/^[a-z]/.test(list[0]!)
  return list.map((form) => {
    const words = wordsOf(form)
    const hash = hashOf(words.bytes, 0, words.bytes.length)
    const known = rules.bySymbols.get(hash)
    if (known) return known
    const keyword = {
      id: rules.byId.length + 1,
      form,
      length: words.bytes.length,
      roles: new Set<Role>(),
      levelsBefore: 0,
      levelsAfter: 0,
      group: list[0]!,
      value: -1,
    }
    rules.byId.push(keyword)
    rules.bySymbols.set(hash, keyword)
    const spoken = isTransliterated ? spokenForm(words.bytes, 0, words.bytes.length) : null
    if (spoken && !rules.bySpeech.has(spoken)) rules.bySpeech.set(spoken, keyword)
    rules.most = Math.max(rules.most, words.count)
    return keyword
  })
}

/** The keyword that words `first … last` are, or undefined. */
export function keywordAt(rules: Rules, words: Words, first: number, last: number): Keyword | undefined {
  const [start, end] = [words.starts[first]!, words.starts[last + 1]!]
  const keyword = rules.bySymbols.get(hashOf(words.bytes, start, end))
  return keyword?.length === end - start ? keyword : undefined
}

const LEAST_SPOKEN = 4

/** A word in Latin letters as it sounds, without what is written now so and now so («kooche-ye», «kuche»); null for a short one. */
function spokenForm(bytes: Uint8Array, start: number, end: number): string | null {
  let form = ''
  for (let at = start; at < end; at++) {
    if (bytes[at]! > 26) return null
    form += String.fromCharCode(96 + bytes[at]!)
  }
  form = form
    .replace(/oo|ou|o/g, 'u')
    .replace(/ee|iy/g, 'i')
    .replace(/(.)\1/g, '$1')
  for (let shorter = form; ; form = shorter) {
    shorter = form.replace(/(?:ye|e|h)$/, '')
    if (shorter === form || shorter.length < LEAST_SPOKEN) return form.length < LEAST_SPOKEN ? null : form
  }
}

/** The keyword that words `first … last` are in Latin letters by their sound, or undefined. */
export function spokenAt(rules: Rules, words: Words, first: number, last: number): Keyword | undefined {
  const form = spokenForm(words.bytes, words.starts[first]!, words.starts[last + 1]!)
  return form === null ? undefined : rules.bySpeech.get(form)
}
