/** Words: both languages say the same things, in Persian letters and in plain English. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from './api.ts'
import { PROBLEMS, sentenceFor } from './problems.ts'

type Both = { fa: object; en: object }

const files = globSync('**/{*-,}words.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.startsWith('aria/'))
  .sort()

const isBoth = (value: unknown): value is Both => typeof value === 'object' && value !== null && 'fa' in value

/** Every sentence with its path. A function is called with a 7, which it writes in its own figures or leaves as a name; the latter is taken out. */
function sentences(words: unknown, path: string): [string, string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function')
    return [[path, String((words as (...given: unknown[]) => unknown)(7, 7)).replaceAll('7', '')]]
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => sentences(value, `${path}.${key}`))
}

async function everything(): Promise<[string, Both][]> {
  const found: [string, Both][] = [['problems', PROBLEMS]]
  for (const file of files) {
    const module = (await import(join(import.meta.dirname, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) if (isBoth(value)) found.push([`${file} ${name}`, value])
  }
  return found
}

test('every sentence of the console stands in both languages', async () => {
  const all = await everything()
  assert.ok(all.length > 10, `only ${all.length} lists of words were found`)
  for (const [name, { fa, en }] of all) {
    const paths = (words: object) => sentences(words, '').map(([path]) => path)
    assert.deepEqual(paths(fa).sort(), paths(en).sort(), name)
  }
})

test('sentenceFor() names the rule of an umbrella and its limit', () => {
  const broken = (rule: string, limit: unknown) => new Problem('umbrella-rule', 409, { rule, limit })
  assert.match(sentenceFor('en', broken('most-retention-days', 400)), /longer than 400 days/)
  assert.match(sentenceFor('fa', broken('least-min-group', 25)), /کوچک‌تر از ۲۵/)
  assert.equal(sentenceFor('en', broken('a rule of tomorrow', 1)), PROBLEMS.en['umbrella-rule'])
  assert.equal(sentenceFor('en', broken('least-min-group', null)), PROBLEMS.en['umbrella-rule'])
})

/** Words that are the same everywhere. */
const LATIN = /^(Open311|English|en|fa|—|j|k|r|w|x|Enter|Esc|\/|\?|)$/

test('Persian is written with Persian letters, and English without', async () => {
  for (const [name, { fa, en }] of await everything()) {
    for (const [path, text] of sentences(fa, name)) {
      if (LATIN.test(text)) continue
      assert.match(text, /[آ-ی۰-۹،]/, path)
      assert.doesNotMatch(text, /[يكى٠-٩]|undefined|NaN/, path)
      assert.doesNotMatch(text, /(^|\s)(ن?می) [آ-ی]/, `${path}: a half-space is missing`)
      assert.doesNotMatch(text.replace(/[A-Za-z]+[ -]?\d+/g, ''), /[0-9]/, `${path}: Latin digits`)
    }
    for (const [path, text] of sentences(en, name)) {
      if (text !== 'فارسی') assert.doesNotMatch(text, /[آ-ی۰-۹]/, path)
      assert.doesNotMatch(text, /undefined|NaN/, path)
    }
  }
})

/** Refusals that the code of the doors can give, found in their source. */
function refusals(): Set<string> {
  const root = join(import.meta.dirname, '../../app')
  const said = globSync('{kit,people,agencies,places,submissions,cases,indicators,opendata,reports}/**/*.ts', {
    cwd: root,
  })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const union = /export type Refusal =\n((?:\s+\| '[\w-]+'\n?)+)/.exec(text)?.[1] ?? ''
      const calls = [...text.matchAll(/(?:refuse|problem)\(c, \d{3}, '([\w-]+)'/g)].map(([, word]) => word!)
      return [...calls, ...[...union.matchAll(/'([\w-]+)'/g)].map(([, word]) => word!)]
    })
  return new Set(said)
}

/** No officer's page can meet these: they belong to a person's receipt, or to addresses that the console does not build. */
const ELSEWHERE = ['not-asked', 'nothing-to-confirm', 'wrong-content-type']

test('PROBLEMS has a sentence for every refusal of every door', () => {
  const missing = [...refusals()].filter((word) => !(word in PROBLEMS.fa) && !ELSEWHERE.includes(word))
  assert.deepEqual(missing, [])
})
