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
}

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
}

/** Rules ready for looking up: the keyword whose symbols are `bytes[start … end - 1]`. */
export type Rules = {
  sets: readonly RuleSet[]
  byId: readonly Keyword[]
  most: number
  bySymbols: Map<number, Keyword>
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
] as const

type Growing = Keyword & { roles: Set<Role> }

/** The sets as one table. Words of all languages hold at once, as streets are named in several. */
export function compileRules(sets: readonly RuleSet[]): Rules {
  const rules = { sets, byId: [] as Growing[], most: 1, bySymbols: new Map<number, Growing>() }
  for (const set of sets) {
    for (const level of LEVELS) {
      for (const forms of set.before[level] ?? []) addLevel(rules, forms, level, 'levelsBefore')
      for (const forms of set.after[level] ?? []) addLevel(rules, forms, level, 'levelsAfter')
    }
    for (const [list, role] of ROLE_LISTS)
      for (const forms of set[list]) for (const keyword of keywordsOf(rules, forms)) keyword.roles.add(role)
  }
  return rules
}

type Compiling = { byId: Growing[]; most: number; bySymbols: Map<number, Growing> }

function addLevel(rules: Compiling, forms: Forms, level: Level, side: 'levelsBefore' | 'levelsAfter') {
  for (const keyword of keywordsOf(rules, forms)) {
    keyword.roles.add('level')
    keyword[side] |= 1 << levelNumber(level)
  }
}

function keywordsOf(rules: Compiling, forms: Forms): Growing[] {
  const list = forms.split('|')
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
    }
    rules.byId.push(keyword)
    rules.bySymbols.set(hash, keyword)
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
